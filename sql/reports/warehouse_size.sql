-- question_ar: كم يحوي المستودع؟
-- question_en: How much does the warehouse hold?
-- column: what | ما يُعَدّ | what is counted
-- column: amount | كم منه | how many there are
SELECT
    'outlets' AS what,
    COUNT(*) AS amount
FROM source
UNION ALL
SELECT
    'articles' AS what,
    COUNT(*) AS amount
FROM article
UNION ALL
SELECT
    'versions' AS what,
    COUNT(*) AS amount
FROM article_version
UNION ALL
SELECT
    'sentences' AS what,
    COUNT(*) AS amount
FROM sentence
UNION ALL
SELECT
    'entities' AS what,
    COUNT(DISTINCT entity_id) + (SELECT COUNT(*) FROM article_entity) - COUNT(*) AS amount
FROM entity_link
UNION ALL
SELECT
    'entity links' AS what,
    COUNT(*) AS amount
FROM entity_link
UNION ALL
SELECT
    'mentions' AS what,
    COUNT(*) AS amount
FROM mention
UNION ALL
SELECT
    'roles' AS what,
    COUNT(*) AS amount
FROM role
UNION ALL
SELECT
    'dates' AS what,
    COUNT(*) AS amount
FROM date_expression
UNION ALL
SELECT
    'statements' AS what,
    COUNT(*) AS amount
FROM statement
UNION ALL
SELECT
    'events' AS what,
    COUNT(*) AS amount
FROM event
UNION ALL
SELECT
    'topics' AS what,
    COUNT(*) AS amount
FROM article_topic
UNION ALL
SELECT
    'keywords' AS what,
    COUNT(*) AS amount
FROM keyword
UNION ALL
SELECT
    'rejected records' AS what,
    COUNT(*) AS amount
FROM rejected_record
ORDER BY what;
