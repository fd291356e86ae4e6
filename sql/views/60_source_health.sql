-- What each outlet delivered, day by day, and in what state.
-- Grain: an outlet and the day its records were seen: observed, else the start of the run that loaded them.
-- ar: ما وصل من كل وسيلة، يومًا بيوم، وعلى أي حال. الصف: وسيلة واليوم الذي رُئيت فيه سجلاتها: يوم جلبها، وإلا فبداية العملية التي حمّلتها.
-- column: source | رمز الوسيلة؛ فارغ: سجلات مرفوضة لا تُعرف وسيلتها | slug of the outlet; null: rejected records of no known outlet
-- column: day | اليوم الذي رُئيت فيه، نصًّا بصيغة ISO | the day seen, ISO text
-- column: articles | عدد المقالات بأي صياغة | articles in any wording
-- column: versions | عدد الصياغات | wordings
-- column: undated | صياغات بلا تاريخ نشر | wordings without a publication date
-- column: untitled | صياغات بلا عنوان | wordings without a title
-- column: arabic | صياغات بالعربية | wordings in Arabic
-- column: other_language | صياغات بلغة أخرى | wordings in another language
-- column: no_language | صياغات ليس فيها حروف تُعرف بها لغتها | wordings without letters to tell by
-- column: rejected | سجلات تعذّر استعمالها | records that could not be used
-- column: arabic_share | حصتها من الصياغات، من 0 إلى 1؛ فارغ: لا صياغات | of the wordings, 0 to 1; null: there are none
CREATE VIEW source_health AS
WITH delivered AS (
    SELECT
        s.slug AS source,
        v.article_id,
        v.published_on,
        v.title,
        v.language,
        0 AS is_rejected,
        SUBSTR(CAST(COALESCE(v.observed_at, v.recorded_at) AS VARCHAR(30)), 1, 10) AS day
    FROM article_version AS v
    INNER JOIN article AS a ON v.article_id = a.article_id
    INNER JOIN source AS s ON a.source_id = s.source_id
    UNION ALL
    SELECT
        r.source,
        NULL AS article_id,
        NULL AS published_on,
        NULL AS title,
        NULL AS language,
        1 AS is_rejected,
        SUBSTR(CAST(l.started_at AS VARCHAR(30)), 1, 10) AS day
    FROM rejected_record AS r
    INNER JOIN load_run AS l ON r.run_id = l.run_id
),

counted AS (
    SELECT
        source,
        day,
        COUNT(DISTINCT article_id) AS articles,
        SUM(1 - is_rejected) AS versions,
        SUM(CASE WHEN is_rejected = 0 AND published_on IS NULL THEN 1 ELSE 0 END) AS undated,
        SUM(CASE WHEN is_rejected = 0 AND title IS NULL THEN 1 ELSE 0 END) AS untitled,
        SUM(CASE WHEN language = 'ar' THEN 1 ELSE 0 END) AS arabic,
        SUM(CASE WHEN language <> 'ar' THEN 1 ELSE 0 END) AS other_language,
        SUM(CASE WHEN is_rejected = 0 AND language IS NULL THEN 1 ELSE 0 END) AS no_language,
        SUM(is_rejected) AS rejected
    FROM delivered
    GROUP BY source, day
)

SELECT
    source,
    day,
    articles,
    versions,
    undated,
    untitled,
    arabic,
    other_language,
    no_language,
    rejected,
    CAST(arabic AS DOUBLE PRECISION) / NULLIF(versions, 0) AS arabic_share
FROM counted;
