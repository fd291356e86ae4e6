-- question_ar: ما آخر المقالات التي ورد فيها هذا الاسم؟
-- question_en: Which are the latest articles that name this person, organisation or place?
-- param: name entity | any spelling of its name, or its id in the curated tables or the warehouse
-- param: most count = 10 | how many articles to show
-- column: day | publication day, else the day first fetched; null: neither is known
-- column: source | slug of the outlet
-- column: title | the article's
-- column: mentions | how often it names the entity
-- column: version_id | the version, where its text is found
SELECT
    a.day,
    a.source,
    a.title,
    COUNT(*) AS mentions,
    a.version_id
FROM mention AS m
INNER JOIN current_article AS a ON m.version_id = a.version_id
WHERE
    m.article_entity_id IN (
        SELECT e.article_entity_id FROM effective_entity AS e
        WHERE e.entity_id = :name
    )
GROUP BY a.version_id, a.day, a.source, a.title
ORDER BY COALESCE(a.day, '0001-01-01') DESC, mentions DESC, a.version_id ASC
LIMIT :most;
