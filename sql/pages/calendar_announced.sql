-- question_ar: ماذا أُعلن لهذه الأيام قبلها؟
-- question_en: What was announced for these days before they came, once an article? Dated events first.
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
-- column: type | PLOVER type of the announced event that it dates; null: it dates none
-- column: total | how many there are in all
WITH dating AS (
    SELECT
        e.version_id,
        e.dated_by,
        MIN(e.type) AS type
    FROM effective_event AS e
    WHERE e.status = 'future' AND e.first_day BETWEEN :since AND :until
    GROUP BY e.version_id, e.dated_by
),

ahead AS (
    SELECT
        d.version_id,
        d.ordinal,
        d.first_day,
        v.anchor_on,
        t.type,
        CASE WHEN t.type IS NULL THEN 1 ELSE 0 END AS is_bare,
        ROW_NUMBER() OVER (
            PARTITION BY d.version_id, d.first_day
            ORDER BY CASE WHEN t.type IS NULL THEN 1 ELSE 0 END, d.ordinal
        ) AS telling
    FROM date_expression AS d
    INNER JOIN article_version AS v ON d.version_id = v.version_id
    LEFT JOIN story_member AS m ON d.version_id = m.version_id AND m.kind = 'copy'
    LEFT JOIN dating AS t ON d.version_id = t.version_id AND d.ordinal = t.dated_by
    WHERE
        d.first_day BETWEEN :since AND :until
        AND d.kind IN ('date', 'time')
        AND d.granularity IN ('minute', 'hour', 'part', 'day')
        AND v.is_current
        AND d.first_day > v.anchor_on
        AND m.version_id IS NULL
),

shown AS (
    SELECT
        version_id,
        ordinal,
        first_day,
        anchor_on,
        type,
        is_bare,
        COUNT(*) OVER () AS total
    FROM ahead
    WHERE telling = 1
    ORDER BY first_day ASC, is_bare ASC, anchor_on DESC, version_id ASC, ordinal ASC
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
    w.type,
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
ORDER BY w.first_day ASC, w.is_bare ASC, w.anchor_on DESC, w.version_id ASC, w.ordinal ASC;
