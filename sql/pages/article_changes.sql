-- question_ar: ماذا أضاف هذا التعديل وماذا حذف؟
-- question_en: What did this edit add, and what did it remove?
-- param: version key | the later version
-- column: what | title, sentence, statement, name or number
-- column: change | added or removed
-- column: words | the words
-- column: start_offset | first character in the body that has it, from 0; null: a headline
-- column: end_offset | the character after its last
SELECT
    what,
    change,
    text AS words,
    start_offset,
    end_offset
FROM article_change
WHERE version_id = :version
ORDER BY ordinal;
