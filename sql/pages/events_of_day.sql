-- question_ar: أي أحداث ترويها أخبار هذا اليوم؟
-- question_en: Which events do the stories of a day tell? A few of each, of several types rather than one.
-- param: day date | the day
-- param: most count = 50 | of how many stories, in the order of stories_of_day
-- param: skip integer = 0 | how many stories to leave out before
-- param: each count = 3 | how many events a story
-- column: version_id | key of the event: the version
-- column: ordinal | key of the event: its place among the version's
-- column: article_id | the article
-- column: type | PLOVER event type
-- column: mode | its mode; null: none fits
-- column: status | actual, future (announced), hypothetical or negated
-- column: actors | who did it
-- column: recipients | whom it was done to
-- column: place | where
-- column: first_day | first day of it as told; null: not told
-- column: is_claim | whether a statement tells it; false: the article itself does
-- column: asserted_by | who says so
-- column: trigger_text | the words that name it
-- column: trigger_start | first character of them in the body, from 0
-- column: trigger_end | the character after their last
WITH shown AS (
    SELECT s.lead_id
    FROM stories_by_day AS s
    INNER JOIN article_version AS v ON s.lead_id = v.version_id
    WHERE s.day = :day
    ORDER BY s.outlets DESC, s.articles DESC, COALESCE(v.published_at, '0001-01-01') DESC, s.lead_id ASC
    LIMIT :most OFFSET :skip
),

told AS (
    SELECT
        v.version_id,
        v.ordinal,
        v.status,
        v.asserted_by,
        ROW_NUMBER() OVER (
            PARTITION BY v.version_id, v.type
            ORDER BY CASE WHEN v.asserted_by IS NULL THEN 0 ELSE 1 END, v.ordinal
        ) AS of_its_type
    FROM shown AS d
    INNER JOIN effective_event AS v ON d.lead_id = v.version_id
),

placed AS (
    SELECT
        version_id,
        ordinal,
        ROW_NUMBER() OVER (
            PARTITION BY version_id
            ORDER BY
                CASE status WHEN 'actual' THEN 0 WHEN 'future' THEN 1 ELSE 2 END,
                of_its_type,
                CASE WHEN asserted_by IS NULL THEN 0 ELSE 1 END,
                ordinal
        ) AS place
    FROM told
)

SELECT
    e.version_id,
    e.ordinal,
    v.article_id,
    e.type,
    e.mode,
    e.status,
    e.actors,
    e.recipients,
    e.place,
    e.first_day,
    e.is_claim,
    e.asserted_by,
    e.trigger_text,
    e.trigger_start,
    e.trigger_end
FROM placed AS p
INNER JOIN event_list AS e ON p.version_id = e.version_id AND p.ordinal = e.ordinal
INNER JOIN article_version AS v ON e.version_id = v.version_id
WHERE p.place <= :each
ORDER BY e.version_id, e.ordinal;
