-- question_ar: أي كلمات من هذه الصيغة قُرئ منها شيء؟
-- question_en: Which words of this version was anything read from?
-- param: version key | the version
-- column: kind | the table, and of a table with several spans which
-- column: ordinal | place of the annotation among its kind
-- column: start_offset | first character in the body, from 0
-- column: end_offset | the character after its last
SELECT
    kind,
    ordinal,
    start_offset,
    end_offset
FROM annotation_span
WHERE
    version_id = :version
    AND kind <> 'sentence'
    AND start_offset IS NOT NULL
    -- What analysts judged to be none is not marked.
    AND (
        kind <> 'mention'
        OR ordinal IN (
            SELECT m.ordinal FROM effective_mention AS m
            WHERE m.version_id = :version
        )
    )
    AND (
        kind NOT IN ('statement cue', 'statement content', 'statement document')
        OR ordinal IN (
            SELECT s.ordinal FROM effective_statement AS s
            WHERE s.version_id = :version
        )
    )
    AND (
        kind <> 'statement speaker'
        OR ordinal IN (
            SELECT s.ordinal FROM effective_statement AS s
            WHERE s.version_id = :version AND s.speaker_start IS NOT NULL
        )
    )
    AND (
        kind <> 'event trigger'
        OR ordinal IN (
            SELECT v.ordinal FROM effective_event AS v
            WHERE v.version_id = :version
        )
    )
    AND (
        kind <> 'event place'
        OR ordinal IN (
            SELECT v.ordinal FROM effective_event AS v
            WHERE v.version_id = :version AND v.place_start IS NOT NULL
        )
    )
    AND (
        kind <> 'event_participant'
        OR ordinal IN (
            SELECT p.ordinal FROM effective_participant AS p
            WHERE p.version_id = :version AND p.start_offset IS NOT NULL
        )
    )
    AND (
        kind <> 'event_mention'
        OR ordinal IN (
            SELECT m.ordinal FROM event_mention AS m
            INNER JOIN effective_event AS v ON m.version_id = v.version_id AND m.event_ordinal = v.ordinal
            WHERE m.version_id = :version
        )
    )
    AND (
        kind <> 'event_number'
        OR ordinal IN (
            SELECT n.ordinal FROM event_number AS n
            INNER JOIN effective_event AS v ON n.version_id = v.version_id AND n.event_ordinal = v.ordinal
            WHERE n.version_id = :version
        )
    )
ORDER BY start_offset ASC, end_offset DESC, kind ASC, ordinal ASC;
