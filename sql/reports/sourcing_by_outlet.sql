-- question_ar: على أي مصادر تعتمد كل وسيلة في نصوصها الخاصة وفيما تنقله؟
-- question_en: What do each outlet's statements rest on, in texts of its own and in those it carries?
-- param: since date = 1900-01-01 | أول يوم يُحتسب؛ وما لا تاريخ له محسوب دائمًا | first day counted; undated articles always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: outlet outlet = null | وسيلة واحدة؛ null: الكل | one outlet; null: all
-- column: outlet | رمز الوسيلة | slug of the outlet
-- column: texts | own: نصوصها الخاصة، agency: ما تنسبه إلى وكالة، copy: ما نقلته عن مقال أسبق | own: its own texts, agency: those it says an agency wrote, copy: those that copy an earlier article
-- column: articles | المقالات التي فيها قول منسوب واحد على الأقل | articles with at least one statement
-- column: statements | الأقوال كلها؛ ومجموع الأعمدة الستة بعدها يساويها | all of them; the next six add up to it
-- column: named | منسوبة إلى اسم، أو إلى عدة أسماء معًا | by a name, or several together
-- column: role | منسوبة إلى صاحب منصب لم يُسمَّ | by an office whose holder is not named
-- column: anonymous | منسوبة إلى مصدر مجهول | by a source without a name
-- column: document | منسوبة إلى بيان أو وثيقة أو وسيلة أخرى | through a document or another outlet
-- column: implicit | فاعلها مضمر يدل عليه السياق | by a speaker the sentence leaves out and the article supplies
-- column: unknown | لم يُعثر على قائلها | by nobody that was found
-- column: named_share | حصة المنسوب إلى أسماء، من 0 إلى 1 | named, of the statements, 0 to 1
-- column: anonymous_share | حصة المجهول، من 0 إلى 1 | anonymous, of the statements, 0 to 1
WITH told AS (
    SELECT
        a.source,
        s.version_id,
        s.speaker_kind,
        CASE
            WHEN a.story_kind = 'copy' THEN 'copy'
            WHEN t.agency IS NOT NULL THEN 'agency'
            ELSE 'own'
        END AS texts
    FROM effective_statement AS s
    INNER JOIN current_article AS a ON s.version_id = a.version_id
    LEFT JOIN story_text AS t ON s.version_id = t.version_id
    WHERE
        COALESCE(a.day, :since) BETWEEN :since AND :until
        AND (CAST(:outlet AS VARCHAR(200)) IS NULL OR a.source = :outlet)
)

SELECT
    source AS outlet,
    texts,
    COUNT(DISTINCT version_id) AS articles,
    COUNT(*) AS statements,
    COUNT(CASE WHEN speaker_kind IN ('named', 'joint') THEN 1 END) AS named,
    COUNT(CASE speaker_kind WHEN 'role' THEN 1 END) AS role,
    COUNT(CASE speaker_kind WHEN 'anonymous' THEN 1 END) AS anonymous,
    COUNT(CASE speaker_kind WHEN 'document' THEN 1 END) AS document,
    COUNT(CASE speaker_kind WHEN 'implicit' THEN 1 END) AS implicit,
    COUNT(CASE WHEN speaker_kind IS NULL THEN 1 END) AS unknown,
    AVG(
        CAST(CASE WHEN speaker_kind IN ('named', 'joint') THEN 1 ELSE 0 END AS DOUBLE PRECISION)
    ) AS named_share,
    AVG(
        CAST(CASE WHEN speaker_kind = 'anonymous' THEN 1 ELSE 0 END AS DOUBLE PRECISION)
    ) AS anonymous_share
FROM told
GROUP BY source, texts
ORDER BY source ASC, statements DESC, texts ASC;
