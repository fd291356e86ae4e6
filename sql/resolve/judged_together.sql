-- Gives every article entity that was judged and has no link the one it should have: to whom it was judged
-- to be, else to whom the annotators took it for, unless it was judged not to be that one.
INSERT INTO entity_link (version_id, article_entity_id, entity_id, reason, evidence)
SELECT
    b.version_id,
    b.article_entity_id,
    COALESCE(s.entity_id, b.entity_id) AS entity_id,
    CASE
        WHEN s.entity_id IS NOT NULL THEN 'judgement'
        WHEN e.linked THEN 'listed'
        ELSE 'same_name'
    END AS reason,
    COALESCE(
        s.evidence,
        CASE WHEN e.linked THEN 'curated entry ' || e.lexicon_id ELSE 'name ' || b.match_key END
    ) AS evidence
FROM (SELECT DISTINCT article_entity_id FROM judged_entity) AS q
INNER JOIN article_entity AS b ON q.article_entity_id = b.article_entity_id
INNER JOIN entity AS e ON b.entity_id = e.entity_id
LEFT JOIN judged_entity AS s
    ON b.article_entity_id = s.article_entity_id AND s.verdict = 'same' AND s.choice = 1
LEFT JOIN judged_entity AS n
    ON b.article_entity_id = n.article_entity_id AND b.entity_id = n.entity_id AND n.verdict = 'not_same'
LEFT JOIN entity_link AS l ON b.article_entity_id = l.article_entity_id
LEFT JOIN judged_name AS o ON b.article_entity_id = o.article_entity_id
WHERE
    l.article_entity_id IS NULL
    AND (
        (s.entity_id IS NOT NULL AND (o.article_entity_id IS NULL OR o.type IS NOT NULL))
        OR (s.entity_id IS NULL AND n.entity_id IS NULL AND o.article_entity_id IS NULL)
    );
