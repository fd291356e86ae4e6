-- question_ar: عمّ تكتب كل وسيلة؟
-- question_en: What does each outlet write about?
-- param: since date = 1900-01-01 | first day counted; undated articles always count
-- param: until date = 2100-12-31 | last day counted
-- param: outlet outlet = null | one outlet; null: all
-- column: outlet | slug of the outlet
-- column: topic | short name of the topic: politics, sport, …
-- column: topic_ar | its name in Arabic
-- column: articles | articles about it
-- column: share | of all the outlet's articles in those days, 0 to 1
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
