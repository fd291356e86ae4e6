-- Every being that a mention, a spelling, a role or a statement refers to is one of its version's, and the
-- entity each was taken for, and merged into, is there.
WITH reference AS (
    SELECT
        'mention' AS kind,
        version_id,
        ordinal,
        being_id
    FROM mention
    UNION ALL
    SELECT
        'spelling' AS kind,
        version_id,
        ordinal,
        being_id
    FROM entity_alias
    UNION ALL
    SELECT
        'role person' AS kind,
        version_id,
        ordinal,
        person_id AS being_id
    FROM role
    UNION ALL
    SELECT
        'role organisation' AS kind,
        version_id,
        ordinal,
        organisation_id AS being_id
    FROM role
    UNION ALL
    SELECT
        'statement speaker' AS kind,
        version_id,
        ordinal,
        speaker_id AS being_id
    FROM statement
    UNION ALL
    SELECT
        'statement addressee' AS kind,
        version_id,
        ordinal,
        addressee_id AS being_id
    FROM statement
    UNION ALL
    SELECT
        'merge' AS kind,
        version_id,
        NULL AS ordinal,
        being_id
    FROM entity_merge
),

taken AS (
    SELECT
        'being' AS kind,
        version_id,
        being_id,
        entity_id
    FROM being
    UNION ALL
    SELECT
        'merge' AS kind,
        version_id,
        being_id,
        into_id AS entity_id
    FROM entity_merge
)

SELECT
    r.kind,
    r.version_id,
    r.ordinal,
    r.being_id,
    NULL AS entity_id
FROM reference AS r
LEFT JOIN being AS b ON r.being_id = b.being_id AND r.version_id = b.version_id
WHERE r.being_id IS NOT NULL AND b.being_id IS NULL
UNION ALL
SELECT
    t.kind,
    t.version_id,
    NULL AS ordinal,
    t.being_id,
    t.entity_id
FROM taken AS t
LEFT JOIN entity AS e ON t.entity_id = e.entity_id
WHERE e.entity_id IS NULL;
