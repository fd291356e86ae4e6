-- question_ar: ماذا تفعل كل دولة تجاه غيرها؟
-- question_en: What does each country do to others?
-- param: since date = 1900-01-01 | أول يوم للأحداث؛ وما لا تاريخ له محسوب دائمًا | first day of events counted; undated events always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: country country = null | الأزواج التي هذه الدولة أحد طرفيها؛ null: الكل | pairs with this country on either side; null: all
-- param: at_least count = 1 | تُترك الأزواج الأقل أحداثًا | pairs with fewer events are left out
-- param: confidence number = 0 | تُترك الأحداث الأقل احتمالًا من هذا، من 0 إلى 1 | events less likely than this are left out, 0 to 1
-- column: actor_country | رمز الدولة الفاعلة بمعيار ISO 3166-1 ‏(حرفان) | country of who acts, ISO 3166-1 alpha-2
-- column: actor | اسمها بالعربية | its Arabic name
-- column: recipient_country | رمز الدولة الأخرى التي وقع عليها الفعل | another country: of whom it is done to
-- column: recipient | اسمها بالعربية | its Arabic name
-- column: events | الأحداث المروية على أنها وقعت، كل حدث مرة في المقال والزوج | events told as having happened, each once an article and pair
-- column: stories | النصوص التي ترويها، كل نص مرة واحدة مهما كثر ناقلوه من المقالات | texts that tell them, each once however many articles carry it
-- column: claims | من الأحداث ما لا يرويه إلا قول منسوب | of the events, told by a statement only
-- column: verbal_cooperation | من الأحداث: اتفاق وتشاور وتأييد | of the events: agreement, consultation, support
-- column: material_cooperation | من الأحداث: تعاون ومساعدة وتنازل | of the events: cooperation, aid, yielding
-- column: verbal_conflict | من الأحداث: مطالبة واتهام ورفض وتهديد | of the events: demand, accusation, rejection, threat
-- column: material_conflict | من الأحداث: احتجاج وقوة وعقوبات وعنف | of the events: protest, force, sanction, violence
-- column: goldstein | متوسطها على مقياس غولدشتاين، من -10 صراع إلى 10 تعاون | their mean on the Goldstein scale, -10 conflict to 10 cooperation
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
        v.quad,
        v.cameo,
        v.asserted_by,
        a.story_id,
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
        AND (CAST(:country AS VARCHAR(2)) IS NULL OR p.country = :country OR r.country = :country)
)

SELECT
    e.actor_country,
    one.name_ar AS actor,
    e.recipient_country,
    other.name_ar AS recipient,
    COUNT(*) AS events,
    COUNT(DISTINCT e.story_id) AS stories,
    COUNT(e.asserted_by) AS claims,
    SUM(CASE e.quad WHEN 1 THEN 1 ELSE 0 END) AS verbal_cooperation,
    SUM(CASE e.quad WHEN 2 THEN 1 ELSE 0 END) AS material_cooperation,
    SUM(CASE e.quad WHEN 3 THEN 1 ELSE 0 END) AS verbal_conflict,
    SUM(CASE e.quad WHEN 4 THEN 1 ELSE 0 END) AS material_conflict,
    CAST(ROUND(CAST(AVG(k.goldstein) AS NUMERIC), 2) AS DOUBLE PRECISION) AS goldstein
FROM pair AS e
LEFT JOIN cameo_code AS k ON e.cameo = k.code
LEFT JOIN country AS one ON e.actor_country = one.iso2
LEFT JOIN country AS other ON e.recipient_country = other.iso2
GROUP BY e.actor_country, one.name_ar, e.recipient_country, other.name_ar
HAVING COUNT(*) >= :at_least
ORDER BY stories DESC, events DESC, e.actor_country ASC, e.recipient_country ASC;
