-- question_ar: ماذا قال؟
-- question_en: What did somebody say? The latest first.
-- param: entity key | the entity
-- param: stance text = null | one stance; null: all
-- param: most count = 50 | how many to show
-- param: skip integer = 0 | how many to leave out before
-- column: version_id | key of the statement: the version
-- column: ordinal | key of the statement: its place among the version's
-- column: article_id | the article
-- column: day | its day; null: unknown
-- column: source | slug of the outlet
-- column: source_ar | its Arabic name
-- column: source_en | its English name
-- column: stance | what the cue does
-- column: content | what was said
-- column: content_start | first character of it in the body, from 0
-- column: content_end | the character after its last
-- column: total | how many there are in all
SELECT
    s.version_id,
    s.ordinal,
    v.article_id,
    v.anchor_on AS day,
    o.slug AS source,
    o.name_ar AS source_ar,
    o.name_en AS source_en,
    s.stance,
    s.content,
    s.content_start,
    s.content_end,
    COUNT(*) OVER () AS total
FROM statements_by_speaker AS e
INNER JOIN statement AS s ON e.version_id = s.version_id AND e.ordinal = s.ordinal
INNER JOIN article_version AS v ON s.version_id = v.version_id
INNER JOIN article AS a ON v.article_id = a.article_id
INNER JOIN source AS o ON a.source_id = o.source_id
WHERE
    e.entity_id = :entity
    AND v.is_current
    AND (CAST(:stance AS VARCHAR(30)) IS NULL OR s.stance = :stance)
ORDER BY COALESCE(v.anchor_on, '0001-01-01') DESC, s.version_id ASC, s.ordinal ASC
LIMIT :most OFFSET :skip;
