-- question_ar: متى وأين وقعت الاحتجاجات والاعتداءات؟
-- question_en: On which days and where were there protests and assaults?
-- param: since date = 1900-01-01 | first day of events counted; undated events always count
-- param: until date = 2100-12-31 | last day counted
-- param: type choice(PROTEST, ASSAULT) = null | protests or assaults; null: both
-- param: at_least count = 1 | rows of fewer texts are left out
-- param: most count = 500 | how many rows to show, the latest first
-- param: country country = null | one country; null: all
-- column: day | the day as told, else that of the article; null: neither is known
-- column: weekday_ar | its weekday
-- column: hijri_day | its day in the Hijri month
-- column: hijri_month_ar | that month
-- column: hijri_year | Hijri year by Umm al-Qura
-- column: type | PROTEST or ASSAULT
-- column: country | the country of the place, ISO 3166-1 alpha-2; null: no place is told
-- column: place | where, by name; null: not told
-- column: events | events told as having happened, each once an article
-- column: claims | of these, told by a statement only
-- column: stories | texts that tell them, each once however many carry it
-- column: sources | outlets that tell them
SELECT
    v.event_day AS day,
    c.weekday_ar,
    c.hijri_day,
    c.hijri_month_ar,
    c.hijri_year,
    v.type,
    v.place_country AS country,
    v.place,
    COUNT(*) AS events,
    COUNT(v.statement) AS claims,
    COUNT(DISTINCT v.story_id) AS stories,
    COUNT(DISTINCT v.source) AS sources
FROM event_list AS v
LEFT JOIN calendar_day AS c ON v.event_day = c.day
WHERE
    v.type IN ('PROTEST', 'ASSAULT')
    AND v.status = 'actual'
    AND (CAST(:type AS VARCHAR(10)) IS NULL OR v.type = :type)
    AND COALESCE(v.event_day, :since) BETWEEN :since AND :until
    AND (CAST(:country AS VARCHAR(2)) IS NULL OR v.place_country = :country)
GROUP BY
    v.event_day,
    c.weekday_ar,
    c.hijri_day,
    c.hijri_month_ar,
    c.hijri_year,
    v.type,
    v.place_country,
    v.place
HAVING COUNT(DISTINCT v.story_id) >= :at_least
ORDER BY v.event_day DESC, v.type ASC, stories DESC, events DESC, v.place ASC
LIMIT :most;
