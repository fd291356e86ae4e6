-- question_ar: من أكثر من تذكره كل وسيلة، من أشخاص وجهات وأماكن؟
-- question_en: Which people, organisations and places does each outlet name most?
-- Articles are counted, copies too: what an outlet carries is its choice. Those in its own words stand beside them.
-- param: since date = 1900-01-01 | أول يوم يُحتسب؛ وما لا تاريخ له محسوب دائمًا | first day counted; undated articles always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: type choice(PERSON, ORG, LOC) = PERSON | أشخاص أو جهات أو أماكن | people, organisations or places
-- param: outlet outlet = null | وسيلة واحدة؛ null: الكل | one outlet; null: all
-- param: most count = 10 | كم اسمًا لكل وسيلة | how many names an outlet
-- column: outlet | رمز الوسيلة | slug of the outlet
-- column: place | ترتيب الاسم فيها | the name's place there
-- column: entity_id | مفتاح الاسم | key of the entity
-- column: name_ar | الاسم المعتمد بالعربية | canonical Arabic name
-- column: articles | مقالات الوسيلة التي تذكره | articles of the outlet that name it
-- column: own | منها ما ليس منقولًا عن مقال أسبق | of these, those that are no copy of an earlier article
-- column: share | حصتها من كل مقالات الوسيلة، من 0 إلى 1 | of all the outlet's articles, 0 to 1
WITH published AS (
    SELECT
        source,
        COUNT(*) AS articles
    FROM current_article
    WHERE COALESCE(day, :since) BETWEEN :since AND :until
    GROUP BY source
),

named AS (
    SELECT
        a.source,
        n.entity_id,
        MIN(n.article_entity_id) AS member,
        COUNT(DISTINCT a.version_id) AS articles,
        COUNT(DISTINCT CASE a.story_kind WHEN 'copy' THEN a.version_id END) AS copies
    FROM named_entity AS n
    INNER JOIN current_article AS a ON n.version_id = a.version_id
    WHERE
        n.type = :type
        AND COALESCE(a.day, :since) BETWEEN :since AND :until
        AND (CAST(:outlet AS VARCHAR(200)) IS NULL OR a.source = :outlet)
    GROUP BY a.source, n.entity_id
),

placed AS (
    SELECT
        source,
        entity_id,
        member,
        articles,
        articles - copies AS own,
        ROW_NUMBER() OVER (
            PARTITION BY source
            ORDER BY articles DESC, articles - copies DESC, entity_id ASC
        ) AS place
    FROM named
)

SELECT
    p.source AS outlet,
    p.place,
    p.entity_id,
    e.name_ar,
    p.articles,
    p.own,
    p.articles / CAST(n.articles AS DOUBLE PRECISION) AS share
FROM placed AS p
INNER JOIN published AS n ON p.source = n.source
INNER JOIN effective_entity AS e ON p.member = e.article_entity_id
WHERE p.place <= :most
ORDER BY n.articles DESC, p.source ASC, p.place ASC;
