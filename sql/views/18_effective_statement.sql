-- Statements as they stand after what analysts said: without those that are none, each its right speaker's.
-- Grain: a statement in any version, current or not. What effective_entity says is said here over its tables: in
-- them SQLite finds a row by its key, where it would read all of the view.
-- column: version_id | key of the statement: the version
-- column: ordinal | key of the statement: its place among the version's
-- column: kind | direct, indirect, nominal or document
-- column: cue_start | first character of the cue in article_version.body, from 0
-- column: cue_end | the character after its last
-- column: cue | the cue as it stands
-- column: cue_lemma | its dictionary form
-- column: stance | what the cue does: report, assert, deny, praise, condemn, demand, …
-- column: content_start | first character of what was said
-- column: content_end | the character after its last
-- column: content | what was said, as it stands
-- column: speaker_start | first character of the speaker's phrase; null: implicit, or judged to be another's
-- column: speaker_end | the character after its last
-- column: speaker_text | that phrase as it stands
-- column: speaker_id | key of the speaker as entity_overview has it; null: not an entity
-- column: speaker_en | the speaker's canonical English name, where curated
-- column: speaker_country | the speaker's, ISO 3166-1 alpha-2, where curated
-- column: speaker_kind | named, role, anonymous, document, joint or implicit; null: unknown
-- column: addressee_id | whom it was said to, where stated: key of effective_entity
-- column: document_start | first character of the document's or outlet's phrase
-- column: document_end | the character after its last
-- column: document_text | that phrase as it stands
-- column: document | the document or outlet it came through, by name
-- column: parent | ordinal of the statement it stands in; null: none
-- column: rule | the rule that found it
-- column: judgement_id | the judgement that says whose it is; null: as read
-- column: speaker | canonical name, else the name or phrase in the text, ANON for an unnamed source
CREATE VIEW effective_statement AS
SELECT
    s.version_id,
    s.ordinal,
    s.kind,
    s.cue_start,
    s.cue_end,
    s.cue,
    s.cue_lemma,
    s.stance,
    s.content_start,
    s.content_end,
    s.content,
    CASE WHEN c.judgement_id IS NULL THEN s.speaker_start END AS speaker_start,
    CASE WHEN c.judgement_id IS NULL THEN s.speaker_end END AS speaker_end,
    CASE WHEN c.judgement_id IS NULL THEN s.speaker_text END AS speaker_text,
    COALESCE(e.entity_id, CASE WHEN COALESCE(q.is_rejected, 0) = 0 THEN b.article_entity_id END) AS speaker_id,
    e.name_en AS speaker_en,
    e.country AS speaker_country,
    CASE
        WHEN c.judgement_id IS NULL THEN s.speaker_kind
        WHEN c.value = 'ANON' THEN 'anonymous'
        WHEN c.value IS NOT NULL OR c.entity_id IS NOT NULL THEN 'named'
    END AS speaker_kind,
    s.addressee_id,
    s.document_start,
    s.document_end,
    s.document_text,
    s.document,
    CASE
        WHEN
            s.parent IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM statement AS p
                INNER JOIN correction AS n
                    ON p.version_id = n.version_id AND n.about = 'statement' AND p.cue_start = n.start_offset
                WHERE p.version_id = s.version_id AND p.ordinal = s.parent AND p.cue_end = n.end_offset
            )
            THEN s.parent
    END AS parent,
    s.rule,
    c.judgement_id,
    COALESCE(
        e.name_ar,
        CASE WHEN COALESCE(q.is_rejected, 0) = 0 THEN b.name_ar END,
        c.value,
        CASE WHEN c.judgement_id IS NULL THEN COALESCE(s.speaker_name, s.speaker_text) END
    ) AS speaker
FROM statement AS s
LEFT JOIN correction AS r
    ON
        s.version_id = r.version_id
        AND r.about = 'statement'
        AND s.cue_start = r.start_offset
        AND s.cue_end = r.end_offset
LEFT JOIN correction AS c
    ON
        s.version_id = c.version_id
        AND c.about = 'speaker'
        AND s.cue_start = c.start_offset
        AND s.cue_end = c.end_offset
LEFT JOIN article_entity AS b
    ON b.article_entity_id = CASE WHEN c.judgement_id IS NULL THEN s.speaker_id ELSE c.article_entity_id END
LEFT JOIN judged_name AS q ON b.article_entity_id = q.article_entity_id
LEFT JOIN entity_link AS j
    ON
        b.article_entity_id = j.article_entity_id
        AND (q.article_entity_id IS NULL OR q.is_rejected = 0 AND (q.type IS NULL OR j.reason = 'judgement'))
LEFT JOIN entity AS e ON COALESCE(c.entity_id, j.entity_id, q.entity_id) = e.entity_id
WHERE r.judgement_id IS NULL;
