-- question_ar: عن أي الوكالات تنقل كل وسيلة، وكم منه أصل وكم منه نسخ؟
-- question_en: Which agencies does each outlet live on, and how much of it is original or copy?
-- param: since date = 1900-01-01 | أول يوم يُحتسب؛ وما لا تاريخ له محسوب دائمًا | first day counted; undated articles always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: outlet outlet = null | وسيلة واحدة؛ null: الكل | one outlet; null: all
-- column: outlet | رمز الوسيلة | slug of the outlet
-- column: agency | رمز الوكالة، أو several إن تعددت؛ فارغ: لا تُذكر وكالة | the agency's id (media:spa), or several; null: none is named
-- column: agency_name | اسم الوكالة بالعربية | its Arabic name
-- column: articles | المقالات | articles
-- column: originals | منها ما لم يسبقه مقال آخر بنصه | of these, those whose text no earlier article has
-- column: copies | منها ما يحمل نص مقال أسبق | those that have the text of an earlier article
-- column: rewrites | منها ما يعيد صوغ نص أسبق | those that put an earlier text in other words
-- column: share | حصتها من كل مقالات الوسيلة، من 0 إلى 1 | of all the outlet's articles, 0 to 1
WITH carried AS (
    SELECT
        a.source,
        t.agency,
        COUNT(*) AS articles,
        COUNT(CASE a.story_kind WHEN 'copy' THEN 1 END) AS copies,
        COUNT(CASE a.story_kind WHEN 'rewrite' THEN 1 END) AS rewrites
    FROM current_article AS a
    LEFT JOIN story_text AS t ON a.version_id = t.version_id
    WHERE
        COALESCE(a.day, :since) BETWEEN :since AND :until
        AND (CAST(:outlet AS VARCHAR(200)) IS NULL OR a.source = :outlet)
    GROUP BY a.source, t.agency
),

agency AS (
    SELECT
        lexicon_id,
        MIN(name_ar) AS name_ar
    FROM entity
    WHERE lexicon_id LIKE 'media:%'
    GROUP BY lexicon_id
),

whole AS (
    SELECT
        source,
        SUM(articles) AS articles
    FROM carried
    GROUP BY source
)

SELECT
    c.source AS outlet,
    c.agency,
    g.name_ar AS agency_name,
    c.articles,
    c.articles - c.copies - c.rewrites AS originals,
    c.copies,
    c.rewrites,
    c.articles / CAST(w.articles AS DOUBLE PRECISION) AS share
FROM carried AS c
INNER JOIN whole AS w ON c.source = w.source
LEFT JOIN agency AS g ON c.agency = g.lexicon_id
ORDER BY w.articles DESC, c.source ASC, c.articles DESC, COALESCE(c.agency, 'zz') ASC;
