-- What articles are about.
-- Grain: a topic of a current article; an article has several, or none.
-- ar: عمّ تتحدث المقالات. الصف: موضوع لمقال حالي؛ وللمقال عدة موضوعات أو لا شيء.
-- column: version_id | نسخة المقال | the article's version
-- column: day | يوم النشر، وإلا فأول يوم جُلب فيه المقال؛ فارغ: لا هذا ولا ذاك | publication day, else the day first fetched; null: neither is known
-- column: source | رمز الوسيلة | slug of the outlet
-- column: title | عنوان المقال | headline of the article
-- column: url | رابط نشره | where it was published
-- column: topic | الاسم القصير: politics أو sport… | short name: politics, sport, …
-- column: topic_ar | اسمه بالعربية | its name in Arabic
-- column: topic_en | اسمه الكامل بالإنجليزية | its full name in English
-- column: code | رمز IPTC Media Topics:‏ medtop:11000000 | IPTC Media Topics: medtop:11000000
-- column: score | احتمال أن يكون المقال عنه، من 0 إلى 1 | probability that the article is about it, 0 to 1
-- column: article_id | مفتاح المقال | key of the article
CREATE VIEW article_topics AS
SELECT
    t.version_id,
    a.day,
    a.source,
    a.title,
    a.url,
    t.topic,
    k.name_ar AS topic_ar,
    k.name_en AS topic_en,
    t.code,
    t.score,
    a.article_id
FROM article_topic AS t
INNER JOIN current_article AS a ON t.version_id = a.version_id
LEFT JOIN topic AS k ON t.code = k.code;
