-- The statements of each speaker: who_said_what from the speaker's side, where one is looked up by the key.
-- Grain: a statement whose speaker is an entity, in any version, current or not; as analysts corrected it.
-- ar: أقوال كل متكلم: who_said_what من جهة المتكلم، حيث يُطلب بمفتاحه. الصف: قول متكلمه كيان، في أي نسخة، وفق ما صحّحه المحللون.
-- column: entity_id | مفتاح الكيان الذي يتكلم | key of the entity that speaks
-- column: version_id | مفتاح القول: النسخة | key of the statement: the version
-- column: ordinal | مفتاح القول: ترتيبه بين أقوال النسخة | key of the statement: its place among the version's
CREATE VIEW statements_by_speaker AS
SELECT
    e.entity_id,
    s.version_id,
    s.ordinal
FROM entity_members AS e
INNER JOIN statement AS s ON e.article_entity_id = s.speaker_id
WHERE
    NOT EXISTS (
        SELECT 1 FROM correction AS c
        WHERE
            c.version_id = s.version_id
            AND c.about IN ('statement', 'speaker')
            AND c.start_offset = s.cue_start
            AND c.end_offset = s.cue_end
    )
UNION ALL
SELECT
    COALESCE(c.entity_id, e.entity_id) AS entity_id,
    s.version_id,
    s.ordinal
FROM correction AS c
CROSS JOIN statement AS s
LEFT JOIN entity_members AS e ON c.article_entity_id = e.article_entity_id
WHERE
    c.about = 'speaker'
    AND c.version_id = s.version_id
    AND c.start_offset = s.cue_start
    AND c.end_offset = s.cue_end
    AND COALESCE(c.entity_id, e.entity_id) IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM correction AS r
        WHERE
            r.version_id = s.version_id
            AND r.about = 'statement'
            AND r.start_offset = s.cue_start
            AND r.end_offset = s.cue_end
    );
