-- question_ar: كم حدثا من كل نوع وقع في هذه الأيام؟
-- question_en: How many events of each type happened on these days?
-- param: since date | first day
-- param: until date | last day
-- column: type | PLOVER event type
-- column: events | events told as having happened, each once an article
WITH happened AS (
    SELECT e.type
    FROM effective_event AS e
    INNER JOIN article_version AS v ON e.version_id = v.version_id
    WHERE e.first_day BETWEEN :since AND :until AND e.status = 'actual' AND v.is_current
    UNION ALL
    SELECT e.type
    FROM article_version AS v
    INNER JOIN effective_event AS e ON v.version_id = e.version_id
    WHERE v.anchor_on BETWEEN :since AND :until AND v.is_current AND e.status = 'actual'
    -- Not by the index of first_day: most events have none, those of the days are few.
    AND CASE WHEN e.first_day IS NULL THEN 1 ELSE 0 END = 1
)

SELECT
    type,
    COUNT(*) AS events
FROM happened
GROUP BY type
ORDER BY events DESC, type ASC;
