-- Every span begins in the body, ends in it, and holds at least one character.
-- The lengths are taken once a version: each body is measured once and not once a span.
WITH body AS (
    SELECT
        version_id,
        MAX(LENGTH(body)) AS body_length
    FROM article_version
    GROUP BY version_id
)

SELECT
    s.kind,
    s.version_id,
    s.ordinal,
    s.start_offset,
    s.end_offset,
    b.body_length
FROM annotation_span AS s
INNER JOIN body AS b ON s.version_id = b.version_id
WHERE
    s.start_offset < 0
    OR s.end_offset <= s.start_offset
    OR s.end_offset > b.body_length;
