-- What counts as an entity: effective_entity from the entity's side, where one is looked up by its key.
-- Grain: an article entity, under the entity it counts as.
-- ar: ما يُعدّ كيانًا واحدًا: effective_entity من جهة الكيان، حيث يُطلب بمفتاحه. الصف: كيان مقال تحت الكيان الذي يُعدّ إياه.
-- column: entity_id | مفتاح الكيان؛ وهو مفتاح كيان المقال نفسه إن لم يُربط بغيره | key of the entity; the article entity's own where it is not linked
-- column: article_entity_id | ما يُعدّ هذا الكيان، كما تحمله مواضع الأسماء والمناصب والأقوال | what counts as it, as mentions, roles and statements carry it
-- column: version_id | النسخة التي تذكره | the version that names it
CREATE VIEW entity_members AS
SELECT
    j.entity_id,
    j.article_entity_id,
    j.version_id
FROM entity_link AS j
WHERE
    NOT EXISTS (
        SELECT 1 FROM judged_name AS q
        WHERE q.article_entity_id = j.article_entity_id AND (q.type IS NULL OR j.reason <> 'judgement')
    )
UNION ALL
-- DISTINCT changes only how SQLite reads this: an entity's members first, then what is joined to them.
SELECT DISTINCT
    e.entity_id,
    q.article_entity_id,
    q.version_id
FROM judged_name AS q
INNER JOIN entity AS e ON q.entity_id = e.entity_id
WHERE
    NOT EXISTS (
        SELECT 1 FROM entity_link AS j
        WHERE j.article_entity_id = q.article_entity_id AND j.reason = 'judgement'
    )
UNION ALL
SELECT
    b.article_entity_id AS entity_id,
    b.article_entity_id,
    b.version_id
FROM article_entity AS b
LEFT JOIN judged_name AS q ON b.article_entity_id = q.article_entity_id
WHERE
    NOT EXISTS (
        SELECT 1 FROM entity_link AS j
        WHERE
            j.article_entity_id = b.article_entity_id
            AND (q.article_entity_id IS NULL OR j.reason = 'judgement')
    )
    AND (
        q.article_entity_id IS NULL
        OR (
            q.type IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM entity AS e
                WHERE e.entity_id = q.entity_id
            )
        )
    );
