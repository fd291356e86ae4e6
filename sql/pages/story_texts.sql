-- question_ar: ما نصّا الأصل والنسخة؟
-- question_en: What are the texts of a story's origin and of another article of it?
-- param: story key | the story
-- param: version key | the other article's version
-- column: version_id | key of the version
-- column: kind | origin, copy or rewrite
-- column: title | the headline
-- column: body | the text
SELECT
    v.version_id,
    m.kind,
    v.title,
    v.body
FROM story_member AS m
INNER JOIN article_version AS v ON m.version_id = v.version_id
WHERE m.story_id = :story AND (m.kind = 'origin' OR m.version_id = :version)
ORDER BY CASE m.kind WHEN 'origin' THEN 0 ELSE 1 END;
