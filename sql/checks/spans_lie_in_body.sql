-- Every span begins in the body, ends in it, and holds at least one character.
WITH span AS (
    SELECT
        'sentence' AS kind,
        version_id,
        ordinal,
        start_offset,
        end_offset
    FROM sentence
    UNION ALL
    SELECT
        'mention' AS kind,
        version_id,
        ordinal,
        start_offset,
        end_offset
    FROM mention
    UNION ALL
    SELECT
        'role' AS kind,
        version_id,
        ordinal,
        start_offset,
        end_offset
    FROM role
    UNION ALL
    SELECT
        'date_expression' AS kind,
        version_id,
        ordinal,
        start_offset,
        end_offset
    FROM date_expression
    UNION ALL
    SELECT
        'statement cue' AS kind,
        version_id,
        ordinal,
        cue_start AS start_offset,
        cue_end AS end_offset
    FROM statement
    UNION ALL
    SELECT
        'statement content' AS kind,
        version_id,
        ordinal,
        content_start AS start_offset,
        content_end AS end_offset
    FROM statement
    UNION ALL
    SELECT
        'statement speaker' AS kind,
        version_id,
        ordinal,
        speaker_start AS start_offset,
        speaker_end AS end_offset
    FROM statement
    WHERE speaker_start IS NOT NULL
    UNION ALL
    SELECT
        'statement document' AS kind,
        version_id,
        ordinal,
        document_start AS start_offset,
        document_end AS end_offset
    FROM statement
    WHERE document_start IS NOT NULL
),

-- Grouped, so that each body is measured once and not once a span.
body AS (
    SELECT
        version_id,
        MAX(LENGTH(body)) AS body_length
    FROM article_version
    GROUP BY version_id
)

SELECT
    s.kind,
    s.version_id,
    s.ordinal,
    s.start_offset,
    s.end_offset,
    b.body_length
FROM span AS s
INNER JOIN body AS b ON s.version_id = b.version_id
WHERE
    s.start_offset < 0
    OR s.end_offset <= s.start_offset
    OR s.end_offset > b.body_length;
