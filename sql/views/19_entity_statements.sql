-- Which statements are whose, after what analysts said: looked up by the entity that speaks.
-- Grain: a statement and the entity that makes it, in any version, current or not.
-- ar: تصريحات كل كيان بعد أحكام المحللين: للبحث بالكيان المتكلم. الصف: تصريح والكيان القائل، في نسخة حالية أو غير حالية.
-- column: entity_id | مفتاح الكيان المتكلم | key of the entity that speaks
-- column: version_id | مفتاح التصريح: النسخة | key of the statement: the version
-- column: ordinal | مفتاح التصريح: ترتيبه في النسخة | key of the statement: its place among the version's
CREATE VIEW entity_statements AS
SELECT
    m.entity_id,
    s.version_id,
    s.ordinal
FROM entity_members AS m
INNER JOIN statement AS s ON m.article_entity_id = s.speaker_id
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
    COALESCE(
        c.entity_id,
        (
            SELECT j.entity_id FROM entity_link AS j
            WHERE j.article_entity_id = c.article_entity_id
        ),
        c.article_entity_id
    ) AS entity_id,
    s.version_id,
    s.ordinal
FROM correction AS c
INNER JOIN statement AS s
    ON c.version_id = s.version_id AND c.start_offset = s.cue_start AND c.end_offset = s.cue_end
WHERE
    c.about = 'speaker'
    AND (c.entity_id IS NOT NULL OR c.article_entity_id IS NOT NULL)
    AND NOT EXISTS (
        SELECT 1 FROM correction AS r
        WHERE
            r.version_id = s.version_id
            AND r.about = 'statement'
            AND r.start_offset = s.cue_start
            AND r.end_offset = s.cue_end
    );
