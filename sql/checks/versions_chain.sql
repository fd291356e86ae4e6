-- rule: The versions of an article follow one another: each ends where the next begins, the last is
-- rule: current.
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
),

chain AS (
    SELECT
        version_id,
        article_id,
        valid_from,
        valid_to,
        is_current,
        LEAD(valid_from) OVER (
            PARTITION BY article_id
            ORDER BY valid_from, CASE WHEN valid_to IS NULL THEN 1 ELSE 0 END, valid_to
        ) AS next_from
    FROM article_version
    WHERE article_id IN (SELECT w.article_id FROM written AS w)
)

SELECT
    version_id,
    article_id,
    valid_from,
    valid_to,
    is_current,
    next_from
FROM chain
WHERE
    (valid_to IS NULL AND next_from IS NOT NULL)
    OR (valid_to IS NOT NULL AND next_from IS NULL)
    OR valid_to <> next_from
    OR valid_to < valid_from
    OR (is_current AND valid_to IS NOT NULL)
    OR (NOT is_current AND valid_to IS NULL);
