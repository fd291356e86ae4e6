-- Who did an event, or whom it was done to, by the entity each counts as.
-- Grain: a participant of an event in any version, current or not; one whom analysts judged to be another
-- stands in the place of all that were read. What effective_entity says is said here
-- over its tables: in them SQLite finds a row by its key, where it would read all of the view.
-- column: version_id | key of the participant: the version
-- column: event_ordinal | the event's place among the version's
-- column: ordinal | key of the participant: its place among the version's
-- column: part | actor or recipient
-- column: entity_id | key of the entity; null: a group without a name (متظاهرون)
-- column: name | canonical Arabic name, else the phrase
-- column: name_en | canonical English name, where curated
-- column: country | its country, ISO 3166-1 alpha-2; null: not told
-- column: sector | government, military, police, …; null: not told
-- column: code | CAMEO actor code (IRQGOV); null: none follows
-- column: roles | the code without its country (GOV)
-- column: surface | the words as they stand; null: implicit
-- column: linked | whether a curated entry stands behind it
CREATE VIEW event_participants AS
SELECT
    p.version_id,
    p.event_ordinal,
    p.ordinal,
    p.part,
    COALESCE(e.entity_id, CASE WHEN COALESCE(q.is_rejected, 0) = 0 THEN b.article_entity_id END) AS entity_id,
    COALESCE(
        e.name_ar,
        CASE WHEN COALESCE(q.is_rejected, 0) = 0 THEN b.name_ar END,
        k.value,
        CASE WHEN k.judgement_id IS NULL THEN p.name END
    ) AS name,
    e.name_en,
    COALESCE(CASE WHEN k.judgement_id IS NULL THEN p.country END, e.country) AS country,
    CASE WHEN k.judgement_id IS NULL THEN p.sector END AS sector,
    CASE WHEN k.judgement_id IS NULL THEN p.code END AS code,
    CASE
        WHEN k.judgement_id IS NOT NULL THEN NULL
        WHEN SUBSTR(p.code, 1, 3) = c.iso3 THEN NULLIF(SUBSTR(p.code, 4), '')
        ELSE p.code
    END AS roles,
    CASE WHEN k.judgement_id IS NULL THEN p.surface END AS surface,
    COALESCE(e.linked, FALSE) AS linked
FROM event_participant AS p
INNER JOIN effective_event AS v ON p.version_id = v.version_id AND p.event_ordinal = v.ordinal
LEFT JOIN country AS c ON p.country = c.iso2
LEFT JOIN correction AS k
    ON
        v.version_id = k.version_id
        AND p.part = k.about
        AND v.trigger_start = k.start_offset
        AND v.trigger_end = k.end_offset
LEFT JOIN article_entity AS b
    ON b.article_entity_id = CASE WHEN k.judgement_id IS NULL THEN p.article_entity_id ELSE k.article_entity_id END
LEFT JOIN judged_name AS q ON b.article_entity_id = q.article_entity_id
LEFT JOIN entity_link AS j
    ON
        b.article_entity_id = j.article_entity_id
        AND (q.article_entity_id IS NULL OR q.is_rejected = 0 AND (q.type IS NULL OR j.reason = 'judgement'))
LEFT JOIN entity AS e ON COALESCE(k.entity_id, j.entity_id, q.entity_id) = e.entity_id
WHERE
    k.judgement_id IS NULL
    OR (
        (k.value IS NOT NULL OR k.entity_id IS NOT NULL)
        AND p.ordinal = (
            SELECT MIN(n.ordinal) FROM event_participant AS n
            WHERE n.version_id = p.version_id AND n.event_ordinal = p.event_ordinal AND n.part = p.part
        )
    );
