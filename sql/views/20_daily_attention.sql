-- Who and what the news named, day by day.
-- Grain: entity and day, over current articles.
-- column: day | publication day, else the day first fetched; null: neither is known
-- column: entity_id | key of the entity
-- column: type | PERSON, ORG or LOC
-- column: name_ar | canonical Arabic name
-- column: name_en | canonical English name, where curated
-- column: country | the entity's, ISO 3166-1 alpha-2
-- column: linked | whether a curated entry stands behind it
-- column: articles | articles that name it, copies too
-- column: mentions | how often they do
-- column: sources | outlets that do
-- column: stories | articles that do, without copies: a story counts once
CREATE VIEW daily_attention AS
SELECT
    a.day,
    e.entity_id,
    e.type,
    e.name_ar,
    e.name_en,
    e.country,
    e.linked,
    COUNT(DISTINCT m.version_id) AS articles,
    COUNT(*) AS mentions,
    COUNT(DISTINCT a.source) AS sources,
    COUNT(DISTINCT COALESCE(s.story_id, a.version_id)) AS stories
FROM current_article AS a
INNER JOIN effective_mention AS m ON a.version_id = m.version_id
INNER JOIN effective_entity AS e ON m.article_entity_id = e.article_entity_id
LEFT JOIN story_member AS s ON a.version_id = s.version_id
GROUP BY a.day, e.entity_id, e.type, e.name_ar, e.name_en, e.country, e.linked;
