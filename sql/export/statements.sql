-- question_ar: من قال ماذا، بكلماته وجملته؟
-- question_en: Who said what, in which words and which sentence?
-- Asked of some hundred versions at a time, by their keys; what is undated stands last.
-- column: day | يوم المقال | the day of the article
-- column: outlet | اسم الوسيلة بالعربية، وإلا رمزها | the outlet: its Arabic name, else its slug
-- column: title | عنوان المقال | headline of the article
-- column: speaker | اسم المتكلم المعتمد، وإلا كما ورد | canonical name of the speaker, else as in the text
-- column: speaker_en | اسمه بالإنجليزية | the English name, where curated
-- column: speaker_text | المتكلم كما ورد | the speaker as written
-- column: speaker_kind | مسمى أو مجهول أو وثيقة… | named, anonymous, document, …
-- column: stance | فعل القول | what the cue does
-- column: cue | لفظه | the cue as written
-- column: kind | مباشر أو غير مباشر… | direct, indirect, nominal or document
-- column: content | ما قيل | what was said
-- column: addressee | من خوطب به | whom it was said to
-- column: document | الوثيقة أو الوسيلة التي جاء عبرها | the document or outlet it came through
-- column: sentence | الجملة التي ورد فعل القول فيها | the sentence of the cue
-- column: url | حيث نُشر المقال | where the article was published
-- column: version_id | مفتاح نسخة المقال | key of the version of the article
-- column: ordinal | ترتيب القول فيها | its place among the version's
SELECT
    w.day,
    COALESCE(a.source_ar, a.source) AS outlet,
    w.title,
    w.speaker,
    w.speaker_en,
    w.speaker_text,
    w.speaker_kind,
    w.stance,
    w.cue,
    w.kind,
    w.content,
    w.addressee,
    w.document,
    SUBSTR(a.body, n.start_offset + 1, n.end_offset - n.start_offset) AS sentence,
    w.url,
    w.version_id,
    w.ordinal
FROM who_said_what AS w
INNER JOIN current_article AS a ON w.version_id = a.version_id
INNER JOIN statement AS s ON w.version_id = s.version_id AND w.ordinal = s.ordinal
LEFT JOIN sentence AS n
    ON
        s.version_id = n.version_id
        AND s.cue_start >= n.start_offset
        AND s.cue_end <= n.end_offset
WHERE w.version_id IN :versions
ORDER BY CASE WHEN w.day IS NULL THEN 1 ELSE 0 END, w.day, w.version_id, w.ordinal;
