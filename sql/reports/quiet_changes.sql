-- question_ar: ماذا غيّروا في صمت؟
-- question_en: What did they quietly change?
-- param: since date = 1900-01-01 | أول يوم رُئيت فيه النسخة الأحدث | first day on which the later version was seen
-- param: outlet outlet = null | وسيلة واحدة برمزها أو اسمها؛ null: الكل | one outlet, by its slug or name; null: all of them
-- param: what choice(title, sentence, statement, name, number) = null | نوع واحد من التغيير؛ null: الكل | one kind of change; null: all of them
-- param: most count = 100 | كم تغييرًا يُعرض | how many changes to show
-- column: outlet | رمز الوسيلة | slug of the outlet
-- column: article | ما يُعرَّف به المقال عند وسيلته | what names the article there
-- column: edited_at | متى رُئيت النسخة الأحدث أول مرة (UTC) | when the later version was first seen (UTC)
-- column: looks_like | retraction سحب، أو correction تصحيح، أو update تحديث، أو cut حذف، أو rewriting إعادة كتابة، أو wording صياغة؛ والوسيلة لم تصرّح به | retraction, correction, update, cut, rewriting or wording; unsaid by the outlet
-- column: what | ما الذي تغيّر: title عنوان، أو sentence جملة، أو statement قول، أو name اسم، أو number رقم | what was changed: title, sentence, statement, name or number
-- column: change | added أُضيف أو removed حُذف | added or removed
-- column: words | الكلمات | the words
-- column: speaker | قائلها، إن كانت قولًا يُعرف قائله | who says them, where they are a statement whose speaker is known
-- column: article_id | مفتاح المقال | key of the article
-- column: version_id | مفتاح النسخة التي فيها هذه الكلمات: الأحدث لما أُضيف، والأسبق لما حُذف | key of the version that has them: the later of what was added, the earlier of what was removed
-- column: start_offset | أول حرف من الكلمات في متنها، بدءًا من الصفر؛ فارغ: عنوان | first character of the words in its body, from 0; null: a headline
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
SELECT
    e.source AS outlet,
    e.identity AS article,
    e.edited_at,
    e.looks_like,
    c.what,
    c.change,
    c.text AS words,
    CASE c.what
        WHEN 'statement'
            THEN (
                SELECT MIN(s.speaker_name) FROM statement AS s
                WHERE
                    s.version_id = CASE c.change WHEN 'added' THEN e.version_id ELSE e.previous_id END
                    AND s.content_start = c.start_offset
                    AND s.content_end = c.end_offset
            )
    END AS speaker,
    e.article_id,
    CASE c.change WHEN 'added' THEN e.version_id ELSE e.previous_id END AS version_id,
    c.start_offset,
    c.end_offset
FROM article_edits AS e
INNER JOIN article_change AS c ON e.version_id = c.version_id
WHERE
    e.evidence IS NULL
    AND e.edited_at >= :since
    AND (CAST(:outlet AS VARCHAR(200)) IS NULL OR e.source = :outlet)
    AND (CAST(:what AS VARCHAR(20)) IS NULL OR c.what = :what)
ORDER BY e.edited_at DESC, outlet ASC, article ASC, c.ordinal ASC
LIMIT :most;
