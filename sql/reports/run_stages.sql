-- question_ar: كم استغرقت كل مرحلة من العملية، وكم سجلًا عالجت ورفضت؟
-- question_en: How long did each stage of a run take, over how many records and rejects?
-- param: run text = null | عملية تشغيل واحدة برقمها؛ null: آخر ما أُغلق، عدا عمليات الصيانة | one run, by its id; null: the last that was closed, those of maintenance apart
-- column: run_id | اسم العملية كما يعطيه المجدوِل | the run's name, as the scheduler gives it
-- column: stage | المرحلة | the stage
-- column: tasks | عدد مهامها التي تمت | its tasks that came through
-- column: records | السجلات التي عملت عليها؛ وما أعدّته عملية سابقة لا يُحسب | records they worked on; what a run before had staged is not counted
-- column: rejected | السجلات التي تعذّر استعمالها | records they could not use
-- column: seconds | ما استغرقته مهامها مجموعًا بالثواني | seconds its tasks took, added up
-- column: rate | سجلات في الثانية من عمل مهمة واحدة؛ فارغ: لا سجلات | records a second of one task's work; null: no records
-- column: started_at | متى بدأت أولاها، بتوقيت UTC | when the first began, UTC
-- column: finished_at | متى انتهت آخرها، بتوقيت UTC | when the last ended, UTC
WITH chosen AS (
    SELECT r.run_id
    FROM load_run AS r
    WHERE
        r.run_id = :run
        OR (
            CAST(:run AS VARCHAR(500)) IS NULL
            AND r.kind <> 'maintain'
            AND EXISTS (
                SELECT 1 FROM run_summary AS s
                WHERE s.run_id = r.run_id
            )
        )
    ORDER BY r.started_at DESC
    LIMIT 1
)

SELECT
    s.run_id,
    s.stage,
    s.tasks,
    s.records,
    s.rejected,
    s.seconds,
    NULLIF(s.records, 0) / NULLIF(s.seconds, 0) AS rate,
    s.started_at,
    s.finished_at
FROM chosen AS c
INNER JOIN run_summary AS s ON c.run_id = s.run_id
ORDER BY
    s.started_at, -- to the second, in which short stages begin together
    CASE s.stage
        WHEN 'fetch' THEN 1
        WHEN 'plan' THEN 2
        WHEN 'extract' THEN 3
        WHEN 'clean' THEN 4
        WHEN 'plan_batches' THEN 5
        WHEN 'annotate' THEN 6
        WHEN 'load' THEN 7
        WHEN 'resolve' THEN 8
        ELSE 9
    END,
    s.finished_at,
    s.stage;
