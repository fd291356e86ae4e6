-- question_ar: كم ورد هذا الاسم؟
-- question_en: How much is a name named?
-- param: entity key | the entity
-- column: articles | current articles that name it
-- column: mentions | how often they do
-- column: outlets | how many outlets do
-- column: first_day | day of the first dated article; null: none is dated
-- column: last_day | that of the last
WITH named AS (
    SELECT
        e.version_id,
        SUM((
            SELECT COUNT(*) FROM effective_mention AS m
            WHERE m.article_entity_id = e.article_entity_id
        )) AS mentions
    FROM entity_members AS e
    WHERE e.entity_id = :entity
    GROUP BY e.version_id
)

SELECT
    COUNT(*) AS articles,
    COALESCE(SUM(n.mentions), 0) AS mentions,
    COUNT(DISTINCT a.source_id) AS outlets,
    MIN(v.anchor_on) AS first_day,
    MAX(v.anchor_on) AS last_day
FROM named AS n
INNER JOIN article_version AS v ON n.version_id = v.version_id
INNER JOIN article AS a ON v.article_id = a.article_id
WHERE v.is_current AND n.mentions > 0;
