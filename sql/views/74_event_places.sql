-- Where events happened, with coordinates where the place is a known city or town.
-- Grain: an event with a place in a current article.
-- column: event_id | the event, as in event_list
-- column: version_id | key of the event: the version
-- column: ordinal | key of the event: its place among the version's
-- column: event_day | first day of it as told, else the day of the article
-- column: source | slug of the outlet
-- column: title | headline of the article
-- column: url | where it was published
-- column: type | PLOVER event type
-- column: mode | PLOVER mode of that type; null: none fits
-- column: status | actual, future (announced), hypothetical or negated
-- column: is_claim | whether a statement tells it; false: the article itself does
-- column: place_id | key of the place's entity; null: a place without a name
-- column: place | its canonical Arabic name, else the article's words
-- column: place_en | its canonical English name, where curated
-- column: country | the country it lies in, ISO 3166-1 alpha-2
-- column: fips | FIPS 10-4 of that country, or the place's own: Palestine is GZ in Gaza, else WE
-- column: level | country, region, city or other: what is known of its kind
-- column: geonames_id | its GeoNames id, where known
-- column: latitude | degrees north, of a city or town
-- column: longitude | degrees east
-- column: place_text | as it stands in the text
CREATE VIEW event_places AS
SELECT
    v.version_id - v.ordinal AS event_id,
    v.version_id,
    v.ordinal,
    COALESCE(v.first_day, a.day) AS event_day,
    a.source,
    a.title,
    a.url,
    v.type,
    v.mode,
    v.status,
    v.asserted_by IS NOT NULL AS is_claim,
    l.entity_id AS place_id,
    COALESCE(l.name_ar, v.place_name) AS place,
    l.name_en AS place_en,
    COALESCE(v.place_country, l.country) AS country,
    COALESCE(k.fips, c.fips) AS fips,
    CASE
        WHEN l.lexicon_id LIKE 'country:%' THEN 'country'
        WHEN l.lexicon_id LIKE 'region:%' THEN 'region'
        WHEN p.geonames_id IS NOT NULL THEN 'city'
        ELSE 'other'
    END AS level,
    l.geonames_id,
    p.latitude,
    p.longitude,
    v.place_text
FROM effective_event AS v
INNER JOIN current_article AS a ON v.version_id = a.version_id
LEFT JOIN effective_entity AS l ON v.place_id = l.article_entity_id
LEFT JOIN place AS p ON l.geonames_id = p.geonames_id
LEFT JOIN place_code AS k ON l.lexicon_id = k.lexicon_id
LEFT JOIN country AS c ON COALESCE(v.place_country, l.country) = c.iso2
WHERE v.place_id IS NOT NULL OR v.place_name IS NOT NULL;
