-- question_ar: أي أحداث يرويها هذا الخبر؟
-- question_en: Which events does a story tell? Copies repeat them and are left out.
-- param: story key | the story
-- param: most count = 50 | how many to show
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
SELECT
    e.version_id,
    e.ordinal,
    v.article_id,
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
FROM story_member AS m
INNER JOIN event_list AS e ON m.version_id = e.version_id
INNER JOIN article_version AS v ON m.version_id = v.version_id
WHERE m.story_id = :story AND m.kind IN ('origin', 'rewrite')
ORDER BY CASE m.kind WHEN 'origin' THEN 0 ELSE 1 END, e.version_id, e.ordinal
LIMIT :most;
