-- question_ar: مع من يُذكر هذا الاسم؟
-- question_en: Who and what is named together with this name?
-- Texts are counted, not articles: copies of one text are one voice.
-- param: name entity | الاسم بأي صيغة، أو رقمه | any spelling of its name, or its id
-- param: type choice(PERSON, ORG, LOC) = null | أشخاص أو جهات أو أماكن؛ null: الكل | people, organisations or places; null: all
-- param: since date = 1900-01-01 | أول يوم يُحتسب؛ وما لا تاريخ له محسوب دائمًا | first day counted; undated articles always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: most count = 30 | كم اسمًا يُعرض | how many names to show
-- column: entity_id | مفتاح الاسم الآخر | key of the other entity
-- column: type | شخص أو جهة أو مكان | PERSON, ORG or LOC
-- column: name_ar | اسمه المعتمد بالعربية | its canonical Arabic name
-- column: stories | النصوص التي تذكر الاثنين، كل نص مرة واحدة | texts that name both, each once
-- column: outlets | الوسائل التي تجمع بينهما | outlets that do
-- column: share | حصتها من النصوص التي تذكر الاسم المسؤول عنه، من 0 إلى 1 | of the texts that name the one asked for, 0 to 1
-- column: lift | هذه الحصة منسوبة إلى حصة الآخر من كل النصوص: ما زاد على 1 فوق المصادفة | that share, as a multiple of the other's share in all texts: above 1 they attract each other
WITH about AS (
    SELECT
        a.version_id,
        a.story_id,
        a.source
    FROM current_article AS a
    WHERE
        a.version_id IN (
            SELECT m.version_id FROM entity_members AS m
            WHERE m.entity_id = :name
        )
        AND COALESCE(a.day, :since) BETWEEN :since AND :until
),

together AS (
    SELECT
        b.entity_id,
        MIN(b.article_entity_id) AS member,
        COUNT(DISTINCT a.story_id) AS stories,
        COUNT(DISTINCT a.source) AS outlets
    FROM about AS a
    INNER JOIN named_entity AS b ON a.version_id = b.version_id
    WHERE
        b.entity_id <> :name
        AND (CAST(:type AS VARCHAR(10)) IS NULL OR b.type = :type)
    GROUP BY b.entity_id
    ORDER BY stories DESC, outlets DESC, b.entity_id ASC
    LIMIT :most
),

alone AS (
    SELECT
        t.entity_id,
        COUNT(DISTINCT a.story_id) AS stories
    FROM together AS t
    INNER JOIN entity_link AS j ON t.entity_id = j.entity_id
    INNER JOIN current_article AS a ON j.version_id = a.version_id
    WHERE COALESCE(a.day, :since) BETWEEN :since AND :until
    GROUP BY t.entity_id
),

whole AS (
    SELECT
        (SELECT CAST(COUNT(DISTINCT story_id) AS DOUBLE PRECISION) FROM about) AS own,
        COUNT(DISTINCT a.story_id) AS stories
    FROM current_article AS a
    WHERE COALESCE(a.day, :since) BETWEEN :since AND :until
)

SELECT
    t.entity_id,
    e.type,
    e.name_ar,
    t.stories,
    t.outlets,
    t.stories / w.own AS share,
    t.stories / w.own * w.stories / COALESCE(n.stories, 1) AS lift
FROM together AS t
LEFT JOIN alone AS n ON t.entity_id = n.entity_id
INNER JOIN effective_entity AS e ON t.member = e.article_entity_id
CROSS JOIN whole AS w
ORDER BY t.stories DESC, t.outlets DESC, t.entity_id ASC;
