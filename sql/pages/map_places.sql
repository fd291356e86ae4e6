-- question_ar: أي مدن ورد ذكرها في هذه الأيام، وأين تقع؟
-- question_en: Which cities and towns were named in these days, and where do they lie?
-- param: since date | first day
-- param: until date | last day
-- param: most count = 300 | how many to show, those of most articles first
-- column: entity_id | key of the place
-- column: name_ar | its canonical Arabic name
-- column: name_en | its canonical English name
-- column: country | the country it lies in, ISO 3166-1 alpha-2
-- column: country_ar | that country in Arabic
-- column: country_en | that country in English
-- column: latitude | degrees north
-- column: longitude | degrees east
-- column: articles | articles that name it
-- column: total | how many places there are in all
WITH located AS (
    SELECT
        e.entity_id,
        e.name_ar,
        e.name_en,
        e.country,
        p.latitude,
        p.longitude
    FROM place AS p
    INNER JOIN entity AS e ON p.geonames_id = e.geonames_id
)

SELECT
    e.entity_id,
    e.name_ar,
    e.name_en,
    e.country,
    c.name_ar AS country_ar,
    c.name_en AS country_en,
    e.latitude,
    e.longitude,
    COUNT(DISTINCT l.version_id) AS articles,
    COUNT(*) OVER () AS total
FROM article_version AS v
INNER JOIN entity_link AS l ON v.version_id = l.version_id
INNER JOIN located AS e ON l.entity_id = e.entity_id
LEFT JOIN country AS c ON e.country = c.iso2
WHERE v.is_current AND v.anchor_on BETWEEN :since AND :until
GROUP BY e.entity_id, e.name_ar, e.name_en, e.country, c.name_ar, c.name_en, e.latitude, e.longitude
ORDER BY articles DESC, e.name_ar ASC, e.entity_id ASC
LIMIT :most;
