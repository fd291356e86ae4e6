-- Every text read out of an article is, character for character, what stands in its body at its offsets.
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
FROM annotation_span AS s
INNER JOIN article_version AS v ON s.version_id = v.version_id
WHERE
    s.kind <> 'sentence'
    AND CASE
        WHEN s.end_offset >= s.start_offset AND s.surface IS NOT NULL
            THEN SUBSTR(v.body, s.start_offset + 1, s.end_offset - s.start_offset) <> s.surface
        ELSE 1 = 1
    END;
