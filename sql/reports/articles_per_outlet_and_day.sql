-- question_ar: كم مقالًا نشرت كل وسيلة في كل يوم؟
-- question_en: How many articles did each outlet publish each day?
-- param: since date = 1900-01-01 | أول يوم يُحتسب | first day counted
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: outlet outlet = null | وسيلة واحدة برمزها أو اسمها؛ null: الكل | one outlet, by its slug or name; null: all of them
-- column: day | اليوم بتوقيت الوسيلة: يوم النشر، وإلا فأول يوم جُلب فيه المقال | the day in the outlet's own time zone: of publication, else of the first fetching
-- column: outlet | رمز الوسيلة | slug of the outlet
-- column: outlet_name | اسمها بالعربية، إن ذكره sources.toml | its Arabic name, where sources.toml gives one
-- column: articles | المقالات الحالية لذلك اليوم | current articles of that day
-- column: copies | منها ما يحمل نص مقال أسبق | of these, those whose text an earlier article has
SELECT
    a.day,
    a.source AS outlet,
    a.source_ar AS outlet_name,
    COUNT(*) AS articles,
    COUNT(CASE a.story_kind WHEN 'copy' THEN 1 END) AS copies
FROM current_article AS a
WHERE
    a.day BETWEEN :since AND :until
    AND (CAST(:outlet AS VARCHAR(200)) IS NULL OR a.source = :outlet)
GROUP BY a.day, a.source, a.source_ar
ORDER BY a.day, a.source;
