-- question_ar: ماذا تغيّر بين نسخ المقال الواحد؟
-- question_en: What changed between the versions of an article?
-- param: since date = 1900-01-01 | first day on which the later version was seen
-- param: outlet outlet = null | one outlet, by its slug or name; null: all of them
-- param: most count = 50 | how many changes to show
-- column: outlet | slug of the outlet
-- column: article | what names the article there
-- column: changed_at | when the later version was first seen (UTC)
-- column: title_before | headline before, where it changed
-- column: title_after | headline after, where it changed
-- column: characters | how many characters longer the body became
-- column: mentions | how many names more it has
-- column: statements | how many attributed statements more it has
WITH counted AS (
    SELECT
        v.version_id,
        v.article_id,
        v.valid_from,
        v.valid_to,
        v.title,
        LENGTH(v.body) AS characters,
        (
            SELECT COUNT(*) FROM mention AS m
            WHERE m.version_id = v.version_id
        ) AS mentions,
        (
            SELECT COUNT(*) FROM statement AS t
            WHERE t.version_id = v.version_id
        ) AS statements
    FROM article_version AS v
    WHERE
        v.article_id IN (
            SELECT article_id FROM article_version
            GROUP BY article_id
            HAVING COUNT(*) > 1
        )
),

paired AS (
    SELECT
        article_id,
        valid_from,
        title,
        characters,
        mentions,
        statements,
        LAG(version_id) OVER one_article AS version_before,
        LAG(title) OVER one_article AS title_before,
        LAG(characters) OVER one_article AS characters_before,
        LAG(mentions) OVER one_article AS mentions_before,
        LAG(statements) OVER one_article AS statements_before
    FROM counted
    WINDOW one_article AS (
        PARTITION BY article_id
        ORDER BY valid_from, CASE WHEN valid_to IS NULL THEN 1 ELSE 0 END, valid_to
    )
)

SELECT
    s.slug AS outlet,
    a.identity AS article,
    p.valid_from AS changed_at,
    CASE WHEN COALESCE(p.title, '') <> COALESCE(p.title_before, '') THEN p.title_before END AS title_before,
    CASE WHEN COALESCE(p.title, '') <> COALESCE(p.title_before, '') THEN p.title END AS title_after,
    p.characters - p.characters_before AS characters,
    p.mentions - p.mentions_before AS mentions,
    p.statements - p.statements_before AS statements
FROM paired AS p
INNER JOIN article AS a ON p.article_id = a.article_id
INNER JOIN source AS s ON a.source_id = s.source_id
WHERE
    p.version_before IS NOT NULL
    AND p.valid_from >= :since
    AND (CAST(:outlet AS VARCHAR(200)) IS NULL OR s.slug = :outlet)
ORDER BY p.valid_from DESC, outlet ASC, article ASC
LIMIT :most;
