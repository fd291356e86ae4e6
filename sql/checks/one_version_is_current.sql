-- rule: Every article has exactly one current version.
-- severity: error
-- remedy: A fault of ours: keep the row and report it; reading the file again with `khabar run --force` may
-- remedy: mend it.
-- param: run text = null | only the versions that run wrote; null: all
WITH written AS (
    SELECT v.article_id
    FROM run_version AS r
    INNER JOIN article_version AS v ON r.version_id = v.version_id
    WHERE r.run_id = :run
    UNION ALL
    SELECT article_id FROM article
    WHERE CAST(:run AS VARCHAR(250)) IS NULL
)

SELECT
    a.article_id,
    a.identity,
    SUM(CASE WHEN v.is_current THEN 1 ELSE 0 END) AS current_versions
FROM article AS a
LEFT JOIN article_version AS v ON a.article_id = v.article_id
WHERE a.article_id IN (SELECT w.article_id FROM written AS w)
GROUP BY a.article_id, a.identity
HAVING SUM(CASE WHEN v.is_current THEN 1 ELSE 0 END) <> 1;
