-- Every span that was read out of a version, whatever its kind, with the words kept beside it.
-- Made by `python -m etl.load.span_view` from the kinds themselves.
-- Grain: a span of an annotation; one that is not there (an implicit speaker) has no row.
-- ar: كل موضع استُخرج من نسخة، مع كلماته المحفوظة بجانبه. الصف: موضع؛ وما لا موضع له (متكلم مضمر) لا صف له.
-- column: version_id | النسخة التي استُخرج منها | the version it was read from
-- column: kind | الجدول، وأي مقطع من مقاطعه إن تعددت | the table, and of a table with several spans which
-- column: ordinal | ترتيب الاستخراج بين أمثاله في النسخة | place of the annotation among its kind in that version
-- column: start_offset | أول حرف في article_version.body، بدءًا من الصفر | first character in article_version.body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
-- column: surface | الكلمات كما يكررها الجدول؛ فارغ: لا يكررها | the words as the table repeats them; null: it repeats none
CREATE VIEW annotation_span AS
SELECT
    version_id,
    kind,
    ordinal,
    start_offset,
    end_offset,
    surface
FROM (
    SELECT
        version_id,
        'sentence' AS kind,
        ordinal,
        start_offset,
        end_offset,
        CAST(NULL AS TEXT) AS surface
    FROM sentence
    UNION ALL
    SELECT
        version_id,
        'mention' AS kind,
        ordinal,
        start_offset,
        end_offset,
        surface
    FROM mention
    UNION ALL
    SELECT
        version_id,
        'role' AS kind,
        ordinal,
        start_offset,
        end_offset,
        surface
    FROM role
    UNION ALL
    SELECT
        version_id,
        'date_expression' AS kind,
        ordinal,
        start_offset,
        end_offset,
        surface
    FROM date_expression
    UNION ALL
    SELECT
        version_id,
        'statement cue' AS kind,
        ordinal,
        cue_start AS start_offset,
        cue_end AS end_offset,
        cue AS surface
    FROM statement
    UNION ALL
    SELECT
        version_id,
        'statement content' AS kind,
        ordinal,
        content_start AS start_offset,
        content_end AS end_offset,
        content AS surface
    FROM statement
    UNION ALL
    SELECT
        version_id,
        'statement speaker' AS kind,
        ordinal,
        speaker_start AS start_offset,
        speaker_end AS end_offset,
        speaker_text AS surface
    FROM statement
    UNION ALL
    SELECT
        version_id,
        'statement document' AS kind,
        ordinal,
        document_start AS start_offset,
        document_end AS end_offset,
        document_text AS surface
    FROM statement
    UNION ALL
    SELECT
        version_id,
        'event trigger' AS kind,
        ordinal,
        trigger_start AS start_offset,
        trigger_end AS end_offset,
        trigger_text AS surface
    FROM event
    UNION ALL
    SELECT
        version_id,
        'event place' AS kind,
        ordinal,
        place_start AS start_offset,
        place_end AS end_offset,
        place_text AS surface
    FROM event
    UNION ALL
    SELECT
        version_id,
        'event_mention' AS kind,
        ordinal,
        start_offset,
        end_offset,
        surface
    FROM event_mention
    UNION ALL
    SELECT
        version_id,
        'event_participant' AS kind,
        ordinal,
        start_offset,
        end_offset,
        surface
    FROM event_participant
    UNION ALL
    SELECT
        version_id,
        'event_number' AS kind,
        ordinal,
        start_offset,
        end_offset,
        surface
    FROM event_number
    UNION ALL
    SELECT
        version_id,
        'keyword_mention' AS kind,
        ordinal,
        start_offset,
        end_offset,
        surface
    FROM keyword_mention
) AS span
WHERE start_offset IS NOT NULL OR end_offset IS NOT NULL OR surface IS NOT NULL;
