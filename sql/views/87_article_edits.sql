-- What became of articles that were edited.
-- Grain: an edit: two versions of an article that followed each other.
-- ar: ما طرأ على المقالات التي عُدّلت. الصف: تعديل: نسختان متتاليتان لمقال.
-- column: version_id | مفتاح النسخة الأحدث | key of the later version
-- column: previous_id | مفتاح النسخة الأسبق | key of the earlier
-- column: source | رمز الوسيلة | slug of the outlet
-- column: identity | ما يُعرَّف به المقال عند وسيلته | what names the article there
-- column: title | عنوان النسخة الأحدث | the later headline
-- column: published_on | اليوم بتوقيت الوسيلة؛ فارغ: غير معروف | the day in the outlet's time zone; null: unknown
-- column: edited_at | منذ متى يُقرأ المقال هكذا، بتوقيت UTC | since when the article reads so, UTC
-- column: looks_like | retraction سحب، أو correction تصحيح، أو update تحديث، أو cut حذف، أو rewriting إعادة كتابة، أو wording صياغة، أو form شكل | retraction, correction, update, cut, rewriting, wording or form
-- column: evidence | العبارة التي تصرّح بها الوسيلة بالتعديل؛ فارغ: لم تصرّح، فهو تعديل صامت | the words in which the outlet says so; null: it says nothing, the edit is a quiet one
-- column: sentences_kept | الجمل الواردة في النسختين | sentences that stand in both
-- column: sentences_added | ما لا يرد إلا في الأحدث | that only the later has
-- column: sentences_removed | ما لا يرد إلا في الأسبق | that only the earlier has
-- column: statements_added | أقوال منسوبة لا ترد إلا في الأحدث | attributed statements that only the later has
-- column: statements_removed | ما لا يرد إلا في الأسبق | that only the earlier has
-- column: names_added | أسماء لا ترد إلا في الأحدث | names of whom or what only the later names
-- column: names_removed | ما لا يرد إلا في الأسبق منها | that only the earlier names
-- column: numbers_added | أرقام لا ترد إلا في الأحدث | numerals that only the later has
-- column: numbers_removed | ما لا يرد إلا في الأسبق | that only the earlier has
-- column: article_id | مفتاح المقال | key of the article
CREATE VIEW article_edits AS
WITH counted AS (
    SELECT
        version_id,
        COUNT(CASE WHEN what = 'statement' AND change = 'added' THEN 1 END) AS statements_added,
        COUNT(CASE WHEN what = 'statement' AND change = 'removed' THEN 1 END) AS statements_removed,
        COUNT(CASE WHEN what = 'name' AND change = 'added' THEN 1 END) AS names_added,
        COUNT(CASE WHEN what = 'name' AND change = 'removed' THEN 1 END) AS names_removed,
        COUNT(CASE WHEN what = 'number' AND change = 'added' THEN 1 END) AS numbers_added,
        COUNT(CASE WHEN what = 'number' AND change = 'removed' THEN 1 END) AS numbers_removed
    FROM article_change
    GROUP BY version_id
)

SELECT
    e.version_id,
    e.previous_id,
    s.slug AS source,
    a.identity,
    v.title,
    v.published_on,
    v.valid_from AS edited_at,
    e.looks_like,
    e.evidence,
    e.sentences_kept,
    e.sentences_added,
    e.sentences_removed,
    COALESCE(c.statements_added, 0) AS statements_added,
    COALESCE(c.statements_removed, 0) AS statements_removed,
    COALESCE(c.names_added, 0) AS names_added,
    COALESCE(c.names_removed, 0) AS names_removed,
    COALESCE(c.numbers_added, 0) AS numbers_added,
    COALESCE(c.numbers_removed, 0) AS numbers_removed,
    v.article_id
FROM article_edit AS e
INNER JOIN article_version AS v ON e.version_id = v.version_id
INNER JOIN article AS a ON v.article_id = a.article_id
INNER JOIN source AS s ON a.source_id = s.source_id
LEFT JOIN counted AS c ON e.version_id = c.version_id;
