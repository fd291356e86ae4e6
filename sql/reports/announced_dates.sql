-- question_ar: أي المواعيد القادمة تتحدث عنها الأخبار؟
-- question_en: Which dates ahead does the news speak of?
-- Every day or period that lies after its article's own day; announced_events has those of which an event is told.
-- A date that several copies of one text give stands once.
-- param: since date = null | أول يوم يُعرض؛ null: اليوم الذي يلي آخر يوم في المستودع | first day shown; null: the day after the last that the warehouse holds
-- param: until date = 2100-12-31 | آخر يوم يُعرض | last day shown
-- param: outlet outlet = null | وسيلة واحدة؛ null: الكل | one outlet; null: all
-- param: most count = 100 | كم موعدًا يُعرض، الأقرب أولًا | how many to show, the nearest first
-- column: first_day | أول يوم مقصود | first day meant
-- column: last_day | آخر يوم مقصود؛ فارغ: مفتوح | last day meant; null: open
-- column: granularity | مقدار المدة: day أو week أو month… | day, week, month, …
-- column: weekday_ar | اسم أول يوم | weekday of first_day
-- column: hijri_day | يومه في الشهر الهجري | its day in the Hijri month
-- column: hijri_month_ar | الشهر الهجري | that month
-- column: hijri_year | السنة الهجرية بتقويم أم القرى | Hijri year by Umm al-Qura
-- column: words | العبارة الزمنية كما وردت | the expression as it stands
-- column: sentence | الجملة التي وردت فيها | the sentence it stands in
-- column: outlets | عدد الوسائل التي حملت هذا النص | outlets that carry the text
-- column: source | رمز الوسيلة | slug of the outlet
-- column: day | يوم المقال | the day of the article
-- column: title | عنوانه | its headline
-- column: article_id | مفتاح المقال | key of the article
-- column: version_id | مفتاح النسخة | key of the version
-- column: start_offset | أول حرف من العبارة في متن المقال، بدءًا من الصفر | first character of the expression in the body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
WITH ahead AS (
    SELECT
        v.first_day,
        v.last_day,
        v.granularity,
        v.weekday_ar,
        v.hijri_day,
        v.hijri_month_ar,
        v.hijri_year,
        v.surface,
        v.sentence,
        v.source,
        v.day,
        v.title,
        v.article_id,
        v.version_id,
        v.ordinal,
        v.start_offset,
        v.end_offset,
        ROW_NUMBER() OVER (
            PARTITION BY v.story_id, v.timex ORDER BY v.day ASC, v.version_id ASC, v.ordinal ASC
        ) AS telling,
        v.story_id
    FROM announced_calendar AS v
    WHERE
        v.first_day <= :until
        AND (
            v.first_day >= :since
            OR (
                CAST(:since AS VARCHAR(10)) IS NULL
                AND v.first_day > (
                    SELECT MAX(a.anchor_on) FROM article_version AS a
                    WHERE a.is_current
                )
            )
        )
        AND (CAST(:outlet AS VARCHAR(200)) IS NULL OR v.source = :outlet)
)

SELECT
    h.first_day,
    h.last_day,
    h.granularity,
    h.weekday_ar,
    h.hijri_day,
    h.hijri_month_ar,
    h.hijri_year,
    h.surface AS words,
    h.sentence,
    COALESCE(NULLIF((
        SELECT COUNT(DISTINCT a.source) FROM story_articles AS a
        WHERE a.story_id = h.story_id
    ), 0), 1) AS outlets,
    h.source,
    h.day,
    h.title,
    h.article_id,
    h.version_id,
    h.start_offset,
    h.end_offset
FROM ahead AS h
WHERE h.telling = 1
ORDER BY h.first_day ASC, h.last_day ASC, h.version_id ASC, h.ordinal ASC
LIMIT :most;
