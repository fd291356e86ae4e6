-- question_ar: ماذا يقول كل طرف إن غيره فعله؟
-- question_en: What does one side say that another did?
-- param: since date = 1900-01-01 | first day of events counted; undated events always count
-- param: until date = 2100-12-31 | last day counted
-- param: speaker entity = null | one who says so, by name or id; null: all
-- param: about entity = null | one who is said to have done it; null: all
-- param: most count = 50 | how many to show, the latest first
-- column: day | the day of the article; null: unknown
-- column: source | slug of the outlet
-- column: asserted_by | who says so: canonical name, else as in the text, ANON for an unnamed source
-- column: stance | how: accuse, report, deny, …
-- column: actor | who is said to have done it: another than who says so
-- column: type | PLOVER event type
-- column: status | actual, future, hypothetical or negated, as the speaker has it
-- column: recipients | whom it was done to
-- column: place | where
-- column: first_day | first day of it as told; null: not told
-- column: sentence | the sentence it stands in
-- column: url | where it was published
SELECT
    v.day,
    v.source,
    v.asserted_by,
    s.stance,
    p.name AS actor,
    v.type,
    v.status,
    v.recipients,
    v.place,
    v.first_day,
    v.sentence,
    v.url
FROM event_list AS v
INNER JOIN statement AS s ON v.version_id = s.version_id AND v.statement = s.ordinal
LEFT JOIN effective_entity AS e ON s.speaker_id = e.article_entity_id
INNER JOIN event_participants AS p
    ON v.version_id = p.version_id AND v.ordinal = p.event_ordinal AND p.part = 'actor'
WHERE
    (e.entity_id IS NULL OR p.entity_id IS NULL OR e.entity_id <> p.entity_id)
    AND COALESCE(v.event_day, :since) BETWEEN :since AND :until
    AND (CAST(:speaker AS BIGINT) IS NULL OR e.entity_id = :speaker)
    AND (CAST(:about AS BIGINT) IS NULL OR p.entity_id = :about)
ORDER BY COALESCE(v.day, :since) DESC, v.version_id ASC, v.ordinal ASC, p.ordinal ASC
LIMIT :most;
