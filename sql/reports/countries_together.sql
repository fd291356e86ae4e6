-- question_ar: أي الدول تُذكر معًا في المقال نفسه؟
-- question_en: Which countries are named together in one article?
-- param: country country = null | إحدى الدولتين برمزها أو اسمها؛ null: كل الأزواج | one of the two, by its ISO code or name; null: all pairs
-- param: since date = 1900-01-01 | أول يوم يُحتسب؛ وما لا تاريخ له محسوب دائمًا | first day counted; undated articles always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: at_least count = 1 | تُترك الأزواج التي وردت في نصوص أقل | pairs of fewer texts are left out
-- param: most count = 20 | كم زوجًا يُعرض | how many pairs to show
-- column: first_ar | الدولة الأولى بالعربية | the one country in Arabic
-- column: second_ar | الدولة الأخرى | the other
-- column: first_country | رمز الدولة الأولى بمعيار ISO 3166-1 ‏(حرفان) | its ISO 3166-1 alpha-2 code
-- column: second_country | رمز الأخرى | that of the other
-- column: articles | المقالات التي تذكر الدولتين، والمنقول محسوب | articles that name both, copies too
-- column: stories | النصوص، كل نص مرة واحدة مهما كثر ناقلوه من المقالات | texts that do, each once however many articles carry it
WITH named AS (
    SELECT DISTINCT
        j.version_id,
        a.story_id,
        e.country,
        e.name_ar
    FROM entity AS e
    INNER JOIN entity_link AS j ON e.entity_id = j.entity_id
    INNER JOIN current_article AS a ON j.version_id = a.version_id
    WHERE
        e.lexicon_id LIKE 'country:%'
        AND COALESCE(a.day, :since) BETWEEN :since AND :until
)

SELECT
    a.name_ar AS first_ar,
    b.name_ar AS second_ar,
    a.country AS first_country,
    b.country AS second_country,
    COUNT(*) AS articles,
    COUNT(DISTINCT a.story_id) AS stories
FROM named AS a
INNER JOIN named AS b ON a.version_id = b.version_id AND a.country < b.country
WHERE CAST(:country AS VARCHAR(2)) IS NULL OR a.country = :country OR b.country = :country
GROUP BY a.name_ar, b.name_ar, a.country, b.country
HAVING COUNT(DISTINCT a.story_id) >= :at_least
ORDER BY stories DESC, articles DESC, first_country ASC, second_country ASC
LIMIT :most;
