-- What analysts said, all of it, and whether it stands.
-- Grain: a judgement.
-- ar: كل ما قاله المحللون، وهل هو سارٍ. الصف: حكم.
-- column: judgement_id | مفتاح الحكم | key of the judgement
-- column: judged_at | متى، بتوقيت UTC | when, UTC
-- column: author | من حكم بذلك | who said so
-- column: about | link ربط، أو name اسم، أو statement تصريح، أو speaker متكلم، أو event حدث، أو actor فاعل، أو recipient من وقع عليه | link, name, statement, speaker, event, actor or recipient
-- column: verdict | same هو نفسه، أو not_same ليس هو، أو rejected مرفوض، أو corrected مصحَّح، أو withdrawn مسحوب | same, not_same, rejected, corrected or withdrawn
-- column: value | ما هو الصحيح: نوع أو اسم من المقال أو ANON | what is right: a type, a name of the article, or ANON
-- column: entity_id | الكيان الذي قيل إنه هو أو ليس هو | the entity it was said to be, or not to be
-- column: name_ar | اسم ذلك الكيان | that entity's name
-- column: name_en | اسمه بالإنجليزية، إن كان في القوائم المرجعية | its English name, where curated
-- column: article_id | المقال؛ فارغ: كل المقالات | the article; null: every article
-- column: source | رمز الوسيلة | slug of the outlet
-- column: title | عنوان المقال كما هو الآن | its headline as it reads now
-- column: current_version_id | مفتاح نسخته الحالية | key of its current version
-- column: prefix | ما كان قبل الكلمات | what stood before the words
-- column: suffix | ما كان بعدها | what stood behind them
-- column: version_id | النسخة التي قُرئ فيها ذلك | the version in which that was read
-- column: note | السبب | why
-- column: replaces | الحكم الذي لم يعد ساريًا بسبب هذا | the judgement that no longer stands because of this one
-- column: words | الكلمات التي قيل فيها، أو الاسم مُوحَّد الرسم | the words it was said of, or the name folded
-- column: start_offset | أول حرف من الكلمات في النسخة الحالية؛ فارغ: لم تعد فيها | their first character in the current version; null: they are gone from it
-- column: end_offset | الحرف الذي يلي آخره | the character after their last
-- column: places | في كم موضع من النسخة الحالية | at how many places of the current version
-- column: state | stands سارٍ، أو gone زالت كلماته من المقال فهو ينتظر، أو replaced حل محله حكم لاحق، أو withdrawn مسحوب | stands; gone: its words have left the article, and it waits; replaced by a later one; or withdrawn
CREATE VIEW judgement_list AS
WITH placed AS (
    SELECT
        c.judgement_id,
        v.article_id,
        MIN(c.start_offset) AS start_offset,
        MIN(c.end_offset) AS end_offset,
        COUNT(*) AS places
    FROM correction AS c
    INNER JOIN article_version AS v ON c.version_id = v.version_id
    WHERE v.is_current
    GROUP BY c.judgement_id, v.article_id
),

ordered AS (
    SELECT
        judgement_id,
        ROW_NUMBER() OVER (
            PARTITION BY article_id, match_key, entity_id ORDER BY judged_at DESC, judgement_id ASC
        ) AS age
    FROM judgement
    WHERE about = 'link'
)

SELECT
    j.judgement_id,
    j.judged_at,
    j.author,
    j.about,
    j.verdict,
    j.value,
    j.entity_id,
    e.name_ar,
    e.name_en,
    j.article_id,
    s.slug AS source,
    v.title,
    v.version_id AS current_version_id,
    j.prefix,
    j.suffix,
    j.version_id,
    j.note,
    j.replaces,
    COALESCE(j.exact, j.match_key) AS words,
    p.start_offset,
    p.end_offset,
    p.places,
    CASE
        WHEN j.verdict = 'withdrawn' THEN 'withdrawn'
        WHEN o.age > 1 OR l.judgement_id IS NOT NULL THEN 'replaced'
        WHEN j.about <> 'link' AND p.judgement_id IS NULL THEN 'gone'
        ELSE 'stands'
    END AS state
FROM judgement AS j
LEFT JOIN ordered AS o ON j.judgement_id = o.judgement_id
LEFT JOIN judgement AS l ON j.judgement_id = l.replaces
LEFT JOIN placed AS p ON j.judgement_id = p.judgement_id
LEFT JOIN entity AS e ON j.entity_id = e.entity_id
LEFT JOIN article AS a ON j.article_id = a.article_id
LEFT JOIN source AS s ON a.source_id = s.source_id
LEFT JOIN article_version AS v ON a.article_id = v.article_id AND v.is_current;
