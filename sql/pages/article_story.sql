-- question_ar: أي مقالات تحمل النص نفسه؟
-- question_en: Which articles carry the same text, or tell it in other words?
-- param: version key | the current version of the article
-- column: story_id | key of the story
-- column: article_id | key of a member
-- column: source | slug of its outlet
-- column: source_ar | the outlet's Arabic name
-- column: source_en | its English name
-- column: title | the member's headline
-- column: published_on | its day; null: unknown
-- column: kind | origin (the earliest), copy or rewrite
-- column: similarity | 0 to 1, to the origin or to the member it is most alike
-- column: is_this | whether it is the article asked about
SELECT
    o.story_id,
    a.article_id,
    a.source,
    a.source_ar,
    a.source_en,
    a.title,
    a.published_on,
    o.kind,
    o.similarity,
    o.version_id = m.version_id AS is_this
FROM story_member AS m
INNER JOIN story_member AS o ON m.story_id = o.story_id
INNER JOIN current_article AS a ON o.version_id = a.version_id
WHERE m.version_id = :version
ORDER BY CASE o.kind WHEN 'origin' THEN 0 ELSE 1 END ASC, a.published_on ASC, a.article_id ASC
LIMIT 51;
