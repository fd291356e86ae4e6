-- rule: The trigger of every event stands in one sentence, and is one of the event's mentions.
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
    v.trigger_start,
    v.trigger_end,
    v.trigger_text
FROM event AS v
WHERE
    v.version_id IN (SELECT w.version_id FROM written AS w)
    AND (
        NOT EXISTS (
            SELECT 1 FROM sentence AS s
            WHERE
                s.version_id = v.version_id
                AND s.start_offset <= v.trigger_start
                AND s.end_offset >= v.trigger_end
        )
        OR NOT EXISTS (
            SELECT 1 FROM event_mention AS m
            WHERE
                m.version_id = v.version_id
                AND m.event_ordinal = v.ordinal
                AND m.start_offset = v.trigger_start
                AND m.end_offset = v.trigger_end
        )
    );
