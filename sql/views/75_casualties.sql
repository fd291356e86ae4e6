-- The dead, injured, detained and gathered that events tell of, as each article counts them.
-- Grain: a number of an event in a current article. Articles that tell one event count it each: never add
-- them up without looking at place and day.
-- ar: القتلى والجرحى والموقوفون والمحتشدون كما يعدّهم كل مقال. الصف: عدد في حدث من مقال حالي. المقالات التي تروي حدثًا واحدًا يعدّه كل منها: لا تجمعها قبل النظر في المكان واليوم.
-- column: event_id | الحدث، كما في event_list | the event, as in event_list
-- column: version_id | من مفتاح العدد: النسخة | key of the number: the version
-- column: ordinal | من مفتاح العدد: ترتيبه في النسخة | key of the number: its place among the version's
-- column: kind | killed قتلى، أو injured جرحى، أو detained موقوفون، أو crowd حشد | killed, injured, detained or crowd
-- column: low | هذا العدد على الأقل | at least so many
-- column: high | هذا العدد على الأكثر؛ فارغ: مفتوح | at most so many; null: open
-- column: number_text | العدد كما ورد | the number as it stands
-- column: event_day | أول أيام الحدث كما رُوي، وإلا فيوم المقال | first day of the event as told, else the day of the article
-- column: type | نوع الحدث في PLOVER | PLOVER event type
-- column: mode | صورته في PLOVER ضمن ذلك النوع؛ فارغ: لا صورة تناسبه | PLOVER mode of that type; null: none fits
-- column: actors | من فعله، كما في event_list | who did it, as in event_list
-- column: recipients | من وقع عليه | whom it was done to
-- column: place | أين، بالاسم | where, by name
-- column: place_country | رمز دولته بمعيار ISO 3166-1 ‏(حرفان) | its country, ISO 3166-1 alpha-2
-- column: status | actual وقع، أو future معلن، أو hypothetical مفترض، أو negated منفي | actual, future (announced), hypothetical or negated
-- column: is_claim | هل يروي الحدث قول منسوب؛ لا: يرويه المقال نفسه | whether a statement tells the event; false: the article itself does
-- column: asserted_by | من يقول ذلك، كما في event_list | who says so, as in event_list
-- column: source | رمز الوسيلة | slug of the outlet
-- column: title | عنوان المقال | headline of the article
-- column: url | رابط نشره | where it was published
-- column: sentence | الجملة التي ورد فيها الحدث | the sentence the event stands in
-- column: article_id | مفتاح المقال | key of the article
-- column: story_id | مفتاح القصة التي ينتمي إليها نصه، وإلا فمفتاح نسخته: ما يُعدّ مرة واحدة مهما نُقل | the story its text belongs to, else its own version_id: what counts once, copies or not
-- column: story_kind | موقعه من القصة: origin أصل أو copy نسخ أو rewrite إعادة صوغ؛ فارغ: لا مقال آخر يحمل نصه | origin, copy or rewrite in that story; null: no other article carries its text
-- column: start_offset | أول حرف من العدد في المتن، بدءًا من الصفر | first character of the number in the body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
CREATE VIEW casualties AS
SELECT
    v.event_id,
    n.version_id,
    n.ordinal,
    n.kind,
    n.low,
    n.high,
    n.surface AS number_text,
    v.event_day,
    v.type,
    v.mode,
    v.actors,
    v.recipients,
    v.place,
    v.place_country,
    v.status,
    v.is_claim,
    v.asserted_by,
    v.source,
    v.title,
    v.url,
    v.sentence,
    v.article_id,
    v.story_id,
    v.story_kind,
    n.start_offset,
    n.end_offset
FROM event_number AS n
INNER JOIN event_list AS v ON n.version_id = v.version_id AND n.event_ordinal = v.ordinal;
