-- How much the outlets wrote about each topic, day by day.
-- Grain: topic, outlet and day, over current articles.
-- column: day | publication day, else the day first fetched; null: neither is known
-- column: source | slug of the outlet
-- column: topic | short name: politics, sport, …
-- column: topic_ar | its name in Arabic
-- column: code | IPTC Media Topics: medtop:11000000
-- column: articles | articles about it
-- column: all_articles | articles of the outlet that day, whatever they are about
-- column: share | articles / all_articles
CREATE VIEW topics_by_day AS
WITH published AS (
    SELECT
        day,
        source,
        COUNT(*) AS all_articles
    FROM current_article
    GROUP BY day, source
)

SELECT
    t.day,
    t.source,
    t.topic,
    t.topic_ar,
    t.code,
    COUNT(*) AS articles,
    n.all_articles,
    COUNT(*) / CAST(n.all_articles AS DOUBLE PRECISION) AS share
FROM article_topics AS t
INNER JOIN published AS n ON t.source = n.source AND (t.day = n.day OR (t.day IS NULL AND n.day IS NULL))
GROUP BY t.day, t.source, t.topic, t.topic_ar, t.code, n.all_articles;
