-- Who did what to whom, week by week, as counts.
-- Grain: actor, recipient, quad class, whether claimed, and week, over the events told as having happened in
-- current articles. An event with several actors or recipients counts once for each pair of them; names that
-- are no entities count under their words. To count an actor's events rather than pairs, count distinct
-- events in event_participants.
-- ar: من فعل ماذا بمن، أسبوعًا بأسبوع، أعدادًا. الصف: فاعل ومن وقع عليه والصنف والادعاء والأسبوع، للأحداث المروية على أنها وقعت في المقالات الحالية. الحدث ذو الأطراف المتعددة يُحسب مرة لكل زوج منها؛ وما ليس كيانًا يُحسب بكلماته.
-- column: week | اثنين الأسبوع الذي وقع فيه الحدث؛ فارغ: اليوم غير معروف | Monday of the week of the event's day; null: no day is known
-- column: quad | 1 تعاون بالقول، 2 تعاون بالفعل، 3 صراع بالقول، 4 صراع بالفعل | 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
-- column: is_claim | هل يروي الأحداث قول منسوب؛ لا: ترويها المقالات نفسها | whether a statement tells the events; false: the articles themselves do
-- column: actor_id | الكيان الفاعل؛ فارغ: جماعة بلا اسم | entity that acts; null: a group without a name
-- column: actor | اسمه المعتمد بالعربية، وإلا فالعبارة؛ فارغ: لم يُذكر | its canonical Arabic name, else the phrase; null: not told
-- column: actor_country | رمز دولته بمعيار ISO 3166-1 ‏(حرفان) | its country, ISO 3166-1 alpha-2
-- column: recipient_id | الكيان الذي وقع عليه الفعل؛ فارغ: جماعة بلا اسم، أو لا أحد | entity acted upon; null: a group without a name, or none
-- column: recipient | اسمه المعتمد بالعربية، وإلا فالعبارة؛ فارغ: لم يُذكر أو لا أحد | its canonical Arabic name, else the phrase; null: not told, or none
-- column: recipient_country | رمز دولته | its country
-- column: events | عدد الأحداث، كل حدث مرة في المقال | how many events, each once an article
-- column: articles | المقالات التي ترويها | articles that tell them
-- column: sources | عدد الوسائل التي تذكره | outlets that do
CREATE VIEW actor_recipient AS
SELECT
    w.day AS week,
    v.quad,
    v.asserted_by IS NOT NULL AS is_claim,
    p.entity_id AS actor_id,
    p.name AS actor,
    p.country AS actor_country,
    r.entity_id AS recipient_id,
    r.name AS recipient,
    r.country AS recipient_country,
    COUNT(*) AS events,
    COUNT(DISTINCT v.version_id) AS articles,
    COUNT(DISTINCT a.source) AS sources
FROM effective_event AS v
INNER JOIN current_article AS a ON v.version_id = a.version_id
LEFT JOIN event_participants AS p
    ON v.version_id = p.version_id AND v.ordinal = p.event_ordinal AND p.part = 'actor'
LEFT JOIN event_participants AS r
    ON v.version_id = r.version_id AND v.ordinal = r.event_ordinal AND r.part = 'recipient'
LEFT JOIN calendar_day AS c ON COALESCE(v.first_day, a.day) = c.day
LEFT JOIN calendar_day AS w ON c.iso_year = w.iso_year AND c.iso_week = w.iso_week AND w.weekday = 1
WHERE v.status = 'actual' AND (p.ordinal IS NOT NULL OR r.ordinal IS NOT NULL)
GROUP BY
    w.day,
    v.quad,
    v.asserted_by IS NOT NULL,
    p.entity_id,
    p.name,
    p.country,
    r.entity_id,
    r.name,
    r.country;
