-- question_ar: أي كلمات تدل على موضوع هذه الصيغة؟
-- question_en: Which phrases tell what this version is about, and where does each stand first?
-- param: version key | the version
-- column: ordinal | place of the keyword in its version
-- column: phrase | the phrase
-- column: score | its weight; the higher, the more telling
-- column: start_offset | first character where it stands first, from 0
-- column: end_offset | the character after its last
SELECT
    k.ordinal,
    k.phrase,
    k.score,
    m.start_offset,
    m.end_offset
FROM keyword AS k
LEFT JOIN keyword_mention AS m
    ON
        k.version_id = m.version_id
        AND k.ordinal = m.keyword_ordinal
        AND m.ordinal = (
            SELECT MIN(f.ordinal) FROM keyword_mention AS f
            WHERE f.version_id = k.version_id AND f.keyword_ordinal = k.ordinal
        )
WHERE k.version_id = :version
ORDER BY k.score DESC, k.ordinal ASC;
