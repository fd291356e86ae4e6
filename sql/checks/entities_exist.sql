-- Every article entity that a mention, a spelling, a role or a statement refers to is one of its version's, and
-- the entity each was taken for, and is linked to, is there.
WITH reference AS (
    SELECT
        'mention' AS kind,
        version_id,
        ordinal,
        article_entity_id
    FROM mention
    UNION ALL
    SELECT
        'spelling' AS kind,
        version_id,
        ordinal,
        article_entity_id
    FROM entity_alias
    UNION ALL
    SELECT
        'role person' AS kind,
        version_id,
        ordinal,
        person_id AS article_entity_id
    FROM role
    UNION ALL
    SELECT
        'role organisation' AS kind,
        version_id,
        ordinal,
        organisation_id AS article_entity_id
    FROM role
    UNION ALL
    SELECT
        'statement speaker' AS kind,
        version_id,
        ordinal,
        speaker_id AS article_entity_id
    FROM statement
    UNION ALL
    SELECT
        'statement addressee' AS kind,
        version_id,
        ordinal,
        addressee_id AS article_entity_id
    FROM statement
    UNION ALL
    SELECT
        'link' AS kind,
        version_id,
        NULL AS ordinal,
        article_entity_id
    FROM entity_link
),

taken AS (
    SELECT
        'article entity' AS kind,
        version_id,
        article_entity_id,
        entity_id
    FROM article_entity
    UNION ALL
    SELECT
        'link' AS kind,
        version_id,
        article_entity_id,
        entity_id
    FROM entity_link
)

SELECT
    r.kind,
    r.version_id,
    r.ordinal,
    r.article_entity_id,
    NULL AS entity_id
FROM reference AS r
LEFT JOIN article_entity AS b ON r.article_entity_id = b.article_entity_id AND r.version_id = b.version_id
WHERE r.article_entity_id IS NOT NULL AND b.article_entity_id IS NULL
UNION ALL
SELECT
    t.kind,
    t.version_id,
    NULL AS ordinal,
    t.article_entity_id,
    t.entity_id
FROM taken AS t
LEFT JOIN entity AS e ON t.entity_id = e.entity_id
WHERE e.entity_id IS NULL;
