-- What happened, as a reader checks it: who did what to whom, where and when, who says so, and the words.
-- Grain: an event told in a current article, however often it tells it.
-- ar: ما حدث كما يتحقق منه القارئ: من فعل ماذا بمن، وأين ومتى، ومن يقول ذلك، وبأي كلمات. الصف: حدث يرويه مقال حالي، مهما تكرر ذكره فيه.
-- column: event_id | رقم واحد للنسخة والترتيب: هو GLOBALEVENTID في gdelt_events | one number for version and ordinal: GLOBALEVENTID of gdelt_events
-- column: version_id | من مفتاح الحدث: النسخة | key of the event: the version
-- column: ordinal | من مفتاح الحدث: ترتيبه في النسخة | key of the event: its place among the version's
-- column: day | يوم المقال؛ فارغ: غير معروف | the day of the article; null: unknown
-- column: source | رمز الوسيلة | slug of the outlet
-- column: title | عنوان المقال | headline of the article
-- column: url | رابط نشره | where it was published
-- column: type | نوع الحدث في PLOVER:‏ CONSULT أو PROTEST أو ASSAULT… | PLOVER event type: CONSULT, PROTEST, ASSAULT, …
-- column: mode | صورته في PLOVER ضمن ذلك النوع؛ فارغ: لا صورة تناسبه | PLOVER mode of that type; null: none fits
-- column: cameo | رمز الحدث في CAMEO | CAMEO event code
-- column: quad | 1 تعاون بالقول، 2 تعاون بالفعل، 3 صراع بالقول، 4 صراع بالفعل | 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
-- column: actors | من فعله، بالاسم: أول ثلاثة، و… إن زادوا؛ فارغ: لم يُذكر | who did it, by name: the first three, and … for more; null: not told
-- column: recipients | من وقع عليه، على النحو نفسه | whom it was done to, in the same way
-- column: place | أين، بالاسم؛ فارغ: لم يُذكر | where, by name; null: not told
-- column: place_country | رمز دولته بمعيار ISO 3166-1 ‏(حرفان) | its country, ISO 3166-1 alpha-2
-- column: first_day | أول أيامه كما رُوي؛ فارغ: لم يُذكر | first day of it as told; null: not told
-- column: last_day | آخر أيامه كما رُوي؛ فارغ: لم يُذكر | last day of it as told
-- column: date_text | العبارة التي تؤرخه (يوم الأحد)؛ فارغ: لا عبارة | the words that date it (يوم الأحد); null: none
-- column: event_day | first_day، وإلا فيوم المقال | first_day, else the day of the article
-- column: status | actual وقع، أو future معلن، أو hypothetical مفترض، أو negated منفي | actual, future (announced), hypothetical or negated
-- column: is_claim | هل يرويه قول منسوب؛ لا: يرويه المقال نفسه | whether a statement tells it; false: the article itself does
-- column: statement | رقم ذلك القول كما في who_said_what | ordinal of that statement, as in who_said_what
-- column: asserted_by | من يقول ذلك: الاسم المعتمد، وإلا فكما في النص، وANON لمصدر لم يُسمَّ | who says so: canonical name, else as in the text, ANON for an unnamed source
-- column: trigger_text | الفعل أو المصدر الذي يسمّي الحدث، كما ورد | the verb or verbal noun that names the act, as it stands
-- column: sentence | الجملة التي ورد فيها | the sentence it stands in
-- column: mentions | كم مرة يرويه المقال | how often the article tells it
-- column: trigger_start | أول حرف من لفظ الحدث في المتن، بدءًا من الصفر | first character of the trigger in the body, from 0
-- column: trigger_end | الحرف الذي يلي آخره | the character after its last
-- column: rule | القاعدة التي عثرت عليه | the rule that found it
-- column: confidence | مدى احتمال أنه حدث من ذلك النوع، من 0 إلى 1؛ فارغ: قرأه إصدار لا يقوله | how likely it is an event of that type, 0 to 1; null: read by a release that did not say
-- column: article_id | مفتاح المقال | key of the article
-- column: story_id | مفتاح القصة التي ينتمي إليها نصه، وإلا فمفتاح نسخته: ما يُعدّ مرة واحدة مهما نُقل | the story its text belongs to, else its own version_id: what counts once, copies or not
-- column: story_kind | موقعه من القصة: origin أصل أو copy نسخ أو rewrite إعادة صوغ؛ فارغ: لا مقال آخر يحمل نصه | origin, copy or rewrite in that story; null: no other article carries its text
CREATE VIEW event_list AS
SELECT
    v.version_id - v.ordinal AS event_id,
    v.version_id,
    v.ordinal,
    a.day,
    a.source,
    a.title,
    a.url,
    v.type,
    v.mode,
    v.cameo,
    v.quad,
    (
        SELECT p.name FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'actor'
        ORDER BY p.ordinal
        LIMIT 1
    ) || COALESCE((
        SELECT '، ' || p.name FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'actor'
        ORDER BY p.ordinal
        LIMIT 1 OFFSET 1
    ), '') || COALESCE((
        SELECT '، ' || p.name FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'actor'
        ORDER BY p.ordinal
        LIMIT 1 OFFSET 2
    ), '') || COALESCE((
        SELECT '، …' FROM effective_participant AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'actor'
        ORDER BY p.ordinal
        LIMIT 1 OFFSET 3
    ), '') AS actors,
    (
        SELECT p.name FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'recipient'
        ORDER BY p.ordinal
        LIMIT 1
    ) || COALESCE((
        SELECT '، ' || p.name FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'recipient'
        ORDER BY p.ordinal
        LIMIT 1 OFFSET 1
    ), '') || COALESCE((
        SELECT '، ' || p.name FROM event_participants AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'recipient'
        ORDER BY p.ordinal
        LIMIT 1 OFFSET 2
    ), '') || COALESCE((
        SELECT '، …' FROM effective_participant AS p
        WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.part = 'recipient'
        ORDER BY p.ordinal
        LIMIT 1 OFFSET 3
    ), '') AS recipients,
    v.place_name AS place,
    v.place_country,
    v.first_day,
    v.last_day,
    d.surface AS date_text,
    COALESCE(v.first_day, a.day) AS event_day,
    v.status,
    v.asserted_by IS NOT NULL AS is_claim,
    v.asserted_by AS statement,
    COALESCE(
        k.name_ar,
        q.name_ar,
        c.value,
        CASE WHEN c.judgement_id IS NULL THEN COALESCE(s.speaker_office, s.speaker_name, s.speaker_text) END,
        s.document
    ) AS asserted_by,
    v.trigger_text,
    SUBSTR(a.body, t.start_offset + 1, t.end_offset - t.start_offset) AS sentence,
    (
        SELECT COUNT(*) FROM event_mention AS m
        WHERE m.version_id = v.version_id AND m.event_ordinal = v.ordinal
    ) AS mentions,
    v.trigger_start,
    v.trigger_end,
    v.rule,
    v.confidence,
    a.article_id,
    a.story_id,
    a.story_kind
