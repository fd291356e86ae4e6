-- The articles of each topic of the day: one happening as several outlets tell of it, copies or not.
-- Looser than a story: outlets that wrote independently are together here.
-- Grain: an article of a topic.
-- ar: مقالات كل خبر من أخبار اليوم: حدث واحد كما ترويه عدة وسائل، منقولًا أو غير منقول. وهو أوسع من القصة: تجتمع فيه وسائل كتبت كل منها على حدة. الصف: مقال في خبر.
-- column: topic_id | مفتاح الخبر | key of the topic
-- column: story_id | القصة التي ينتمي إليها؛ فارغ: لا قصة | the story it belongs to; null: none
-- column: day | يوم النشر، وإلا فأول يوم جُلب فيه المقال | publication day, else the day first fetched
-- column: source | رمز الوسيلة | slug of the outlet
-- column: identity | ما يُعرَّف به المقال عند وسيلته | what names the article there
-- column: title | العنوان | the headline
-- column: similarity | التشابه من 0 إلى 1، مع المقال الأول أو مع أشبه الأعضاء به | 0 to 1, to the first article or to the member it is most alike
-- column: version_id | مفتاح النسخة | key of the version
-- column: article_id | مفتاح المقال | key of the article
CREATE VIEW topic_articles AS
SELECT
    m.topic_id,
    s.story_id,
    a.day,
    a.source,
    a.identity,
    a.title,
    m.similarity,
    a.version_id,
    a.article_id
FROM topic_member AS m
INNER JOIN current_article AS a ON m.version_id = a.version_id
LEFT JOIN story_member AS s ON m.version_id = s.version_id;
