-- question_ar: بأي صيغ يرد هذا الاسم؟
-- question_en: Under which spellings is a name named?
-- param: entity key | the entity
-- param: most count = 20 | how many spellings to show
-- column: surface | the name as it stands in articles
-- column: mentions | how often
-- column: articles | in how many articles
-- column: version_id | one of them: its version
-- column: total | how many spellings there are in all
SELECT
    m.surface,
    COUNT(*) AS mentions,
    COUNT(DISTINCT m.version_id) AS articles,
    MAX(m.version_id) AS version_id,
    COUNT(*) OVER () AS total
FROM entity_members AS e
INNER JOIN effective_mention AS m ON e.article_entity_id = m.article_entity_id
INNER JOIN article_version AS v ON m.version_id = v.version_id
WHERE e.entity_id = :entity AND v.is_current
GROUP BY m.surface
ORDER BY mentions DESC, m.surface ASC
LIMIT :most;
