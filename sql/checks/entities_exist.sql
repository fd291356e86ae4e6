-- rule: Every article entity that a mention, a spelling, a role, a statement or an event refers to is one of
-- rule: its version's, and the entity each was taken for, and is linked to, is there.
-- severity: error
-- remedy: A fault of ours: report it; annotating anew (the DAG reannotate, by other annotators) writes the
-- remedy: rows again.
-- param: run text = null | only the versions that run wrote; null: all
WITH written AS (
    SELECT version_id FROM run_version
    WHERE run_id = :run
    UNION ALL
    SELECT version_id FROM article_version
    WHERE CAST(:run AS VARCHAR(250)) IS NULL
),

reference AS (
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
        'event place' AS kind,
        version_id,
        ordinal,
        place_id AS article_entity_id
    FROM event
    UNION ALL
    SELECT
        'event participant' AS kind,
        version_id,
        ordinal,
        article_entity_id
    FROM event_participant
    UNION ALL
    SELECT
        'link' AS kind,
        version_id,
        CAST(NULL AS INTEGER) AS ordinal,
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
WHERE
    r.version_id IN (SELECT w.version_id FROM written AS w)
    AND r.article_entity_id IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM article_entity AS b
        WHERE b.article_entity_id = r.article_entity_id AND b.version_id = r.version_id
    )
UNION ALL
SELECT
    t.kind,
    t.version_id,
    NULL AS ordinal,
    t.article_entity_id,
    t.entity_id
FROM taken AS t
WHERE
    t.version_id IN (SELECT w.version_id FROM written AS w)
    AND NOT EXISTS (
        SELECT 1 FROM entity AS e
        WHERE e.entity_id = t.entity_id
    );
