-- question_ar: كم من مواد كل وسيلة منقول عن غيرها أو عن الوكالات؟
-- question_en: How much of each outlet is copied from others, or from agencies?
-- What an outlet prints again of its own is no copy here.
-- param: since date = 1900-01-01 | أول يوم للنشر؛ وما لا تاريخ له محسوب دائمًا | first day of publication; undated articles always count
-- param: until date = 2100-12-31 | آخر يوم للنشر | last day of publication
-- column: outlet | رمز الوسيلة | slug of the outlet
-- column: articles | المقالات التي نشرتها | articles it published
-- column: copies | منها ما يحمل نص مقال أسبق لوسيلة أخرى | of these, those whose text an earlier article of another outlet has
-- column: rewrites | منها ما يعيد صوغ نص أسبق لوسيلة أخرى | those that put another outlet's earlier text in other words
-- column: from_agencies | منها ما يسمّي وكالة مصدرًا له | those that name an agency as where they come from
-- column: stories | نصوصها، كل نص مرة واحدة | its texts, each once
-- column: copied_share | حصة المنسوخ والمعاد صوغه من مقالاتها، من 0 إلى 1 | copies and rewrites, of its articles, 0 to 1
SELECT
    a.source AS outlet,
    COUNT(*) AS articles,
    COUNT(CASE WHEN o.source <> a.source AND a.story_kind = 'copy' THEN 1 END) AS copies,
    COUNT(CASE WHEN o.source <> a.source AND a.story_kind = 'rewrite' THEN 1 END) AS rewrites,
    COUNT(t.agency) AS from_agencies,
    COUNT(DISTINCT a.story_id) AS stories,
    AVG(CAST(CASE WHEN o.source <> a.source THEN 1 ELSE 0 END AS DOUBLE PRECISION)) AS copied_share
FROM current_article AS a
LEFT JOIN story_articles AS o ON a.story_id = o.story_id AND o.kind = 'origin'
LEFT JOIN story_text AS t ON a.version_id = t.version_id
WHERE a.day IS NULL OR a.day BETWEEN :since AND :until
GROUP BY a.source
ORDER BY articles DESC, outlet ASC;
