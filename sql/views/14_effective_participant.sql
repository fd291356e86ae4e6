-- Who did an event, or whom it was done to, as it stands after what analysts said: whoever was judged to be its
-- actor or recipient stands in the place of all that were read; each is whom its name counts as, and has no longer
-- what a curated entry told of it that it was judged not to be.
-- Grain: a participant of an event in any version, current or not; event_participants describes each. What
-- effective_entity says is said here over its tables: in them SQLite finds a row by its key, where it would read all of
-- the view.
-- ar: أطراف الأحداث بعد أحكام المحللين: من حُكم بأنه الفاعل أو من وقع عليه يحل محل كل من استُخرج؛ وكل طرف هو من يُعدّه اسمه، من دون ما قاله عنه مدخل حُكم بأنه ليس هو. الصف: طرف في حدث من أي نسخة.
-- column: version_id | النسخة التي استُخرج منها | the version it was read from
-- column: ordinal | ترتيبه بين أمثاله في النسخة، بدءًا من الصفر | its place among its kind in that version, from 0
-- column: event_ordinal | رقم الحدث في نسخته | ordinal of the event in its version
-- column: part | actor فاعل أو recipient من وقع عليه | actor or recipient
-- column: judgement_id | الحكم الذي صحّحه؛ فارغ: كما استُخرج | the judgement that set it right; null: as read
-- column: article_entity_id | من هو في مقاله، إن عُرف | who it is in its article, where known
-- column: entity_id | الكيان الذي يُعدّه؛ فارغ: لا كيان له | the entity it counts as; null: it is none
-- column: name | اسمه المعتمد إن كان كيانًا، وإلا فالعبارة (متظاهرون) | its canonical name where it is an entity, else the phrase (متظاهرون)
-- column: country | رمز دولته بمعيار ISO 3166-1 ‏(حرفان)؛ فارغ: لم تُذكر، أو هو منظمة دولية أو من موظفيها | its country, ISO 3166-1 alpha-2; null: not told, or an organisation of states or an official of one
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
    c.judgement_id,
    b.article_entity_id,
    COALESCE(e.entity_id, b.article_entity_id) AS entity_id,
    COALESCE(e.name_ar, b.name_ar, c.value, p.name) AS name,
    CASE
        WHEN c.judgement_id IS NULL AND p.sector = 'igo' THEN NULL
        WHEN c.judgement_id IS NOT NULL OR p.country = t.country THEN e.country
        ELSE COALESCE(p.country, e.country)
    END AS country,
    CASE WHEN c.judgement_id IS NULL AND COALESCE(t.type, '') <> 'ORG' THEN p.sector END AS sector,
    CASE WHEN c.judgement_id IS NULL AND t.entity_id IS NULL THEN p.code END AS code,
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
LEFT JOIN article_entity AS b
    ON
        CASE
            WHEN c.judgement_id IS NOT NULL THEN c.article_entity_id
            WHEN NOT EXISTS (
                SELECT 1 FROM correction AS n
                INNER JOIN mention AS m
                    ON
                        n.version_id = m.version_id
                        AND n.start_offset = m.start_offset
                        AND n.end_offset = m.end_offset
                WHERE
                    n.version_id = p.version_id
                    AND n.about = 'name'
                    AND n.start_offset >= p.start_offset
                    AND n.end_offset <= p.end_offset
                    AND n.verdict = 'rejected'
                    AND p.article_entity_id = m.article_entity_id
            ) THEN p.article_entity_id
        END = b.article_entity_id
        AND NOT EXISTS (
            SELECT 1 FROM judged_name AS o
            WHERE o.article_entity_id = b.article_entity_id AND o.type IS NULL
        )
LEFT JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id
LEFT JOIN judged_name AS w ON b.article_entity_id = w.article_entity_id
LEFT JOIN entity AS e
    ON
        COALESCE(
            c.entity_id,
            CASE WHEN j.reason = 'judgement' THEN j.entity_id END,
            w.entity_id,
            j.entity_id
        ) = e.entity_id
LEFT JOIN article_entity AS a ON p.article_entity_id = a.article_entity_id
LEFT JOIN entity AS t ON a.entity_id = t.entity_id AND t.linked AND t.entity_id <> COALESCE(e.entity_id, -1)
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
