-- No article is dated more than two days after it was seen. (Two, because time zones are often left out.)
SELECT
    v.version_id,
    v.article_id,
    v.published_on,
    v.observed_at,
    v.recorded_at
FROM article_version AS v
WHERE
    v.published_on IS NOT NULL
    AND (
        SELECT COUNT(*)
        FROM calendar_day AS c
        WHERE c.day > COALESCE(v.observed_at, v.recorded_at) AND c.day < v.published_on
    ) > 1;
