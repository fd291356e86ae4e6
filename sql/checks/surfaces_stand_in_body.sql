-- rule: Every text read out of an article is, character for character, what stands in its body at its
-- rule: offsets.
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
    s.kind,
    s.version_id,
    s.ordinal,
    s.start_offset,
    s.end_offset,
    s.surface,
    CASE
        WHEN s.end_offset >= s.start_offset
            THEN SUBSTR(v.body, s.start_offset + 1, s.end_offset - s.start_offset)
    END AS stands_there
FROM annotation_span AS s
INNER JOIN article_version AS v ON s.version_id = v.version_id
WHERE
    s.version_id IN (SELECT w.version_id FROM written AS w)
    AND s.kind <> 'sentence'
    AND CASE
        WHEN s.end_offset >= s.start_offset AND s.surface IS NOT NULL
            THEN SUBSTR(v.body, s.start_offset + 1, s.end_offset - s.start_offset) <> s.surface
        ELSE 1 = 1
    END;
