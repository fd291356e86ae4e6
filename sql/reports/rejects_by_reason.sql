-- question_ar: لماذا رُفضت سجلات، وأين هي؟
-- question_en: Why were records rejected, and where do they stand?
-- param: run text = null | one run, by its id; null: all runs
-- param: most count = 50 | how many rows to show
-- column: reason | from the closed list of reasons
-- column: stage | where it was found: fetch, extract, clean or annotate
-- column: address | the file
-- column: records | rejected records of this kind in the file
-- column: first_position | the first one's place in the file, from 1; empty: the whole file
-- column: example | what was wrong with one of them
SELECT
    reason,
    stage,
    address,
    COUNT(*) AS records,
    MIN(position) AS first_position,
    MIN(detail) AS example
FROM rejected_record
WHERE CAST(:run AS VARCHAR(500)) IS NULL OR run_id = :run
GROUP BY reason, stage, address
ORDER BY records DESC, reason ASC, address ASC
LIMIT :most;
