-- question_ar: من قال ماذا في هذا الخبر؟
-- question_en: Who said what in a story? Copies repeat it and are left out.
-- param: story key | the story
-- param: most count = 50 | how many to show
-- param: skip integer = 0 | how many to leave out before
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
-- column: total | how many there are in all
SELECT
    w.version_id,
    w.ordinal,
    v.article_id,
    w.source,
    w.speaker_id,
    w.speaker,
    w.speaker_en,
    w.document,
    w.stance,
    w.content,
    w.content_start,
    w.content_end,
    COUNT(*) OVER () AS total
FROM story_member AS m
INNER JOIN who_said_what AS w ON m.version_id = w.version_id
INNER JOIN article_version AS v ON m.version_id = v.version_id
WHERE m.story_id = :story AND m.kind IN ('origin', 'rewrite')
ORDER BY CASE m.kind WHEN 'origin' THEN 0 ELSE 1 END, w.version_id, w.ordinal
LIMIT :most OFFSET :skip;
