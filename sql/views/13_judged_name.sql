-- What analysts said of the names of an article: none, or of another type.
-- Grain: an article entity of which no mention is left, or whose type is another.
-- column: article_entity_id | key of the article entity
-- column: is_rejected | 1: none of its mentions is a name
-- column: type | PERSON, ORG or LOC as judged; null: as read
-- column: entity_id | the key an entity of that type and name has, whether articles share one or not
CREATE VIEW judged_name AS
SELECT
    m.article_entity_id,
    MIN(CASE WHEN c.verdict = 'rejected' THEN 1 ELSE 0 END) AS is_rejected,
    MAX(c.value) AS type,
    MAX(c.entity_id) AS entity_id
FROM (SELECT DISTINCT version_id FROM correction WHERE about = 'name') AS j
INNER JOIN mention AS m ON j.version_id = m.version_id
LEFT JOIN correction AS c
    ON
        m.version_id = c.version_id
        AND c.about = 'name'
        AND m.start_offset = c.start_offset
        AND m.end_offset = c.end_offset
GROUP BY m.article_entity_id
HAVING MIN(CASE WHEN c.verdict = 'rejected' THEN 1 ELSE 0 END) = 1 OR MAX(c.value) IS NOT NULL;
