-- question_ar: ماذا حمّلت آخر عمليات التشغيل؟
-- question_en: What did the last runs load?
-- param: run text = null | one run, by its id; null: the last ones, those of maintenance apart
-- param: most count = 10 | how many runs to show
-- column: run_id | the run's name, as the scheduler gives it
-- column: kind | nightly, reannotate or maintain
-- column: status | running, done, failed or interrupted
-- column: started_at | UTC
-- column: finished_at | UTC
-- column: added | articles not known before
-- column: revised | new versions of known articles, texts that went back included
-- column: reannotated | known versions annotated anew
-- column: touched | known versions of which url, author, section or dates changed
-- column: unchanged | known versions, skipped
-- column: rejected | records rejected for the first time
SELECT
    run_id,
    kind,
    status,
    started_at,
    finished_at,
    added,
    revised + reopened AS revised,
    reannotated,
    touched,
    unchanged,
    rejected
FROM load_run
WHERE (CAST(:run AS VARCHAR(500)) IS NULL AND kind <> 'maintain') OR run_id = :run
ORDER BY started_at DESC, run_id ASC
LIMIT :most;
