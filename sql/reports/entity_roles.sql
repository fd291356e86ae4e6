-- question_ar: أي مناصب تُنسب إلى هذا الشخص؟
-- question_en: Which offices do articles give this person?
-- param: name entity | any spelling of its name, or its id in the curated tables or the warehouse
-- param: most count = 20 | how many offices to show
-- column: office | the office in its dictionary form
-- column: country | the country it is held for, ISO 3166-1 alpha-2
-- column: organisation | the organisation it is held in
-- column: articles | articles that state it
-- column: first_day | day of the first dated one
-- column: last_day | that of the last
SELECT
    r.office,
    r.country,
    o.name_ar AS organisation,
    COUNT(DISTINCT r.version_id) AS articles,
    MIN(v.anchor_on) AS first_day,
    MAX(v.anchor_on) AS last_day
FROM role AS r
INNER JOIN article_version AS v ON r.version_id = v.version_id
LEFT JOIN effective_entity AS o ON r.organisation_id = o.article_entity_id
WHERE
    v.is_current
    AND r.person_id IN (
        SELECT e.article_entity_id FROM effective_entity AS e
        WHERE e.entity_id = :name
    )
GROUP BY r.office, r.country, o.name_ar
ORDER BY articles DESC, r.office ASC, r.country ASC, o.name_ar ASC
LIMIT :most;
