-- question_ar: مع من وماذا يرد هذا الاسم في المقال نفسه؟
-- question_en: Who and what is named together with a name?
-- param: entity key | the entity
-- param: type text = null | PERSON, ORG or LOC; null: all
-- param: most count = 20 | how many to show
-- column: entity_id | the other: key
-- column: type | the other: PERSON, ORG or LOC
-- column: name_ar | the other: canonical Arabic name
-- column: name_en | the other: canonical English name, where curated
-- column: articles | how many articles name both
WITH naming AS (
    SELECT DISTINCT e.version_id
    FROM entity_members AS e
    INNER JOIN article_version AS v ON e.version_id = v.version_id
    WHERE e.entity_id = :entity AND v.is_current
),

beside AS (
    SELECT
        l.entity_id,
        COUNT(DISTINCT l.version_id) AS articles
    FROM naming AS n
    INNER JOIN linked_name AS l ON n.version_id = l.version_id
    WHERE l.entity_id <> :entity
    GROUP BY l.entity_id
)

SELECT
    b.entity_id,
    e.type,
    e.name_ar,
    e.name_en,
    b.articles
FROM beside AS b
INNER JOIN entity AS e ON b.entity_id = e.entity_id
WHERE CAST(:type AS VARCHAR(10)) IS NULL OR e.type = :type
ORDER BY b.articles DESC, e.name_ar ASC, b.entity_id ASC
LIMIT :most;
