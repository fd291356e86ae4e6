-- question_ar: ماذا فعلت كل دولة تجاه غيرها، أسبوعًا بعد أسبوع، وبأي نوع من الأحداث؟
-- question_en: What did each country do to others, by week and type of event?
-- param: since date = 1900-01-01 | أول يوم للأحداث؛ وما لا تاريخ له محسوب دائمًا | first day of events counted; undated events always count
-- param: until date = 2100-12-31 | آخر يوم لها | last day counted
-- param: actor country = null | الدولة الفاعلة؛ null: الكل | the country that acts; null: all
-- param: recipient country = null | الدولة الأخرى؛ null: الكل | the country it is done to; null: all
-- param: type text = null | نوع واحد من أحداث PLOVER ‏(CONSULT)؛ null: الكل | one PLOVER type (CONSULT); null: all
-- param: most count = 100 | كم صفًا يُعرض، الأحدث أولًا | how many rows to show, the latest first
-- param: confidence number = 0 | تُترك الأحداث الأقل احتمالًا من هذا، من 0 إلى 1 | events less likely than this are left out, 0 to 1
-- column: week | اثنين الأسبوع؛ فارغ: اليوم غير معروف | Monday of the week; null: no day is known
-- column: type | نوع الحدث في PLOVER | PLOVER event type
-- column: actor_country | رمز الدولة الفاعلة | country of who acts, ISO 3166-1 alpha-2
-- column: actor | اسمها | its Arabic name
-- column: recipient_country | رمز الدولة الأخرى | another country: of whom it is done to
-- column: recipient | اسمها | its Arabic name
-- column: events | الأحداث التي رُويت على أنها وقعت، كل حدث مرة في المقال، والمنقول محسوب | events told as having happened, each once an article, copies too
-- column: stories | النصوص التي ترويها، كل نص مرة واحدة | texts that tell them, each once
-- column: claims | منها ما يرويه متكلم لا الوسيلة | of the events, told by a statement only
WITH side AS (
    SELECT
        p.version_id,
        p.event_ordinal,
        p.part,
        p.country
    FROM event_participants AS p
    WHERE p.country IS NOT NULL
),

pair AS (
    SELECT DISTINCT
        v.version_id,
        v.ordinal,
        v.type,
        v.asserted_by,
        a.story_id,
        COALESCE(v.first_day, a.day) AS day,
        p.country AS actor_country,
        r.country AS recipient_country
    FROM side AS p
    INNER JOIN side AS r ON p.version_id = r.version_id AND p.event_ordinal = r.event_ordinal
    INNER JOIN effective_event AS v ON p.version_id = v.version_id AND p.event_ordinal = v.ordinal
    INNER JOIN current_article AS a ON v.version_id = a.version_id
    WHERE
        p.part = 'actor'
        AND r.part = 'recipient'
        AND v.status = 'actual'
        AND COALESCE(v.confidence, 1) >= :confidence
        AND p.country <> r.country
        AND COALESCE(v.first_day, a.day, :since) BETWEEN :since AND :until
        AND (CAST(:type AS VARCHAR(50)) IS NULL OR v.type = UPPER(:type))
        AND (CAST(:actor AS VARCHAR(2)) IS NULL OR p.country = :actor)
        AND (CAST(:recipient AS VARCHAR(2)) IS NULL OR r.country = :recipient)
)

SELECT
    w.day AS week,
    e.type,
    e.actor_country,
    one.name_ar AS actor,
    e.recipient_country,
    other.name_ar AS recipient,
    COUNT(*) AS events,
    COUNT(DISTINCT e.story_id) AS stories,
    COUNT(e.asserted_by) AS claims
FROM pair AS e
LEFT JOIN calendar_day AS c ON e.day = c.day
LEFT JOIN calendar_day AS w ON c.day_number - c.weekday + 1 = w.day_number
LEFT JOIN country AS one ON e.actor_country = one.iso2
LEFT JOIN country AS other ON e.recipient_country = other.iso2
GROUP BY w.day, e.type, e.actor_country, one.name_ar, e.recipient_country, other.name_ar
ORDER BY
    COALESCE(w.day, '0001-01-01') DESC,
    stories DESC,
    events DESC,
    e.actor_country ASC,
    e.recipient_country ASC,
    e.type ASC
LIMIT :most;
