-- question_ar: لماذا رُفضت سجلات، وأين هي؟
-- question_en: Why were records rejected, and where do they stand?
-- param: run text = null | عملية تشغيل واحدة برقمها؛ null: كل العمليات | one run, by its id; null: all runs
-- param: most count = 50 | كم صفًا يُعرض | how many rows to show
-- column: reason | سبب من قائمة محددة | from the closed list of reasons
-- column: stage | المرحلة التي ظهر فيها: fetch أو extract أو clean أو annotate | where it was found: fetch, extract, clean or annotate
-- column: address | الملف | the file
-- column: records | السجلات المرفوضة لهذا السبب في الملف | rejected records of this kind in the file
-- column: first_position | موضع أولها في الملف، بدءًا من 1؛ فارغ: الملف كله | the first one's place in the file, from 1; empty: the whole file
-- column: example | ما كان خطأً في أحدها | what was wrong with one of them
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
