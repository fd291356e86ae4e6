-- Takes away the links that analysts' judgements do not bear out: to whom the article entity was judged not
-- to be, to another than whom it was judged to be, and of a judgement that was withdrawn.
DELETE FROM entity_link
WHERE
    article_entity_id IN (SELECT article_entity_id FROM judged_entity)
    AND (
        EXISTS (
            SELECT 1 FROM judged_entity AS j
            WHERE
                j.article_entity_id = entity_link.article_entity_id
                AND j.entity_id = entity_link.entity_id
                AND j.verdict = 'not_same'
        )
        OR (
            (
                reason = 'judgement'
                OR article_entity_id IN (
                    SELECT article_entity_id FROM judged_entity
                    WHERE verdict = 'same'
                )
            )
            AND NOT EXISTS (
                SELECT 1 FROM judged_entity AS j
                WHERE
                    j.article_entity_id = entity_link.article_entity_id
                    AND j.entity_id = entity_link.entity_id
                    AND j.verdict = 'same'
                    AND j.choice = 1
                    AND entity_link.evidence = j.evidence
            )
        )
    );
