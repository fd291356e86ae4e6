-- question_ar: ماذا قال كل متكلم، وبأي فعل، وأين؟
-- question_en: Who said what, with which verb, in which paper?
SELECT
    day,
    source,
    speaker,
    cue,
    stance,
    content
FROM who_said_what
WHERE speaker <> 'ANON'
ORDER BY day DESC, version_id ASC, ordinal ASC
LIMIT 50;
