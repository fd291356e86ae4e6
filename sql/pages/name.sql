-- question_ar: من هذا أو ما هذا؟
-- question_en: Who or what is this name?
-- param: entity key | the entity
-- column: entity_id | key of the entity
-- column: type | PERSON, ORG or LOC
-- column: name_ar | canonical Arabic name
-- column: name_en | canonical English name, where curated
-- column: country | ISO 3166-1 alpha-2
-- column: country_ar | that country in Arabic
-- column: country_en | that country in English
-- column: lexicon_id | its id in the curated tables, where linked
-- column: latitude | degrees north, of a city or town
-- column: longitude | degrees east
WITH known AS (
    SELECT
        e.entity_id,
        e.type,
        e.name_ar,
        e.name_en,
        e.country,
        e.lexicon_id,
        e.geonames_id,
        0 AS place
    FROM entity AS e
    WHERE e.entity_id = :entity
    UNION ALL
    SELECT
        b.article_entity_id AS entity_id,
        b.type,
        b.name_ar,
        NULL AS name_en,
        NULL AS country,
        NULL AS lexicon_id,
        NULL AS geonames_id,
        1 AS place
    FROM article_entity AS b
    WHERE b.article_entity_id = :entity
)

SELECT
    k.entity_id,
    k.type,
    k.name_ar,
    k.name_en,
    k.country,
    c.name_ar AS country_ar,
    c.name_en AS country_en,
    k.lexicon_id,
    p.latitude,
    p.longitude
FROM known AS k
LEFT JOIN country AS c ON k.country = c.iso2
LEFT JOIN place AS p ON k.geonames_id = p.geonames_id
ORDER BY k.place
LIMIT 1;
