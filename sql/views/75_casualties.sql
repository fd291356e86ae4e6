-- The dead, injured, detained and gathered that events tell of, as each article counts them.
-- Grain: a number of an event in a current article. Articles that tell one event count it each: never add
-- them up without looking at place and day.
-- column: event_id | the event, as in event_list
-- column: version_id | key of the number: the version
-- column: ordinal | key of the number: its place among the version's
-- column: kind | killed, injured, detained or crowd
-- column: low | at least so many
-- column: high | at most so many; null: open
-- column: number_text | the number as it stands
-- column: event_day | first day of the event as told, else the day of the article
-- column: type | PLOVER event type
-- column: mode | PLOVER mode of that type; null: none fits
-- column: actors | who did it, as in event_list
-- column: recipients | whom it was done to
-- column: place | where, by name
-- column: place_country | its country, ISO 3166-1 alpha-2
-- column: status | actual, future (announced), hypothetical or negated
-- column: is_claim | whether a statement tells the event; false: the article itself does
-- column: asserted_by | who says so, as in event_list
-- column: source | slug of the outlet
-- column: title | headline of the article
-- column: url | where it was published
-- column: sentence | the sentence the event stands in
-- column: article_id | key of the article
-- column: story_id | the story its text belongs to, else its own version_id: what counts once, copies or not
-- column: story_kind | origin, copy or rewrite in that story; null: no other article carries its text
-- column: start_offset | first character of the number in the body, from 0
-- column: end_offset | the character after its last
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
