-- question_ar: من قال ماذا في أخبار هذا اليوم؟
-- question_en: Who said what in the stories of a day? The first of each, named speakers before others.
-- param: day date | the day
-- param: most count = 50 | of how many stories, in the order of stories_of_day
-- param: skip integer = 0 | how many stories to leave out before
-- param: each count = 3 | how many statements a story
-- column: version_id | key of the statement: the version
-- column: ordinal | key of the statement: its place among the version's
-- column: article_id | the article
-- column: speaker_id | the entity that speaks; null: unnamed or unresolved
-- column: speaker | canonical name, else the name or phrase in the text, ANON for an unnamed source
-- column: speaker_en | canonical English name, where curated
-- column: document | the document or outlet it came through
-- column: stance | what the cue does: report, deny, …
-- column: content | what was said
-- column: content_start | first character of it in the body, from 0
-- column: content_end | the character after its last
WITH shown AS (
    SELECT s.lead_id
    FROM stories_by_day AS s
    INNER JOIN article_version AS v ON s.lead_id = v.version_id
    WHERE s.day = :day
    ORDER BY s.outlets DESC, s.articles DESC, COALESCE(v.published_at, '0001-01-01') DESC, s.lead_id ASC
    LIMIT :most OFFSET :skip
),

told AS (
    SELECT
        w.version_id,
        w.ordinal,
        w.speaker_id,
        w.speaker,
        w.speaker_en,
        w.document,
        w.stance,
        w.content,
        w.content_start,
        w.content_end,
        w.parent,
        ROW_NUMBER() OVER (PARTITION BY w.version_id, w.content ORDER BY w.ordinal) AS telling
    FROM shown AS d
    INNER JOIN who_said_what AS w ON d.lead_id = w.version_id
),

placed AS (
    SELECT
        version_id,
        ordinal,
        speaker_id,
        speaker,
        speaker_en,
        document,
        stance,
        content,
        content_start,
        content_end,
        ROW_NUMBER() OVER (
            PARTITION BY version_id
            ORDER BY
                CASE WHEN speaker_id IS NULL THEN 1 ELSE 0 END,
                CASE WHEN parent IS NULL THEN 0 ELSE 1 END,
                ordinal
        ) AS place
    FROM told
    WHERE telling = 1
)

SELECT
    p.version_id,
    p.ordinal,
    v.article_id,
    p.speaker_id,
    p.speaker,
    p.speaker_en,
    p.document,
    p.stance,
    p.content,
    p.content_start,
    p.content_end
FROM placed AS p
INNER JOIN article_version AS v ON p.version_id = v.version_id
WHERE p.place <= :each
ORDER BY p.version_id, p.ordinal;
