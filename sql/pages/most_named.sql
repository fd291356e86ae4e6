-- question_ar: من وماذا ورد أكثر في هذه الأيام؟
-- question_en: Who and what was named most in these days?
-- param: type text | PERSON, ORG or LOC
-- param: since date | first day
-- param: until date | last day
-- param: most count = 20 | how many to show
-- column: entity_id | key of the entity
-- column: name_ar | canonical Arabic name
-- column: name_en | canonical English name, where curated
-- column: country | ISO 3166-1 alpha-2
-- column: articles | articles that name it
WITH named AS (
    SELECT
        l.entity_id,
        COUNT(DISTINCT l.version_id) AS articles
    FROM article_version AS v
    INNER JOIN linked_name AS l ON v.version_id = l.version_id
    WHERE
        v.is_current
        AND v.anchor_on BETWEEN :since AND :until
    GROUP BY l.entity_id
)

SELECT
    n.entity_id,
    e.name_ar,
    e.name_en,
    e.country,
    n.articles
FROM named AS n
INNER JOIN entity AS e ON n.entity_id = e.entity_id
WHERE e.type = :type
ORDER BY n.articles DESC, e.name_ar ASC, n.entity_id ASC
LIMIT :most;
