-- Who and what the news named, day by day.
-- Grain: entity and day, over current articles.
-- ar: من وما ذكرته الأخبار، يومًا بيوم. الصف: كيان ويوم، في المقالات الحالية.
-- column: day | يوم النشر، وإلا فأول يوم جُلب فيه المقال؛ فارغ: لا هذا ولا ذاك | publication day, else the day first fetched; null: neither is known
-- column: entity_id | مفتاح الكيان | key of the entity
-- column: type | شخص PERSON أو جهة ORG أو مكان LOC | PERSON, ORG or LOC
-- column: name_ar | الاسم المعتمد بالعربية | canonical Arabic name
-- column: name_en | الاسم المعتمد بالإنجليزية، إن كان في القوائم المرجعية | canonical English name, where curated
-- column: country | رمز دولة الكيان بمعيار ISO 3166-1 ‏(حرفان) | the entity's, ISO 3166-1 alpha-2
-- column: linked | هل وراءه مدخل في القوائم المرجعية | whether a curated entry stands behind it
-- column: articles | المقالات التي تذكره، والمنقول محسوب | articles that name it, copies too
-- column: mentions | عدد مرات ذكره | how often they do
-- column: sources | عدد الوسائل التي تذكره | outlets that do
-- column: stories | المقالات التي تذكره بلا نسخ مكررة: كل نص مرة واحدة | articles that do, without copies: a story counts once
CREATE VIEW daily_attention AS
SELECT
    a.day,
    e.entity_id,
    e.type,
    e.name_ar,
    e.name_en,
    e.country,
    e.linked,
    COUNT(DISTINCT m.version_id) AS articles,
    COUNT(*) AS mentions,
    COUNT(DISTINCT a.source) AS sources,
    COUNT(DISTINCT COALESCE(s.story_id, a.version_id)) AS stories
FROM current_article AS a
INNER JOIN effective_mention AS m ON a.version_id = m.version_id
INNER JOIN effective_entity AS e ON m.article_entity_id = e.article_entity_id
LEFT JOIN story_member AS s ON a.version_id = s.version_id
GROUP BY a.day, e.entity_id, e.type, e.name_ar, e.name_en, e.country, e.linked;
