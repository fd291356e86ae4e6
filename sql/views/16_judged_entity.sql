-- What analysts said of whom or what an article names: the judgements that stand, and on what.
-- Of two verdicts on one question the later stands. One on an article goes before one on every article.
-- Grain: an article entity and an entity that it was judged to count as, or not.
-- ar: ما قاله المحللون فيمن يذكره المقال: الأحكام السارية وفيمَ قيلت. المعمول به من حكمين في سؤال واحد آخرهما، وما قيل في مقال بعينه يسبق ما قيل في كل المقالات. الصف: كيان مقال وكيان حُكم بأنه هو أو ليس هو.
-- column: article_entity_id | مفتاح كيان المقال | key of the article entity
-- column: version_id | النسخة التي تذكره | the version that names it
-- column: entity_id | الكيان الذي قورن به | the entity it was compared with
-- column: verdict | same هو نفسه، أو not_same ليس هو، أو withdrawn: سُحب الحكم ولم يعد ساريًا | same, not_same, or withdrawn: nothing stands any more
-- column: choice | 1: الكيان المعمول به إن حُكم بأنه عدة كيانات | 1: of several entities it is judged the same as, the one that counts
-- column: evidence | من حكم بذلك وفي أي يوم | who said so, and on which day
CREATE VIEW judged_entity AS
WITH latest AS (
    SELECT
        judgement_id,
        article_id,
        match_key,
        entity_id,
        verdict,
        author,
        judged_at,
        ROW_NUMBER() OVER (
            PARTITION BY article_id, match_key, entity_id ORDER BY judged_at DESC, judgement_id ASC
        ) AS age
    FROM judgement
    WHERE about = 'link'
),

asked AS (
    SELECT
        l.article_id,
        l.match_key,
        l.entity_id,
        l.verdict,
        l.author,
        l.judged_at,
        l.judgement_id,
        e.type
    FROM latest AS l
    INNER JOIN entity AS e ON l.entity_id = e.entity_id
    WHERE l.age = 1
),

named AS (
    SELECT
        b.article_entity_id,
        b.version_id,
        a.entity_id,
        a.verdict,
        a.author,
        a.judged_at,
        a.judgement_id,
        1 AS breadth
    FROM asked AS a
    INNER JOIN article_entity AS b ON a.match_key = b.match_key
    LEFT JOIN judged_name AS q ON b.article_entity_id = q.article_entity_id
    WHERE a.article_id IS NULL AND a.type = COALESCE(q.type, b.type)
    UNION ALL
    SELECT
        b.article_entity_id,
        b.version_id,
        a.entity_id,
        a.verdict,
        a.author,
        a.judged_at,
        a.judgement_id,
        0 AS breadth
    FROM asked AS a
    INNER JOIN article_version AS v ON a.article_id = v.article_id
    INNER JOIN article_entity AS b ON v.version_id = b.version_id
    LEFT JOIN judged_name AS q ON b.article_entity_id = q.article_entity_id
    WHERE
        a.type = COALESCE(q.type, b.type)
        AND (
            a.match_key = b.match_key
            OR EXISTS (
                SELECT 1 FROM entity_alias AS s
                WHERE
                    s.version_id = b.version_id
                    AND s.article_entity_id = b.article_entity_id
                    AND s.match_key = a.match_key
            )
        )
),

standing AS (
    SELECT
        article_entity_id,
        version_id,
        entity_id,
        verdict,
        author,
        judged_at,
        judgement_id,
        breadth,
        ROW_NUMBER() OVER (
            PARTITION BY article_entity_id, entity_id
            ORDER BY
                CASE WHEN verdict = 'withdrawn' THEN 1 ELSE 0 END,
                breadth ASC,
                judged_at DESC,
                judgement_id ASC
        ) AS place
    FROM named
)

SELECT
    article_entity_id,
    version_id,
    entity_id,
    verdict,
    ROW_NUMBER() OVER (
        PARTITION BY article_entity_id, verdict ORDER BY breadth ASC, judged_at DESC, judgement_id ASC
    ) AS choice,
    'judged by ' || author || ' on ' || SUBSTR(CAST(judged_at AS VARCHAR(30)), 1, 10) AS evidence
FROM standing
WHERE place = 1;
