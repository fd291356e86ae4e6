-- Events as they stand after what analysts said: without those that are none; one that stood in what is no
-- statement is the article's own; where it was follows what was judged of that name, and is untold where that is no
-- place.
-- Grain: an event in any version, current or not. Views and reports read events here. What effective_entity says of
-- the place is said here over its tables: in them SQLite finds a row by its key, where it would read all of the view.
-- ar: الأحداث بعد أحكام المحللين: من دون ما ليس حدثًا؛ وما كان في ما ليس تصريحًا يُنسب إلى المقال؛ ومكانه بحسب ما حُكم به على اسمه. الصف: حدث في نسخة، حالية أو غير حالية.
-- column: version_id | النسخة التي استُخرج منها | the version it was read from
-- column: ordinal | ترتيبه بين أمثاله في النسخة، بدءًا من الصفر | its place among its kind in that version, from 0
-- column: type | نوع الحدث في PLOVER:‏ CONSULT أو PROTEST أو ASSAULT… | PLOVER event type: CONSULT, PROTEST, ASSAULT, …
-- column: mode | صورته في PLOVER ضمن ذلك النوع (visit أو demo…)؛ فارغ: لا صورة تناسبه | PLOVER mode of that type (visit, demo, …); null: none fits
-- column: cameo | رمز الحدث في CAMEO؛ رقماه الأولان جذره، من 01 إلى 20 | CAMEO event code; its first two digits are the root, 01 to 20
-- column: quad | الصنف بحسب الجذر: 1 تعاون بالقول، 2 تعاون بالفعل، 3 صراع بالقول، 4 صراع بالفعل | quad class, by the root: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
-- column: trigger_start | أول حرف من لفظ الحدث في المتن، بدءًا من الصفر | first character of the trigger in the body, from 0
-- column: trigger_end | الحرف الذي يلي آخره | the character after its last
-- column: trigger_text | الفعل أو المصدر الذي يسمّي الحدث، كما ورد | the verb or verbal noun that names the act, as it stands
-- column: status | actual وقع، أو future معلن، أو hypothetical مفترض، أو negated منفي | actual, future (announced), hypothetical or negated
-- column: place_id | أين وقع، حيث سُمّي المكان: كيان المقال | where it was, where that is named: the article entity
-- column: place_entity_id | الكيان الذي يُعدّه ذلك المكان؛ فارغ: لا يُعدّ كيانًا مشتركًا | the entity that place counts as; null: none that articles share
-- column: place_name | أين وقع، باسمه المعتمد أو بعبارة المقال؛ فارغ: الجملة لا تقوله | where it was, by its canonical name or in the article's words; null: the clause does not say
-- column: place_country | رمز دولة ذلك المكان بمعيار ISO 3166-1 ‏(حرفان) | the country of that place, ISO 3166-1 alpha-2
-- column: place_start | أول حرف من عبارة المكان في المتن، بدءًا من الصفر | first character of the place's phrase in the body, from 0
-- column: place_end | الحرف الذي يلي آخره | the character after its last
-- column: place_text | ذلك المكان كما ورد | that place as it stands
-- column: first_day | أول أيامه، وهو داخل؛ فارغ: لم يُذكر | first day of it, inclusive; null: not told
-- column: last_day | آخر أيامه، وهو داخل؛ فارغ: لم يُذكر | last day of it, inclusive; null: not told
-- column: dated_by | رقم العبارة الزمنية التي تقول هذه الأيام؛ فارغ: لا عبارة | ordinal of the date expression that tells these days; null: none does
-- column: rule | القاعدة التي عثرت عليه | the rule that found it
-- column: confidence | مدى احتمال أنه حدث من ذلك النوع، من 0 إلى 1؛ فارغ: قرأه إصدار لا يقوله | how likely it is an event of that type, 0 to 1; null: read by a release that did not say
-- column: asserted_by | رقم القول الذي ورد فيه، وبه يُعرف صاحب الادعاء؛ فارغ: يرويه المقال نفسه | ordinal of the statement it stands in, and so whose claim it is; null: the article itself tells it
CREATE VIEW effective_event AS
SELECT
    v.version_id,
    v.ordinal,
    v.type,
    v.mode,
    v.cameo,
    v.quad,
    v.trigger_start,
    v.trigger_end,
    v.trigger_text,
    v.status,
    l.article_entity_id AS place_id,
    e.entity_id AS place_entity_id,
    CASE WHEN c.judgement_id IS NULL THEN COALESCE(e.name_ar, l.name_ar, v.place_name) END AS place_name,
    CASE
        WHEN l.article_entity_id IS NOT NULL THEN e.country
        WHEN c.judgement_id IS NULL THEN v.place_country
    END AS place_country,
    CASE WHEN c.judgement_id IS NULL THEN v.place_start END AS place_start,
    CASE WHEN c.judgement_id IS NULL THEN v.place_end END AS place_end,
    CASE WHEN c.judgement_id IS NULL THEN v.place_text END AS place_text,
    v.first_day,
    v.last_day,
    v.dated_by,
    v.rule,
    v.confidence,
    CASE
        WHEN NOT EXISTS (
            SELECT 1 FROM statement AS p
            INNER JOIN correction AS n ON p.version_id = n.version_id AND p.cue_start = n.start_offset
            WHERE
                p.version_id = v.version_id
                AND p.ordinal = v.asserted_by
                AND p.cue_end = n.end_offset
                AND n.about = 'statement'
        ) THEN v.asserted_by
    END AS asserted_by
FROM event AS v
LEFT JOIN correction AS c
    ON
        v.version_id = c.version_id
        AND c.about = 'name'
        AND v.place_start = c.start_offset
        AND v.place_end = c.end_offset
        AND (c.value IS NULL OR c.value <> 'LOC')
LEFT JOIN article_entity AS l ON v.place_id = l.article_entity_id AND c.judgement_id IS NULL
LEFT JOIN entity_link AS j ON l.article_entity_id = j.article_entity_id
LEFT JOIN judged_name AS q ON l.article_entity_id = q.article_entity_id
LEFT JOIN entity AS e
    ON COALESCE(CASE WHEN j.reason = 'judgement' THEN j.entity_id END, q.entity_id, j.entity_id) = e.entity_id
WHERE
    NOT EXISTS (
        SELECT 1 FROM correction AS r
        WHERE
            r.version_id = v.version_id
            AND r.about = 'event'
            AND r.start_offset = v.trigger_start
            AND r.end_offset = v.trigger_end
    );
