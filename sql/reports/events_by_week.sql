-- question_ar: ماذا حدث كل أسبوع، وكم مرة؟
-- question_en: What happened each week, by type of event?
-- param: since date = 1900-01-01 | أول يوم للأحداث؛ وما لا تاريخ له محسوب دائمًا | first day of events counted; undated events always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: country country = null | دولة واحدة: مكان الحدث أو دولة طرف فيه؛ null: الكل | one country, where it happened or of who took part; null: all
-- param: type text = null | نوع واحد في PLOVER ‏(PROTEST)؛ null: الكل | one PLOVER type (PROTEST); null: all
-- param: confidence number = 0 | تُترك الأحداث الأقل احتمالًا من هذا، من 0 إلى 1 | events less likely than this are left out, 0 to 1
-- column: week | اثنين الأسبوع؛ فارغ: اليوم غير معروف | Monday of the week; null: no day is known
-- column: type | نوع الحدث في PLOVER | PLOVER event type
-- column: events | الأحداث المروية على أنها وقعت، كل حدث مرة في المقال | events told as having happened, each once an article
-- column: claims | منها ما لا يرويه إلا قول منسوب | of these, told by a statement only
-- column: stories | النصوص التي ترويها، كل نص مرة واحدة مهما كثر ناقلوه من المقالات | texts that tell them, each once however many articles carry it
-- column: sources | عدد الوسائل التي تذكره | outlets that do
SELECT
    w.day AS week,
    v.type,
    COUNT(*) AS events,
    COUNT(v.asserted_by) AS claims,
    COUNT(DISTINCT COALESCE(m.story_id, v.version_id)) AS stories,
    COUNT(DISTINCT r.source_id) AS sources
FROM effective_event AS v
INNER JOIN article_version AS a ON v.version_id = a.version_id
INNER JOIN article AS r ON a.article_id = r.article_id
LEFT JOIN story_member AS m ON v.version_id = m.version_id
LEFT JOIN calendar_day AS c ON COALESCE(v.first_day, a.anchor_on) = c.day
LEFT JOIN calendar_day AS w ON c.iso_year = w.iso_year AND c.iso_week = w.iso_week AND w.weekday = 1
WHERE
    a.is_current
    AND v.status = 'actual'
    AND COALESCE(v.confidence, 1) >= :confidence
    AND COALESCE(v.first_day, a.anchor_on, :since) BETWEEN :since AND :until
    AND (CAST(:type AS VARCHAR(50)) IS NULL OR v.type = UPPER(:type))
    AND (
        CAST(:country AS VARCHAR(2)) IS NULL
        OR v.place_country = :country
        OR EXISTS (
            SELECT 1 FROM effective_participant AS p
            WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.country = :country
        )
    )
GROUP BY w.day, v.type
ORDER BY COALESCE(w.day, '0001-01-01') DESC, stories DESC, events DESC, v.type ASC;
