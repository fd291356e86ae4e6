-- question_ar: أي مناصب تُنسب إلى هذا الشخص؟
-- question_en: Which offices do articles give this person?
-- param: name entity | any spelling of its name, or its id in the curated tables or the warehouse
-- param: most count = 20 | how many offices to show
-- column: office | the office in its dictionary form
-- column: country | the country it is held for, ISO 3166-1 alpha-2
-- column: organisation | the organisation it is held in
-- column: articles | articles that state it, copies too
-- column: stories | texts that do, each once however many articles carry it
-- column: first_day | day of the first dated one
-- column: last_day | that of the last
SELECT
    r.office,
    r.country,
    COALESCE(o.name_ar, b.name_ar) AS organisation,
    COUNT(DISTINCT r.version_id) AS articles,
    COUNT(DISTINCT a.story_id) AS stories,
    MIN(a.day) AS first_day,
    MAX(a.day) AS last_day
FROM entity_members AS e
INNER JOIN role AS r ON e.article_entity_id = r.person_id
INNER JOIN current_article AS a ON r.version_id = a.version_id
LEFT JOIN article_entity AS b ON r.organisation_id = b.article_entity_id
LEFT JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id
LEFT JOIN entity AS o ON j.entity_id = o.entity_id
WHERE e.entity_id = :name
GROUP BY r.office, r.country, COALESCE(o.name_ar, b.name_ar)
ORDER BY stories DESC, articles DESC, r.office ASC, r.country ASC, organisation ASC
LIMIT :most;
