-- question_ar: ما الكلمات التي ميّزت هذه الفترة عن غيرها؟
-- question_en: Which phrases mark a period out from the rest?
-- param: since date | أول يوم من المدة | first day of the period
-- param: until date = 2100-12-31 | آخر يوم من المدة | last day of the period
-- param: at_least count = 2 | تُترك العبارات التي وردت في نصوص أقل | phrases of fewer texts in it are left out
-- param: most count = 30 | كم صفًا يُعرض | how many to show
-- column: phrase | العبارة كما كتبها أحد المقالات | the phrase, as one of the articles writes it
-- column: stories | نصوص المدة التي هي فيها كلمة مفتاحية، كل نص مرة واحدة مهما كثر ناقلوه | texts of the period that have it as a keyword, each once however many articles carry it
-- column: all_stories | نصوص الأيام كلها التي هي فيها كلمة مفتاحية | texts of any day that have it
-- column: share | حصتها من كل نصوص المدة، من 0 إلى 1 | texts of the period that have it, of all of the period, 0 to 1
-- column: lift | تلك الحصة منسوبة إلى حصتها من كل النصوص | that share, as a multiple of its share in all texts
WITH dated AS (
    SELECT
        version_id,
        story_id,
        CASE WHEN day BETWEEN :since AND :until THEN story_id END AS within
    FROM current_article
),

corpus AS (
    SELECT
        CAST(COUNT(DISTINCT story_id) AS DOUBLE PRECISION) AS stories,
        CAST(COUNT(DISTINCT within) AS DOUBLE PRECISION) AS within
    FROM dated
),

counted AS (
    SELECT
        MIN(k.phrase) AS phrase,
        COUNT(DISTINCT d.within) AS stories,
        COUNT(DISTINCT d.story_id) AS all_stories
    FROM keyword AS k
    INNER JOIN dated AS d ON k.version_id = d.version_id
    GROUP BY k.match_key
    HAVING COUNT(DISTINCT d.within) >= :at_least
)

SELECT
    n.phrase,
    n.stories,
    n.all_stories,
    n.stories / c.within AS share,
    (n.stories / c.within) / (n.all_stories / c.stories) AS lift
FROM counted AS n
CROSS JOIN corpus AS c
ORDER BY lift DESC, n.stories DESC, n.phrase ASC
LIMIT :most;
