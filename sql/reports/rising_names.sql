-- question_ar: أي الأسماء صعد ذكرها في الأيام الأخيرة عن معتادها؟
-- question_en: Which names rise in the last days, against their own past?
-- Significance is Dunning's log-likelihood ratio of two rates: G2 = 2 * sum(observed * ln(observed / expected)), with
-- what is expected when both periods name it equally often (Rayson and Garside, Comparing corpora using frequency
-- profiling, 2000). By chance G2 exceeds 3.84 in 5 names of 100, 6.63 in 1, 10.83 in 1 of 1,000, 15.13 in 1 of 10,000.
-- Texts are counted, not articles: copies of one text are one voice.
-- param: until date = null | آخر الأيام؛ null: آخر يوم في المستودع | the last of the days; null: the last that the warehouse holds
-- param: days count = 7 | عدد الأيام الأخيرة | how many days count as the last
-- param: past count = 56 | عدد الأيام قبلها التي تُقارن بها | how many days before them are their past
-- param: type choice(PERSON, ORG, LOC) = null | أشخاص أو جهات أو أماكن؛ null: الكل | people, organisations or places; null: all
-- param: at_least count = 3 | تُترك الأسماء التي وردت في نصوص أقل | names of fewer texts in the last days are left out
-- param: significance number = 10.83 | أقل دلالة تُعرض (G2) | names of a lower G2 are left out
-- param: most count = 30 | كم اسمًا يُعرض | how many names to show
-- column: entity_id | مفتاح الاسم | key of the entity
-- column: type | شخص أو جهة أو مكان | PERSON, ORG or LOC
-- column: name_ar | الاسم المعتمد بالعربية | canonical Arabic name
-- column: stories | نصوص الأيام الأخيرة التي تذكره | texts of the last days that name it
-- column: outlets | الوسائل التي تذكره فيها | outlets that do
-- column: expected | ما كان منتظرًا منها بحسب ماضيه | how many would, at the rate of its past
-- column: past_stories | نصوص المدة السابقة التي تذكره | texts of the past that name it
-- column: significance | دلالة الفرق (G2): كلما زادت بعُد أن يكون صدفة | G2: the higher, the less by chance
-- column: chance | احتمال أن يكون الفرق صدفة: أقل من هذا الرقم | the probability that chance did it is below this
WITH period AS (
    SELECT
        t.day AS last_day,
        r.day AS recent_from,
        p.day AS past_from
    FROM calendar_day AS t
    INNER JOIN calendar_day AS r ON t.day_number - :days + 1 = r.day_number
    INNER JOIN calendar_day AS p ON t.day_number - :days - :past + 1 = p.day_number
    WHERE t.day = COALESCE(:until, (
        SELECT MAX(v.anchor_on) FROM article_version AS v
        WHERE v.is_current
    ))
),

dated AS (
    SELECT
        a.version_id,
        a.source,
        CASE WHEN a.day >= p.recent_from THEN a.story_id END AS recent,
        CASE WHEN a.day < p.recent_from THEN a.story_id END AS past
    FROM period AS p
    INNER JOIN current_article AS a ON a.day BETWEEN p.past_from AND p.last_day
),

whole AS (
    SELECT
        CAST(COUNT(DISTINCT recent) AS DOUBLE PRECISION) AS recent,
        CAST(COUNT(DISTINCT past) AS DOUBLE PRECISION) AS past
    FROM dated
),

named AS (
    SELECT
        b.entity_id,
        COUNT(DISTINCT d.recent) AS recent,
        COUNT(DISTINCT d.past) AS past,
        COUNT(DISTINCT CASE WHEN d.recent IS NOT NULL THEN d.source END) AS outlets,
        MIN(b.article_entity_id) AS member
    FROM dated AS d
    INNER JOIN named_entity AS b ON d.version_id = b.version_id
    GROUP BY b.entity_id
    HAVING COUNT(DISTINCT d.recent) >= :at_least
),

compared AS (
    SELECT
        n.entity_id,
        n.member,
        n.recent,
        n.past,
        n.outlets,
        w.past * n.recent AS more,
        w.recent * n.past AS less,
        w.recent * (n.recent + n.past) / (w.recent + w.past) AS expected,
        w.past * (n.recent + n.past) / (w.recent + w.past) AS expected_past,
        n.past * w.recent / w.past AS at_past_rate
    FROM named AS n
    CROSS JOIN whole AS w
    WHERE w.past > 0
),

judged AS (
    SELECT
        entity_id,
        member,
        recent,
        past,
        outlets,
        at_past_rate,
        2 * (
            recent * LN(recent / expected)
            + CASE WHEN past > 0 THEN past * LN(past / expected_past) ELSE 0 END
        ) AS g2
    FROM compared
    WHERE more > less
)

SELECT
    j.entity_id,
    e.type,
    e.name_ar,
    j.recent AS stories,
    j.outlets,
    j.at_past_rate AS expected,
    j.past AS past_stories,
    j.g2 AS significance,
    CAST(
        CASE
            WHEN j.g2 >= 15.13 THEN 0.0001
            WHEN j.g2 >= 10.83 THEN 0.001
            WHEN j.g2 >= 6.63 THEN 0.01
            WHEN j.g2 >= 3.84 THEN 0.05
            ELSE 1
        END AS DOUBLE PRECISION
    ) AS chance
FROM judged AS j
INNER JOIN effective_entity AS e ON j.member = e.article_entity_id
WHERE
    j.g2 >= :significance
    AND (CAST(:type AS VARCHAR(10)) IS NULL OR e.type = :type)
ORDER BY significance DESC, j.entity_id ASC
LIMIT :most;
