-- question_ar: كم نفيا نقلت كل وسيلة؟
-- question_en: How many denials did each outlet carry?
SELECT
    source,
    COUNT(*) AS statements,
    SUM(CASE WHEN stance = 'deny' THEN 1 ELSE 0 END) AS denials
FROM who_said_what
GROUP BY source
ORDER BY denials DESC, source ASC;
