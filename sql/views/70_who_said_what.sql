-- Who said what, in whose paper, in which words.
-- Grain: a statement in a current article.
-- column: version_id | key of the statement: the version
-- column: ordinal | key of the statement: its place among the version's
-- column: day | publication day, else the day first fetched; null: neither is known
-- column: source | slug of the outlet
-- column: title | headline of the article
-- column: url | where it was published
-- column: kind | direct, indirect, nominal or document
-- column: stance | what the cue does: report, assert, deny, praise, condemn, demand, …
-- column: speaker_id | the entity that speaks, where known; null: unnamed or unresolved
-- column: speaker_en | canonical English name, where curated
-- column: speaker_country | the speaker's, ISO 3166-1 alpha-2, where curated
-- column: speaker_kind | named, role, anonymous, document, joint or implicit
-- column: speaker_text | the speaker's phrase as it stands, title included; null: implicit
-- column: cue | the cue as it stands (وأكد)
-- column: cue_lemma | its dictionary form (أكد)
-- column: addressee | whom it was said to, where stated
-- column: content | what was said, as it stands
-- column: document | the document or outlet it came through
-- column: parent | ordinal of the statement it stands in; null: none
-- column: content_start | first character of the content in the body, from 0
-- column: content_end | the character after its last
-- column: speaker | canonical name, else the name or phrase in the text, ANON for an unnamed source
CREATE VIEW who_said_what AS
SELECT
    s.version_id,
    s.ordinal,
    a.day,
    a.source,
    a.title,
    a.url,
    s.kind,
    s.stance,
    s.speaker_id,
    s.speaker_en,
    s.speaker_country,
    s.speaker_kind,
    s.speaker_text,
    s.cue,
    s.cue_lemma,
    (SELECT t.name_ar FROM effective_entity AS t WHERE t.article_entity_id = s.addressee_id) AS addressee,
    s.content,
    s.document,
    s.parent,
    s.content_start,
    s.content_end,
    s.speaker
FROM effective_statement AS s
INNER JOIN current_article AS a ON s.version_id = a.version_id;
