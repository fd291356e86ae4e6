-- Who or what each article entity counts as: the entity it is linked to, else itself, unlinked. What analysts
-- judged to be no name is not there; one of another type counts as whom articles call so and is of that type.
-- Every view and report reads entities here, so a row deleted from entity_link tells everywhere.
-- Grain: an article entity.
-- column: article_entity_id | its key, as mentions, roles, statements and spellings carry it
-- column: version_id | the version that names it
-- column: entity_id | key of the entity; the article entity's own where it is not linked
-- column: type | PERSON, ORG or LOC
-- column: name_ar | canonical Arabic name; the fullest of its version where it is not linked
-- column: name_en | canonical English name, where curated
-- column: country | the entity's, ISO 3166-1 alpha-2
-- column: lexicon_id | its id in the curated tables, where linked
-- column: geonames_id | its GeoNames id, for places
-- column: linked | whether a curated entry stands behind it
CREATE VIEW effective_entity AS
SELECT
    b.article_entity_id,
    b.version_id,
    COALESCE(e.entity_id, b.article_entity_id) AS entity_id,
    COALESCE(e.type, q.type, b.type) AS type,
    COALESCE(e.name_ar, b.name_ar) AS name_ar,
    e.name_en,
    e.country,
    e.lexicon_id,
    e.geonames_id,
    COALESCE(e.linked, FALSE) AS linked
FROM article_entity AS b
LEFT JOIN judged_name AS q ON b.article_entity_id = q.article_entity_id
LEFT JOIN entity_link AS j
    ON b.article_entity_id = j.article_entity_id AND (q.type IS NULL OR j.reason = 'judgement')
LEFT JOIN entity AS e ON COALESCE(j.entity_id, q.entity_id) = e.entity_id
WHERE COALESCE(q.is_rejected, 0) = 0;
