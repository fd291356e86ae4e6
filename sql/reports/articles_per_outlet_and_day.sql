-- question_ar: كم مقالًا نشرت كل وسيلة في كل يوم؟
-- question_en: How many articles did each outlet publish each day?
-- param: since date = 1900-01-01 | first day counted
-- param: until date = 2100-12-31 | last day counted
-- param: outlet outlet = null | one outlet, by its slug or name; null: all of them
-- column: day | the day in the outlet's own time zone: of publication, else of the first fetching
-- column: outlet | slug of the outlet
-- column: outlet_name | its Arabic name, where sources.toml gives one
-- column: articles | current articles of that day
SELECT
    v.anchor_on AS day,
    s.slug AS outlet,
    s.name_ar AS outlet_name,
    COUNT(*) AS articles
FROM article_version AS v
INNER JOIN article AS a ON v.article_id = a.article_id
INNER JOIN source AS s ON a.source_id = s.source_id
WHERE
    v.is_current
    AND v.anchor_on BETWEEN :since AND :until
    AND (CAST(:outlet AS VARCHAR(200)) IS NULL OR s.slug = :outlet)
GROUP BY v.anchor_on, s.slug, s.name_ar
ORDER BY v.anchor_on, s.slug;
