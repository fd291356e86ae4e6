-- question_ar: ماذا يقول كل طرف إن غيره فعله؟
-- question_en: What does one side say that another did?
-- Claims of articles that copy an earlier one are left out.
-- param: since date = 1900-01-01 | أول يوم للأحداث؛ وما لا تاريخ له محسوب دائمًا | first day of events counted; undated events always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: speaker entity = null | من يقول ذلك، باسمه أو رقمه؛ null: الكل | one who says so, by name or id; null: all
-- param: about entity = null | من نُسب إليه الفعل؛ null: الكل | one who is said to have done it; null: all
-- param: most count = 50 | كم صفًا يُعرض، الأحدث أولًا | how many to show, the latest first
-- param: confidence number = 0 | تُترك الأحداث الأقل احتمالًا من هذا، من 0 إلى 1 | events less likely than this are left out, 0 to 1
-- column: day | يوم المقال؛ فارغ: غير معروف | the day of the article; null: unknown
-- column: source | رمز الوسيلة | slug of the outlet
-- column: asserted_by | من يقول ذلك: الاسم المعتمد، وإلا فكما في النص، وANON لمصدر لم يُسمَّ | who says so: canonical name, else as in the text, ANON for an unnamed source
-- column: stance | كيف قاله: اتهامًا أو إخبارًا أو نفيًا… | how: accuse, report, deny, …
-- column: actor | من نُسب إليه الفعل، وهو غير القائل | who is said to have done it: another than who says so
-- column: type | نوع الحدث في PLOVER | PLOVER event type
-- column: status | وقع أو معلن أو مفترض أو منفي، بحسب القائل | actual, future, hypothetical or negated, as the speaker has it
-- column: recipients | من وقع عليه | whom it was done to
-- column: place | أين | where
-- column: first_day | أول أيامه كما رُوي؛ فارغ: لم يُذكر | first day of it as told; null: not told
-- column: sentence | الجملة التي ورد فيها | the sentence it stands in
-- column: title | عنوان المقال | headline of the article
-- column: article_id | مفتاح المقال | key of the article
-- column: version_id | مفتاح النسخة | key of the version
-- column: start_offset | أول حرف من هذه الكلمات في المتن، بدءًا من الصفر | first character of the words in the body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
WITH chosen AS (
    SELECT
        v.version_id,
        v.ordinal,
        p.ordinal AS participant,
        s.stance,
        s.day,
        p.name AS actor
    FROM effective_event AS v
    INNER JOIN who_said_what AS s ON v.version_id = s.version_id AND v.asserted_by = s.ordinal
    INNER JOIN effective_participant AS p
        ON v.version_id = p.version_id AND v.ordinal = p.event_ordinal AND p.part = 'actor'
    WHERE
        COALESCE(s.story_kind, 'origin') <> 'copy'
        AND COALESCE(v.confidence, 1) >= :confidence
        AND COALESCE(s.speaker_id, 0) <> COALESCE(p.entity_id, -1)
        AND COALESCE(v.first_day, s.day, :since) BETWEEN :since AND :until
        AND (CAST(:speaker AS BIGINT) IS NULL OR s.speaker_id = :speaker)
        AND (CAST(:about AS BIGINT) IS NULL OR p.entity_id = :about)
    ORDER BY COALESCE(s.day, :since) DESC, v.version_id ASC, v.ordinal ASC, p.ordinal ASC
    LIMIT :most
)

SELECT
    v.day,
    v.source,
    v.asserted_by,
    c.stance,
    c.actor,
    v.type,
    v.status,
    v.recipients,
    v.place,
    v.first_day,
    v.sentence,
    v.title,
    v.article_id,
    v.version_id,
    v.trigger_start AS start_offset,
    v.trigger_end AS end_offset
FROM chosen AS c
INNER JOIN event_list AS v ON c.version_id = v.version_id AND c.ordinal = v.ordinal
ORDER BY COALESCE(v.day, :since) DESC, v.version_id ASC, v.ordinal ASC, c.participant ASC;
