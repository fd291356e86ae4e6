-- question_ar: ما أخبار اليوم التي تناولتها عدة وسائل؟
-- question_en: What happenings of a day did several outlets tell of?
-- A happening is a topic of the day, else a story of several outlets: a text that they carry and nobody tells otherwise.
-- param: day date = null | اليوم؛ null: آخر يوم في المستودع | the day; null: the last that the warehouse holds
-- param: most count = 30 | كم خبرًا يُعرض | how many happenings to show
-- column: topic_id | مفتاح الخبر: مفتاح موضوع اليوم، وإلا فمفتاح القصة | key of the topic of the day, else of the story
-- column: outlets | الوسائل التي تناولته في ذلك اليوم | outlets that tell of it on that day
-- column: articles | المقالات التي تناولته | articles that do
-- column: stories | نصوصها، كل نص مرة واحدة مهما كثر ناقلوه | their texts, each once however many carry it
-- column: title | عنوان أولها | the headline of the first of them
-- column: source | رمز وسيلته | slug of its outlet
-- column: article_id | مفتاح ذلك المقال | key of that article
WITH told AS (
    SELECT
        COALESCE(t.topic_id, m.story_id) AS topic_id,
        a.source,
        a.title,
        a.article_id,
        a.version_id,
        a.story_id,
        ROW_NUMBER() OVER (
            PARTITION BY COALESCE(t.topic_id, m.story_id)
            ORDER BY
                CASE WHEN a.published_at IS NULL THEN 1 ELSE 0 END,
                a.published_at ASC,
                CASE WHEN a.story_kind = 'copy' THEN 1 ELSE 0 END,
                COALESCE(t.similarity, m.similarity) DESC,
                a.version_id ASC
        ) AS place
    FROM current_article AS a
    LEFT JOIN topic_member AS t ON a.version_id = t.version_id
    LEFT JOIN story_member AS m ON a.version_id = m.version_id
    WHERE
        a.day = COALESCE(:day, (
            SELECT MAX(v.anchor_on) FROM article_version AS v
            WHERE v.is_current
        ))
        AND (
            t.topic_id IS NOT NULL
            OR EXISTS (
                SELECT 1 FROM story_member AS o
                INNER JOIN current_article AS b ON o.version_id = b.version_id
                WHERE o.story_id = m.story_id AND b.source <> a.source
            )
        )
)

SELECT
    topic_id,
    COUNT(DISTINCT source) AS outlets,
    COUNT(*) AS articles,
    COUNT(DISTINCT story_id) AS stories,
    MIN(CASE place WHEN 1 THEN title END) AS title,
    MIN(CASE place WHEN 1 THEN source END) AS source,
    MIN(CASE place WHEN 1 THEN article_id END) AS article_id
FROM told
GROUP BY topic_id
ORDER BY outlets DESC, articles DESC, topic_id ASC
LIMIT :most;
