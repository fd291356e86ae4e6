-- A version has as many sentences as it says: what was read out of it is there as a whole.
SELECT
    v.version_id,
    v.sentence_count,
    COUNT(s.ordinal) AS sentences
FROM article_version AS v
LEFT JOIN sentence AS s ON v.version_id = s.version_id
GROUP BY v.version_id, v.sentence_count
HAVING COUNT(s.ordinal) <> v.sentence_count;
