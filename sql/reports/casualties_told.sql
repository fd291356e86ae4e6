-- question_ar: كم قتيلا وجريحا وموقوفا تذكر الأخبار، وأين، ومن يقول ذلك؟
-- question_en: How many dead, injured and detained does the news tell of, where, and who says so?
-- param: since date = 1900-01-01 | first day of events counted; undated events always count
-- param: until date = 2100-12-31 | last day counted
-- param: country country = null | one country; null: all
-- param: kind text = null | killed, injured, detained or crowd; null: all
-- param: at_least count = 1 | lower numbers are left out
-- column: day | the day of the event as told, else that of the article
-- column: place | where, by name
-- column: country | its country, ISO 3166-1 alpha-2
-- column: kind | killed, injured, detained or crowd
-- column: low | at least so many
-- column: high | at most so many; null: open
-- column: number_text | the number as it stands
-- column: type | PLOVER event type
-- column: actors | who did it
-- column: recipients | whom it was done to
-- column: is_claim | whether a statement tells it; false: the article itself does
-- column: asserted_by | who says so
-- column: source | slug of the outlet
-- column: url | where it was published
SELECT
    v.event_day AS day,
    v.place,
    v.place_country AS country,
    v.kind,
    v.low,
    v.high,
    v.number_text,
    v.type,
    v.actors,
    v.recipients,
    v.is_claim,
    v.asserted_by,
    v.source,
    v.url
FROM casualties AS v
WHERE
    v.status = 'actual'
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
    v.ordinal ASC;
