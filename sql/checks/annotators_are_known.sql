-- rule: Every version says which annotators read it.
-- severity: error
-- remedy: A fault of ours: keep the row and report it; reading the file again with `khabar run --force` may
-- remedy: mend it.
-- param: run text = null | only the versions that run wrote; null: all
WITH written AS (
    SELECT version_id FROM run_version
    WHERE run_id = :run
    UNION ALL
    SELECT version_id FROM article_version
    WHERE CAST(:run AS VARCHAR(250)) IS NULL
)

SELECT
    v.version_id,
    v.annotation_run_id
FROM article_version AS v
LEFT JOIN annotation_run AS r ON v.annotation_run_id = r.annotation_run_id
WHERE r.annotation_run_id IS NULL AND v.version_id IN (SELECT w.version_id FROM written AS w);
