-- question_ar: ما أحداث اليوم التي تناولتها عدة وسائل؟
-- question_en: What happenings of a day did several outlets tell of?
-- param: day date | the day
-- param: most count = 30 | how many topics to show
-- column: topic_id | key of the topic
-- column: outlets | outlets that tell of it on that day
-- column: articles | articles that do
-- column: stories | their texts, each story counted once
-- column: title | the headline of one of them
SELECT
    t.topic_id,
    COUNT(DISTINCT t.source) AS outlets,
    COUNT(*) AS articles,
    COUNT(DISTINCT COALESCE(t.story_id, t.version_id)) AS stories,
    MIN(t.title) AS title
FROM topic_articles AS t
WHERE t.day = :day
GROUP BY t.topic_id
ORDER BY outlets DESC, articles DESC, t.topic_id ASC
LIMIT :most;
