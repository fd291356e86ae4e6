-- question_ar: كم قتيلا وجريحا وموقوفا تذكر الأخبار، وأين، ومن يقول ذلك؟
-- question_en: How many dead, injured and detained does the news tell of, where, and who says so?
-- Numbers of articles that copy an earlier one are left out, and one that several events of an article share (the
-- shelling, the killing) stands once, beside the first of them that has a place. Other articles may tell of one event
-- too: never add them up without looking at place and day.
-- param: since date = 1900-01-01 | أول يوم للأحداث؛ وما لا تاريخ له محسوب دائمًا | first day of events counted; undated events always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: country country = null | دولة واحدة؛ null: الكل | one country; null: all
-- param: kind choice(killed, injured, detained, crowd) = null | القتلى أو الجرحى أو الموقوفون أو المحتشدون؛ null: الكل | the killed, injured, detained or those who gathered; null: all
-- param: at_least count = 1 | تُترك الأعداد الأقل منه | lower numbers are left out
-- param: most count = 200 | كم صفًا يُعرض، الأحدث أولًا | how many to show, the latest first
-- column: day | يوم الحدث كما رُوي، وإلا فيوم المقال | the day of the event as told, else that of the article
-- column: place | أين، بالاسم | where, by name
-- column: country | رمز دولته بمعيار ISO 3166-1 ‏(حرفان) | its country, ISO 3166-1 alpha-2
-- column: kind | killed قتلى، أو injured جرحى، أو detained موقوفون، أو crowd حشد | killed, injured, detained or crowd
-- column: low | هذا العدد على الأقل | at least so many
-- column: high | هذا العدد على الأكثر؛ فارغ: مفتوح | at most so many; null: open
-- column: words | العدد كما ورد | the number as it stands
-- column: type | نوع الحدث في PLOVER | PLOVER event type
-- column: actors | من فعله | who did it
-- column: recipients | من وقع عليه | whom it was done to
-- column: is_claim | هل يرويه قول منسوب؛ لا: يرويه المقال نفسه | whether a statement tells it; false: the article itself does
-- column: asserted_by | من يقول ذلك | who says so
-- column: source | رمز الوسيلة | slug of the outlet
-- column: sentence | الجملة التي ورد فيها الحدث | the sentence the event stands in
-- column: article_id | مفتاح المقال | key of the article
-- column: version_id | مفتاح النسخة | key of the version
-- column: start_offset | أول حرف من هذه الكلمات في المتن، بدءًا من الصفر | first character of the words in the body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
WITH told AS (
    SELECT
        c.*,
        ROW_NUMBER() OVER (
            PARTITION BY c.version_id, c.kind, c.start_offset
            ORDER BY CASE WHEN c.place IS NULL THEN 1 ELSE 0 END ASC, c.ordinal ASC
        ) AS telling
    FROM casualties AS c
    WHERE
        c.status = 'actual'
        AND COALESCE(c.story_kind, 'origin') <> 'copy'
        AND COALESCE(c.event_day, :since) BETWEEN :since AND :until
        AND (CAST(:country AS VARCHAR(2)) IS NULL OR c.place_country = :country)
        AND (CAST(:kind AS VARCHAR(20)) IS NULL OR c.kind = :kind)
        AND COALESCE(c.high, c.low) >= :at_least
)

SELECT
    v.event_day AS day,
    v.place,
    v.place_country AS country,
    v.kind,
    v.low,
    v.high,
    v.number_text AS words,
    v.type,
    v.actors,
    v.recipients,
    v.is_claim,
    v.asserted_by,
    v.source,
    v.sentence,
    v.article_id,
    v.version_id,
    v.start_offset,
    v.end_offset
FROM told AS v
WHERE v.telling = 1
ORDER BY
    COALESCE(v.event_day, :since) DESC,
    COALESCE(v.place, '') ASC,
    v.kind ASC,
    v.low DESC,
    v.version_id ASC,
    v.ordinal ASC
LIMIT :most;
