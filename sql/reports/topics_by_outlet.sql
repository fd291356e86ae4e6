-- question_ar: عمّ تكتب كل وسيلة؟
-- question_en: What does each outlet write about?
-- param: since date = 1900-01-01 | أول يوم يُحتسب؛ وما لا تاريخ له محسوب دائمًا | first day counted; undated articles always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: outlet outlet = null | وسيلة واحدة؛ null: الكل | one outlet; null: all
-- column: outlet | رمز الوسيلة | slug of the outlet
-- column: topic | الاسم القصير للموضوع: politics أو sport… | short name of the topic: politics, sport, …
-- column: topic_ar | اسمه بالعربية | its name in Arabic
-- column: articles | المقالات التي تتناوله | articles about it
-- column: share | حصتها من كل مقالات الوسيلة في تلك الأيام، من 0 إلى 1 | of all the outlet's articles in those days, 0 to 1
WITH published AS (
    SELECT
        source,
        COUNT(*) AS articles
    FROM current_article
    WHERE COALESCE(day, :since) BETWEEN :since AND :until
    GROUP BY source
)

SELECT
    t.source AS outlet,
    t.topic,
    t.topic_ar,
    COUNT(*) AS articles,
    COUNT(*) / CAST(n.articles AS DOUBLE PRECISION) AS share
FROM article_topics AS t
INNER JOIN published AS n ON t.source = n.source
WHERE
    COALESCE(t.day, :since) BETWEEN :since AND :until
    AND (CAST(:outlet AS VARCHAR(250)) IS NULL OR t.source = :outlet)
GROUP BY t.source, t.topic, t.topic_ar, n.articles
ORDER BY t.source ASC, COUNT(*) DESC, t.topic ASC;
