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
        source,
        type,
        mode,
        status,
        actors,
        recipients,
        place,
        first_day,
        is_claim,
        asserted_by,
        trigger_text,
        trigger_start,
        trigger_end,
        CASE WHEN statement IS NULL THEN 0 ELSE 1 END AS claimed,
        ROW_NUMBER() OVER (
            PARTITION BY type
            ORDER BY CASE WHEN statement IS NULL THEN 0 ELSE 1 END, ordinal
        ) AS of_its_type
    FROM event_list
    WHERE version_id = :version
),

shown AS (
    SELECT
        version_id,
        ordinal,
        source,
        type,
        mode,
        status,
        actors,
        recipients,
        place,
        first_day,
        is_claim,
        asserted_by,
        trigger_text,
        trigger_start,
        trigger_end
    FROM told
    ORDER BY
        CASE status WHEN 'actual' THEN 0 WHEN 'future' THEN 1 ELSE 2 END,
        of_its_type,
        claimed,
        ordinal
    LIMIT :most
)

SELECT
    s.version_id,
    s.ordinal,
    v.article_id,
    s.source,
    s.type,
    s.mode,
    s.status,
    s.actors,
    s.recipients,
    s.place,
    s.first_day,
    s.is_claim,
    s.asserted_by,
    s.trigger_text,
    s.trigger_start,
    s.trigger_end
FROM shown AS s
INNER JOIN article_version AS v ON s.version_id = v.version_id
ORDER BY s.ordinal;
