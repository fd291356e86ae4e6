-- Places named, each with the sentence it stands in.
-- Grain: a mention of a place in a current article.
-- column: version_id | key of the mention: the version
-- column: ordinal | key of the mention: its place among the version's
-- column: day | publication day, else the day first fetched; null: neither is known
-- column: source | slug of the outlet
-- column: title | headline of the article
-- column: entity_id | key of the place
-- column: name_ar | its canonical Arabic name
-- column: name_en | its canonical English name, where curated
-- column: country | the country it lies in, ISO 3166-1 alpha-2
-- column: geonames_id | its GeoNames id, where known
-- column: latitude | degrees north, of a city or town
-- column: longitude | degrees east
-- column: surface | as it stands in the text
-- column: start_offset | first character in the body, from 0
-- column: end_offset | the character after its last
-- column: sentence | the sentence; null: it stands in none
CREATE VIEW place_mentions AS
SELECT
    m.version_id,
    m.ordinal,
    a.day,
    a.source,
    a.title,
    e.entity_id,
    e.name_ar,
    e.name_en,
    e.country,
    e.geonames_id,
    p.latitude,
    p.longitude,
    m.surface,
    m.start_offset,
    m.end_offset,
    SUBSTR(a.body, s.start_offset + 1, s.end_offset - s.start_offset) AS sentence
FROM effective_mention AS m
INNER JOIN current_article AS a ON m.version_id = a.version_id
INNER JOIN effective_entity AS e ON m.article_entity_id = e.article_entity_id
LEFT JOIN place AS p ON e.geonames_id = p.geonames_id
LEFT JOIN sentence AS s
    ON
        m.version_id = s.version_id
        AND m.start_offset >= s.start_offset
        AND m.end_offset <= s.end_offset
WHERE m.type = 'LOC';
