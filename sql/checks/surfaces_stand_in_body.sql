-- Every text read out of an article is, character for character, what stands in its body at its offsets.
WITH surface AS (
    SELECT
        'mention' AS kind,
        version_id,
        ordinal,
        start_offset,
        end_offset,
        surface
    FROM mention
    UNION ALL
    SELECT
        'role' AS kind,
        version_id,
        ordinal,
        start_offset,
        end_offset,
        surface
    FROM role
    UNION ALL
    SELECT
        'date_expression' AS kind,
        version_id,
        ordinal,
        start_offset,
        end_offset,
        surface
    FROM date_expression
    UNION ALL
    SELECT
        'statement cue' AS kind,
        version_id,
        ordinal,
        cue_start AS start_offset,
        cue_end AS end_offset,
        cue AS surface
    FROM statement
    UNION ALL
    SELECT
        'statement content' AS kind,
        version_id,
        ordinal,
        content_start AS start_offset,
        content_end AS end_offset,
        content AS surface
    FROM statement
    UNION ALL
    SELECT
        'statement speaker' AS kind,
        version_id,
        ordinal,
        speaker_start AS start_offset,
        speaker_end AS end_offset,
        speaker_text AS surface
    FROM statement
    WHERE speaker_start IS NOT NULL OR speaker_end IS NOT NULL OR speaker_text IS NOT NULL
    UNION ALL
    SELECT
        'statement document' AS kind,
        version_id,
        ordinal,
        document_start AS start_offset,
        document_end AS end_offset,
        document_text AS surface
    FROM statement
    WHERE document_start IS NOT NULL OR document_end IS NOT NULL OR document_text IS NOT NULL
)

SELECT
    s.kind,
    s.version_id,
    s.ordinal,
    s.start_offset,
    s.end_offset,
    s.surface,
    CASE
        WHEN s.end_offset >= s.start_offset
            THEN SUBSTR(v.body, s.start_offset + 1, s.end_offset - s.start_offset)
    END AS stands_there
FROM surface AS s
INNER JOIN article_version AS v ON s.version_id = v.version_id
WHERE
    CASE
        WHEN s.end_offset >= s.start_offset AND s.surface IS NOT NULL
            THEN SUBSTR(v.body, s.start_offset + 1, s.end_offset - s.start_offset) <> s.surface
        ELSE 1 = 1
    END;
