-- question_ar: كم قتيلا وجريحا وموقوفا تذكر الأخبار، وأين، ومن يقول ذلك؟
-- question_en: How many dead, injured and detained does the news tell of, where, and who says so?
-- Numbers of articles that copy an earlier one are left out. Others may tell of one event too: never add them up
-- without looking at place and day.
-- param: since date = 1900-01-01 | first day of events counted; undated events always count
-- param: until date = 2100-12-31 | last day counted
-- param: country country = null | one country; null: all
-- param: kind choice(killed, injured, detained, crowd) = null | the killed, injured, detained or those who gathered; null: all
-- param: at_least count = 1 | lower numbers are left out
-- param: most count = 200 | how many to show, the latest first
-- column: day | the day of the event as told, else that of the article
-- column: place | where, by name
-- column: country | its country, ISO 3166-1 alpha-2
-- column: kind | killed, injured, detained or crowd
-- column: low | at least so many
-- column: high | at most so many; null: open
-- column: words | the number as it stands
-- column: type | PLOVER event type
-- column: actors | who did it
-- column: recipients | whom it was done to
-- column: is_claim | whether a statement tells it; false: the article itself does
-- column: asserted_by | who says so
-- column: source | slug of the outlet
-- column: sentence | the sentence the event stands in
-- column: article_id | key of the article
-- column: version_id | key of the version
-- column: start_offset | first character of the words in the body, from 0
-- column: end_offset | the character after its last
SELECT
    v.event_day AS day,
    v.place,
    v.place_country AS country,
    v.kind,
    v.low,
    v.high,
    v.number_text AS words,
    v.type,
    v.actors,
    v.recipients,
    v.is_claim,
    v.asserted_by,
    v.source,
    v.sentence,
    v.article_id,
    v.version_id,
    v.start_offset,
    v.end_offset
FROM casualties AS v
WHERE
    v.status = 'actual'
    AND COALESCE(v.story_kind, 'origin') <> 'copy'
    AND COALESCE(v.event_day, :since) BETWEEN :since AND :until
    AND (CAST(:country AS VARCHAR(2)) IS NULL OR v.place_country = :country)
    AND (CAST(:kind AS VARCHAR(20)) IS NULL OR v.kind = :kind)
    AND COALESCE(v.high, v.low) >= :at_least
ORDER BY
    COALESCE(v.event_day, :since) DESC,
    v.place ASC,
    v.kind ASC,
    v.low DESC,
    v.version_id ASC,
    v.ordinal ASC
LIMIT :most;
