-- Who or what each article entity counts as: the entity it is linked to, else itself, unlinked. What analysts
-- judged to be no name is not there; a name of another type counts as whom articles call so and is of that type.
-- Every view and report reads entities here, so a row deleted from entity_link tells everywhere.
-- Grain: an article entity.
-- ar: من أو ما يُعدّ كل كيان مقال: الكيان الذي رُبط به، وإلا فهو نفسه. كل الواجهات والتقارير تقرأ الكيانات هنا، فالصف المحذوف من entity_link يظهر أثره فيها كلها. الصف: كيان مقال.
-- column: article_entity_id | مفتاحه كما تحمله مواضع الأسماء والمناصب والأقوال والصيغ | its key, as mentions, roles, statements and spellings carry it
-- column: version_id | النسخة التي تذكره | the version that names it
-- column: entity_id | مفتاح الكيان؛ وهو مفتاح كيان المقال نفسه إن لم يُربط بغيره | key of the entity; the article entity's own where it is not linked
-- column: type | شخص PERSON أو جهة ORG أو مكان LOC | PERSON, ORG or LOC
-- column: name_ar | الاسم المعتمد بالعربية؛ وأكمل أسمائه في نسخته إن لم يُربط | canonical Arabic name; the fullest of its version where it is not linked
-- column: name_en | الاسم المعتمد بالإنجليزية، إن كان في القوائم المرجعية | canonical English name, where curated
-- column: country | رمز دولة الكيان بمعيار ISO 3166-1 ‏(حرفان) | the entity's, ISO 3166-1 alpha-2
-- column: lexicon_id | رقمه في القوائم المرجعية، إن رُبط بها | its id in the curated tables, where linked
-- column: geonames_id | رقمه في GeoNames، للأماكن | its GeoNames id, for places
-- column: linked | هل وراءه مدخل في القوائم المرجعية | whether a curated entry stands behind it
CREATE VIEW effective_entity AS
SELECT
    b.article_entity_id,
    b.version_id,
    COALESCE(e.entity_id, b.article_entity_id) AS entity_id,
    COALESCE(e.type, q.type, b.type) AS type,
    COALESCE(e.name_ar, b.name_ar) AS name_ar,
    e.name_en,
    e.country,
    e.lexicon_id,
    e.geonames_id,
    COALESCE(e.linked, FALSE) AS linked
FROM article_entity AS b
LEFT JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id
LEFT JOIN judged_name AS q ON b.article_entity_id = q.article_entity_id
LEFT JOIN entity AS e
    ON COALESCE(CASE WHEN j.reason = 'judgement' THEN j.entity_id END, q.entity_id, j.entity_id) = e.entity_id
WHERE q.article_entity_id IS NULL OR q.type IS NOT NULL;
