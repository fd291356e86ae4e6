-- question_ar: أي مناصب تُنسب إلى هذا الشخص؟
-- question_en: Which offices do articles give this person?
-- param: name entity | الاسم بأي صيغة، أو رقمه في القوائم المرجعية أو في المستودع | any spelling of its name, or its id in the curated tables or the warehouse
-- param: most count = 20 | كم منصبًا يُعرض | how many offices to show
-- column: office | المنصب بصورته المعجمية | the office in its dictionary form
-- column: country | رمز الدولة التي يُشغل المنصب فيها، بمعيار ISO 3166-1 ‏(حرفان) | the country it is held for, ISO 3166-1 alpha-2
-- column: organisation | الجهة التي يُشغل المنصب فيها | the organisation it is held in
-- column: articles | المقالات التي تذكره، والمنقول محسوب | articles that state it, copies too
-- column: stories | النصوص، كل نص مرة واحدة مهما كثر ناقلوه من المقالات | texts that do, each once however many articles carry it
-- column: first_day | يوم أول مقال مؤرَّخ | day of the first dated one
-- column: last_day | يوم آخر مقال مؤرَّخ | that of the last
SELECT
    r.office,
    r.country,
    COALESCE(o.name_ar, b.name_ar) AS organisation,
    COUNT(DISTINCT r.version_id) AS articles,
    COUNT(DISTINCT a.story_id) AS stories,
    MIN(a.day) AS first_day,
    MAX(a.day) AS last_day
FROM entity_members AS e
INNER JOIN role AS r ON e.article_entity_id = r.person_id
INNER JOIN current_article AS a ON r.version_id = a.version_id
LEFT JOIN article_entity AS b ON r.organisation_id = b.article_entity_id
LEFT JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id
LEFT JOIN entity AS o ON j.entity_id = o.entity_id
WHERE e.entity_id = :name
GROUP BY r.office, r.country, COALESCE(o.name_ar, b.name_ar)
ORDER BY
    stories DESC,
    articles DESC,
    r.office ASC,
    COALESCE(r.country, '') ASC,
    COALESCE(COALESCE(o.name_ar, b.name_ar), '') ASC
LIMIT :most;
