-- question_ar: ما أبرز أخبار اليوم؟
-- question_en: Which are the stories of the day?
-- param: day date | اليوم | the day
-- param: most count = 15 | كم خبرا يُعرض، الأكثر انتشارا أولا | how many to show, the most carried first
-- column: place | ترتيبه | its place
-- column: title | عنوان أول نص في ذلك اليوم | headline of the first text of that day
-- column: outlet | اسم وسيلته بالعربية، وإلا رمزها | its outlet: the Arabic name, else the slug
-- column: outlet_en | اسمها بالإنجليزية، وإلا رمزها | the English name, else the slug
-- column: url | حيث نُشر | where it was published
-- column: articles | مقالات اليوم التي تحمله | articles of the day that carry it
-- column: outlets | الوسائل التي تحمله | outlets that do
-- column: rewrites | منها ما أُعيدت صياغته | of the articles, those in other words
-- column: agency | الوكالة التي يُنسب إليها؛ فارغ: لا وكالة | the agency it names; null: none
-- column: opening | جملته الأولى | its first sentence
-- column: statements | الأقوال فيه | statements in it
-- column: story_id | مفتاح الخبر | key of the story
-- column: version_id | مفتاح نسخته | key of the version
WITH carried AS (
    SELECT
        a.story_id,
        COUNT(*) AS articles,
        COUNT(DISTINCT a.source) AS outlets,
        COUNT(CASE WHEN a.story_kind = 'rewrite' THEN 1 END) AS rewrites
    FROM current_article AS a
    WHERE a.day = :day
    GROUP BY a.story_id
),

first_text AS (
    SELECT
        a.story_id,
        a.version_id,
        ROW_NUMBER() OVER (
            PARTITION BY a.story_id
            ORDER BY
                CASE a.story_kind WHEN 'origin' THEN 0 WHEN 'copy' THEN 1 ELSE 2 END,
                COALESCE(a.published_at, '9999-12-31 00:00:00'),
                a.version_id
        ) AS turn,
        (
            SELECT COUNT(*) FROM statement AS t
            WHERE t.version_id = a.version_id
        ) AS statements
    FROM current_article AS a
    WHERE a.day = :day
),

placed AS (
    SELECT
        c.story_id,
        c.articles,
        c.outlets,
        c.rewrites,
        b.version_id,
        b.statements,
        ROW_NUMBER() OVER (
            ORDER BY c.outlets DESC, c.articles DESC, b.statements DESC, b.version_id ASC
        ) AS place
    FROM carried AS c
    INNER JOIN first_text AS b ON c.story_id = b.story_id AND b.turn = 1
)

SELECT
    p.place,
    a.title,
    COALESCE(a.source_ar, a.source) AS outlet,
    COALESCE(a.source_en, a.source) AS outlet_en,
    a.url,
    p.articles,
    p.outlets,
    p.rewrites,
    g.name_ar AS agency,
    p.statements,
    p.story_id,
    p.version_id,
    SUBSTR(a.body, s.start_offset + 1, s.end_offset - s.start_offset) AS opening
FROM placed AS p
INNER JOIN current_article AS a ON p.version_id = a.version_id
LEFT JOIN story_text AS t ON p.version_id = t.version_id
LEFT JOIN entity AS g ON t.agency = g.lexicon_id
LEFT JOIN sentence AS s ON p.version_id = s.version_id AND s.ordinal = 0
WHERE p.place <= :most
ORDER BY p.place;
