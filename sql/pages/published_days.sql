-- question_ar: كم مقالًا نُشر كل يوم؟
-- question_en: How much was published each day?
-- param: since date | first day
-- param: until date | last day
-- column: day | the day; one without articles has a row too
-- column: articles | articles that count under it
-- column: copies | of these, copies of others
SELECT
    c.day,
    COUNT(v.version_id) AS articles,
    COUNT(CASE WHEN m.kind = 'copy' THEN 1 END) AS copies
FROM calendar_day AS c
LEFT JOIN article_version AS v ON c.day = v.anchor_on AND v.is_current
LEFT JOIN story_member AS m ON v.version_id = m.version_id
WHERE c.day BETWEEN :since AND :until
GROUP BY c.day
ORDER BY c.day;
