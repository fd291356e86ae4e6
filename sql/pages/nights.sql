-- question_ar: ماذا قرأت الليالي وحمّلت ورفضت؟
-- question_en: What did each night read, load and reject?
-- param: since date | first day
-- param: until date | last day
-- column: day | the day it began, UTC; a day without a night has a row too
-- column: nights | runs that began then
-- column: failed | of these, those that failed or were interrupted
-- column: read | articles read
-- column: added | articles not known before
-- column: changed | new versions of known articles, texts that went back included
-- column: rejected | records rejected for the first time
-- column: run_id | one of the runs, the failed before others
WITH night AS (
    SELECT
        r.run_id,
        r.status IN ('failed', 'interrupted') AS is_failed,
        SUBSTR(CAST(r.started_at AS VARCHAR(30)), 1, 10) AS day,
        COALESCE(SUM(b.added + b.revised + b.reopened + b.reannotated + b.touched + b.unchanged), 0) AS read,
        COALESCE(SUM(b.added), 0) AS added,
        COALESCE(SUM(b.revised + b.reopened), 0) AS changed,
        COALESCE(SUM(b.rejected), 0) AS rejected
    FROM load_run AS r
    LEFT JOIN load_batch AS b ON r.run_id = b.run_id
    WHERE r.kind = 'nightly'
    GROUP BY r.run_id, r.status, r.started_at
)

SELECT
    c.day,
    COUNT(n.run_id) AS nights,
    COUNT(CASE WHEN n.is_failed THEN 1 END) AS failed,
    COALESCE(SUM(n.read), 0) AS read,
    COALESCE(SUM(n.added), 0) AS added,
    COALESCE(SUM(n.changed), 0) AS changed,
    COALESCE(SUM(n.rejected), 0) AS rejected,
    COALESCE(MIN(CASE WHEN n.is_failed THEN n.run_id END), MIN(n.run_id)) AS run_id
FROM calendar_day AS c
LEFT JOIN night AS n ON CAST(c.day AS VARCHAR(10)) = n.day
WHERE c.day BETWEEN :since AND :until
GROUP BY c.day
ORDER BY c.day;
