-- question_ar: من قال ماذا في أخبار اليوم؟
-- question_en: Who said what in the news of the day?
-- Of each text once, whoever carries it; those told in most outlets first, named speakers before others. What is said
-- within a statement stands there and has no row.
-- param: day date | اليوم | the day
-- param: most count = 400 | كم قولا يُعرض | how many to show
-- column: speaker | اسم المتكلم المعتمد، وإلا كما ورد؛ ANON: مصدر لم يسم | canonical name, else as in the text; ANON: an unnamed source
-- column: speaker_en | اسمه بالإنجليزية | the English name, where curated
-- column: speaker_text | المتكلم كما ورد، بلقبه | the speaker's phrase as it stands, title included
-- column: stance | فعل القول: report أو deny أو demand… | what the cue does: report, deny, demand, …
-- column: cue | لفظه | the cue as it stands
-- column: content | ما قيل | what was said
-- column: document | الوثيقة أو الوسيلة التي جاء عبرها | the document or outlet it came through
-- column: outlet | اسم الوسيلة بالعربية، وإلا رمزها | the outlet: its Arabic name, else its slug
-- column: outlet_en | اسمها بالإنجليزية، وإلا رمزها | its English name, else its slug
-- column: title | عنوان المقال | headline of the article
-- column: url | حيث نُشر | where it was published
-- column: passage | الجمل التي ورد فيها | the sentences it stands in
-- column: content_start | أول حرف من القول في هذه الجمل، بدءا من الصفر | first character of the content in them, from 0
-- column: content_end | الحرف الذي يلي آخره | the character after its last
-- column: story_id | مفتاح الخبر | key of the story
-- column: version_id | مفتاح نسخة المقال | key of the version
-- column: ordinal | ترتيب القول فيها | its place among the version's
WITH carried AS (
    SELECT
        a.story_id,
        COUNT(DISTINCT a.source) AS outlets
    FROM current_article AS a
    WHERE a.day = :day
    GROUP BY a.story_id
),

first_text AS (
    SELECT
        a.story_id,
        a.version_id,
        ROW_NUMBER() OVER (
            PARTITION BY a.story_id
            ORDER BY
                CASE a.story_kind WHEN 'origin' THEN 0 WHEN 'copy' THEN 1 ELSE 2 END,
                COALESCE(a.published_at, '9999-12-31 00:00:00'),
                a.version_id
        ) AS turn
    FROM current_article AS a
    WHERE a.day = :day
),

spoken AS (
    SELECT
        w.version_id,
        w.ordinal,
        b.story_id,
        c.outlets,
        w.speaker_id,
        (
            SELECT MAX(s.start_offset) FROM sentence AS s
            WHERE
                s.version_id = w.version_id
                AND s.start_offset <= t.content_start
                AND s.start_offset <= t.cue_start
        ) AS passage_start,
        (
            SELECT MIN(s.end_offset) FROM sentence AS s
            WHERE
                s.version_id = w.version_id
                AND s.end_offset >= t.content_end
                AND s.end_offset >= t.cue_end
        ) AS passage_end
    FROM first_text AS b
    INNER JOIN carried AS c ON b.story_id = c.story_id
    INNER JOIN who_said_what AS w ON b.version_id = w.version_id
    INNER JOIN statement AS t ON w.version_id = t.version_id AND w.ordinal = t.ordinal
    WHERE b.turn = 1 AND w.content IS NOT NULL AND w.parent IS NULL
    ORDER BY
        c.outlets DESC,
        CASE WHEN w.speaker_id IS NULL THEN 1 ELSE 0 END ASC,
        w.version_id ASC,
        w.ordinal ASC
    LIMIT :most
)

SELECT
    w.speaker,
    w.speaker_en,
    w.speaker_text,
    w.stance,
    w.cue,
    w.content,
    w.document,
    COALESCE(a.source_ar, a.source) AS outlet,
    COALESCE(a.source_en, a.source) AS outlet_en,
    w.title,
    w.url,
    w.content_start - p.passage_start AS content_start,
    w.content_end - p.passage_start AS content_end,
    p.story_id,
    p.version_id,
    p.ordinal,
    SUBSTR(a.body, p.passage_start + 1, p.passage_end - p.passage_start) AS passage
FROM spoken AS p
INNER JOIN who_said_what AS w ON p.version_id = w.version_id AND p.ordinal = w.ordinal
INNER JOIN current_article AS a ON p.version_id = a.version_id
ORDER BY
    p.outlets DESC,
    CASE WHEN p.speaker_id IS NULL THEN 1 ELSE 0 END ASC,
    p.version_id ASC,
    p.ordinal ASC;
