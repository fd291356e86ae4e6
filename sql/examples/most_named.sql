-- question_ar: أي الأشخاص أكثر ذكرا؟
-- question_en: Which people are named most?
SELECT
    e.name_ar,
    COUNT(*) AS mentions,
    COUNT(DISTINCT a.article_id) AS articles
FROM mention AS m
INNER JOIN current_article AS a ON m.version_id = a.version_id
INNER JOIN effective_entity AS e ON m.article_entity_id = e.article_entity_id
WHERE e.type = 'PERSON'
GROUP BY e.entity_id, e.name_ar
ORDER BY articles DESC, mentions DESC
LIMIT 20;
