-- question_ar: ما المقالات التي ورد فيها هذا الاسم؟
-- question_en: Which articles name somebody or something? The latest first.
-- param: entity key | the entity
-- param: also key = null | another entity that they name too; null: whichever
-- param: since date = 1900-01-01 | first day; undated articles count where no day is asked for
-- param: until date = 2100-12-31 | last day
-- param: most count = 50 | how many to show
-- param: skip integer = 0 | how many to leave out before
-- column: version_id | key of the version
-- column: article_id | the article
-- column: day | its day; null: unknown
-- column: source | slug of the outlet
-- column: source_ar | its Arabic name
-- column: source_en | its English name
-- column: title | the headline
-- column: mentions | how often it names the entity
-- column: surface | the name as it stands there first
-- column: start_offset | first character of that in the body, from 0
-- column: end_offset | the character after its last
-- column: total | how many articles there are in all
WITH naming AS (
    SELECT
        v.version_id,
        v.article_id,
        v.anchor_on,
        COUNT(*) AS mentions,
        MIN(m.ordinal) AS ordinal,
        COUNT(*) OVER () AS total
    FROM entity_members AS e
    INNER JOIN article_version AS v ON e.version_id = v.version_id
    INNER JOIN effective_mention AS m ON e.article_entity_id = m.article_entity_id
    WHERE
        e.entity_id = :entity
        AND v.is_current
        AND COALESCE(v.anchor_on, '1900-01-01') BETWEEN :since AND :until
        AND (
            CAST(:also AS BIGINT) IS NULL
            OR EXISTS (
                SELECT 1 FROM entity_link AS l
                WHERE l.version_id = v.version_id AND l.entity_id = :also
            )
        )
    GROUP BY v.version_id, v.article_id, v.anchor_on
    ORDER BY COALESCE(v.anchor_on, '0001-01-01') DESC, v.version_id ASC
    LIMIT :most OFFSET :skip
)

SELECT
    n.version_id,
    n.article_id,
    n.anchor_on AS day,
    o.slug AS source,
    o.name_ar AS source_ar,
    o.name_en AS source_en,
    v.title,
    n.mentions,
    m.surface,
    m.start_offset,
    m.end_offset,
    n.total
FROM naming AS n
INNER JOIN article_version AS v ON n.version_id = v.version_id
INNER JOIN mention AS m ON n.version_id = m.version_id AND n.ordinal = m.ordinal
INNER JOIN article AS a ON n.article_id = a.article_id
INNER JOIN source AS o ON a.source_id = o.source_id
ORDER BY COALESCE(n.anchor_on, '0001-01-01') DESC, n.version_id ASC;
