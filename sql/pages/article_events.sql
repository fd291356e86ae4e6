-- question_ar: ماذا حدث بحسب هذه الصيغة، ومن يقول ذلك؟
-- question_en: What happened by this version, and who says so?
-- param: version key | the version
-- column: ordinal | place of the event in its version
-- column: type | PLOVER event type: CONSULT, PROTEST, ASSAULT, …
-- column: mode | PLOVER mode of that type; null: none fits
-- column: cameo | CAMEO event code
-- column: quad | 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
-- column: status | actual, future (announced), hypothetical or negated
-- column: trigger_text | the verb or verbal noun that names the act
-- column: trigger_start | its first character in the body, from 0
-- column: trigger_end | the character after its last
-- column: place_id | where it was, where known
-- column: place | its canonical name, else as in the text; null: not told
-- column: place_country | ISO 3166-1 alpha-2
-- column: place_start | first character of the place's phrase
-- column: place_end | the character after its last
-- column: first_day | first day of it; null: not told
-- column: last_day | last day of it
-- column: dated_by | ordinal of the time expression that says so
-- column: date_text | the words that date it
-- column: date_start | their first character
-- column: date_end | the character after their last
-- column: statement | ordinal of the statement it stands in; null: the article itself tells it
-- column: claimed_by_id | who says so, where known
-- column: claimed_by | the name of that one, ANON for an unnamed source; null: nobody, or unknown
-- column: claim_start | first character of what that statement says
-- column: claim_end | the character after its last
-- column: rule | the rule that found it
-- column: confidence | how likely it is an event of that type, 0 to 1; null: not told
WITH named AS (
    SELECT
        article_entity_id,
        entity_id,
        name_ar
    FROM effective_entity
    WHERE version_id = :version
),

said AS (
    SELECT
        ordinal,
        speaker_id,
        speaker_entity_id,
        speaker_name,
        speaker_office,
        speaker_text,
        document,
        content_start,
        content_end
    FROM effective_statement
    WHERE version_id = :version
)

SELECT
    v.ordinal,
    v.type,
    v.mode,
    v.cameo,
    v.quad,
    v.status,
    v.trigger_text,
    v.trigger_start,
    v.trigger_end,
    COALESCE(v.place_entity_id, v.place_id) AS place_id,
    v.place_name AS place,
    v.place_country,
    v.place_start,
    v.place_end,
    v.first_day,
    v.last_day,
    v.dated_by,
    d.surface AS date_text,
    d.start_offset AS date_start,
    d.end_offset AS date_end,
    v.asserted_by AS statement,
    COALESCE(s.speaker_entity_id, k.entity_id) AS claimed_by_id,
    CASE
        WHEN s.speaker_entity_id IS NOT NULL THEN s.speaker_name
        ELSE COALESCE(k.name_ar, s.speaker_office, s.speaker_name, s.speaker_text, s.document)
    END AS claimed_by,
    s.content_start AS claim_start,
    s.content_end AS claim_end,
    v.rule,
    v.confidence
FROM effective_event AS v
LEFT JOIN date_expression AS d ON v.version_id = d.version_id AND v.dated_by = d.ordinal
LEFT JOIN said AS s ON v.asserted_by = s.ordinal
LEFT JOIN named AS k ON s.speaker_id = k.article_entity_id
WHERE v.version_id = :version
ORDER BY v.ordinal;
