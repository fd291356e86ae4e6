-- question_ar: ما آخر المقالات التي ورد فيها هذا الاسم؟
-- question_en: Which are the latest articles that name this person, organisation or place?
-- param: name entity | الاسم بأي صيغة، أو رقمه في القوائم المرجعية أو في المستودع | any spelling of its name, or its id in the curated tables or the warehouse
-- param: most count = 10 | كم مقالًا يُعرض | how many articles to show
-- column: day | يوم النشر، وإلا فأول يوم جُلب فيه المقال؛ فارغ: لا هذا ولا ذاك | publication day, else the day first fetched; null: neither is known
-- column: source | رمز الوسيلة | slug of the outlet
-- column: title | عنوان المقال | headline of the article
-- column: mentions | كم مرة يذكر الاسم | how often it names the entity
-- column: story_kind | موقعه من نص تحمله مقالات أخرى: origin أصل أو copy نسخ أو rewrite إعادة صوغ؛ فارغ: لا مقال آخر يحمله | origin, copy or rewrite of a text that others carry; null: no other article carries it
-- column: article_id | مفتاح المقال | key of the article
-- column: version_id | مفتاح النسخة | key of the version
-- column: start_offset | أول حرف من أول موضع للاسم في المتن، بدءًا من الصفر | first character of the first mention in the body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
WITH named AS (
    SELECT
        m.version_id,
        COUNT(*) AS mentions,
        MIN(m.start_offset) AS start_offset
    FROM entity_members AS e
    INNER JOIN effective_mention AS m ON e.article_entity_id = m.article_entity_id
    WHERE e.entity_id = :name
    GROUP BY m.version_id
)

SELECT
    a.day,
    a.source,
    a.title,
    n.mentions,
    a.story_kind,
    a.article_id,
    a.version_id,
    n.start_offset,
    (
        SELECT MIN(m.end_offset) FROM effective_mention AS m
        WHERE m.version_id = n.version_id AND m.start_offset = n.start_offset
    ) AS end_offset
FROM named AS n
INNER JOIN current_article AS a ON n.version_id = a.version_id
ORDER BY COALESCE(a.day, '0001-01-01') DESC, n.mentions DESC, a.version_id ASC
LIMIT :most;
