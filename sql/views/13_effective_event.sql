-- Events as they stand after what analysts said: without those that are none; one that stood in what is no
-- statement is the article's own.
-- Grain: an event in any version, current or not. Views and reports read events here.
-- ar: الأحداث بعد أحكام المحللين: من دون ما ليس حدثًا؛ وما كان في ما ليس تصريحًا يُنسب إلى المقال. الصف: حدث في نسخة، حالية أو غير حالية.
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
-- column: place_id | أين وقع، حيث سُمّي المكان | where it was, where that is named
-- column: place_name | أين وقع، باسمه أو بعبارة المقال؛ فارغ: الجملة لا تقوله | where it was, by name or in the article's words; null: the clause does not say
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
    v.place_id,
    v.place_name,
    v.place_country,
    v.place_start,
    v.place_end,
    v.place_text,
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
WHERE
    NOT EXISTS (
        SELECT 1 FROM correction AS r
        WHERE
            r.version_id = v.version_id
            AND r.about = 'event'
            AND r.start_offset = v.trigger_start
            AND r.end_offset = v.trigger_end
    );
