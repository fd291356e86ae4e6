-- question_ar: كم عدد من قُتلوا أو أصيبوا أو احتُجزوا أو تجمعوا بحسب هذه الصيغة؟
-- question_en: How many did the events of this version kill, injure, detain or bring together?
-- param: version key | the version
-- column: event_ordinal | ordinal of the event
-- column: kind | killed, injured, detained or crowd
-- column: low | at least so many
-- column: high | at most so many; null: open
-- column: surface | the words
-- column: start_offset | their first character in the body, from 0
-- column: end_offset | the character after their last
SELECT
    event_ordinal,
    kind,
    low,
    high,
    surface,
    start_offset,
    end_offset
FROM event_number
WHERE version_id = :version
ORDER BY ordinal;
