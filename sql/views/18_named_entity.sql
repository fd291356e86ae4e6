-- Whom and what each version names, by the entity it counts as and without what was judged to be no name: what is
-- counted of names, before they are described.
-- Grain: an article entity in any version, current or not; effective_entity describes each.
-- ar: من وما تذكره كل نسخة، بالكيان الذي يُعدّه كلٌّ ومن دون ما حُكم بأنه ليس اسمًا: ما يُعَدّ من الأسماء قبل وصفها. الصف: كيان مقال في أي نسخة، حالية أو غير حالية.
-- column: version_id | النسخة التي تذكره | the version that names it
-- column: article_entity_id | مفتاح كيان المقال | key of the article entity
-- column: entity_id | مفتاح الكيان الذي يُعدّ إياه؛ وهو مفتاح كيان المقال نفسه إن لم يُربط بغيره | key of the entity it counts as; the article entity's own where it is not linked
-- column: type | شخص PERSON أو جهة ORG أو مكان LOC | PERSON, ORG or LOC
CREATE VIEW named_entity AS
SELECT
    b.version_id,
    b.article_entity_id,
    COALESCE(
        CASE WHEN j.reason = 'judgement' THEN j.entity_id END,
        e.entity_id,
        CASE WHEN q.article_entity_id IS NULL THEN j.entity_id END,
        b.article_entity_id
    ) AS entity_id,
    COALESCE(q.type, b.type) AS type
FROM article_entity AS b
LEFT JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id
LEFT JOIN judged_name AS q ON b.article_entity_id = q.article_entity_id
LEFT JOIN entity AS e ON q.entity_id = e.entity_id
WHERE q.article_entity_id IS NULL OR q.type IS NOT NULL;
