-- The phrases that tell what an article is about, with what their weight follows from here and now.
-- Grain: a keyword of a current article.
-- ar: العبارات التي تدل على موضوع المقال، وما يتبعه وزنها هنا والآن. الصف: كلمة مفتاحية لمقال حالي.
-- column: version_id | من مفتاح الكلمة المفتاحية: النسخة | key of the keyword: the version
-- column: ordinal | من مفتاح الكلمة المفتاحية: ترتيبها في النسخة | key of the keyword: its place among the version's
-- column: day | يوم النشر، وإلا فأول يوم جُلب فيه المقال؛ فارغ: لا هذا ولا ذاك | publication day, else the day first fetched; null: neither is known
-- column: source | رمز الوسيلة | slug of the outlet
-- column: title | عنوان المقال | headline of the article
-- column: url | رابط نشره | where it was published
-- column: phrase | العبارة كما كُتبت هناك أول مرة | the phrase, as first written there
-- column: match_key | العبارة مُوحَّدة الرسم: واحدة لكل الصيغ التي تُعدّ كلمة واحدة | the phrase folded: the same for all spellings that count as one
-- column: score | وزنها حين استُخرجت، قياسًا إلى المدوَّنة المرجعية | its weight when the article was annotated, by the corpus of reference
-- column: occurrences | كم مرة وردت في المقال | how often it stands in the article
-- column: corpus_articles | مقالات المدوَّنة المرجعية التي ترد فيها | articles of the corpus of reference that hold it
-- column: articles | المقالات الحالية هنا التي هي فيها كلمة مفتاحية: كلما قلّت زادت دلالتها | current articles here that have it as a keyword: the fewer, the more telling
-- column: first_day | أول يوم بينها | the first day among those
-- column: last_day | آخر يوم بينها | the last
-- column: article_id | مفتاح المقال | key of the article
CREATE VIEW keyword_list AS
WITH known AS (
    SELECT
        w.match_key,
        COUNT(DISTINCT w.version_id) AS articles,
        MIN(v.anchor_on) AS first_day,
        MAX(v.anchor_on) AS last_day
    FROM keyword AS w
    INNER JOIN article_version AS v ON w.version_id = v.version_id
    WHERE v.is_current
    GROUP BY w.match_key
)

SELECT
    k.version_id,
    k.ordinal,
    a.day,
    a.source,
    a.title,
    a.url,
    k.phrase,
    k.match_key,
    k.score,
    k.occurrences,
    k.corpus_articles,
    n.articles,
    n.first_day,
    n.last_day,
    a.article_id
FROM keyword AS k
INNER JOIN current_article AS a ON k.version_id = a.version_id
INNER JOIN known AS n ON k.match_key = n.match_key;
