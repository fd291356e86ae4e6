-- question_ar: ما أكثر الدول ذِكرًا في المقالات؟
-- question_en: Which countries are named in most articles?
-- param: since date = 1900-01-01 | first day counted; undated articles always count
-- param: until date = 2100-12-31 | last day counted
-- param: most count = 20 | how many countries to show
-- column: country | ISO 3166-1 alpha-2 code
-- column: name_ar | the country in Arabic
-- column: name_en | the country in English
-- column: articles | articles that name it, each once
-- column: mentions | how often it is named in all
SELECT
    e.country,
    e.name_ar,
    e.name_en,
    COUNT(DISTINCT m.version_id) AS articles,
    COUNT(*) AS mentions
FROM mention AS m
INNER JOIN effective_entity AS e ON m.article_entity_id = e.article_entity_id
INNER JOIN article_version AS v ON m.version_id = v.version_id
WHERE
    v.is_current
    AND e.lexicon_id LIKE 'country:%'
    AND COALESCE(v.anchor_on, :since) BETWEEN :since AND :until
GROUP BY e.country, e.name_ar, e.name_en
ORDER BY articles DESC, mentions DESC, e.country ASC
LIMIT :most;
