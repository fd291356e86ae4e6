-- question_ar: كم من مواد كل وسيلة منقول عن غيرها أو عن الوكالات؟
-- question_en: How much of each outlet is copied from others, or from agencies?
-- param: since date = 1900-01-01 | first day of publication; undated articles always count
-- param: until date = 2100-12-31 | last day of publication
-- column: outlet | slug of the outlet
-- column: articles | articles it published
-- column: copies | of these, those whose text an earlier article has
-- column: rewrites | those that put an earlier text in other words
-- column: from_agencies | those that name an agency as where they come from
-- column: stories | its texts, each once
-- column: copied_share | copies and rewrites, of its articles, 0 to 1
SELECT
    a.source AS outlet,
    COUNT(*) AS articles,
    COUNT(CASE a.story_kind WHEN 'copy' THEN 1 END) AS copies,
    COUNT(CASE a.story_kind WHEN 'rewrite' THEN 1 END) AS rewrites,
    COUNT(t.agency) AS from_agencies,
    COUNT(DISTINCT a.story_id) AS stories,
    AVG(CASE WHEN a.story_kind IN ('copy', 'rewrite') THEN 1.0E0 ELSE 0.0E0 END) AS copied_share
FROM current_article AS a
LEFT JOIN story_text AS t ON a.version_id = t.version_id
WHERE a.day IS NULL OR a.day BETWEEN :since AND :until
GROUP BY a.source
ORDER BY articles DESC, outlet ASC;
