-- question_ar: كم نُشر في هذا اليوم، وما اليوم الذي قبله والذي بعده؟
-- question_en: How much does a day hold, and which days with articles lie before and after it?
-- param: day date | the day
-- column: day | the day
-- column: weekday_ar | its weekday
-- column: hijri_day | its day in the Hijri month
-- column: hijri_month | that month, 1 to 12
-- column: hijri_month_ar | its name in Arabic
-- column: hijri_year | Hijri year by Umm al-Qura
-- column: articles | articles that count under it
-- column: stories | the same without copies: a story counts once
-- column: earlier | the next earlier day with articles; null: there is none
-- column: later | the next later; null: there is none
SELECT
    c.day,
    c.weekday_ar,
    c.hijri_day,
    c.hijri_month,
    c.hijri_month_ar,
    c.hijri_year,
    (
        SELECT COUNT(*) FROM article_version AS v
        WHERE v.is_current AND v.anchor_on = c.day
    ) AS articles,
    (
        SELECT COUNT(*) FROM stories_by_day AS s
        WHERE s.day = :day
    ) AS stories,
    (
        SELECT MAX(v.anchor_on) FROM article_version AS v
        WHERE v.is_current AND v.anchor_on < c.day
    ) AS earlier,
    (
        SELECT MIN(v.anchor_on) FROM article_version AS v
        WHERE v.is_current AND v.anchor_on > c.day
    ) AS later
FROM calendar_day AS c
WHERE c.day = :day;
