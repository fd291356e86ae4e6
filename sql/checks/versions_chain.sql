-- The versions of an article follow one another: each ends where the next begins, the last is current.
WITH chain AS (
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
