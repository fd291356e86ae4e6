-- question_ar: لماذا تُعدّ هذه الأسماء اسمًا واحدًا؟
-- question_en: Why do the names of different articles count as this one?
-- param: entity key | the entity
-- param: most count = 50 | how many to show
-- param: skip integer = 0 | how many to leave out before
-- column: name_ar | the fullest name the articles give
-- column: match_key | that name folded
-- column: reason | listed, same_name, short_name or judgement
-- column: evidence | what was equal, or who judged and when
-- column: articles | articles whose name counts as this entity for that reason
-- column: version_id | one of them: the version
-- column: article_id | its article
-- column: title | its headline
-- column: total | how many kinds there are in all
WITH linked AS (
    SELECT
        b.match_key,
        l.reason,
        l.evidence,
        MIN(b.name_ar) AS name_ar,
        COUNT(DISTINCT l.version_id) AS articles,
        MAX(l.version_id) AS version_id
    FROM entity_link AS l
    INNER JOIN article_entity AS b ON l.article_entity_id = b.article_entity_id
    INNER JOIN article_version AS v ON l.version_id = v.version_id
    WHERE l.entity_id = :entity AND v.is_current
    GROUP BY b.match_key, l.reason, l.evidence
)

SELECT
    l.name_ar,
    l.match_key,
    l.reason,
    l.evidence,
    l.articles,
    l.version_id,
    v.article_id,
    v.title,
    COUNT(*) OVER () AS total
FROM linked AS l
INNER JOIN article_version AS v ON l.version_id = v.version_id
ORDER BY
    CASE l.reason WHEN 'judgement' THEN 0 WHEN 'short_name' THEN 1 WHEN 'same_name' THEN 2 ELSE 3 END,
    l.articles DESC,
    l.match_key ASC,
    l.evidence ASC
LIMIT :most OFFSET :skip;
