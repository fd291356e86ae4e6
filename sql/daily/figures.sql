-- question_ar: كم نُشر في هذا اليوم؟
-- question_en: How much was published that day?
-- param: day date | اليوم | the day
-- column: day | اليوم | the day
-- column: weekday_ar | اسمه | its weekday
-- column: hijri_day | يومه في الشهر الهجري | its day in the Hijri month
-- column: hijri_month_ar | الشهر الهجري | that month
-- column: hijri_year | السنة الهجرية بتقويم أم القرى | Hijri year by Umm al-Qura
-- column: articles | مقالات اليوم | articles of the day
-- column: usual | معدل الأيام الثمانية والعشرين قبله التي فيها مقالات؛ فارغ: لا أيام قبله | mean of the days with articles among the 28 before; null: there are none
-- column: outlets | وسائل نشرت | outlets that published
-- column: texts | نصوص بلا نسخها | texts, their copies not counted
-- column: statements | أقوال منقولة | statements
-- column: events | أحداث رويت على أنها وقعت | events told as having happened
WITH span AS (
    SELECT
        c.day,
        c.weekday_ar,
        c.hijri_day,
        c.hijri_month_ar,
        c.hijri_year,
        p.day AS past_from
    FROM calendar_day AS c
    INNER JOIN calendar_day AS p ON c.day_number - 28 = p.day_number
    WHERE c.day = :day
),

past AS (
    SELECT
        a.day,
        COUNT(*) AS articles
    FROM span AS s
    INNER JOIN current_article AS a ON s.past_from <= a.day AND s.day > a.day
    GROUP BY a.day
)

SELECT
    s.day,
    s.weekday_ar,
    s.hijri_day,
    s.hijri_month_ar,
    s.hijri_year,
    COUNT(a.version_id) AS articles,
    (SELECT AVG(p.articles * 1.0) FROM past AS p) AS usual,
    COUNT(DISTINCT a.source) AS outlets,
    COUNT(DISTINCT a.story_id) AS texts,
    (
        SELECT COUNT(*) FROM statement AS t
        INNER JOIN article_version AS v ON t.version_id = v.version_id
        WHERE v.is_current AND v.anchor_on = :day
    ) AS statements,
    (
        SELECT COUNT(*) FROM event AS e
        INNER JOIN article_version AS v ON e.version_id = v.version_id
        WHERE v.is_current AND v.anchor_on = :day AND e.status = 'actual'
    ) AS events
FROM span AS s
LEFT JOIN current_article AS a ON s.day = a.day
GROUP BY s.day, s.weekday_ar, s.hijri_day, s.hijri_month_ar, s.hijri_year;
