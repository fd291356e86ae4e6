-- Which article entities count as an entity: effective_entity by keys alone, found by index from either side.
-- Grain: an article entity.
-- column: article_entity_id | its key, as mentions, roles, statements and spellings carry it
-- column: version_id | the version that names it
-- column: entity_id | key of the entity; the article entity's own where it is not linked
CREATE VIEW entity_members AS
SELECT
    article_entity_id,
    version_id,
    entity_id
FROM entity_link
UNION ALL
SELECT
    b.article_entity_id,
    b.version_id,
    b.article_entity_id AS entity_id
FROM article_entity AS b
LEFT JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id
WHERE j.article_entity_id IS NULL;
