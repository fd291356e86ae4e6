-- rule: The statement that asserts an event, and the date expression that dates it, are there in the same
-- rule: version.
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
    v.version_id,
    v.ordinal,
    v.asserted_by,
    v.dated_by,
    v.first_day,
    v.last_day
FROM event AS v
LEFT JOIN statement AS s ON v.version_id = s.version_id AND v.asserted_by = s.ordinal
LEFT JOIN date_expression AS d ON v.version_id = d.version_id AND v.dated_by = d.ordinal
WHERE
    v.version_id IN (SELECT w.version_id FROM written AS w)
    AND (
        (v.asserted_by IS NOT NULL AND s.ordinal IS NULL)
        OR (v.dated_by IS NOT NULL AND d.ordinal IS NULL)
    );
