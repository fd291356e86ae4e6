-- What counts as an entity: effective_entity from the entity's side, where one is looked up by its key.
-- Grain: an article entity, under the entity it counts as.
-- column: entity_id | key of the entity; the article entity's own where it is not linked
-- column: article_entity_id | what counts as it, as mentions, roles and statements carry it
-- column: version_id | the version that names it
CREATE VIEW entity_members AS
SELECT
    j.entity_id,
    j.article_entity_id,
    j.version_id
FROM entity_link AS j
UNION ALL
SELECT
    b.article_entity_id AS entity_id,
    b.article_entity_id,
    b.version_id
FROM article_entity AS b
WHERE
    NOT EXISTS (
        SELECT 1 FROM entity_link AS j
        WHERE j.article_entity_id = b.article_entity_id
    );
