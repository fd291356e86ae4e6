-- question_ar: أي كلمات من هذه الصيغة قُرئ منها شيء؟
-- question_en: Which words of this version was anything read from?
-- param: version key | the version
-- column: kind | the table, and of a table with several spans which
-- column: ordinal | place of the annotation among its kind
-- column: start_offset | first character in the body, from 0
-- column: end_offset | the character after its last
SELECT
    kind,
    ordinal,
    start_offset,
    end_offset
FROM annotation_span
WHERE version_id = :version AND kind <> 'sentence' AND start_offset IS NOT NULL
ORDER BY start_offset ASC, end_offset DESC, kind ASC, ordinal ASC;
