-- question_ar: أي وسيلة انقطع جديدها؟
-- question_en: Which outlets have gone quiet?
-- An outlet is quiet when so many articles are missing as its usual night would have brought since the last that did. A single slow night of a small outlet is none.
-- param: until date = null | آخر يوم يُنظر فيه؛ null: اليوم | last day looked at; null: today
-- param: nights count = 56 | كم ليلة سابقة يُقاس عليها | how many nights before make the usual
-- param: missed count = 5 | كم مقالًا ناقصًا يعني انقطاعًا | how many missing articles mean quiet
-- column: outlet | رمز الوسيلة | slug of the outlet
-- column: last_day | آخر ليلة أتت بجديد منها | the last night that brought something fresh of it
-- column: quiet_nights | ليالٍ تمت بعدها | nights that came through since
-- column: usual | مقالات جديدة في ليلة معتادة قبلها | fresh articles of a usual night until then
-- column: missing | ما كان منتظرًا منذئذ | what was due since
-- column: state | new: صارت كذلك في آخر ليلة، known: قبلها | new: it became so with the last night, known: before
WITH nights AS (
    SELECT
        c.day,
        ROW_NUMBER() OVER (ORDER BY c.day DESC) - 1 AS ago
    FROM calendar_day AS c
    WHERE
        (CAST(:until AS VARCHAR(10)) IS NULL OR c.day <= :until)
        AND c.day IN (
            SELECT DATE(r.started_at) FROM load_run AS r
            WHERE r.kind = 'nightly' AND r.status IN ('done', 'nothing_new')
        )
),

brought AS (
    SELECT
        o.source,
        n.day,
        n.ago,
        o.fresh
    FROM run_outlet AS o
    INNER JOIN load_run AS r ON o.run_id = r.run_id
    INNER JOIN nights AS n ON DATE(r.started_at) = n.day
    WHERE o.fresh > 0 AND n.ago < :nights
),

outlets AS (
    SELECT
        source,
        MAX(day) AS last_day,
        MIN(ago) AS quiet_nights,
        MAX(ago) - MIN(ago) + 1 AS known_nights,
        SUM(fresh) / CAST(MAX(ago) - MIN(ago) + 1 AS DOUBLE PRECISION) AS usual
    FROM brought
    GROUP BY source
)

SELECT
    source AS outlet,
    last_day,
    quiet_nights,
    usual,
    usual * quiet_nights AS missing,
    CASE WHEN usual * (quiet_nights - 1) < :missed THEN 'new' ELSE 'known' END AS state
FROM outlets
WHERE known_nights >= 7 AND usual * quiet_nights >= :missed
ORDER BY missing DESC, source ASC;
