-- Every entity that a mention, a role or a statement refers to is there.
WITH reference AS (
    SELECT
        'mention' AS kind,
        version_id,
        ordinal,
        entity_id
    FROM mention
    UNION ALL
    SELECT
        'role person' AS kind,
        version_id,
        ordinal,
        person_id AS entity_id
    FROM role
    UNION ALL
    SELECT
        'role organisation' AS kind,
        version_id,
        ordinal,
        organisation_id AS entity_id
    FROM role
    UNION ALL
    SELECT
        'statement speaker' AS kind,
        version_id,
        ordinal,
        speaker_id AS entity_id
    FROM statement
    UNION ALL
    SELECT
        'statement addressee' AS kind,
        version_id,
        ordinal,
        addressee_id AS entity_id
    FROM statement
)

SELECT
    r.kind,
    r.version_id,
    r.ordinal,
    r.entity_id
FROM reference AS r
LEFT JOIN entity AS e ON r.entity_id = e.entity_id
WHERE r.entity_id IS NOT NULL AND e.entity_id IS NULL;
