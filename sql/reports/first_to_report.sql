-- question_ar: من سبق إلى الخبر، وكم تأخرت عنه الوسائل الأخرى؟
-- question_en: Who was first to report a happening, and how long did others take?
-- A happening is a topic of the day, else a story: what several outlets tell of, in words of their own or not. Midnight sharp is a day
-- without an hour; such articles come after those of the day whose hour is known.
-- param: since date = 1900-01-01 | أول يوم لبداية الخبر | first day on which the happening was first told
-- param: until date = 2100-12-31 | آخر يوم لبداية الخبر | last day on which it was
-- param: outlet outlet = null | أخبار تناولتها هذه الوسيلة؛ null: الكل | happenings that this outlet told of; null: all
-- param: at_least count = 3 | تُترك الأخبار التي تناولتها وسائل أقل | happenings of fewer outlets are left out
-- param: most count = 20 | كم خبرًا يُعرض، الأحدث أولًا | how many happenings to show, the latest first
-- column: happening_id | مفتاح الخبر: مفتاح موضوع اليوم، وإلا فمفتاح القصة | key of the topic of the day, else of the story
-- column: place | ترتيب الوسيلة فيه: 1 لمن سبق | the outlet's place: 1 is the first
-- column: source | رمز الوسيلة | slug of the outlet
-- column: day | يوم نشر أول مقال لها عنه | the day of its first article about it
-- column: published_at | وقت نشره بتوقيت UTC؛ فارغ: اليوم وحده معروف | when that was published, UTC; null: only the day is known
-- column: days_after | كم يومًا بعد الوسيلة الأولى | days after the first outlet
-- column: hours_after | كم ساعة بعدها؛ فارغ: إحدى الساعتين غير معروفة | hours after it; null: one of the two times is not known
-- column: text_is | origin أو copy أو rewrite في سلسلة نص منقول؛ فارغ: نصها الخاص | origin, copy or rewrite of a text that others carry; null: words of its own
-- column: title | عنوان المقال | headline of the article
-- column: article_id | مفتاح المقال | key of the article
-- column: version_id | مفتاح النسخة | key of the version
WITH told AS (
    SELECT
        COALESCE(m.topic_id, a.story_id) AS happening_id,
        a.source,
        a.day,
        CASE
            WHEN SUBSTR(CAST(a.published_at AS VARCHAR(30)), 12, 5) <> '00:00' THEN a.published_at
        END AS published_at,
        a.story_kind,
        a.title,
        a.article_id,
        a.version_id,
        CASE
            WHEN SUBSTR(CAST(a.published_at AS VARCHAR(30)), 12, 5) <> '00:00'
                THEN SUBSTR(CAST(a.published_at AS VARCHAR(30)), 1, 16)
            ELSE CAST(a.day AS VARCHAR(10)) || ' 99'
        END AS moment
    FROM current_article AS a
    LEFT JOIN topic_member AS m ON a.version_id = m.version_id
    WHERE a.day IS NOT NULL AND (m.topic_id IS NOT NULL OR a.story_kind IS NOT NULL)
),

firsts AS (
    SELECT
        happening_id,
        source,
        day,
        published_at,
        story_kind,
        title,
        article_id,
        version_id,
        moment,
        ROW_NUMBER() OVER (PARTITION BY happening_id, source ORDER BY moment ASC, version_id ASC) AS telling
    FROM told
),

placed AS (
    SELECT
        happening_id,
        source,
        day,
        published_at,
        story_kind,
        title,
        article_id,
        version_id,
        RANK() OVER (PARTITION BY happening_id ORDER BY moment) AS place,
        FIRST_VALUE(day) OVER (PARTITION BY happening_id ORDER BY moment, version_id) AS first_day,
        FIRST_VALUE(published_at) OVER (PARTITION BY happening_id ORDER BY moment, version_id) AS first_at
    FROM firsts
    WHERE telling = 1
),

chosen AS (
    SELECT
        happening_id,
        first_day
    FROM placed
    WHERE first_day BETWEEN :since AND :until
    GROUP BY happening_id, first_day
    HAVING
        COUNT(*) >= :at_least
        AND COUNT(CASE WHEN CAST(:outlet AS VARCHAR(200)) IS NULL OR source = :outlet THEN 1 END) > 0
    ORDER BY first_day DESC, COUNT(*) DESC, happening_id ASC
    LIMIT :most
),

timed AS (
    SELECT
        p.happening_id,
        p.place,
        p.source,
        p.day,
        p.published_at,
        p.first_day,
        p.story_kind,
        p.title,
        p.article_id,
        p.version_id,
        c.day_number - f.day_number AS days_after,
        (n.day_number - o.day_number) * 24
        + CAST(SUBSTR(CAST(p.published_at AS VARCHAR(30)), 12, 2) AS INTEGER)
        - CAST(SUBSTR(CAST(p.first_at AS VARCHAR(30)), 12, 2) AS INTEGER)
        + (
            CAST(SUBSTR(CAST(p.published_at AS VARCHAR(30)), 15, 2) AS INTEGER)
            - CAST(SUBSTR(CAST(p.first_at AS VARCHAR(30)), 15, 2) AS INTEGER)
        ) / CAST(60 AS DOUBLE PRECISION) AS hours_after
    FROM placed AS p
    INNER JOIN chosen AS t ON p.happening_id = t.happening_id
    INNER JOIN calendar_day AS c ON p.day = c.day
    INNER JOIN calendar_day AS f ON p.first_day = f.day
    LEFT JOIN calendar_day AS n ON DATE(p.published_at) = n.day
    LEFT JOIN calendar_day AS o ON DATE(p.first_at) = o.day
)

SELECT
    happening_id,
    place,
    source,
    day,
    published_at,
    days_after,
    hours_after,
    story_kind AS text_is,
    title,
    article_id,
    version_id
FROM timed
ORDER BY first_day DESC, happening_id ASC, place ASC, source ASC;
