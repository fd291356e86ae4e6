-- What happened, as a reader checks it: who did what to whom, where and when, who says so, and the words.
-- Grain: an event told in a current article, however often it tells it.
-- column: event_id | one number for version and ordinal: GLOBALEVENTID of gdelt_events
-- column: version_id | key of the event: the version
-- column: ordinal | key of the event: its place among the version's
-- column: day | the day of the article; null: unknown
-- column: source | slug of the outlet
-- column: title | headline of the article
-- column: url | where it was published
-- column: type | PLOVER event type: CONSULT, PROTEST, ASSAULT, …
-- column: mode | PLOVER mode of that type; null: none fits
-- column: cameo | CAMEO event code
-- column: quad | 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
-- column: actors | who did it, by name: the first three, and … for more; null: not told
-- column: recipients | whom it was done to, in the same way
-- column: place | where, by name; null: not told
-- column: place_country | its country, ISO 3166-1 alpha-2
-- column: first_day | first day of it as told; null: not told
-- column: last_day | last day of it as told
-- column: date_text | the words that date it (يوم الأحد); null: none
-- column: event_day | first_day, else the day of the article
-- column: status | actual, future (announced), hypothetical or negated
-- column: is_claim | whether a statement tells it; false: the article itself does
-- column: statement | ordinal of that statement, as in who_said_what
-- column: asserted_by | who says so: canonical name, else as in the text, ANON for an unnamed source
-- column: trigger_text | the verb or verbal noun that names the act, as it stands
-- column: sentence | the sentence it stands in
-- column: mentions | how often the article tells it
-- column: trigger_start | first character of the trigger in the body, from 0
-- column: trigger_end | the character after its last
-- column: rule | the rule that found it
CREATE VIEW event_list AS
SELECT
    v.version_id - v.ordinal AS event_id,
    v.version_id,
    v.ordinal,
    a.day,
    a.source,
    a.title,
    a.url,
    v.type,
    v.mode,
    v.cameo,
    v.quad,
    (
        SELECT p.name FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'actor'
        ORDER BY p.ordinal
        LIMIT 1
    ) || COALESCE((
        SELECT '، ' || p.name FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'actor'
        ORDER BY p.ordinal
        LIMIT 1 OFFSET 1
    ), '') || COALESCE((
        SELECT '، ' || p.name FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'actor'
        ORDER BY p.ordinal
        LIMIT 1 OFFSET 2
    ), '') || COALESCE((
        SELECT '، …' FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'actor'
        ORDER BY p.ordinal
        LIMIT 1 OFFSET 3
    ), '') AS actors,
    (
        SELECT p.name FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'recipient'
        ORDER BY p.ordinal
        LIMIT 1
    ) || COALESCE((
        SELECT '، ' || p.name FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'recipient'
        ORDER BY p.ordinal
        LIMIT 1 OFFSET 1
    ), '') || COALESCE((
        SELECT '، ' || p.name FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'recipient'
        ORDER BY p.ordinal
        LIMIT 1 OFFSET 2
    ), '') || COALESCE((
        SELECT '، …' FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'recipient'
        ORDER BY p.ordinal
        LIMIT 1 OFFSET 3
    ), '') AS recipients,
    COALESCE(l.name_ar, v.place_name) AS place,
    COALESCE(v.place_country, l.country) AS place_country,
    v.first_day,
    v.last_day,
    d.surface AS date_text,
    COALESCE(v.first_day, a.day) AS event_day,
    v.status,
    v.asserted_by IS NOT NULL AS is_claim,
    v.asserted_by AS statement,
    (
        SELECT COALESCE(s.speaker, s.document) FROM effective_statement AS s
        WHERE s.version_id = v.version_id AND s.ordinal = v.asserted_by
    ) AS asserted_by,
    v.trigger_text,
    SUBSTR(a.body, t.start_offset + 1, t.end_offset - t.start_offset) AS sentence,
    (
        SELECT COUNT(*) FROM event_mention AS m
        WHERE m.version_id = v.version_id AND m.event_ordinal = v.ordinal
    ) AS mentions,
    v.trigger_start,
    v.trigger_end,
    v.rule
FROM effective_event AS v
INNER JOIN current_article AS a ON v.version_id = a.version_id
LEFT JOIN effective_entity AS l ON v.place_id = l.article_entity_id
LEFT JOIN date_expression AS d ON v.version_id = d.version_id AND v.dated_by = d.ordinal
LEFT JOIN sentence AS t
    ON
        v.version_id = t.version_id
        AND v.trigger_start >= t.start_offset
        AND v.trigger_end <= t.end_offset;
