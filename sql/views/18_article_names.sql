-- Whom and what each article names, however often: what is counted where articles are.
-- Grain: an entity that a current article names; where two of an article's count as one entity, each has a row.
-- ar: من وما يذكره كل مقال، مهما تكرر: ما يُعَدّ حين تُعَدّ المقالات. الصف: كيان يذكره مقال حالي؛ وإن عُدّ اثنان في المقال كيانًا واحدًا فلكل صفه.
-- column: version_id | مفتاح النسخة | key of the version
-- column: article_id | مفتاح المقال | key of the article
-- column: day | يوم النشر، وإلا فأول يوم جُلب فيه المقال؛ فارغ: لا هذا ولا ذاك | publication day, else the day first fetched; null: neither is known
-- column: source | رمز الوسيلة | slug of the outlet
-- column: story_id | مفتاح القصة التي ينتمي إليها نصه، وإلا فمفتاح نسخته: ما يُعدّ مرة واحدة مهما نُقل | the story its text belongs to, else its own version_id: what counts once, copies or not
-- column: story_kind | موقعه من القصة: origin أصل أو copy نسخ أو rewrite إعادة صوغ؛ فارغ: لا مقال آخر يحمل نصه | origin, copy or rewrite in that story; null: no other article carries its text
-- column: article_entity_id | مفتاح كيان المقال | key of the article entity
-- column: entity_id | مفتاح الكيان الذي يُعدّ إياه | key of the entity it counts as
-- column: type | شخص PERSON أو جهة ORG أو مكان LOC | PERSON, ORG or LOC
-- column: name_ar | الاسم المعتمد بالعربية | canonical Arabic name
-- column: name_en | الاسم المعتمد بالإنجليزية، إن كان في القوائم المرجعية | canonical English name, where curated
-- column: country | رمز دولة الكيان بمعيار ISO 3166-1 ‏(حرفان) | the entity's, ISO 3166-1 alpha-2
-- column: lexicon_id | رقمه في القوائم المرجعية، إن رُبط بها | its id in the curated tables, where linked
CREATE VIEW article_names AS
SELECT
    a.version_id,
    a.article_id,
    a.day,
    a.source,
    a.story_id,
    a.story_kind,
    b.article_entity_id,
    COALESCE(e.entity_id, b.article_entity_id) AS entity_id,
    COALESCE(e.type, q.type, b.type) AS type,
    COALESCE(e.name_ar, b.name_ar) AS name_ar,
    e.name_en,
    e.country,
    e.lexicon_id
FROM article_entity AS b
INNER JOIN current_article AS a ON b.version_id = a.version_id
LEFT JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id
LEFT JOIN judged_name AS q ON b.article_entity_id = q.article_entity_id
LEFT JOIN entity AS e
    ON COALESCE(CASE WHEN j.reason = 'judgement' THEN j.entity_id END, q.entity_id, j.entity_id) = e.entity_id
WHERE q.article_entity_id IS NULL OR q.type IS NOT NULL;
