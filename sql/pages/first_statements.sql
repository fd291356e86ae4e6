-- question_ar: من قال ماذا في هذا المقال أولا؟
-- question_en: Who said what in an article? The first of it, named speakers before others, each words once.
-- param: version key | the article's version
-- param: most count = 3 | how many statements
-- column: version_id | key of the statement: the version
-- column: ordinal | key of the statement: its place among the version's
-- column: article_id | the article
-- column: source | slug of the outlet
-- column: speaker_id | the entity that speaks; null: unnamed or unresolved
-- column: speaker | canonical name, else the name or phrase in the text, ANON for an unnamed source
-- column: speaker_en | canonical English name, where curated
-- column: document | the document or outlet it came through
-- column: stance | what the cue does: report, deny, …
-- column: content | what was said
-- column: content_start | first character of it in the body, from 0
-- column: content_end | the character after its last
WITH told AS (
    SELECT
        version_id,
        ordinal,
        source,
        speaker_id,
        speaker,
        speaker_en,
        document,
        stance,
        content,
        content_start,
        content_end,
        parent,
        ROW_NUMBER() OVER (PARTITION BY content ORDER BY ordinal) AS telling
    FROM who_said_what
    WHERE version_id = :version
),

shown AS (
    SELECT
        version_id,
        ordinal,
        source,
        speaker_id,
        speaker,
        speaker_en,
        document,
        stance,
        content,
        content_start,
        content_end
    FROM told
    WHERE telling = 1
    ORDER BY
        CASE WHEN speaker_id IS NULL THEN 1 ELSE 0 END,
        CASE WHEN parent IS NULL THEN 0 ELSE 1 END,
        ordinal
    LIMIT :most
)

SELECT
    s.version_id,
    s.ordinal,
    v.article_id,
    s.source,
    s.speaker_id,
    s.speaker,
    s.speaker_en,
    s.document,
    s.stance,
    s.content,
    s.content_start,
    s.content_end
FROM shown AS s
INNER JOIN article_version AS v ON s.version_id = v.version_id
ORDER BY s.ordinal;
