-- Events as they stand after what analysts said: without those that are none.
-- Grain: an event in any version, current or not. event_participants says who took part in them.
-- column: version_id | key of the event: the version
-- column: ordinal | key of the event: its place among the version's
-- column: type | PLOVER event type
-- column: mode | PLOVER mode of that type; null: none fits
-- column: cameo | CAMEO event code
-- column: quad | quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
-- column: trigger_start | first character of the trigger in article_version.body, from 0
-- column: trigger_end | the character after its last
-- column: trigger_text | the verb or verbal noun that names the act, as it stands
-- column: status | actual, future (announced), hypothetical or negated
-- column: asserted_by | ordinal of the statement it stands in; null: the article itself tells it
-- column: place_id | where it was: key of effective_entity
-- column: place_name | where it was, by name or in the article's words
-- column: place_country | the country of that place, ISO 3166-1 alpha-2
-- column: place_start | first character of the place's phrase
-- column: place_end | the character after its last
-- column: place_text | that phrase as it stands
-- column: first_day | first day of it, inclusive; null: not told
-- column: last_day | last day of it, inclusive; null: not told
-- column: dated_by | ordinal of the date expression that tells these days
-- column: rule | the rule that found it
CREATE VIEW effective_event AS
SELECT
    v.version_id,
    v.ordinal,
    v.type,
    v.mode,
    v.cameo,
    v.quad,
    v.trigger_start,
    v.trigger_end,
    v.trigger_text,
    v.status,
    CASE
        WHEN
            v.asserted_by IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM statement AS s
                INNER JOIN correction AS n
                    ON s.version_id = n.version_id AND n.about = 'statement' AND s.cue_start = n.start_offset
                WHERE s.version_id = v.version_id AND s.ordinal = v.asserted_by AND s.cue_end = n.end_offset
            )
            THEN v.asserted_by
    END AS asserted_by,
    v.place_id,
    v.place_name,
    v.place_country,
    v.place_start,
    v.place_end,
    v.place_text,
    v.first_day,
    v.last_day,
    v.dated_by,
    v.rule
FROM event AS v
LEFT JOIN correction AS r
    ON
        v.version_id = r.version_id
        AND r.about = 'event'
        AND v.trigger_start = r.start_offset
        AND v.trigger_end = r.end_offset
WHERE r.judgement_id IS NULL;
