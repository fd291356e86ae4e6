-- question_ar: أي دول ورد ذكرها في هذه الأيام؟
-- question_en: Which countries were named in these days?
-- param: since date | first day
-- param: until date | last day
-- column: entity_id | key of the country
-- column: country | ISO 3166-1 alpha-2
-- column: iso3 | ISO 3166-1 alpha-3
-- column: name_ar | its usual Arabic name
-- column: name_en | its English name
-- column: articles | articles that name it
SELECT
    e.entity_id,
    e.country,
    c.iso3,
    c.name_ar,
    c.name_en,
    COUNT(DISTINCT l.version_id) AS articles
FROM article_version AS v
INNER JOIN entity_link AS l ON v.version_id = l.version_id
INNER JOIN entity AS e ON l.entity_id = e.entity_id
INNER JOIN country AS c ON e.country = c.iso2
WHERE v.is_current AND v.anchor_on BETWEEN :since AND :until AND e.lexicon_id LIKE 'country:%'
GROUP BY e.entity_id, e.country, c.iso3, c.name_ar, c.name_en
ORDER BY articles DESC, e.country ASC;
