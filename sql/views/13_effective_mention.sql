-- Names as they stand after what analysts said: without those that are none, of the type that is right.
-- Grain: a mention in any version, current or not. Views and reports count mentions here.
-- ar: الأسماء بعد أحكام المحللين: من دون ما ليس اسمًا، وبالنوع الصحيح. الصف: ذكر اسم في نسخة، حالية أو غير حالية.
-- column: version_id | النسخة التي استُخرج منها | the version it was read from
-- column: ordinal | ترتيبه بين أمثاله في النسخة، بدءًا من الصفر | its place among its kind in that version, from 0
-- column: start_offset | أول حرف في article_version.body، بدءًا من الصفر | first character in article_version.body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
-- column: surface | الكلمات كما وردت: substr(body, start_offset + 1, end_offset - start_offset) | the words as they stand: substr(body, start_offset + 1, end_offset - start_offset)
-- column: article_entity_id | من أو ما يسمّيه | who or what is named
-- column: rule | القائمة أو القاعدة أو النموذج الذي عثر عليه | the lexicon, rule or model that found it
-- column: confidence | مدى ثقة القاعدة، من 0 إلى 1 | how sure the rule is, 0 to 1
-- column: cluster_rule | ما ضمّه إلى كيان المقال: same_name أو short_name أو short_name_nearest أو acronym | what joined it to its article entity: same_name, short_name, short_name_nearest or acronym
-- column: type | شخص PERSON أو جهة ORG أو مكان LOC، كما استُعمل هنا | PERSON, ORG or LOC, as used here
CREATE VIEW effective_mention AS
SELECT
    m.version_id,
    m.ordinal,
    m.start_offset,
    m.end_offset,
    m.surface,
    m.article_entity_id,
    m.rule,
    m.confidence,
    m.cluster_rule,
    COALESCE((
        SELECT c.value FROM correction AS c
        WHERE
            c.version_id = m.version_id
            AND c.about = 'name'
            AND c.start_offset = m.start_offset
            AND c.end_offset = m.end_offset
    ), m.type) AS type
FROM mention AS m
WHERE
    NOT EXISTS (
        SELECT 1 FROM correction AS r
        WHERE
            r.version_id = m.version_id
            AND r.about = 'name'
            AND r.start_offset = m.start_offset
            AND r.end_offset = m.end_offset
            AND r.verdict = 'rejected'
    );
