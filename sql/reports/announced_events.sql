-- question_ar: ما الأحداث المعلنة القادمة؟
-- question_en: Which events are announced?
-- Events of articles that copy an earlier one are left out.
-- Days that lie in the time asked for come first, then longer times that only reach into it, then what has no day.
-- param: since date = null | أول يوم للأحداث المعروضة؛ null: اليوم الذي يلي آخر يوم في المستودع؛ وما لا يوم له معروض دائمًا | first day of events shown; null: the day after the last that the warehouse holds; those without a day are always shown
-- param: until date = 2100-12-31 | آخر يوم يُعرض | last day shown
-- param: country country = null | دولة واحدة: مكان الحدث أو دولة طرف فيه؛ null: الكل | one country, where it will be or of who takes part; null: all
-- param: most count = 100 | كم حدثًا يُعرض، الأقرب أولًا | how many to show, the earliest first
-- param: confidence number = 0 | تُترك الأحداث الأقل احتمالًا من هذا، من 0 إلى 1 | events less likely than this are left out, 0 to 1
-- column: first_day | أول أيامه كما رُوي؛ فارغ: لم يُذكر يوم | first day as told; null: no day is told
-- column: last_day | آخر أيامه كما رُوي | last day as told
-- column: weekday_ar | اسم أول يوم | weekday of first_day
-- column: date_text | العبارة التي تؤرخه | the words that date it
-- column: type | نوع الحدث في PLOVER | PLOVER event type
-- column: actors | من سيفعله | who will do it
-- column: recipients | مع من أو تجاه من | with or to whom
-- column: place | أين | where
-- column: asserted_by | من أعلنه؛ فارغ: المقال نفسه | who announces it; null: the article itself
-- column: sentence | الجملة التي ورد فيها | the sentence it stands in
-- column: source | رمز الوسيلة | slug of the outlet
-- column: day | يوم المقال | the day of the article
-- column: title | عنوان المقال | headline of the article
-- column: article_id | مفتاح المقال | key of the article
-- column: version_id | مفتاح النسخة | key of the version
-- column: start_offset | أول حرف من هذه الكلمات في المتن، بدءًا من الصفر | first character of the words in the body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
WITH asked AS (
    SELECT MIN(c.day) AS since
    FROM calendar_day AS c
    WHERE
        c.day >= :since
        OR (
            CAST(:since AS VARCHAR(10)) IS NULL
            AND c.day > (
                SELECT MAX(a.anchor_on) FROM article_version AS a
                WHERE a.is_current
            )
        )
)

SELECT
    v.first_day,
    v.last_day,
    c.weekday_ar,
    v.date_text,
    v.type,
    v.actors,
    v.recipients,
    v.place,
    v.asserted_by,
    v.sentence,
    v.source,
    v.day,
    v.title,
    v.article_id,
    v.version_id,
    v.trigger_start AS start_offset,
    v.trigger_end AS end_offset
FROM asked AS t
CROSS JOIN event_list AS v
LEFT JOIN calendar_day AS c ON v.first_day = c.day
WHERE
    v.status = 'future'
    AND COALESCE(v.confidence, 1) >= :confidence
    AND COALESCE(v.story_kind, 'origin') <> 'copy'
    AND (v.first_day IS NULL OR (v.first_day <= :until AND COALESCE(v.last_day, v.first_day) >= t.since))
    AND (
        CAST(:country AS VARCHAR(2)) IS NULL
        OR v.place_country = :country
        OR EXISTS (
            SELECT 1 FROM event_participants AS p
            WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.country = :country
        )
    )
ORDER BY
    CASE WHEN v.first_day IS NULL THEN 2 WHEN v.first_day < t.since THEN 1 ELSE 0 END ASC,
    COALESCE(v.first_day, :until) ASC,
    v.version_id ASC,
    v.ordinal ASC
LIMIT :most;
