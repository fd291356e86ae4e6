-- question_ar: كم نسخة كتب هذا التشغيل؟
-- question_en: How many versions did a run write?
-- param: run text = null | the run, by its id; null: the last night
-- column: run_id | the run
-- column: versions | what it wrote
SELECT
    r.run_id,
    (
        SELECT COUNT(*) FROM run_version AS v
        WHERE v.run_id = r.run_id
    ) AS versions
FROM load_run AS r
WHERE (CAST(:run AS VARCHAR(250)) IS NULL AND r.kind = 'nightly') OR r.run_id = :run
ORDER BY r.started_at DESC
LIMIT 1;
