-- question_ar: من فعل ماذا بمن، وأين ومتى؟
-- question_en: Who did what to whom, where and when?
SELECT
    event_day,
    actors,
    type,
    recipients,
    place,
    status,
    asserted_by,
    confidence,
    sentence
FROM event_list
ORDER BY event_day DESC, version_id ASC, ordinal ASC
LIMIT 50;
