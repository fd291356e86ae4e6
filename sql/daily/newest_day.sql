-- question_ar: ما أحدث يوم يستحق تقريرا؟
-- question_en: Which is the newest day to report?
-- A day that has only begun to come in, at two in the morning, is left for the next report: it has less than a
-- third of the articles of the day before it. Among the last forty days with articles there is one: no count is
-- divided by three forty times.
-- param: today date | أيام بعد هذا اليوم لا تُحسب | days after it do not count
-- column: day | اليوم؛ لا صف: لا مقالات مؤرخة | the day; no row: there are no dated articles
WITH counted AS (
    SELECT
        v.anchor_on AS day,
        COUNT(*) AS articles
    FROM article_version AS v
    WHERE v.is_current AND v.anchor_on <= :today
    GROUP BY v.anchor_on
    ORDER BY v.anchor_on DESC
    LIMIT 40
),

compared AS (
    SELECT
        day,
        articles,
        LAG(articles) OVER (ORDER BY day) AS before
    FROM counted
)

SELECT MAX(day) AS day
FROM compared
WHERE articles * 3 >= COALESCE(before, 0)
HAVING MAX(day) IS NOT NULL;
