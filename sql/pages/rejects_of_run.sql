-- question_ar: لماذا رُفضت سجلات في هذا التشغيل؟
-- question_en: Why did this run reject records?
-- param: run text | the run, by its id
-- column: reason | from the closed list of reasons
-- column: stage | where it was found: fetch, extract, clean or annotate
-- column: records | how many
-- column: example | what was wrong with one of them
SELECT
    reason,
    stage,
    COUNT(*) AS records,
    MIN(detail) AS example
FROM rejected_record
WHERE run_id = :run
GROUP BY reason, stage
ORDER BY records DESC, reason ASC, stage ASC;
