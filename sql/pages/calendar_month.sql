-- question_ar: ماذا أُعلن لكل يوم، وماذا حدث فيه، وكم نُشر؟
-- question_en: What was announced for each day, what happened on it, and how much was published?
-- param: since date | first day
-- param: until date | last day
-- column: day | the day
-- column: weekday | Monday 1 to Sunday 7
-- column: weekday_ar | its weekday in Arabic
-- column: hijri_day | its day in the Hijri month
-- column: hijri_month | that month, 1 to 12
-- column: hijri_month_ar | its name in Arabic
-- column: hijri_year | Hijri year by Umm al-Qura
-- column: announced | articles before it that speak of that day, copies apart
-- column: events | events told as having happened on it, each once an article
-- column: articles | articles of that day
WITH announced AS (
    SELECT
        d.first_day AS day,
        COUNT(DISTINCT d.version_id) AS articles
    FROM date_expression AS d
    INNER JOIN article_version AS v ON d.version_id = v.version_id
    LEFT JOIN story_member AS m ON d.version_id = m.version_id AND m.kind = 'copy'
    WHERE
        d.first_day BETWEEN :since AND :until
        AND d.kind IN ('date', 'time')
        AND d.granularity IN ('minute', 'hour', 'part', 'day')
        AND v.is_current
        AND d.first_day > v.anchor_on
        AND m.version_id IS NULL
    GROUP BY d.first_day
),

happened AS (
    SELECT
        e.first_day AS day,
        COUNT(*) AS events
    FROM effective_event AS e
    INNER JOIN article_version AS v ON e.version_id = v.version_id
    WHERE e.first_day BETWEEN :since AND :until AND e.status = 'actual' AND v.is_current
    GROUP BY e.first_day
    UNION ALL
    SELECT
        v.anchor_on AS day,
        COUNT(*) AS events
    FROM article_version AS v
    INNER JOIN effective_event AS e ON v.version_id = e.version_id
    WHERE
        v.anchor_on BETWEEN :since AND :until AND v.is_current AND e.status = 'actual'
        -- Not by the index of first_day: most events have none, those of the days are few.
        AND CASE WHEN e.first_day IS NULL THEN 1 ELSE 0 END = 1
    GROUP BY v.anchor_on
),

counted AS (
    SELECT
        day,
        SUM(events) AS events
    FROM happened
    GROUP BY day
),

published AS (
    SELECT
        anchor_on AS day,
        COUNT(*) AS articles
    FROM article_version
    WHERE is_current AND anchor_on BETWEEN :since AND :until
    GROUP BY anchor_on
)

SELECT
    c.day,
    c.weekday,
    c.weekday_ar,
    c.hijri_day,
    c.hijri_month,
    c.hijri_month_ar,
    c.hijri_year,
    COALESCE(a.articles, 0) AS announced,
    COALESCE(h.events, 0) AS events,
    COALESCE(p.articles, 0) AS articles
FROM calendar_day AS c
LEFT JOIN announced AS a ON c.day = a.day
LEFT JOIN counted AS h ON c.day = h.day
LEFT JOIN published AS p ON c.day = p.day
WHERE c.day BETWEEN :since AND :until
ORDER BY c.day;
