-- question_ar: من قال ماذا في هذه الصيغة؟
-- question_en: Who says what in this version?
-- param: version key | the version
-- column: ordinal | place of the statement in its version
-- column: kind | direct, indirect, nominal or document
-- column: stance | what the cue does: report, assert, deny, praise, condemn, demand, …
-- column: cue | the cue as it stands
-- column: cue_lemma | its dictionary form
-- column: cue_start | first character of the cue in the body, from 0
-- column: cue_end | the character after its last
-- column: content | what was said, as it stands
-- column: content_start | its first character
-- column: content_end | the character after its last
-- column: speaker_id | the entity that speaks; null: unnamed or unresolved
-- column: speaker | canonical name, else as in the text, ANON for an unnamed source; null: unknown
-- column: speaker_en | canonical English name, where curated
-- column: speaker_kind | named, role, anonymous, document, joint or implicit
-- column: speaker_text | the speaker's phrase as it stands; null: implicit
-- column: speaker_start | its first character
-- column: speaker_end | the character after its last
-- column: addressee_id | whom it was said to, where stated
-- column: addressee | the name of that one
-- column: document | the document or outlet it came through
-- column: document_start | first character of its phrase
-- column: document_end | the character after its last
-- column: parent | ordinal of the statement it stands in; null: none
-- column: rule | the rule that found it
WITH named AS (
    SELECT
        article_entity_id,
        entity_id,
        name_ar,
        name_en
    FROM effective_entity
    WHERE version_id = :version
)

SELECT
    s.ordinal,
    s.kind,
    s.stance,
    s.cue,
    s.cue_lemma,
    s.cue_start,
    s.cue_end,
    s.content,
    s.content_start,
    s.content_end,
    COALESCE(g.entity_id, e.entity_id) AS speaker_id,
    COALESCE(g.name_ar, e.name_ar, s.speaker_office, s.speaker_name, s.speaker_text) AS speaker,
    COALESCE(g.name_en, e.name_en) AS speaker_en,
    s.speaker_kind,
    s.speaker_text,
    s.speaker_start,
    s.speaker_end,
    a.entity_id AS addressee_id,
    a.name_ar AS addressee,
    COALESCE(s.document, s.document_text) AS document,
    s.document_start,
    s.document_end,
    s.parent,
    s.rule
FROM effective_statement AS s
LEFT JOIN entity AS g ON s.speaker_entity_id = g.entity_id
LEFT JOIN named AS e ON s.speaker_id = e.article_entity_id
LEFT JOIN named AS a
    ON s.addressee_id = a.article_entity_id AND a.entity_id <> COALESCE(g.entity_id, e.entity_id, -1)
WHERE s.version_id = :version
ORDER BY s.ordinal;
