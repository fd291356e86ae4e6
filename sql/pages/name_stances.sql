-- question_ar: ماذا يفعل حين يتكلم؟
-- question_en: What does somebody do in speaking: report, deny, condemn, …?
-- param: entity key | the entity
-- column: stance | what the cue does
-- column: statements | how many
-- column: articles | in how many articles
SELECT
    s.stance,
    COUNT(*) AS statements,
    COUNT(DISTINCT s.version_id) AS articles
FROM statements_by_speaker AS e
INNER JOIN statement AS s ON e.version_id = s.version_id AND e.ordinal = s.ordinal
INNER JOIN article_version AS v ON s.version_id = v.version_id
WHERE e.entity_id = :entity AND v.is_current
GROUP BY s.stance
ORDER BY statements DESC, s.stance ASC;
