-- question_ar: متى وأين وقعت الاحتجاجات والاعتداءات؟
-- question_en: On which days and where were there protests and assaults?
-- param: since date = 1900-01-01 | أول يوم للأحداث؛ وما لا تاريخ له محسوب دائمًا | first day of events counted; undated events always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: type choice(PROTEST, ASSAULT) = null | الاحتجاجات أو الاعتداءات؛ null: كلاهما | protests or assaults; null: both
-- param: at_least count = 1 | تُترك الصفوف التي وردت في نصوص أقل | rows of fewer texts are left out
-- param: most count = 500 | كم صفًا يُعرض، الأحدث أولًا | how many rows to show, the latest first
-- param: country country = null | دولة واحدة؛ null: الكل | one country; null: all
-- param: confidence number = 0 | تُترك الأحداث الأقل احتمالًا من هذا، من 0 إلى 1 | events less likely than this are left out, 0 to 1
-- column: day | اليوم كما رُوي، وإلا فيوم المقال؛ فارغ: لا هذا ولا ذاك | the day as told, else that of the article; null: neither is known
-- column: weekday_ar | اسم اليوم | its weekday
-- column: hijri_day | يومه في الشهر الهجري | its day in the Hijri month
-- column: hijri_month_ar | ذلك الشهر | that month
-- column: hijri_year | السنة الهجرية بتقويم أم القرى | Hijri year by Umm al-Qura
-- column: type | PROTEST احتجاج أو ASSAULT اعتداء | PROTEST or ASSAULT
-- column: country | رمز دولة المكان بمعيار ISO 3166-1 ‏(حرفان)؛ فارغ: لم يُذكر مكان | the country of the place, ISO 3166-1 alpha-2; null: no place is told
-- column: place | أين، بالاسم؛ فارغ: لم يُذكر | where, by name; null: not told
-- column: events | الأحداث المروية على أنها وقعت، كل حدث مرة في المقال | events told as having happened, each once an article
-- column: claims | منها ما لا يرويه إلا قول منسوب | of these, told by a statement only
-- column: stories | النصوص التي ترويها، كل نص مرة واحدة مهما كثر ناقلوه | texts that tell them, each once however many carry it
-- column: sources | الوسائل التي ترويها | outlets that tell them
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
    AND COALESCE(v.confidence, 1) >= :confidence
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
ORDER BY
    COALESCE(v.event_day, '0001-01-01') DESC,
    v.type ASC,
    CASE WHEN v.place IS NULL THEN 1 ELSE 0 END ASC,
    stories DESC,
    events DESC,
    COALESCE(v.place, '') ASC,
    COALESCE(v.place_country, '') ASC
LIMIT :most;
