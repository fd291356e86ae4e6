-- Who did an event, or whom it was done to, as it stands after what analysts said: whoever was judged to be its
-- actor or recipient stands in the place of all that were read.
-- Grain: a participant of an event in any version, current or not. event_participants says whom each counts as.
-- ar: أطراف الأحداث بعد أحكام المحللين: من حُكم بأنه الفاعل أو من وقع عليه يحل محل كل من استُخرج. الصف: طرف في حدث من أي نسخة.
-- column: version_id | النسخة التي استُخرج منها | the version it was read from
-- column: ordinal | ترتيبه بين أمثاله في النسخة، بدءًا من الصفر | its place among its kind in that version, from 0
-- column: event_ordinal | رقم الحدث في نسخته | ordinal of the event in its version
-- column: part | actor فاعل أو recipient من وقع عليه | actor or recipient
-- column: judged_entity_id | الكيان الذي حُكم بأنه الطرف؛ فارغ: ما يُعدّه article_entity_id | the entity it was judged to be; null: what article_entity_id counts as
-- column: judgement_id | الحكم الذي صحّحه؛ فارغ: كما استُخرج | the judgement that set it right; null: as read
-- column: name | اسمه إن كان كيانًا، وإلا فالعبارة (متظاهرون) | its name where it is an entity, else the phrase (متظاهرون)
-- column: article_entity_id | من هو، إن عُرف | who it is, where known
-- column: country | رمز دولته بمعيار ISO 3166-1 ‏(حرفان)؛ فارغ: لم تُذكر | its country, ISO 3166-1 alpha-2; null: not told
-- column: sector | قطاعه: حكومة أو جيش أو شرطة أو قضاء أو معارضة أو متمردون أو مدنيون أو إعلام أو أعمال أو طب أو تعليم أو دين أو منظمة دولية أو أهلية، برمزه الإنجليزي؛ فارغ: لم يُذكر | government, military, police, judiciary, opposition, rebels, civilians, media, business, medical, education, religious, international organisation or NGO; null: not told
-- column: code | رمز الفاعل في CAMEO الذي يتبع ذلك (IRQGOV) | CAMEO actor code that follows from these (IRQGOV)
-- column: start_offset | أول حرف في article_version.body، بدءًا من الصفر | first character in article_version.body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
-- column: surface | الكلمات كما وردت: substr(body, start_offset + 1, end_offset - start_offset) | the words as they stand: substr(body, start_offset + 1, end_offset - start_offset)
CREATE VIEW effective_participant AS
SELECT
    p.version_id,
    p.ordinal,
    p.event_ordinal,
    p.part,
    c.entity_id AS judged_entity_id,
    c.judgement_id,
    CASE WHEN c.judgement_id IS NULL THEN p.name ELSE COALESCE(c.value, g.name_ar) END AS name,
    CASE
        WHEN c.judgement_id IS NULL THEN p.article_entity_id
        ELSE c.article_entity_id
    END AS article_entity_id,
    CASE WHEN c.judgement_id IS NULL THEN p.country ELSE g.country END AS country,
    CASE WHEN c.judgement_id IS NULL THEN p.sector END AS sector,
    CASE WHEN c.judgement_id IS NULL THEN p.code END AS code,
    CASE WHEN c.judgement_id IS NULL THEN p.start_offset END AS start_offset,
    CASE WHEN c.judgement_id IS NULL THEN p.end_offset END AS end_offset,
    CASE WHEN c.judgement_id IS NULL THEN p.surface END AS surface
FROM event_participant AS p
INNER JOIN event AS v ON p.version_id = v.version_id AND p.event_ordinal = v.ordinal
LEFT JOIN correction AS c
    ON
        v.version_id = c.version_id
        AND p.part = c.about
        AND v.trigger_start = c.start_offset
        AND v.trigger_end = c.end_offset
LEFT JOIN entity AS g ON c.entity_id = g.entity_id
WHERE
    NOT EXISTS (
        SELECT 1 FROM correction AS r
        WHERE
            r.version_id = v.version_id
            AND r.about = 'event'
            AND r.start_offset = v.trigger_start
            AND r.end_offset = v.trigger_end
    )
    AND (
        c.judgement_id IS NULL
        OR (
            (c.value IS NOT NULL OR c.entity_id IS NOT NULL)
            AND p.ordinal = (
                SELECT MIN(q.ordinal) FROM event_participant AS q
                WHERE q.version_id = p.version_id AND q.event_ordinal = p.event_ordinal AND q.part = p.part
            )
        )
    );
