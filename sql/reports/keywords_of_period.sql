-- question_ar: ما الكلمات التي ميّزت هذه الفترة عن غيرها؟
-- question_en: Which phrases mark a period out from the rest?
-- param: since date | first day of the period
-- param: until date = 2100-12-31 | last day of the period
-- param: at_least count = 2 | phrases of fewer articles in it are left out
-- param: most count = 30 | how many to show
-- column: phrase | the phrase, as one of the articles writes it
-- column: articles | articles of the period that have it as a keyword
-- column: all_articles | articles of any day that have it
-- column: share | articles of the period that have it, of all of the period, 0 to 1
-- column: lift | that share, as a multiple of its share in all articles
WITH dated AS (
    SELECT
        version_id,
        CASE WHEN anchor_on BETWEEN :since AND :until THEN 1 ELSE 0 END AS is_within
    FROM article_version
    WHERE is_current
),

corpus AS (
    SELECT
        CAST(COUNT(*) AS DOUBLE PRECISION) AS articles,
        CAST(SUM(is_within) AS DOUBLE PRECISION) AS within
    FROM dated
),

counted AS (
    SELECT
        MIN(k.phrase) AS phrase,
        SUM(d.is_within) AS articles,
        COUNT(*) AS all_articles
    FROM keyword AS k
    INNER JOIN dated AS d ON k.version_id = d.version_id
    GROUP BY k.match_key
)

SELECT
    n.phrase,
    n.articles,
    n.all_articles,
    n.articles / c.within AS share,
    (n.articles / c.within) / (n.all_articles / c.articles) AS lift
FROM counted AS n
CROSS JOIN corpus AS c
WHERE n.articles >= :at_least
ORDER BY lift DESC, n.articles DESC, n.phrase ASC
LIMIT :most;
