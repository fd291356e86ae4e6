-- question_ar: ما مدى سلامة البيانات: ما الذي ينقص، وكم؟
-- question_en: How sound are the data: what is missing, and how much of it?
-- param: since date = 1900-01-01 | أول يوم يُحتسب؛ وما لا تاريخ له محسوب دائمًا | first day counted; undated articles always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: outlet outlet = null | وسيلة واحدة؛ null: الكل | one outlet; null: all
-- column: measure | ما يُقاس، ورمزه إنجليزي ثابت | what is measured
-- column: measure_ar | ما يُقاس بالعربية | the same in Arabic
-- column: amount | عددها | how many
-- column: of_all | من أصل كم | of how many
-- column: share | النسبة، من 0 إلى 1؛ فارغ: لا شيء يُقاس | amount / of_all, 0 to 1; null: there is nothing to measure
WITH chosen AS (
    SELECT
        a.version_id,
        a.day,
        a.day_basis,
        a.published_flag,
        a.title,
        a.language,
        a.story_kind,
        a.published_at
    FROM current_article AS a
    WHERE
        COALESCE(a.day, :since) BETWEEN :since AND :until
        AND (CAST(:outlet AS VARCHAR(200)) IS NULL OR a.source = :outlet)
),

articles AS (
    SELECT
        COUNT(*) AS of_all,
        COUNT(CASE WHEN day IS NULL THEN 1 END) AS undated,
        COUNT(CASE day_basis WHEN 'observed' THEN 1 END) AS observed,
        COUNT(published_flag) AS flagged,
        COUNT(CASE WHEN title IS NULL THEN 1 END) AS untitled,
        COUNT(CASE WHEN COALESCE(language, '') <> 'ar' THEN 1 END) AS not_arabic,
        COUNT(CASE story_kind WHEN 'copy' THEN 1 END) AS copies,
        COUNT(CASE WHEN published_at IS NULL THEN 1 END) AS no_hour
    FROM chosen
),

said AS (
    SELECT
        COUNT(*) AS of_all,
        COUNT(DISTINCT c.version_id) AS articles,
        COUNT(CASE WHEN s.speaker_kind IS NULL THEN 1 END) AS no_speaker,
        COUNT(
            CASE WHEN s.speaker_kind IN ('named', 'implicit') AND s.speaker_id IS NULL THEN 1 END
        ) AS no_entity
    FROM chosen AS c
    INNER JOIN statement AS s ON c.version_id = s.version_id
),

acting AS (
    SELECT DISTINCT
        version_id,
        event_ordinal
    FROM event_participant
    WHERE part = 'actor'
),

happened AS (
    SELECT
        COUNT(*) AS of_all,
        COUNT(CASE WHEN e.first_day IS NULL THEN 1 END) AS no_day,
        COUNT(CASE WHEN e.place_name IS NULL THEN 1 END) AS no_place,
        COUNT(CASE WHEN p.version_id IS NULL THEN 1 END) AS no_actor
    FROM chosen AS c
    INNER JOIN event AS e ON c.version_id = e.version_id
    LEFT JOIN acting AS p ON e.version_id = p.version_id AND e.ordinal = p.event_ordinal
),

listed AS (
    SELECT entity_id
    FROM entity
    WHERE linked
),

named AS (
    SELECT
        COUNT(*) AS of_all,
        COUNT(CASE WHEN j.entity_id IN (SELECT l.entity_id FROM listed AS l) THEN NULL ELSE 1 END) AS unlisted
    FROM chosen AS c
    INNER JOIN article_entity AS b ON c.version_id = b.version_id
    LEFT JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id
),

dated AS (
    SELECT
        COUNT(*) AS of_all,
        COUNT(CASE WHEN d.first_day IS NULL THEN 1 END) AS open_dates
    FROM chosen AS c
    INNER JOIN date_expression AS d ON c.version_id = d.version_id
    WHERE d.kind IN ('date', 'time')
),

measured AS (
    SELECT
        1 AS place,
        'articles without a day' AS measure,
        'مقالات بلا يوم معروف' AS measure_ar,
        undated AS amount,
        of_all
    FROM articles
    UNION ALL
    SELECT
        2 AS place,
        'articles dated by the day of fetching alone' AS measure,
        'مقالات لا يُعرف لها إلا يوم جلبها' AS measure_ar,
        observed AS amount,
        of_all
    FROM articles
    UNION ALL
    SELECT
        3 AS place,
        'articles whose date cannot be true' AS measure,
        'مقالات تاريخها المذكور لا يصح' AS measure_ar,
        flagged AS amount,
        of_all
    FROM articles
    UNION ALL
    SELECT
        4 AS place,
        'articles without a headline' AS measure,
        'مقالات بلا عنوان' AS measure_ar,
        untitled AS amount,
        of_all
    FROM articles
    UNION ALL
    SELECT
        5 AS place,
        'articles not detected as Arabic' AS measure,
        'مقالات لم تُعرف لغتها أنها عربية' AS measure_ar,
        not_arabic AS amount,
        of_all
    FROM articles
    UNION ALL
    SELECT
        6 AS place,
        'articles whose hour of publication is not known' AS measure,
        'مقالات لا تُعرف ساعة نشرها' AS measure_ar,
        no_hour AS amount,
        of_all
    FROM articles
    UNION ALL
    SELECT
        7 AS place,
        'articles that copy an earlier one' AS measure,
        'مقالات منقولة عن مقال أسبق' AS measure_ar,
        copies AS amount,
        of_all
    FROM articles
    UNION ALL
    SELECT
        8 AS place,
        'articles without a statement' AS measure,
        'مقالات ليس فيها قول منسوب' AS measure_ar,
        a.of_all - s.articles AS amount,
        a.of_all
    FROM articles AS a
    CROSS JOIN said AS s
    UNION ALL
    SELECT
        9 AS place,
        'statements whose speaker was not found' AS measure,
        'أقوال لم يُعثر على قائلها' AS measure_ar,
        no_speaker AS amount,
        of_all
    FROM said
    UNION ALL
    SELECT
        10 AS place,
        'statements by a name that is no entity' AS measure,
        'أقوال لأسماء لم تُربط بكيان' AS measure_ar,
        no_entity AS amount,
        of_all
    FROM said
    UNION ALL
    SELECT
        11 AS place,
        'events without a day of their own' AS measure,
        'أحداث بلا يوم مذكور' AS measure_ar,
        no_day AS amount,
        of_all
    FROM happened
    UNION ALL
    SELECT
        12 AS place,
        'events without a place' AS measure,
        'أحداث بلا مكان' AS measure_ar,
        no_place AS amount,
        of_all
    FROM happened
    UNION ALL
    SELECT
        13 AS place,
        'events without an actor' AS measure,
        'أحداث بلا فاعل' AS measure_ar,
        no_actor AS amount,
        of_all
    FROM happened
    UNION ALL
    SELECT
        14 AS place,
        'names of no curated entry' AS measure,
        'أسماء ليست في القوائم المرجعية' AS measure_ar,
        unlisted AS amount,
        of_all
    FROM named
    UNION ALL
    SELECT
        15 AS place,
        'dates without bounds' AS measure,
        'تواريخ بلا حدود معروفة' AS measure_ar,
        open_dates AS amount,
        of_all
    FROM dated
)

SELECT
    measure,
    measure_ar,
    amount,
    of_all,
    amount / NULLIF(CAST(of_all AS DOUBLE PRECISION), 0) AS share
FROM measured
ORDER BY place;
