-- Whom and what each version names that articles share an entity for, without what was judged to be no name: what pages
-- count, from an index alone. named_entity has also those that stand alone.
-- Grain: an article entity with a link, in any version, current or not.
-- ar: من وما تذكره كل نسخة مما يشترك فيه أكثر من مقال، من دون ما حُكم بأنه ليس اسمًا: ما تَعُدّه الصفحات، من الفهرس وحده. وفي named_entity ما لم يُربط أيضًا. الصف: كيان مقال مربوط، في أي نسخة، حالية أو غير حالية.
-- column: version_id | النسخة التي تذكره | the version that names it
-- column: article_entity_id | مفتاح كيان المقال | key of the article entity
-- column: entity_id | مفتاح الكيان الذي يُعدّ إياه | key of the entity it counts as
CREATE VIEW linked_name AS
SELECT
    l.version_id,
    l.article_entity_id,
    l.entity_id
FROM entity_link AS l
WHERE
    NOT EXISTS (
        SELECT 1 FROM judged_name AS q
        WHERE q.article_entity_id = l.article_entity_id AND q.type IS NULL
    );
