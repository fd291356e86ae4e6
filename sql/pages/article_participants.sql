-- question_ar: من فعل كل حدث في هذه الصيغة، وبمن؟
-- question_en: Who did each event of this version, and to whom?
-- param: version key | the version
-- column: event_ordinal | ordinal of the event
-- column: ordinal | place of the participant in its version
-- column: part | actor or recipient
-- column: entity_id | who it is, where known
-- column: name | canonical name, else as in the text
-- column: country | ISO 3166-1 alpha-2; null: not told
-- column: sector | government, military, civilians, …; null: not told
-- column: code | CAMEO actor code
-- column: start_offset | first character of its phrase in the body, from 0; null: implicit
-- column: end_offset | the character after its last
SELECT
    p.event_ordinal,
    p.ordinal,
    p.part,
    p.entity_id,
    p.name,
    p.country,
    p.sector,
    p.code,
    p.start_offset,
    p.end_offset
FROM effective_participant AS p
WHERE p.version_id = :version
ORDER BY p.event_ordinal ASC, p.part ASC, p.ordinal ASC;
