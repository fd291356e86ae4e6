-- Who and what is named in the same articles.
-- Grain: an ordered pair of entities and a day, over current articles. Each pair stands both ways
-- round, so one condition on name_ar finds all its companions; entity_id < other_id keeps one of the two.
-- ar: من وما يُذكر معًا في المقالات نفسها. الصف: زوج مرتب من كيانين ويوم، في المقالات الحالية. كل زوج يرد من جهتيه، فشرط واحد على name_ar يجد كل رفقائه؛ وentity_id < other_id يُبقي واحدًا منهما.
-- column: day | يوم النشر، وإلا فأول يوم جُلب فيه المقال؛ فارغ: لا هذا ولا ذاك | publication day, else the day first fetched; null: neither is known
-- column: entity_id | الأول: مفتاحه | the one: key
-- column: type | الأول: شخص PERSON أو جهة ORG أو مكان LOC | the one: PERSON, ORG or LOC
-- column: name_ar | الأول: اسمه المعتمد بالعربية | the one: canonical Arabic name
-- column: name_en | الأول: اسمه المعتمد بالإنجليزية، إن كان في القوائم المرجعية | the one: canonical English name, where curated
-- column: other_id | الآخر: مفتاحه | the other: key
-- column: other_type | الآخر: شخص PERSON أو جهة ORG أو مكان LOC | the other: PERSON, ORG or LOC
-- column: other_ar | الآخر: اسمه المعتمد بالعربية | the other: canonical Arabic name
-- column: other_en | الآخر: اسمه المعتمد بالإنجليزية، إن كان في القوائم المرجعية | the other: canonical English name, where curated
-- column: articles | عدد المقالات التي تذكر الاثنين | how many articles name both
CREATE VIEW co_mentions AS
WITH named AS (
    SELECT DISTINCT
        a.day,
        m.version_id,
        e.entity_id,
        e.type,
        e.name_ar,
        e.name_en
    FROM current_article AS a
    INNER JOIN effective_mention AS m ON a.version_id = m.version_id
    INNER JOIN effective_entity AS e ON m.article_entity_id = e.article_entity_id
)

SELECT
    one.day,
    one.entity_id,
    one.type,
    one.name_ar,
    one.name_en,
    other.entity_id AS other_id,
    other.type AS other_type,
    other.name_ar AS other_ar,
    other.name_en AS other_en,
    COUNT(*) AS articles
FROM named AS one
INNER JOIN named AS other ON one.version_id = other.version_id AND one.entity_id <> other.entity_id
GROUP BY
    one.day,
    one.entity_id,
    one.type,
    one.name_ar,
    one.name_en,
    other.entity_id,
    other.type,
    other.name_ar,
    other.name_en;
