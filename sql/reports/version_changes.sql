-- question_ar: ماذا تغيّر في المقالات بعد نشرها؟
-- question_en: What changed in articles after they were published?
-- param: since date = 1900-01-01 | أول يوم رُئيت فيه النسخة الأحدث | first day on which the later version was seen
-- param: outlet outlet = null | وسيلة واحدة برمزها أو اسمها؛ null: الكل | one outlet, by its slug or name; null: all of them
-- param: most count = 50 | كم تغييرًا يُعرض | how many changes to show
-- column: outlet | رمز الوسيلة | slug of the outlet
-- column: article | ما يُعرَّف به المقال عند وسيلته | what names the article there
-- column: changed_at | متى رُئيت النسخة الأحدث أول مرة (UTC) | when the later version was first seen (UTC)
-- column: looks_like | retraction سحب، أو correction تصحيح، أو update تحديث، أو cut حذف، أو rewriting إعادة كتابة، أو wording صياغة، أو form شكل | retraction, correction, update, cut, rewriting, wording or form
-- column: evidence | العبارة التي تصرّح بها الوسيلة بالتعديل؛ فارغ: لم تصرّح | the words in which the outlet says so; null: it says nothing
-- column: title_before | العنوان قبل التغيير، إن تغيّر | headline before, where it changed
-- column: title_after | العنوان بعد التغيير، إن تغيّر | headline after, where it changed
-- column: characters | كم حرفًا زاد المتن | how many characters longer the body became
-- column: sentences_added | جمل لا ترد إلا في النسخة الأحدث | sentences that only the later version has
-- column: sentences_removed | جمل لا ترد إلا في الأسبق | sentences that only the earlier has
-- column: statements | كم قولًا منسوبًا زاد | how many attributed statements more it has
-- column: names | كم اسمًا زاد | how many names more it has
-- column: article_id | مفتاح المقال | key of the article
-- column: version_id | مفتاح النسخة الأحدث | key of the later version
SELECT
    e.source AS outlet,
    e.identity AS article,
    e.edited_at AS changed_at,
    e.looks_like,
    e.evidence,
    CASE WHEN COALESCE(n.title, '') <> COALESCE(p.title, '') THEN p.title END AS title_before,
    CASE WHEN COALESCE(n.title, '') <> COALESCE(p.title, '') THEN n.title END AS title_after,
    LENGTH(n.body) - LENGTH(p.body) AS characters,
    e.sentences_added,
    e.sentences_removed,
    e.statements_added - e.statements_removed AS statements,
    e.names_added - e.names_removed AS names,
    e.article_id,
    e.version_id
FROM article_edits AS e
INNER JOIN article_version AS n ON e.version_id = n.version_id
INNER JOIN article_version AS p ON e.previous_id = p.version_id
WHERE
    e.edited_at >= :since
    AND (CAST(:outlet AS VARCHAR(200)) IS NULL OR e.source = :outlet)
ORDER BY e.edited_at DESC, outlet ASC, article ASC
LIMIT :most;
