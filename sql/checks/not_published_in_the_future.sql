-- rule: No article is dated more than two days after the record was seen that says so.
-- rule: (Two, because time zones are often left out.)
-- severity: warning
-- remedy: The source is wrong about its own date: correct the record and load it again, or leave
-- remedy: `published` out
-- remedy: of the source's fields in sources.toml.
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
    v.article_id,
    v.published_on,
    v.published_basis,
    v.recorded_at,
    v.address,
    v.position
FROM article_version AS v
WHERE
    v.published_on IS NOT NULL
    AND v.version_id IN (SELECT w.version_id FROM written AS w)
    AND (
        SELECT COUNT(*)
        FROM calendar_day AS c
        WHERE c.day > v.recorded_at AND c.day < v.published_on
    ) > 1;
