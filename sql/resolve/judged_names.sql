-- Takes away the links of what analysts judged to be no name, and those that the annotators gave a name of another
-- type. What is withdrawn gets them back where the judgement is.
DELETE FROM entity_link
WHERE
    article_entity_id IN (SELECT article_entity_id FROM judged_name)
    AND EXISTS (
        SELECT 1 FROM judged_name AS q
        WHERE
            q.article_entity_id = entity_link.article_entity_id
            AND (q.type IS NULL OR entity_link.reason <> 'judgement')
    );
