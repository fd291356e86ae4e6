-- rule: Every mention, participant and number of an event, and every mention of a keyword, is of one in the
-- rule: same version; a participant is an actor or a recipient, a number is counted up from its lowest.
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
),

part AS (
    SELECT
        'event_mention' AS kind,
        version_id,
        ordinal,
        event_ordinal AS whole,
        TRUE AS is_right
    FROM event_mention
    UNION ALL
    SELECT
        'event_participant' AS kind,
        version_id,
        ordinal,
        event_ordinal AS whole,
        part IN ('actor', 'recipient') AS is_right
    FROM event_participant
    UNION ALL
    SELECT
        'event_number' AS kind,
        version_id,
        ordinal,
        event_ordinal AS whole,
        kind IN ('killed', 'injured', 'detained', 'crowd')
        AND low >= 0
        AND COALESCE(high, low) >= low AS is_right
    FROM event_number
    UNION ALL
    SELECT
        'keyword_mention' AS kind,
        version_id,
        ordinal,
        keyword_ordinal AS whole,
        TRUE AS is_right
    FROM keyword_mention
)

SELECT
    p.kind,
    p.version_id,
    p.ordinal,
    p.whole
FROM part AS p
LEFT JOIN event AS v ON p.version_id = v.version_id AND p.whole = v.ordinal
LEFT JOIN keyword AS k ON p.version_id = k.version_id AND p.whole = k.ordinal
WHERE
    p.version_id IN (SELECT w.version_id FROM written AS w)
    AND (
        NOT p.is_right
        OR CASE p.kind WHEN 'keyword_mention' THEN k.ordinal ELSE v.ordinal END IS NULL
    );
