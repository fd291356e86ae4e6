-- rule: Every span begins in the body, ends in it, and holds at least one character.
-- severity: error
-- remedy: A fault of ours: report it; annotating anew (the DAG reannotate, by other annotators) writes the
-- remedy: rows again.
-- param: run text = null | only the versions that run wrote; null: all
-- The lengths are taken once a version: each body is measured once and not once a span.
WITH written AS (
    SELECT version_id FROM run_version
    WHERE run_id = :run
    UNION ALL
    SELECT version_id FROM article_version
    WHERE CAST(:run AS VARCHAR(250)) IS NULL
),

body AS (
    SELECT
        version_id,
        MAX(LENGTH(body)) AS body_length
    FROM article_version
    WHERE version_id IN (SELECT w.version_id FROM written AS w)
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
    s.version_id IN (SELECT w.version_id FROM written AS w)
    AND (
        s.start_offset < 0
        OR s.end_offset <= s.start_offset
        OR s.end_offset > b.body_length
    );
