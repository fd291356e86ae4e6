-- rule: A version has as many sentences as it says: what was read out of it is there as a whole.
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
    v.sentence_count,
    COUNT(s.ordinal) AS sentences
FROM article_version AS v
LEFT JOIN sentence AS s ON v.version_id = s.version_id
WHERE v.version_id IN (SELECT w.version_id FROM written AS w)
GROUP BY v.version_id, v.sentence_count
HAVING COUNT(s.ordinal) <> v.sentence_count;
