-- question_ar: ما الأحداث المعلنة القادمة؟
-- question_en: Which events are announced?
-- Events of articles that copy an earlier one are left out.
-- param: since date = 1900-01-01 | first day of events shown; those without a day are always shown
-- param: until date = 2100-12-31 | last day shown
-- param: country country = null | one country, where it will be or of who takes part; null: all
-- param: most count = 100 | how many to show, the earliest first
-- column: first_day | first day as told; null: no day is told
-- column: last_day | last day as told
-- column: weekday_ar | weekday of first_day
-- column: date_text | the words that date it
-- column: type | PLOVER event type
-- column: actors | who will do it
-- column: recipients | with or to whom
-- column: place | where
-- column: asserted_by | who announces it; null: the article itself
-- column: sentence | the sentence it stands in
-- column: source | slug of the outlet
-- column: day | the day of the article
-- column: title | headline of the article
-- column: article_id | key of the article
-- column: version_id | key of the version
-- column: start_offset | first character of the words in the body, from 0
-- column: end_offset | the character after its last
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
FROM event_list AS v
LEFT JOIN calendar_day AS c ON v.first_day = c.day
WHERE
    v.status = 'future'
    AND COALESCE(v.story_kind, 'origin') <> 'copy'
    AND (v.first_day IS NULL OR (v.first_day <= :until AND COALESCE(v.last_day, v.first_day) >= :since))
    AND (
        CAST(:country AS VARCHAR(2)) IS NULL
        OR v.place_country = :country
        OR EXISTS (
            SELECT 1 FROM event_participants AS p
            WHERE p.version_id = v.version_id AND p.event_ordinal = v.ordinal AND p.country = :country
        )
    )
ORDER BY COALESCE(v.first_day, :until) ASC, v.version_id ASC, v.ordinal ASC
LIMIT :most;
