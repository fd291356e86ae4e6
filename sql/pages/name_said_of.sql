-- question_ar: ماذا يقول الآخرون عنه؟
-- question_en: What do others say of somebody or something? The latest first.
-- param: entity key | the entity
-- param: most count = 50 | how many to show
-- param: skip integer = 0 | how many to leave out before
-- column: version_id | key of the statement: the version
-- column: ordinal | key of the statement: its place among the version's
-- column: article_id | the article
-- column: day | its day; null: unknown
-- column: source | slug of the outlet
-- column: source_ar | its Arabic name
-- column: source_en | its English name
-- column: speaker_id | the entity that speaks; null: unnamed or unresolved
-- column: speaker | canonical name, else the name or phrase in the text, ANON for an unnamed source
-- column: speaker_en | canonical English name, where curated
-- column: document | the document or outlet it came through
-- column: stance | what the cue does
-- column: content | what was said: it names the entity
-- column: content_start | first character of it in the body, from 0
-- column: content_end | the character after its last
-- column: total | how many there are in all
WITH said AS (
    SELECT DISTINCT
        s.version_id,
        s.ordinal,
        v.article_id,
        v.anchor_on
    FROM entity_members AS e
    INNER JOIN article_version AS v ON e.version_id = v.version_id
    INNER JOIN effective_mention AS m ON e.article_entity_id = m.article_entity_id
    INNER JOIN effective_statement AS s
        ON
            m.version_id = s.version_id
            AND m.start_offset >= s.content_start
            AND m.end_offset <= s.content_end
    WHERE
        e.entity_id = :entity
        AND v.is_current
        AND COALESCE(s.speaker_id, 0) NOT IN (
            SELECT n.article_entity_id FROM entity_members AS n
            WHERE n.entity_id = :entity
        )
),

shown AS (
    SELECT
        version_id,
        ordinal,
        article_id,
        anchor_on,
        COUNT(*) OVER () AS total
    FROM said
    ORDER BY COALESCE(anchor_on, '0001-01-01') DESC, version_id ASC, ordinal ASC
    LIMIT :most OFFSET :skip
)

SELECT
    s.version_id,
    s.ordinal,
    w.article_id,
    w.anchor_on AS day,
    o.slug AS source,
    o.name_ar AS source_ar,
    o.name_en AS source_en,
    COALESCE(j.entity_id, b.article_entity_id) AS speaker_id,
    COALESCE(e.name_ar, b.name_ar, s.speaker_office, s.speaker_name, s.speaker_text) AS speaker,
    e.name_en AS speaker_en,
    s.document,
    s.stance,
    s.content,
    s.content_start,
    s.content_end,
    w.total
FROM shown AS w
INNER JOIN effective_statement AS s ON w.version_id = s.version_id AND w.ordinal = s.ordinal
INNER JOIN article AS a ON w.article_id = a.article_id
INNER JOIN source AS o ON a.source_id = o.source_id
LEFT JOIN article_entity AS b ON s.speaker_id = b.article_entity_id
LEFT JOIN entity_link AS j ON s.speaker_id = j.article_entity_id
LEFT JOIN entity AS e ON j.entity_id = e.entity_id
ORDER BY COALESCE(w.anchor_on, '0001-01-01') DESC, s.version_id ASC, s.ordinal ASC;
