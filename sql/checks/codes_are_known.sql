-- rule: The codes of events, their status, and the codes of topics and countries are those the tables of
-- rule: codes hold.
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
    'event' AS kind,
    v.version_id,
    v.ordinal,
    v.cameo AS code,
    v.status AS name
FROM event AS v
LEFT JOIN cameo_code AS k ON v.cameo = k.code
LEFT JOIN country AS l ON v.place_country = l.iso2
WHERE
    v.version_id IN (SELECT w.version_id FROM written AS w)
    AND (
        k.code IS NULL
        OR v.quad NOT BETWEEN 1 AND 4
        OR v.status NOT IN ('actual', 'future', 'hypothetical', 'negated')
        OR (v.place_country IS NOT NULL AND l.iso2 IS NULL)
    )
UNION ALL
SELECT
    'participant' AS kind,
    p.version_id,
    p.ordinal,
    p.country AS code,
    p.name
FROM event_participant AS p
LEFT JOIN country AS l ON p.country = l.iso2
WHERE
    p.version_id IN (SELECT w.version_id FROM written AS w)
    AND p.country IS NOT NULL
    AND l.iso2 IS NULL
UNION ALL
SELECT
    'topic' AS kind,
    t.version_id,
    t.ordinal,
    t.code,
    t.topic AS name
FROM article_topic AS t
LEFT JOIN topic AS k ON t.code = k.code AND t.topic = k.name
WHERE
    t.version_id IN (SELECT w.version_id FROM written AS w)
    AND (k.code IS NULL OR t.score NOT BETWEEN 0 AND 1);