FROM effective_event AS v
INNER JOIN current_article AS a ON v.version_id = a.version_id
LEFT JOIN date_expression AS d ON v.version_id = d.version_id AND v.dated_by = d.ordinal
LEFT JOIN statement AS s ON v.version_id = s.version_id AND v.asserted_by = s.ordinal
LEFT JOIN correction AS c
    ON
        s.version_id = c.version_id
        AND c.about = 'speaker'
        AND s.cue_start = c.start_offset
        AND s.cue_end = c.end_offset
LEFT JOIN article_entity AS q
    ON
        q.article_entity_id = CASE WHEN c.judgement_id IS NULL THEN s.speaker_id ELSE c.article_entity_id END
        AND NOT EXISTS (
            SELECT 1 FROM judged_name AS n
            WHERE n.article_entity_id = q.article_entity_id AND n.type IS NULL
        )
LEFT JOIN entity_link AS j ON q.article_entity_id = j.article_entity_id
LEFT JOIN judged_name AS o ON q.article_entity_id = o.article_entity_id
LEFT JOIN entity AS k
    ON
        COALESCE(
            c.entity_id,
            CASE WHEN j.reason = 'judgement' THEN j.entity_id END,
            o.entity_id,
            j.entity_id
        ) = k.entity_id
LEFT JOIN sentence AS t
    ON
        v.version_id = t.version_id
        AND v.trigger_start >= t.start_offset
        AND v.trigger_end <= t.end_offset;
