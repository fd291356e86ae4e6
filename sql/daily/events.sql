-- question_ar: ماذا حدث بحسب أخبار اليوم؟
-- question_en: What happened, as the news of the day has it?
-- An event that several copies of a text tell stands once; deeds come before words. What is likelier no event than one
-- is left out.
-- param: day date | اليوم | the day
-- param: most count = 40 | كم حدثا يُعرض، الأكثر انتشارا أولا | how many to show, those told in most outlets first
-- column: type | نوع الحدث (PLOVER) | PLOVER event type
-- column: actors | من فعله | who did it
-- column: recipients | بمن | whom it was done to
-- column: place | أين | where
-- column: first_day | أول يوم له كما روي | first day of it as told
-- column: asserted_by | من يقول ذلك؛ فارغ: المقال نفسه | who says so; null: the article itself
-- column: is_claim | هل هو قول قائل | whether a statement tells it
-- column: sentence | الجملة التي ورد فيها | the sentence it stands in
-- column: trigger_text | اللفظ الذي يسميه | the word that names it
-- column: trigger_start | أول حرف منه في الجملة، بدءا من الصفر | first character of it in the sentence, from 0
-- column: trigger_end | الحرف الذي يلي آخره | the character after its last
-- column: outlets | الوسائل التي تحمل النص | outlets that carry the text
-- column: outlet | اسم الوسيلة بالعربية، وإلا رمزها | the outlet: its Arabic name, else its slug
-- column: outlet_en | اسمها بالإنجليزية، وإلا رمزها | its English name, else its slug
-- column: title | عنوان المقال | headline of the article
-- column: url | حيث نُشر | where it was published
-- column: version_id | مفتاح نسخة المقال | key of the version
-- column: ordinal | ترتيب الحدث فيها | its place among the version's
WITH carried AS (
    SELECT
        a.story_id,
        COUNT(DISTINCT a.source) AS outlets
    FROM current_article AS a
    WHERE a.day = :day
    GROUP BY a.story_id
),

told AS (
    SELECT
        v.version_id,
        v.ordinal,
        c.outlets,
        CASE WHEN v.quad IN (2, 4) THEN 0 ELSE 1 END AS is_verbal,
        ROW_NUMBER() OVER (
            PARTITION BY a.story_id, v.type, v.trigger_text
            ORDER BY CASE a.story_kind WHEN 'origin' THEN 0 ELSE 1 END ASC, v.version_id ASC, v.ordinal ASC
        ) AS telling,
        CASE WHEN EXISTS (
            SELECT 1 FROM event_participant AS p
            WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'actor'
        ) THEN 0 ELSE 1 END AS is_vague,
        CASE WHEN v.asserted_by IS NULL THEN 0 ELSE 1 END AS is_claimed,
        COALESCE(v.confidence, 1) AS confidence
    FROM current_article AS a
    INNER JOIN carried AS c ON a.story_id = c.story_id
    INNER JOIN event AS v ON a.version_id = v.version_id
    WHERE a.day = :day AND v.status = 'actual' AND COALESCE(v.confidence, 1) >= 0.5
),

shown AS (
    SELECT * FROM told
    WHERE telling = 1
    ORDER BY
        outlets DESC,
        is_verbal ASC,
        is_claimed ASC,
        is_vague ASC,
        confidence DESC,
        version_id ASC,
        ordinal ASC
    LIMIT :most
)

SELECT
    e.type,
    e.actors,
    e.recipients,
    e.place,
    e.first_day,
    e.asserted_by,
    e.is_claim,
    e.sentence,
    e.trigger_text,
    e.trigger_start - t.start_offset AS trigger_start,
    e.trigger_end - t.start_offset AS trigger_end,
    s.outlets,
    COALESCE(a.source_ar, a.source) AS outlet,
    COALESCE(a.source_en, a.source) AS outlet_en,
    e.title,
    e.url,
    s.version_id,
    s.ordinal
FROM shown AS s
INNER JOIN event_list AS e ON s.version_id = e.version_id AND s.ordinal = e.ordinal
INNER JOIN current_article AS a ON s.version_id = a.version_id
LEFT JOIN sentence AS t
    ON
        s.version_id = t.version_id
        AND e.trigger_start >= t.start_offset
        AND e.trigger_end <= t.end_offset
ORDER BY
    s.outlets DESC,
    s.is_verbal ASC,
    s.is_claimed ASC,
    s.is_vague ASC,
    s.confidence DESC,
    s.version_id ASC,
    s.ordinal ASC;
