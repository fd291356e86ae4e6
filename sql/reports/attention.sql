-- question_ar: كم حظي هذا الاسم من التغطية، مدةً بعد مدة، قياسًا إلى مجمل ما نُشر؟
-- question_en: How much attention did this name get over time, against all coverage?
-- param: name entity | الاسم بأي صيغة، أو رقمه | any spelling of its name, or its id
-- param: by choice(day, week, month) = week | ما يغطيه كل صف: يوم أو أسبوع أو شهر | what a row covers
-- param: since date = 1900-01-01 | أول يوم يُحتسب | first day counted
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- column: period | أول يوم في المدة؛ والأسبوع يبدأ الاثنين | its first day; a week begins on Monday
-- column: articles | المقالات التي تذكر الاسم، والمنقول منها محسوب | articles that name it, copies too
-- column: stories | النصوص التي تذكره، كل نص مرة واحدة مهما كثر ناقلوه | texts that do, each once however many carry it
-- column: outlets | الوسائل التي تذكره | outlets that do
-- column: all_stories | كل النصوص المنشورة في المدة | all texts of the period
-- column: share | حصة النصوص التي تذكره من كل النصوص، من 0 إلى 1 | stories / all_stories, 0 to 1
WITH dated AS (
    SELECT
        p.day AS period,
        a.story_id,
        a.source,
        a.version_id IN (
            SELECT m.version_id FROM entity_members AS m
            WHERE m.entity_id = :name
        ) AS is_naming
    FROM current_article AS a
    INNER JOIN calendar_day AS c ON a.day = c.day
    INNER JOIN calendar_day AS p
        ON c.day_number - CASE :by
            WHEN 'week' THEN c.weekday - 1
            WHEN 'month' THEN c.day_of_month - 1
            ELSE 0
        END = p.day_number
    WHERE a.day BETWEEN :since AND :until
)

SELECT
    period,
    COUNT(CASE WHEN is_naming THEN 1 END) AS articles,
    COUNT(DISTINCT CASE WHEN is_naming THEN story_id END) AS stories,
    COUNT(DISTINCT CASE WHEN is_naming THEN source END) AS outlets,
    COUNT(DISTINCT story_id) AS all_stories,
    COUNT(DISTINCT CASE WHEN is_naming THEN story_id END)
    / CAST(COUNT(DISTINCT story_id) AS DOUBLE PRECISION) AS share
FROM dated
GROUP BY period
ORDER BY period;
