-- The articles of each story: a text that several articles carry, word for word or in other words.
-- Grain: an article of a story of two or more; an article that stands alone has no row.
-- ar: مقالات كل قصة: نص تحمله عدة مقالات، بحرفه أو بكلمات أخرى. الصف: مقال في قصة من مقالين فأكثر؛ وما انفرد فلا صف له.
-- column: story_id | مفتاح القصة | key of the story
-- column: source | رمز الوسيلة | slug of the outlet
-- column: identity | ما يُعرَّف به المقال عند وسيلته | what names the article there
-- column: title | العنوان | the headline
-- column: published_on | اليوم بتوقيت الوسيلة؛ فارغ: غير معروف | the day in the outlet's time zone; null: unknown
-- column: kind | origin الأصل (وهو الأسبق)، أو copy نسخ، أو rewrite إعادة صوغ | origin (the earliest), copy or rewrite
-- column: similarity | التشابه من 0 إلى 1، مع الأصل أو مع أشبه الأعضاء به | 0 to 1, to the origin or to the member it is most alike
-- column: agency | الوكالة التي يقول إنه منها، برمزها في القوائم المرجعية (media:spa)، أو several إن تعددت؛ فارغ: لا وكالة | the agency it says it comes from, by its lexicon id (media:spa), or several; null: none
-- column: agency_basis | أين سُمّيت: byline أو dateline أو signature أو text | where it is named: byline, dateline, signature or text
-- column: version_id | مفتاح النسخة | key of the version
-- column: article_id | مفتاح المقال | key of the article
CREATE VIEW story_articles AS
SELECT
    m.story_id,
    a.source,
    a.identity,
    a.title,
    a.published_on,
    m.kind,
    m.similarity,
    t.agency,
    t.agency_basis,
    a.version_id,
    a.article_id
FROM story_member AS m
INNER JOIN current_article AS a ON m.version_id = a.version_id
INNER JOIN story_text AS t ON m.version_id = t.version_id;
