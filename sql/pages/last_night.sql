-- question_ar: ماذا جرى في الليلة الأخيرة؟
-- question_en: What came of the last night?
-- column: run_id | the run's name, as the scheduler gives it
-- column: status | running, done, nothing_new, failed, or interrupted
-- column: message | what failed and the remedy, or what is to be looked at; null: nothing
-- column: started_at | UTC
-- column: finished_at | UTC; null: not finished, or nobody saw it end
-- column: files | files and objects it was the last to read
-- column: read | articles read: the next six add up to it
-- column: added | articles not known before
-- column: revised | new versions of known articles
-- column: reopened | texts that went back to an earlier version
-- column: reannotated | known versions annotated anew
-- column: touched | known versions of which url, author, section or dates changed
-- column: unchanged | known versions, skipped
-- column: rejected | records rejected for the first time
WITH night AS (
    SELECT
        run_id,
        status,
        message,
        started_at,
        finished_at
    FROM load_run
    WHERE kind = 'nightly'
    ORDER BY started_at DESC, run_id ASC
    LIMIT 1
)

SELECT
    n.run_id,
    n.status,
    n.message,
    n.started_at,
    n.finished_at,
    (
        SELECT COUNT(*) FROM ingest_object AS o
        WHERE o.run_id = n.run_id
    ) AS files,
    COALESCE(SUM(b.added + b.revised + b.reopened + b.reannotated + b.touched + b.unchanged), 0) AS read,
    COALESCE(SUM(b.added), 0) AS added,
    COALESCE(SUM(b.revised), 0) AS revised,
    COALESCE(SUM(b.reopened), 0) AS reopened,
    COALESCE(SUM(b.reannotated), 0) AS reannotated,
    COALESCE(SUM(b.touched), 0) AS touched,
    COALESCE(SUM(b.unchanged), 0) AS unchanged,
    COALESCE(SUM(b.rejected), 0) AS rejected
FROM night AS n
LEFT JOIN load_batch AS b ON n.run_id = b.run_id
GROUP BY n.run_id, n.status, n.message, n.started_at, n.finished_at;
