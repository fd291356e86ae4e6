-- question_ar: هل وصل من كل وسيلة معتادها كل يوم، وأين الثغرات والمرفوضات؟
-- question_en: Did each outlet deliver what it usually does, day by day; where are gaps and rejects?
-- Usual is the mean of the same weekday in the weeks before, since the outlet's first day: Fridays are held to Fridays.
-- param: since date = null | أول يوم يُعرض؛ null: أسبوعان حتى آخر يوم | first day shown; null: two weeks up to the last
-- param: until date = null | آخر يوم يُعرض؛ null: آخر يوم في المستودع | last day shown; null: the last that the warehouse holds
-- param: outlet outlet = null | وسيلة واحدة؛ null: الكل | one outlet; null: all
-- param: weeks count = 8 | كم أسبوعًا سابقًا يُقاس عليه | how many weeks before make the usual
-- column: outlet | رمز الوسيلة | slug of the outlet
-- column: day | اليوم: يوم النشر، وإلا فأول يوم جُلب فيه | the day: of publication, else of the first fetching
-- column: weekday_ar | اسمه | its weekday
-- column: articles | مقالات ذلك اليوم | articles of that day
-- column: usual | المعتاد في مثله؛ فارغ: لا ماضي يُقاس عليه | the usual of such a day; null: there is no past to go by
-- column: state | gap: لا شيء وقد كان منتظرًا، few: أقل من نصف المعتاد، many: أكثر من ضعفه، usual: كالمعتاد، new: لا ماضي يُقاس عليه | gap: nothing where something was due, few: under half the usual, many: over twice, usual, or new: no past to go by
-- column: rejected | سجلات رُفضت في عمليات بدأت ذلك اليوم | records rejected by runs that began that day
-- column: reason | أكثر أسباب الرفض | the reason of most of them
WITH counted AS (
    SELECT
        a.source,
        a.day,
        COUNT(*) AS articles
    FROM current_article AS a
    WHERE a.day IS NOT NULL AND (CAST(:outlet AS VARCHAR(200)) IS NULL OR a.source = :outlet)
    GROUP BY a.source, a.day
),

refused AS (
    SELECT
        r.source,
        c.day,
        r.reason,
        COUNT(*) AS records,
        SUM(COUNT(*)) OVER (PARTITION BY r.source, c.day) AS all_records,
        ROW_NUMBER() OVER (PARTITION BY r.source, c.day ORDER BY COUNT(*) DESC, r.reason ASC) AS place
    FROM rejected_record AS r
    INNER JOIN load_run AS l ON r.run_id = l.run_id
    INNER JOIN calendar_day AS c ON DATE(l.started_at) = c.day
    GROUP BY r.source, c.day, r.reason
),

known AS (
    SELECT
        n.source,
        MIN(c.day_number) AS first_number
    FROM counted AS n
    INNER JOIN calendar_day AS c ON n.day = c.day
    GROUP BY n.source
),

shown AS (
    SELECT
        t.day AS last_day,
        COALESCE(:since, f.day) AS first_day
    FROM calendar_day AS t
    INNER JOIN calendar_day AS f ON t.day_number - 13 = f.day_number
    WHERE t.day = COALESCE(:until, (
        SELECT MAX(v.anchor_on) FROM article_version AS v
        WHERE v.is_current
    ))
),

nights AS (
    SELECT
        k.source,
        c.day,
        c.day_number,
        c.weekday_ar,
        (c.day_number - k.first_number) / 7 AS weeks_known
    FROM shown AS s
    INNER JOIN calendar_day AS c ON c.day BETWEEN s.first_day AND s.last_day
    INNER JOIN known AS k ON c.day_number >= k.first_number
),

compared AS (
    SELECT
        t.source,
        t.day,
        t.weekday_ar,
        COALESCE(MAX(n.articles), 0) AS articles,
        COALESCE(SUM(p.articles), 0)
        / CAST(
            NULLIF(CASE WHEN t.weeks_known < :weeks THEN t.weeks_known ELSE :weeks END, 0) AS DOUBLE PRECISION
        ) AS usual
    FROM nights AS t
    LEFT JOIN counted AS n ON t.source = n.source AND t.day = n.day
    LEFT JOIN calendar_day AS c
        ON
            c.day_number BETWEEN t.day_number - 7 * :weeks AND t.day_number - 7
            AND (t.day_number - c.day_number) % 7 = 0
    LEFT JOIN counted AS p ON t.source = p.source AND c.day = p.day
    GROUP BY t.source, t.day, t.weekday_ar, t.weeks_known
)

SELECT
    n.source AS outlet,
    n.day,
    n.weekday_ar,
    n.articles,
    n.usual,
    CASE
        WHEN n.usual IS NULL THEN 'new'
        WHEN n.articles = 0 AND n.usual > 0 THEN 'gap'
        WHEN n.articles < n.usual / 2 THEN 'few'
        WHEN n.articles > n.usual * 2 THEN 'many'
        ELSE 'usual'
    END AS state,
    COALESCE(r.all_records, 0) AS rejected,
    r.reason
FROM compared AS n
LEFT JOIN refused AS r ON n.source = r.source AND n.day = r.day AND r.place = 1
WHERE n.articles > 0 OR n.usual > 0 OR r.all_records > 0
ORDER BY n.day DESC, n.source ASC;
