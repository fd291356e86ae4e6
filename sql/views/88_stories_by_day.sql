-- What was published each day, a story once: its copies and rewrites of that day are counted with it.
-- Grain: a day and a story, or an article that stands alone; over current articles.
-- column: day | publication day, else the day first fetched; null: neither is known
-- column: lead_id | the version it begins with, maybe of an earlier day: the origin, else the article itself
-- column: story_id | key of the story; null: the article stands alone
-- column: articles | articles of that day that carry it
-- column: outlets | how many outlets they are of
-- column: copies | of these articles, those that copy it
-- column: rewrites | those that tell it in other words
CREATE VIEW stories_by_day AS
SELECT
    v.anchor_on AS day,
    COALESCE(o.version_id, v.version_id) AS lead_id,
    m.story_id,
    COUNT(*) AS articles,
    COUNT(DISTINCT a.source_id) AS outlets,
    COUNT(CASE WHEN m.kind = 'copy' THEN 1 END) AS copies,
    COUNT(CASE WHEN m.kind = 'rewrite' THEN 1 END) AS rewrites
FROM article_version AS v
INNER JOIN article AS a ON v.article_id = a.article_id
LEFT JOIN story_member AS m ON v.version_id = m.version_id
LEFT JOIN story_member AS o ON m.story_id = o.story_id AND o.kind = 'origin'
WHERE v.is_current
GROUP BY v.anchor_on, COALESCE(o.version_id, v.version_id), m.story_id;
