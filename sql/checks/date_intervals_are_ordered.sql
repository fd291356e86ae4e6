-- rule: The interval a date expression means does not end before it begins.
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
    version_id,
    ordinal,
    surface,
    timex,
    first_day,
    last_day
FROM date_expression
WHERE last_day < first_day AND version_id IN (SELECT w.version_id FROM written AS w);
