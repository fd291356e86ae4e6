-- question_ar: أي الوسائل تسبق غيرها، وبكم تتأخر حين لا تسبق؟
-- question_en: Which outlets are first, and how far behind are they when they are not?
-- Over the topics of the day, and the stories that are in none, which several outlets tell of; of each outlet its first article on a topic counts.
-- Midnight sharp is a day without an hour.
-- param: since date = 1900-01-01 | أول يوم لبداية الخبر | first day on which a happening was first told
-- param: until date = 2100-12-31 | آخر يوم لبداية الخبر | last day on which it was
-- param: at_least count = 2 | تُترك الأخبار التي تناولتها وسائل أقل | happenings of fewer outlets are left out
-- column: outlet | رمز الوسيلة | slug of the outlet
-- column: happenings | الأخبار المشتركة التي تناولتها | happenings that it and others told of
-- column: first | منها ما سبقت إليه وحدها | of these, those it told before all others
-- column: tied | ومنها ما سبقت إليه مع غيرها في اليوم أو الدقيقة نفسها | those it told first with others, in the same minute or, without a time, on the same day
-- column: first_share | حصة ما سبقت إليه وحدها، من 0 إلى 1 | first, of the happenings, 0 to 1
-- column: mean_days_after | متوسط تأخرها بالأيام حين لا تسبق | mean days behind, where it was not first
WITH told AS (
    SELECT
        COALESCE(m.topic_id, a.story_id) AS happening_id,
        a.source,
        MIN(a.day) AS day,
        MIN(CASE
            WHEN SUBSTR(CAST(a.published_at AS VARCHAR(30)), 12, 5) <> '00:00'
                THEN SUBSTR(CAST(a.published_at AS VARCHAR(30)), 1, 16)
            ELSE CAST(a.day AS VARCHAR(10)) || ' 99'
        END) AS moment
    FROM current_article AS a
    LEFT JOIN topic_member AS m ON a.version_id = m.version_id
    WHERE a.day IS NOT NULL AND (m.topic_id IS NOT NULL OR a.story_kind IS NOT NULL)
    GROUP BY COALESCE(m.topic_id, a.story_id), a.source
),

opened AS (
    SELECT
        happening_id,
        MIN(moment) AS moment,
        MIN(day) AS day
    FROM told
    GROUP BY happening_id
    HAVING COUNT(*) >= :at_least AND MIN(day) BETWEEN :since AND :until
),

leaders AS (
    SELECT
        o.happening_id,
        COUNT(*) AS outlets
    FROM opened AS o
    INNER JOIN told AS t ON o.happening_id = t.happening_id AND o.moment = t.moment
    GROUP BY o.happening_id
)

SELECT
    t.source AS outlet,
    COUNT(*) AS happenings,
    COUNT(CASE WHEN t.moment = o.moment AND l.outlets = 1 THEN 1 END) AS first,
    COUNT(CASE WHEN t.moment = o.moment AND l.outlets > 1 THEN 1 END) AS tied,
    AVG(
        CAST(CASE WHEN t.moment = o.moment AND l.outlets = 1 THEN 1 ELSE 0 END AS DOUBLE PRECISION)
    ) AS first_share,
    AVG(
        CASE WHEN t.moment > o.moment THEN CAST(c.day_number - f.day_number AS DOUBLE PRECISION) END
    ) AS mean_days_after
FROM told AS t
INNER JOIN opened AS o ON t.happening_id = o.happening_id
INNER JOIN leaders AS l ON t.happening_id = l.happening_id
INNER JOIN calendar_day AS c ON t.day = c.day
INNER JOIN calendar_day AS f ON o.day = f.day
GROUP BY t.source
ORDER BY happenings DESC, first DESC, outlet ASC;
