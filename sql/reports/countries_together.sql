-- question_ar: أي الدول تُذكر معًا في المقال نفسه؟
-- question_en: Which countries are named together in one article?
-- param: country country = null | one of the two, by its ISO code or name; null: all pairs
-- param: at_least count = 1 | articles that name both
-- param: most count = 20 | how many pairs to show
-- column: first_ar | the one country in Arabic
-- column: second_ar | the other
-- column: first_country | its ISO 3166-1 alpha-2 code
-- column: second_country | that of the other
-- column: articles | articles that name both
WITH named AS (
    SELECT DISTINCT
        m.version_id,
        e.country,
        e.name_ar
    FROM mention AS m
    INNER JOIN effective_entity AS e ON m.article_entity_id = e.article_entity_id
    INNER JOIN article_version AS v ON m.version_id = v.version_id
    WHERE v.is_current AND e.lexicon_id LIKE 'country:%'
)

SELECT
    a.name_ar AS first_ar,
    b.name_ar AS second_ar,
    a.country AS first_country,
    b.country AS second_country,
    COUNT(*) AS articles
FROM named AS a
INNER JOIN named AS b ON a.version_id = b.version_id AND a.country < b.country
WHERE CAST(:country AS VARCHAR(2)) IS NULL OR a.country = :country OR b.country = :country
GROUP BY a.name_ar, b.name_ar, a.country, b.country
HAVING COUNT(*) >= :at_least
ORDER BY articles DESC, first_country ASC, second_country ASC
LIMIT :most;
