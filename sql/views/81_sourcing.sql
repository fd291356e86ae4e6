-- What an outlet's statements rest on: named people, documents, or sources without a name.
-- Grain: an outlet and a publication day, over current articles.
-- ar: على ماذا تستند أقوال الوسيلة: أشخاص مسمَّون، أو وثائق، أو مصادر مجهولة. الصف: وسيلة ويوم نشر، في المقالات الحالية.
-- column: source | رمز الوسيلة | slug of the outlet
-- column: day | يوم النشر، وإلا فأول يوم جُلب فيه المقال؛ فارغ: لا هذا ولا ذاك | publication day, else the day first fetched; null: neither is known
-- column: articles | المقالات التي فيها قول منسوب واحد على الأقل | articles with at least one statement
-- column: statements | الأقوال كلها؛ ومجموع الأعمدة الخمسة بعدها يساويها | all of them; the next five add up to it
-- column: named | منسوبة إلى اسم أو منصب أو عدة معًا | by a name, an office, or several together
-- column: document | نقلًا عن وثيقة أو وسيلة أخرى | through a document or another outlet
-- column: anonymous | منسوبة إلى مصدر لم يُسمَّ | by a source without a name
-- column: implicit | فاعلها مضمر يدل عليه السياق | by a speaker the sentence leaves out and the article supplies
-- column: unknown | لم يُعثر على قائلها | by nobody that was found
-- column: anonymous_share | حصتها من الأقوال، من 0 إلى 1 | of the statements, 0 to 1
CREATE VIEW sourcing AS
SELECT
    source,
    day,
    COUNT(DISTINCT version_id) AS articles,
    COUNT(*) AS statements,
    SUM(CASE WHEN speaker_kind IN ('named', 'role', 'joint') THEN 1 ELSE 0 END) AS named,
    SUM(CASE WHEN speaker_kind = 'document' THEN 1 ELSE 0 END) AS document,
    SUM(CASE WHEN speaker_kind = 'anonymous' THEN 1 ELSE 0 END) AS anonymous,
    SUM(CASE WHEN speaker_kind = 'implicit' THEN 1 ELSE 0 END) AS implicit,
    SUM(CASE WHEN speaker_kind IS NULL THEN 1 ELSE 0 END) AS unknown,
    AVG(CAST(CASE WHEN speaker_kind = 'anonymous' THEN 1 ELSE 0 END AS DOUBLE PRECISION)) AS anonymous_share
FROM who_said_what
GROUP BY source, day;
