-- Who or what each being counts as: the entity it was merged into, else itself, unlinked.
-- Every view and report reads entities here, so a row deleted from entity_merge tells everywhere.
-- Grain: a being.
-- column: being_id | key of the being, as mentions, roles, statements and spellings carry it
-- column: version_id | the version that names it
-- column: entity_id | key of the entity; the being's own where it was not merged
-- column: type | PERSON, ORG, LOC or MISC
-- column: name_ar | canonical Arabic name; the fullest of its version where it was not merged
-- column: name_en | canonical English name, where curated
-- column: country | the entity's, ISO 3166-1 alpha-2
-- column: lexicon_id | its id in the curated tables, where linked
-- column: geonames_id | its GeoNames id, for places
-- column: linked | whether a curated entry stands behind it
CREATE VIEW effective_entity AS
SELECT
    b.being_id,
    b.version_id,
    COALESCE(j.into_id, b.being_id) AS entity_id,
    COALESCE(e.type, b.type) AS type,
    COALESCE(e.name_ar, b.name_ar) AS name_ar,
    e.name_en,
    e.country,
    e.lexicon_id,
    e.geonames_id,
    COALESCE(e.linked, FALSE) AS linked
FROM being AS b
LEFT JOIN entity_merge AS j ON b.being_id = j.being_id
LEFT JOIN entity AS e ON j.into_id = e.entity_id;
