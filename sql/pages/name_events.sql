-- question_ar: في أي أحداث شارك أو وقعت فيه؟
-- question_en: In which events did somebody or something take part, or which happened there? Latest first.
-- param: entity key | the entity
-- param: most count = 50 | how many to show
-- param: skip integer = 0 | how many to leave out before
-- column: version_id | key of the event: the version
-- column: ordinal | key of the event: its place among the version's
-- column: article_id | the article
-- column: part | actor, recipient or place: what the entity is in it
-- column: event_day | first day of it as told, else that of the article
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
-- column: total | how many there are in all
WITH taking_part AS (
    SELECT
        p.version_id,
        p.event_ordinal AS ordinal,
        p.part
    FROM entity_members AS e
    INNER JOIN event_participant AS p ON e.article_entity_id = p.article_entity_id
    INNER JOIN effective_participant AS f
        ON p.version_id = f.version_id AND p.ordinal = f.ordinal AND p.article_entity_id = f.article_entity_id
    WHERE e.entity_id = :entity
    UNION ALL
    SELECT
        c.version_id,
        v.ordinal,
        c.about AS part
    FROM correction AS c
    INNER JOIN event AS v
        ON c.version_id = v.version_id AND c.start_offset = v.trigger_start AND c.end_offset = v.trigger_end
    LEFT JOIN entity_link AS j ON c.article_entity_id = j.article_entity_id
    WHERE
        c.about IN ('actor', 'recipient')
        AND COALESCE(c.entity_id, j.entity_id, c.article_entity_id) = :entity
    UNION ALL
    SELECT
        v.version_id,
        v.ordinal,
        'place' AS part
    FROM entity_members AS e
    INNER JOIN event AS v ON e.article_entity_id = v.place_id
    INNER JOIN effective_event AS f
        ON v.version_id = f.version_id AND v.ordinal = f.ordinal AND v.place_id = f.place_id
    WHERE e.entity_id = :entity
),

shown AS (
    SELECT
        t.version_id,
        t.ordinal,
        v.article_id,
        MIN(t.part) AS part,
        COALESCE(MIN(n.first_day), MIN(v.anchor_on)) AS event_day,
        COUNT(*) OVER () AS total
    FROM taking_part AS t
    INNER JOIN article_version AS v ON t.version_id = v.version_id
    INNER JOIN effective_event AS n ON t.version_id = n.version_id AND t.ordinal = n.ordinal
    WHERE v.is_current
    GROUP BY t.version_id, t.ordinal, v.article_id
    ORDER BY
        COALESCE(COALESCE(MIN(n.first_day), MIN(v.anchor_on)), '0001-01-01') DESC,
        t.version_id ASC,
        t.ordinal ASC
    LIMIT :most OFFSET :skip
)

SELECT
    e.version_id,
    e.ordinal,
    s.article_id,
    s.part,
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
    s.total
FROM shown AS s
INNER JOIN event_list AS e ON s.version_id = e.version_id AND s.ordinal = e.ordinal
ORDER BY COALESCE(s.event_day, '0001-01-01') DESC, e.version_id ASC, e.ordinal ASC;
