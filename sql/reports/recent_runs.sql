-- question_ar: ماذا حمّلت آخر عمليات التشغيل؟
-- question_en: What did the last runs load?
-- param: run text = null | one run, by its id; null: the last ones, those of maintenance apart
-- param: most count = 10 | how many runs to show
-- column: run_id | the run's name, as the scheduler gives it
-- column: kind | nightly, reannotate or maintain
-- column: status | running, done, nothing_new, failed, or interrupted: ended from outside
-- column: message | what failed and the remedy, or what is to be looked at
-- column: started_at | UTC
-- column: finished_at | UTC; null: not finished, or nobody saw it end
-- column: added | articles not known before
-- column: revised | new versions of known articles, texts that went back included
-- column: reannotated | known versions annotated anew
-- column: touched | known versions of which url, author, section or dates changed
-- column: unchanged | known versions, skipped
-- column: rejected | records rejected for the first time
SELECT
    r.run_id,
    r.kind,
    r.status,
    r.message,
    r.started_at,
    r.finished_at,
    COALESCE(SUM(b.added), 0) AS added,
    COALESCE(SUM(b.revised + b.reopened), 0) AS revised,
    COALESCE(SUM(b.reannotated), 0) AS reannotated,
    COALESCE(SUM(b.touched), 0) AS touched,
    COALESCE(SUM(b.unchanged), 0) AS unchanged,
    COALESCE(SUM(b.rejected), 0) AS rejected
FROM load_run AS r
LEFT JOIN load_batch AS b ON r.run_id = b.run_id
WHERE (CAST(:run AS VARCHAR(500)) IS NULL AND r.kind <> 'maintain') OR r.run_id = :run
GROUP BY r.run_id, r.kind, r.status, r.message, r.started_at, r.finished_at
ORDER BY r.started_at DESC, r.run_id ASC
LIMIT :most;
