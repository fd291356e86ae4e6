-- question_ar: ماذا حدث في هذه الأيام؟
-- question_en: What happened on these days? Of a day, what articles tell themselves before claims.
-- param: since date | first day
-- param: until date | last day
-- param: type text = null | one PLOVER event type; null: all
-- param: most count = 50 | how many to show
-- param: skip integer = 0 | how many to leave out before
-- column: version_id | key of the event: the version
-- column: ordinal | key of the event: its place among the version's
-- column: article_id | the article
-- column: event_day | first day of it as told, else that of the article
-- column: source | slug of the outlet
-- column: type | PLOVER event type
-- column: mode | its mode; null: none fits
-- column: status | actual
-- column: actors | who did it
-- column: recipients | whom it was done to
-- column: place | where
-- column: first_day | first day of it as told; null: not told
-- column: is_claim | whether a statement tells it; false: the article itself does
-- column: asserted_by | who says so
-- column: trigger_text | the words that name it
-- column: trigger_start | first character of them in the body, from 0
-- column: trigger_end | the character after their last
-- column: sentence | the sentence it stands in
-- column: total | how many there are in all
WITH dated AS (
    SELECT
        e.version_id,
        e.ordinal,
        e.type,
        e.asserted_by,
        e.place_name,
        e.first_day AS event_day
    FROM effective_event AS e
    INNER JOIN article_version AS v ON e.version_id = v.version_id
    WHERE e.first_day BETWEEN :since AND :until AND e.status = 'actual' AND v.is_current
    UNION ALL
    SELECT
        e.version_id,
        e.ordinal,
        e.type,
        e.asserted_by,
        e.place_name,
        v.anchor_on AS event_day
    FROM article_version AS v
    INNER JOIN effective_event AS e ON v.version_id = e.version_id
    WHERE v.anchor_on BETWEEN :since AND :until AND v.is_current AND e.status = 'actual'
    -- Not by the index of first_day: most events have none, those of the days are few.
    AND CASE WHEN e.first_day IS NULL THEN 1 ELSE 0 END = 1
),

shown AS (
    SELECT
        d.version_id,
        d.ordinal,
        d.event_day,
        d.asserted_by,
        d.place_name,
        COUNT(*) OVER () AS total
    FROM dated AS d
    WHERE CAST(:type AS VARCHAR(20)) IS NULL OR d.type = :type
    ORDER BY
        d.event_day,
        CASE WHEN d.asserted_by IS NULL THEN 0 ELSE 1 END,
        CASE WHEN d.place_name IS NULL THEN 1 ELSE 0 END,
        d.version_id,
        d.ordinal
    LIMIT :most OFFSET :skip
)

SELECT
    e.version_id,
    e.ordinal,
    v.article_id,
    s.event_day,
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
    e.trigger_end,
    e.sentence,
    s.total
FROM shown AS s
INNER JOIN event_list AS e ON s.version_id = e.version_id AND s.ordinal = e.ordinal
INNER JOIN article_version AS v ON s.version_id = v.version_id
ORDER BY
    s.event_day,
    CASE WHEN s.asserted_by IS NULL THEN 0 ELSE 1 END,
    CASE WHEN s.place_name IS NULL THEN 1 ELSE 0 END,
    e.version_id,
    e.ordinal;
