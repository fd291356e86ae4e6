-- question_ar: كم من التغطية كلها ذُكر فيها هذا الاسم، ومتى؟
-- question_en: How much of all coverage names somebody or something, over time?
-- param: entity key | the entity
-- param: since date | first day
-- param: until date | last day
-- param: step text = day | day, week (from Monday) or month
-- column: since | first day of the period that lies in the range
-- column: until | its last
-- column: articles | articles that name it
-- column: all_articles | articles in all
-- column: share | of all, 0 to 1; null: there are none
WITH spanned AS (
    SELECT
        day,
        CASE :step
            WHEN 'month' THEN year * 100 + month
            WHEN 'week' THEN iso_year * 100 + iso_week
            ELSE year * 10000 + month * 100 + day_of_month
        END AS period
    FROM calendar_day
    WHERE day BETWEEN :since AND :until
),

published AS (
    SELECT
        anchor_on AS day,
        COUNT(*) AS articles
    FROM article_version
    WHERE is_current AND anchor_on BETWEEN :since AND :until
    GROUP BY anchor_on
),

naming AS (
    SELECT
        v.anchor_on AS day,
        COUNT(DISTINCT v.version_id) AS articles
    FROM entity_members AS e
    INNER JOIN article_version AS v ON e.version_id = v.version_id
    WHERE e.entity_id = :entity AND v.is_current AND v.anchor_on BETWEEN :since AND :until
    GROUP BY v.anchor_on
)

SELECT
    MIN(s.day) AS since,
    MAX(s.day) AS until,
    COALESCE(SUM(n.articles), 0) AS articles,
    COALESCE(SUM(p.articles), 0) AS all_articles,
    COALESCE(SUM(n.articles), 0) / CAST(SUM(p.articles) AS DOUBLE PRECISION) AS share
FROM spanned AS s
LEFT JOIN published AS p ON s.day = p.day
LEFT JOIN naming AS n ON s.day = n.day
GROUP BY s.period
ORDER BY s.period;
