-- rule: The interval that a date expression means, or an event took, does not end before it begins.
-- severity: error
-- remedy: A fault of ours: report it; annotating anew (the DAG reannotate, by other annotators) writes the
-- remedy: rows again.
-- param: run text = null | only the versions that run wrote; null: all
WITH written AS (
    SELECT version_id FROM run_version
    WHERE run_id = :run
    UNION ALL
    SELECT version_id FROM article_version
    WHERE CAST(:run AS VARCHAR(250)) IS NULL
)

SELECT
    'date_expression' AS kind,
    d.version_id,
    d.ordinal,
    d.surface,
    d.first_day,
    d.last_day
FROM date_expression AS d
WHERE d.last_day < d.first_day AND d.version_id IN (SELECT w.version_id FROM written AS w)
UNION ALL
SELECT
    'event' AS kind,
    v.version_id,
    v.ordinal,
    v.trigger_text AS surface,
    v.first_day,
    v.last_day
FROM event AS v
WHERE v.last_day < v.first_day AND v.version_id IN (SELECT w.version_id FROM written AS w);
