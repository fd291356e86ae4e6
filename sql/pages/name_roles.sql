-- question_ar: أي مناصب تُنسب إليه؟
-- question_en: Which offices do articles give somebody?
-- param: entity key | the entity
-- param: most count = 20 | how many offices to show
-- column: office | the office in its dictionary form
-- column: country | the country it is held for, ISO 3166-1 alpha-2
-- column: country_ar | that country in Arabic
-- column: country_en | that country in English
-- column: organisation_id | the organisation it is held in
-- column: organisation | its Arabic name
-- column: articles | articles that state it
-- column: first_day | day of the first dated one
-- column: last_day | that of the last
-- column: version_id | one of them: the version
-- column: total | how many offices there are in all
WITH held AS (
    SELECT
        r.office,
        r.country,
        r.organisation_id,
        r.version_id,
        v.anchor_on
    FROM entity_members AS e
    INNER JOIN role AS r ON e.article_entity_id = r.person_id
    INNER JOIN article_version AS v ON r.version_id = v.version_id
    WHERE e.entity_id = :entity AND v.is_current
)

SELECT
    h.office,
    h.country,
    c.name_ar AS country_ar,
    c.name_en AS country_en,
    COALESCE(j.entity_id, b.article_entity_id) AS organisation_id,
    COALESCE(e.name_ar, b.name_ar) AS organisation,
    COUNT(DISTINCT h.version_id) AS articles,
    MIN(h.anchor_on) AS first_day,
    MAX(h.anchor_on) AS last_day,
    MAX(h.version_id) AS version_id,
    COUNT(*) OVER () AS total
FROM held AS h
LEFT JOIN article_entity AS b ON h.organisation_id = b.article_entity_id
LEFT JOIN entity_link AS j ON h.organisation_id = j.article_entity_id
LEFT JOIN entity AS e ON j.entity_id = e.entity_id
LEFT JOIN country AS c ON h.country = c.iso2
GROUP BY
    h.office,
    h.country,
    c.name_ar,
    c.name_en,
    COALESCE(j.entity_id, b.article_entity_id),
    COALESCE(e.name_ar, b.name_ar)
ORDER BY articles DESC, h.office ASC, COALESCE(h.country, '') ASC, organisation_id ASC
LIMIT :most;
