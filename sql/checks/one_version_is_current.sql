-- Every article has exactly one current version.
SELECT
    a.article_id,
    a.identity,
    SUM(CASE WHEN v.is_current THEN 1 ELSE 0 END) AS current_versions
FROM article AS a
LEFT JOIN article_version AS v ON a.article_id = v.article_id
GROUP BY a.article_id, a.identity
HAVING SUM(CASE WHEN v.is_current THEN 1 ELSE 0 END) <> 1;
