-- question_ar: أي أحكام المحللين سارية، ومن أصدرها؟
-- question_en: Which judgements of analysts stand, and who made them?
-- param: most count = 50 | كم حكمًا يُعرض | how many judgements to show
-- column: judgement_id | مفتاح الحكم: به يُسحب | its key: by it it is withdrawn
-- column: judged_at | متى، بتوقيت UTC | when, UTC
-- column: author | من حكم بذلك | who said so
-- column: about | link ربط اسم، أو name اسم، أو statement تصريح، أو speaker متكلم، أو event حدث، أو actor فاعل، أو recipient من وقع عليه | link, name, statement, speaker, event, actor or recipient
-- column: verdict | same هو نفسه، أو not_same ليس هو، أو rejected مرفوض، أو corrected مصحَّح | same or not_same; rejected or corrected
-- column: words | الكلمات التي قيل فيها، أو الاسم مُوحَّد الرسم | the words it was said of, or the name folded
-- column: value | ما هو الصحيح: نوع أو اسم؛ فارغ: لا أحد | what is right: a type or a name; null: nobody
-- column: entity_id | مفتاح الكيان الذي قورن به | key of the entity it was compared with
-- column: article_id | المقال الذي قيل فيه الحكم؛ فارغ: كل المقالات | the article it was said of; null: every article
-- column: state | stands سارٍ، أو gone زالت كلماته من المقال فهو ينتظر | stands; gone: its words have left the article, and it waits
-- column: note | السبب | why
SELECT
    judgement_id,
    judged_at,
    author,
    about,
    verdict,
    words,
    COALESCE(name_ar, value) AS value,
    entity_id,
    article_id,
    state,
    note
FROM judgement_list
WHERE state IN ('stands', 'gone')
ORDER BY judged_at DESC, judgement_id ASC
LIMIT :most;
