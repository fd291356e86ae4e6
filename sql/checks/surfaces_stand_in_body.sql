-- rule: Every text read out of an article is, character for character, what stands in its body at its
-- rule: offsets.
-- severity: error
-- remedy: A fault of ours: report it; annotating anew (the DAG reannotate, by other annotators) writes the
-- remedy: rows again.
-- param: run text = null | only the versions that run wrote; null: all
-- Both databases count the characters before an offset each time: a long body is cut into pieces first.
WITH RECURSIVE written AS (
    SELECT version_id FROM run_version
    WHERE run_id = :run
    UNION ALL
    SELECT version_id FROM article_version
    WHERE CAST(:run AS VARCHAR(250)) IS NULL
),

piece AS (
    SELECT
        version_id,
        0 AS number,
        SUBSTR(body, 1, 16384) AS words
    FROM article_version
    WHERE
        version_id IN (SELECT w.version_id FROM written AS w)
        AND LENGTH(body) > 16384
    UNION ALL
    SELECT
        p.version_id,
        p.number + 1 AS number,
        SUBSTR(v.body, (p.number + 1) * 8192 + 1, 16384) AS words
    FROM piece AS p
    INNER JOIN article_version AS v ON p.version_id = v.version_id
    WHERE LENGTH(p.words) > 8192
),

span AS (
    SELECT
        s.kind,
        s.version_id,
        s.ordinal,
        s.start_offset,
        s.end_offset,
        s.surface,
        CASE
            WHEN s.end_offset - s.start_offset BETWEEN 0 AND 8192 AND p.words IS NOT NULL
                THEN SUBSTR(p.words, s.start_offset % 8192 + 1, s.end_offset - s.start_offset)
            WHEN s.end_offset >= s.start_offset
                THEN SUBSTR(v.body, s.start_offset + 1, s.end_offset - s.start_offset)
        END AS stands_there
    FROM annotation_span AS s
    INNER JOIN article_version AS v ON s.version_id = v.version_id
    LEFT JOIN piece AS p ON s.version_id = p.version_id AND s.start_offset / 8192 = p.number
    WHERE
        s.version_id IN (SELECT w.version_id FROM written AS w)
        AND s.kind <> 'sentence'
)

SELECT
    kind,
    version_id,
    ordinal,
    start_offset,
    end_offset,
    surface,
    stands_there
FROM span
WHERE COALESCE(stands_there <> surface, 1 = 1)
