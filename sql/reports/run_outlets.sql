-- question_ar: بماذا أتت العملية من كل وسيلة، وما المعتاد؟
-- question_en: What did a run bring of each outlet, and what is usual?
-- Usual is the mean of fresh articles on the same weekday in the weeks before, since the outlet's first run. Days of publication: source_health.
-- param: run text = null | عملية تشغيل واحدة برقمها؛ null: آخر ما أُغلق من الليلية | one run, by its id; null: the last nightly one that was closed
-- param: weeks count = 8 | كم أسبوعًا سابقًا يُقاس عليه | how many weeks before make the usual
-- column: outlet | رمز الوسيلة | slug of the outlet
-- column: added | مقالات لم تكن معروفة | articles not known before
-- column: revised | نسخ جديدة من مقالات معروفة | new versions of known articles
-- column: rejected | سجلات رُفضت أول مرة | records rejected for the first time
-- column: fresh | مقالات جديدة مؤرخة في الأسبوع السابق، من كل عمليات ذلك اليوم | new articles dated within the week before, of all runs that began that day
-- column: usual | المعتاد منها في مثل ذلك اليوم؛ فارغ: لا ماضي يُقاس عليه | the usual of those on such a day; null: there is no past to go by
-- column: state | gap: لا شيء وقد كان منتظرًا، few: أقل من نصف المعتاد، many: أكثر من ضعفه، usual: كالمعتاد، new: لا ماضي يُقاس عليه | gap: nothing where something was due, few: under half the usual, many: over twice, usual, or new: no past to go by
WITH chosen AS (
    SELECT
        r.run_id,
        c.day_number
    FROM load_run AS r
    INNER JOIN calendar_day AS c ON DATE(r.started_at) = c.day
    WHERE
        r.run_id = :run
        OR (
            CAST(:run AS VARCHAR(500)) IS NULL
            AND r.kind = 'nightly'
            AND EXISTS (
                SELECT 1 FROM run_summary AS s
                WHERE s.run_id = r.run_id
            )
        )
    ORDER BY r.started_at DESC
    LIMIT 1
),

brought AS (
    SELECT
        o.source,
        h.day_number AS today,
        c.day_number,
        SUM(o.fresh) AS fresh,
        SUM(CASE WHEN o.run_id = h.run_id THEN o.added ELSE 0 END) AS added,
        SUM(CASE WHEN o.run_id = h.run_id THEN o.revised ELSE 0 END) AS revised,
        SUM(CASE WHEN o.run_id = h.run_id THEN o.rejected ELSE 0 END) AS rejected
    FROM chosen AS h
    CROSS JOIN run_outlet AS o
    INNER JOIN load_run AS r ON o.run_id = r.run_id
    INNER JOIN calendar_day AS c ON DATE(r.started_at) = c.day
    WHERE c.day_number <= h.day_number
    GROUP BY o.source, h.day_number, c.day_number
),

known AS (
    SELECT
        source,
        today,
        (today - MIN(day_number)) / 7 AS weeks_known
    FROM brought
    GROUP BY source, today
),

compared AS (
    SELECT
        k.source,
        SUM(CASE WHEN b.day_number = k.today THEN b.added ELSE 0 END) AS added,
        SUM(CASE WHEN b.day_number = k.today THEN b.revised ELSE 0 END) AS revised,
        SUM(CASE WHEN b.day_number = k.today THEN b.rejected ELSE 0 END) AS rejected,
        SUM(CASE WHEN b.day_number = k.today THEN b.fresh ELSE 0 END) AS fresh,
        SUM(
            CASE
                WHEN
                    b.day_number BETWEEN k.today - 7 * :weeks AND k.today - 7
                    AND (k.today - b.day_number) % 7 = 0
                    THEN b.fresh
                ELSE 0
            END
        )
        / CAST(
            NULLIF(CASE WHEN k.weeks_known < :weeks THEN k.weeks_known ELSE :weeks END, 0) AS DOUBLE PRECISION
        ) AS usual
    FROM known AS k
    INNER JOIN brought AS b ON k.source = b.source
    GROUP BY k.source, k.weeks_known
)

SELECT
    source AS outlet,
    added,
    revised,
    rejected,
    fresh,
    usual,
    CASE
        WHEN usual IS NULL THEN 'new'
        WHEN fresh = 0 AND usual > 0 THEN 'gap'
        WHEN fresh < usual / 2 THEN 'few'
        WHEN fresh > usual * 2 THEN 'many'
        ELSE 'usual'
    END AS state
FROM compared
WHERE added > 0 OR revised > 0 OR rejected > 0 OR fresh > 0 OR usual > 0
ORDER BY source;
