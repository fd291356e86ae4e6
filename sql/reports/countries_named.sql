-- question_ar: ما أكثر الدول ذِكرًا في الأخبار؟
-- question_en: Which countries does the news name most?
-- param: since date = 1900-01-01 | أول يوم يُحتسب؛ وما لا تاريخ له محسوب دائمًا | first day counted; undated articles always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: most count = 20 | كم دولة تُعرض | how many countries to show
-- column: country | رمز الدولة بمعيار ISO 3166-1 ‏(حرفان) | ISO 3166-1 alpha-2 code
-- column: name_ar | اسم الدولة بالعربية | the country in Arabic
-- column: name_en | اسم الدولة بالإنجليزية | the country in English
-- column: articles | المقالات التي تذكره، والمنقول محسوب | articles that name it, copies too
-- column: stories | النصوص، كل نص مرة واحدة مهما كثر ناقلوه من المقالات | texts that do, each once however many articles carry it
-- column: outlets | عدد الوسائل التي تذكره | outlets that do
SELECT
    e.country,
    e.name_ar,
    e.name_en,
    COUNT(DISTINCT a.version_id) AS articles,
    COUNT(DISTINCT a.story_id) AS stories,
    COUNT(DISTINCT a.source) AS outlets
FROM entity AS e
INNER JOIN entity_link AS j ON e.entity_id = j.entity_id
INNER JOIN current_article AS a ON j.version_id = a.version_id
WHERE
    e.lexicon_id LIKE 'country:%'
    AND COALESCE(a.day, :since) BETWEEN :since AND :until
GROUP BY e.country, e.name_ar, e.name_en
ORDER BY stories DESC, articles DESC, e.country ASC
LIMIT :most;
