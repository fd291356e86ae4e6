-- question_ar: أي الأحكام على الأسماء سارية، ومن أصدرها؟
-- question_en: What did analysts judge to be the same or not, and who did?
-- param: most count = 50 | كم حكمًا يُعرض | how many judgements to show
-- column: judged_at | متى، بتوقيت UTC | when, UTC
-- column: author | من حكم بذلك | who said so
-- column: verdict | same هو نفسه، أو not_same ليس هو | same or not_same
-- column: match_key | الاسم الذي قيل فيه الحكم، مُوحَّد الرسم | the name it was said of, folded
-- column: name_ar | الكيان الذي قورن به الاسم | the entity the name was compared with
-- column: entity_id | مفتاحه | its key
-- column: article_id | المقال الذي قيل فيه الحكم؛ فارغ: كل المقالات | the article it was said of; null: every article
-- column: note | السبب | why
WITH latest AS (
    SELECT
        judged_at,
        author,
        verdict,
        match_key,
        entity_id,
        article_id,
        note,
        ROW_NUMBER() OVER (
            PARTITION BY article_id, match_key, entity_id ORDER BY judged_at DESC, judgement_id ASC
        ) AS age
    FROM judgement
)

SELECT
    l.judged_at,
    l.author,
    l.verdict,
    l.match_key,
    e.name_ar,
    l.entity_id,
    l.article_id,
    l.note
FROM latest AS l
INNER JOIN entity AS e ON l.entity_id = e.entity_id
WHERE l.age = 1 AND l.verdict <> 'withdrawn'
ORDER BY l.judged_at DESC, l.match_key ASC
LIMIT :most;
