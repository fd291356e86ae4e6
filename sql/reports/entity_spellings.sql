-- question_ar: بأي صيغ يرد اسم هذا الشخص أو الجهة أو المكان؟
-- question_en: Under which spellings is this person, organisation or place named?
-- param: name entity | الاسم بأي صيغة، أو رقمه في القوائم المرجعية أو في المستودع | any spelling of its name, or its id in the curated tables or the warehouse
-- param: most count = 20 | كم صيغة تُعرض | how many spellings to show
-- column: surface | الاسم كما يرد في المقالات | the name as it stands in articles
-- column: mentions | كم مرة | how often
-- column: articles | في كم مقال | in how many articles
SELECT
    m.surface,
    COUNT(*) AS mentions,
    COUNT(DISTINCT m.version_id) AS articles
FROM entity_members AS e
INNER JOIN effective_mention AS m ON e.article_entity_id = m.article_entity_id
INNER JOIN article_version AS v ON m.version_id = v.version_id
WHERE e.entity_id = :name AND v.is_current
GROUP BY m.surface
ORDER BY mentions DESC, m.surface ASC
LIMIT :most;
