-- Every entity, and how much the news made of it.
-- Grain: an entity; the figures are over current articles.
-- ar: كل كيان وما كان له في الأخبار. الصف: كيان؛ والأعداد في المقالات الحالية.
-- column: entity_id | مفتاح الكيان | key of the entity
-- column: type | شخص PERSON أو جهة ORG أو مكان LOC | PERSON, ORG or LOC
-- column: name_ar | الاسم المعتمد بالعربية | canonical Arabic name
-- column: name_en | الاسم المعتمد بالإنجليزية، إن كان في القوائم المرجعية | canonical English name, where curated
-- column: country | رمز دولة الكيان بمعيار ISO 3166-1 ‏(حرفان) | the entity's, ISO 3166-1 alpha-2
-- column: lexicon_id | رقمه في القوائم المرجعية، إن رُبط بها | its id in the curated tables, where linked
-- column: geonames_id | رقمه في GeoNames، للأماكن | its GeoNames id, for places
-- column: linked | هل وراءه مدخل في القوائم المرجعية | whether a curated entry stands behind it
-- column: first_day | يوم أول مقال مؤرَّخ يذكره (current_article.day)؛ فارغ: لا مقال مؤرَّخ | day of the first dated article (current_article.day); null: none is dated
-- column: last_day | يوم آخر مقال مؤرَّخ | that of the last
-- column: articles | المقالات التي تذكره | articles that name it
-- column: mentions | عدد مرات ذكره | how often they do
-- column: sources | عدد الوسائل التي تذكره | how many outlets do
-- column: statements | عدد أقواله المنسوبة | statements it makes
CREATE VIEW entity_overview AS
WITH named AS (
    SELECT
        e.entity_id,
        COUNT(DISTINCT m.version_id) AS articles,
        COUNT(*) AS mentions,
        COUNT(DISTINCT a.source) AS sources,
        MIN(a.day) AS first_day,
        MAX(a.day) AS last_day
    FROM effective_mention AS m
    INNER JOIN current_article AS a ON m.version_id = a.version_id
    INNER JOIN effective_entity AS e ON m.article_entity_id = e.article_entity_id
    GROUP BY e.entity_id
),

spoken AS (
    SELECT
        COALESCE(e.entity_id, s.speaker_id) AS entity_id,
        COUNT(*) AS statements
    FROM effective_statement AS s
    INNER JOIN article_version AS v ON s.version_id = v.version_id
    LEFT JOIN entity_link AS j ON s.speaker_id = j.article_entity_id
    LEFT JOIN judged_name AS q ON s.speaker_id = q.article_entity_id
    LEFT JOIN entity AS e
        ON
            COALESCE(
                s.speaker_entity_id,
                CASE WHEN j.reason = 'judgement' THEN j.entity_id END,
                q.entity_id,
                j.entity_id
            ) = e.entity_id
    WHERE v.is_current
    GROUP BY COALESCE(e.entity_id, s.speaker_id)
),

known AS (
    SELECT DISTINCT
        entity_id,
        type,
        name_ar,
        name_en,
        country,
        lexicon_id,
        geonames_id,
        linked
    FROM effective_entity
)

SELECT
    e.entity_id,
    e.type,
    e.name_ar,
    e.name_en,
    e.country,
    e.lexicon_id,
    e.geonames_id,
    e.linked,
    n.first_day,
    n.last_day,
    COALESCE(n.articles, 0) AS articles,
    COALESCE(n.mentions, 0) AS mentions,
    COALESCE(n.sources, 0) AS sources,
    COALESCE(s.statements, 0) AS statements
FROM known AS e
LEFT JOIN named AS n ON e.entity_id = n.entity_id
LEFT JOIN spoken AS s ON e.entity_id = s.entity_id;
