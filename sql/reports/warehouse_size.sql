-- question_ar: كم يحوي المستودع؟
-- question_en: How much does the warehouse hold?
-- column: what | what is counted
-- column: amount | how many there are
SELECT 'outlets' AS what, COUNT(*) AS amount FROM source
UNION ALL
SELECT 'articles', COUNT(*) FROM article
UNION ALL
SELECT 'versions', COUNT(*) FROM article_version
UNION ALL
SELECT 'sentences', SUM(sentence_count) FROM article_version
UNION ALL
SELECT 'entities', COUNT(*) FROM entity
UNION ALL
SELECT 'mentions', COUNT(*) FROM mention
UNION ALL
SELECT 'roles', COUNT(*) FROM role
UNION ALL
SELECT 'dates', COUNT(*) FROM date_expression
UNION ALL
SELECT 'statements', COUNT(*) FROM statement
UNION ALL
SELECT 'rejected records', COUNT(*) FROM rejected_record;
