-- Every version says which annotators read it.
SELECT
    v.version_id,
    v.annotation_run_id
FROM article_version AS v
LEFT JOIN annotation_run AS r ON v.annotation_run_id = r.annotation_run_id
WHERE r.annotation_run_id IS NULL;
