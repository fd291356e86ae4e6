-- Statements as they stand after what analysts said: without those that are none, each its right speaker's,
-- who is not whom it is said to.
-- Grain: a statement in any version, current or not. Views and reports read statements here.
-- ar: التصريحات بعد أحكام المحللين: من دون ما ليس تصريحًا، ولكل تصريح قائله الصحيح. الصف: تصريح في نسخة، حالية أو غير حالية.
-- column: version_id | النسخة التي استُخرج منها | the version it was read from
-- column: ordinal | ترتيبه بين أمثاله في النسخة، بدءًا من الصفر | its place among its kind in that version, from 0
-- column: kind | direct مباشر، أو indirect غير مباشر، أو nominal اسمي، أو document نقلًا عن وثيقة | direct, indirect, nominal or document
-- column: cue_start | أول حرف من فعل القول في المتن، بدءًا من الصفر | first character of the cue in the body, from 0
-- column: cue_end | الحرف الذي يلي آخره | the character after its last
-- column: cue | فعل القول كما ورد (وأكد) | the cue as it stands (وأكد)
-- column: cue_lemma | صورته المعجمية (أكد) | its dictionary form (أكد)
-- column: stance | ما يفعله القول: report إخبار، assert تأكيد، deny نفي أو رفض، praise إشادة، condemn إدانة، demand مطالبة… | what the cue does: report, assert, deny (or reject), praise, condemn, demand, …
-- column: content_start | أول حرف مما قيل في المتن، بدءًا من الصفر | first character of what was said in the body, from 0
-- column: content_end | الحرف الذي يلي آخره | the character after its last
-- column: content | ما قيل، كما ورد | what was said, as it stands
-- column: addressee_id | من وُجّه إليه القول، إن ذُكر | whom it was said to, where stated
-- column: document_start | أول حرف من عبارة الوثيقة أو الوسيلة في المتن، بدءًا من الصفر | first character of the document's or outlet's phrase in the body, from 0
-- column: document_end | الحرف الذي يلي آخره | the character after its last
-- column: document_text | تلك العبارة كما وردت | that phrase as it stands
-- column: document | الوثيقة أو الوسيلة التي نُقل عنها، باسمها | the document or outlet it came through, by name
-- column: rule | القاعدة التي عثرت عليه | the rule that found it
-- column: speaker_entity_id | الكيان الذي حُكم بأنه المتكلم؛ فارغ: ما يُعدّه speaker_id | the entity that was judged to speak; null: what speaker_id counts as
-- column: judgement_id | الحكم الذي صحّحه؛ فارغ: كما استُخرج | the judgement that set it right; null: as read
-- column: speaker_start | أول حرف من عبارة المتكلم في المتن، بدءًا من الصفر | first character of the speaker's phrase in the body, from 0
-- column: speaker_end | الحرف الذي يلي آخره | the character after its last
-- column: speaker_text | عبارة المتكلم كما وردت بلقبه؛ فارغ: مضمر | the speaker's phrase as it stands, title included; null: implicit
-- column: speaker_id | من يتكلم، إن عُرف | who speaks, where known
-- column: speaker_name | أقصر اسم كامل له في المقال؛ وANON لمصدر لم يُسمَّ | shortest full name in the article; ANON: an unnamed source
-- column: speaker_kind | named مسمّى، أو role صاحب منصب، أو anonymous مجهول، أو document وثيقة، أو joint عدة معًا، أو implicit مضمر | named, role, anonymous, document, joint or implicit
-- column: speaker_office | ما يُدعى به صاحب منصب لا يسميه المقال (وزير الدفاع)؛ فارغ: غيره | what an office holder is called whom the article never names; null: anybody else
-- column: parent | رقم القول الذي ورد هذا ضمنه؛ فارغ: ليس ضمن قول | ordinal of the statement it stands in; null: none
CREATE VIEW effective_statement AS
SELECT
    s.version_id,
    s.ordinal,
    s.kind,
    s.cue_start,
    s.cue_end,
    s.cue,
    s.cue_lemma,
    s.stance,
    s.content_start,
    s.content_end,
    s.content,
    NULLIF(
        s.addressee_id,
        CASE WHEN c.judgement_id IS NULL THEN s.speaker_id ELSE c.article_entity_id END
    ) AS addressee_id,
    s.document_start,
    s.document_end,
    s.document_text,
    s.document,
    s.rule,
    c.entity_id AS speaker_entity_id,
    c.judgement_id,
    CASE WHEN c.judgement_id IS NULL THEN s.speaker_start END AS speaker_start,
    CASE WHEN c.judgement_id IS NULL THEN s.speaker_end END AS speaker_end,
    CASE WHEN c.judgement_id IS NULL THEN s.speaker_text END AS speaker_text,
    CASE WHEN c.judgement_id IS NULL THEN s.speaker_id ELSE c.article_entity_id END AS speaker_id,
    CASE
        WHEN c.judgement_id IS NULL THEN s.speaker_name
        ELSE COALESCE(c.value, g.name_ar)
    END AS speaker_name,
    CASE
        WHEN c.judgement_id IS NULL THEN s.speaker_kind
        WHEN c.value = 'ANON' THEN 'anonymous'
        WHEN c.value IS NOT NULL OR c.entity_id IS NOT NULL THEN 'named'
    END AS speaker_kind,
    CASE WHEN c.judgement_id IS NULL THEN s.speaker_office END AS speaker_office,
    CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM statement AS p
            INNER JOIN correction AS n ON p.version_id = n.version_id AND p.cue_start = n.start_offset
            WHERE
                p.version_id = s.version_id
                AND p.ordinal = s.parent
                AND p.cue_end = n.end_offset
                AND n.about = 'statement'
        ) THEN s.parent
    END AS parent
FROM statement AS s
LEFT JOIN correction AS c
    ON
        s.version_id = c.version_id
        AND c.about = 'speaker'
        AND s.cue_start = c.start_offset
        AND s.cue_end = c.end_offset
LEFT JOIN entity AS g ON c.entity_id = g.entity_id
WHERE
    NOT EXISTS (
        SELECT 1 FROM correction AS r
        WHERE
            r.version_id = s.version_id
            AND r.about = 'statement'
            AND r.start_offset = s.cue_start
            AND r.end_offset = s.cue_end
    );
