-- question_ar: أي أحداث يروي هذا المقال أولا؟
-- question_en: Which events does an article tell? The first of it, of several types rather than one.
-- param: version key | the article's version
-- param: most count = 3 | how many events
-- column: version_id | key of the event: the version
-- column: ordinal | key of the event: its place among the version's
-- column: article_id | the article
-- column: source | slug of the outlet
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
WITH told AS (
    SELECT
        version_id,
        ordinal,
        status,
        CASE WHEN asserted_by IS NULL THEN 0 ELSE 1 END AS claimed,
        COALESCE(confidence, 1) AS likely,
        ROW_NUMBER() OVER (
            PARTITION BY type
            ORDER BY CASE WHEN asserted_by IS NULL THEN 0 ELSE 1 END, COALESCE(confidence, 1) DESC, ordinal
        ) AS of_its_type
    FROM effective_event
    WHERE version_id = :version
),

shown AS (
    SELECT
        version_id,
        ordinal
    FROM told
    ORDER BY
        CASE status WHEN 'actual' THEN 0 WHEN 'future' THEN 1 ELSE 2 END ASC,
        of_its_type ASC,
        claimed ASC,
        likely DESC,
        ordinal ASC
    LIMIT :most
)

SELECT
    e.version_id,
    e.ordinal,
    e.article_id,
    e.source,
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
FROM shown AS s
INNER JOIN event_list AS e ON s.version_id = e.version_id AND s.ordinal = e.ordinal
ORDER BY e.ordinal;
