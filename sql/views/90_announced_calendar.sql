-- What is to come: days after their own that articles speak of, each with its sentence.
-- Grain: a date expression of a current article that begins after its day.
-- ar: ما سيأتي: أيام تلي يوم المقال ويتحدث عنها، كل منها بجملته. الصف: عبارة زمنية في مقال حالي تبدأ بعد يومه.
-- column: first_day | أول يوم مقصود، وهو داخل | first day meant, inclusive
-- column: last_day | آخر يوم مقصود، وهو داخل؛ فارغ: مفتوح | last day meant, inclusive; null: open
-- column: granularity | day يوم أو week أسبوع أو month شهر… | day, week, month, …
-- column: weekday_ar | اسم أول يوم | weekday of first_day
-- column: hijri_year | السنة الهجرية لأول يوم بتقويم أم القرى | Hijri year of first_day by Umm al-Qura
-- column: hijri_month | الشهر الهجري، من 1 إلى 12 | Hijri month, 1 to 12
-- column: hijri_day | اليوم في الشهر الهجري | Hijri day of the month
-- column: hijri_month_ar | اسم الشهر الهجري | Hijri month in Arabic
-- column: surface | العبارة الزمنية كما وردت | the expression as it stands
-- column: timex | قيمتها في TIMEX3 | its TIMEX3 value
-- column: calendar | gregorian ميلادي أو hijri هجري: التقويم الذي كُتبت به | gregorian or hijri: the calendar it was written in
-- column: source | رمز الوسيلة | slug of the outlet
-- column: day | يوم المقال الذي تليه | the day of the article it follows
-- column: title | عنوانه | its headline
-- column: url | رابط نشره | where it was published
-- column: version_id | من مفتاح العبارة الزمنية: النسخة | key of the date expression: the version
-- column: ordinal | من مفتاح العبارة الزمنية: ترتيبها في النسخة | key of the date expression: its place among the version's
-- column: sentence | الجملة؛ فارغ: لا يقع في جملة | the sentence; null: it stands in none
-- column: article_id | مفتاح المقال | key of the article
-- column: story_id | مفتاح القصة التي ينتمي إليها نصه، وإلا فمفتاح نسخته: ما يُعدّ مرة واحدة مهما نُقل | the story its text belongs to, else its own version_id: what counts once, copies or not
-- column: start_offset | أول حرف من العبارة في المتن، بدءًا من الصفر | first character of the expression in the body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
CREATE VIEW announced_calendar AS
SELECT
    d.first_day,
    d.last_day,
    d.granularity,
    c.weekday_ar,
    c.hijri_year,
    c.hijri_month,
    c.hijri_day,
    c.hijri_month_ar,
    d.surface,
    d.timex,
    d.calendar,
    a.source,
    a.day,
    a.title,
    a.url,
    d.version_id,
    d.ordinal,
    SUBSTR(a.body, s.start_offset + 1, s.end_offset - s.start_offset) AS sentence,
    a.article_id,
    a.story_id,
    d.start_offset,
    d.end_offset
FROM date_expression AS d
INNER JOIN current_article AS a ON d.version_id = a.version_id
LEFT JOIN calendar_day AS c ON d.first_day = c.day
LEFT JOIN sentence AS s
    ON
        d.version_id = s.version_id
        AND d.start_offset >= s.start_offset
        AND d.end_offset <= s.end_offset
WHERE d.kind IN ('date', 'time') AND d.first_day > a.day;
