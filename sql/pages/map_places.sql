-- question_ar: أي مدن ودول ورد ذكرها في هذه الأيام، وأين تقع؟
-- question_en: Which towns and countries were named in these days, and where do they lie?
-- param: since date | first day
-- param: until date | last day
-- column: entity_id | key of the place
-- column: level | town or country
-- column: name_ar | its canonical Arabic name
-- column: name_en | its canonical English name
-- column: country | the country it is or lies in, ISO 3166-1 alpha-2
-- column: country_ar | that country in Arabic
-- column: country_en | that country in English
-- column: latitude | degrees north; null: a country
-- column: longitude | degrees east
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
    CASE WHEN e.lexicon_id LIKE 'country:%' THEN 'country' ELSE 'town' END AS level,
    e.name_ar,
    e.name_en,
    e.country,
    c.name_ar AS country_ar,
    c.name_en AS country_en,
    p.latitude,
    p.longitude,
    n.articles
FROM named AS n
INNER JOIN entity AS e ON n.entity_id = e.entity_id
LEFT JOIN place AS p ON e.geonames_id = p.geonames_id
LEFT JOIN country AS c ON e.country = c.iso2
WHERE p.geonames_id IS NOT NULL OR e.lexicon_id LIKE 'country:%'
ORDER BY n.articles DESC, e.name_ar ASC, n.entity_id ASC;
