-- rule: The statement another stands in is a statement of the same version, and not itself.
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
    s.version_id,
    s.ordinal,
    s.parent
FROM statement AS s
LEFT JOIN statement AS p ON s.version_id = p.version_id AND s.parent = p.ordinal
WHERE
    s.version_id IN (SELECT w.version_id FROM written AS w)
    AND s.parent IS NOT NULL
    AND (p.ordinal IS NULL OR s.parent = s.ordinal);
