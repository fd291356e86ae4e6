-- question_ar: ماذا أُعلن لهذه الأيام قبلها؟
-- question_en: What was announced for these days before they came?
-- param: since date | first day announced
-- param: until date | last day announced
-- param: most count = 50 | how many to show
-- param: skip integer = 0 | how many to leave out before
-- column: first_day | first day meant
-- column: last_day | last day meant; null: open
-- column: granularity | day, week, month, …
-- column: surface | the expression as it stands
-- column: version_id | key of the date expression: the version
-- column: ordinal | key of the date expression: its place among the version's
-- column: article_id | the article
-- column: day | the day of the article it follows
-- column: source | slug of the outlet
-- column: source_ar | its Arabic name
-- column: source_en | its English name
-- column: title | its headline
-- column: start_offset | first character of the expression in the body, from 0
-- column: end_offset | the character after its last
-- column: sentence | the sentence; null: it stands in none
-- column: total | how many there are in all
WITH shown AS (
    SELECT
        d.version_id,
        d.ordinal,
        d.first_day,
        COUNT(*) OVER () AS total
    FROM date_expression AS d
    INNER JOIN article_version AS v ON d.version_id = v.version_id
    LEFT JOIN story_member AS m ON d.version_id = m.version_id AND m.kind = 'copy'
    WHERE
        d.first_day BETWEEN :since AND :until
        AND d.kind IN ('date', 'time')
        AND d.granularity IN ('minute', 'hour', 'part', 'day', 'week')
        AND v.is_current
        AND d.first_day > v.anchor_on
        AND m.version_id IS NULL
    ORDER BY d.first_day, v.anchor_on DESC, d.version_id, d.ordinal
    LIMIT :most OFFSET :skip
)

SELECT
    d.first_day,
    d.last_day,
    d.granularity,
    d.surface,
    d.version_id,
    d.ordinal,
    v.article_id,
    v.anchor_on AS day,
    o.slug AS source,
    o.name_ar AS source_ar,
    o.name_en AS source_en,
    v.title,
    d.start_offset,
    d.end_offset,
    SUBSTR(v.body, s.start_offset + 1, s.end_offset - s.start_offset) AS sentence,
    w.total
FROM shown AS w
INNER JOIN date_expression AS d ON w.version_id = d.version_id AND w.ordinal = d.ordinal
INNER JOIN article_version AS v ON d.version_id = v.version_id
INNER JOIN article AS a ON v.article_id = a.article_id
INNER JOIN source AS o ON a.source_id = o.source_id
LEFT JOIN sentence AS s
    ON
        d.version_id = s.version_id
        AND d.start_offset >= s.start_offset
        AND d.end_offset <= s.end_offset
ORDER BY d.first_day, v.anchor_on DESC, d.version_id, d.ordinal;
