-- question_ar: من قال ماذا عن مَن؟
-- question_en: Who said what about whom?
-- A statement is about whom its content names. Articles that copy an earlier one are left out; outlets says how many
-- carry the text.
-- param: speaker entity = null | المتكلم؛ null: أيًّا كان | who speaks; null: anybody
-- param: about entity = null | من يرد اسمه في الكلام؛ null: أيًّا كان | whom the content names; null: anybody or nobody
-- param: stance text = null | نوع القول: report أو deny أو condemn…؛ null: الكل | report, assert, deny, condemn, demand, …; null: all
-- param: outlet outlet = null | وسيلة واحدة؛ null: الكل | one outlet; null: all
-- param: since date = 1900-01-01 | أول يوم يُحتسب؛ وما لا تاريخ له محسوب دائمًا | first day counted; undated articles always count
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- param: most count = 50 | كم قولًا يُعرض، الأحدث أولًا | how many to show, the latest first
-- column: day | يوم النشر، وإلا فأول يوم جُلب فيه المقال | publication day, else the day first fetched
-- column: source | رمز الوسيلة | slug of the outlet
-- column: speaker_id | مفتاح المتكلم؛ فارغ: ليس اسمًا معروفًا | key of the speaker; null: no known name
-- column: speaker | المتكلم باسمه المعتمد، وإلا فكما في النص، وANON لمصدر لم يُسمَّ | canonical name, else as in the text, ANON for an unnamed source
-- column: stance | ما يفعله القول: إخبار أو نفي أو إدانة أو مطالبة… | what it does: report, deny, condemn, demand, …
-- column: about | من يرد اسمه في الكلام: أول ثلاثة، و… إن زادوا | whom the content names: the first three, and … for more
-- column: words | الكلام كما ورد | what was said, as it stands
-- column: outlets | عدد الوسائل التي حملت هذا النص | outlets that carry the text
-- column: title | عنوان المقال | headline of the article
-- column: article_id | مفتاح المقال | key of the article
-- column: version_id | مفتاح النسخة | key of the version
-- column: start_offset | أول حرف من الكلام في متن المقال، بدءًا من الصفر | first character of the words in the body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
WITH chosen AS (
    SELECT
        s.version_id,
        s.ordinal,
        s.stance
    FROM effective_statement AS s
    WHERE CAST(:speaker AS BIGINT) IS NULL AND CAST(:about AS BIGINT) IS NULL
    UNION ALL
    SELECT
        m.version_id,
        m.ordinal,
        s.stance
    FROM entity_statements AS m
    INNER JOIN statement AS s ON m.version_id = s.version_id AND m.ordinal = s.ordinal
    WHERE m.entity_id = :speaker AND CAST(:about AS BIGINT) IS NULL
    UNION ALL
    SELECT DISTINCT
        s.version_id,
        s.ordinal,
        s.stance
    FROM entity_members AS m
    INNER JOIN effective_mention AS n ON m.article_entity_id = n.article_entity_id
    INNER JOIN effective_statement AS s
        ON
            n.version_id = s.version_id
            AND n.start_offset >= s.content_start
            AND n.end_offset <= s.content_end
    WHERE
        m.entity_id = :about
        AND (
            CAST(:speaker AS BIGINT) IS NULL
            OR s.speaker_entity_id = :speaker
            OR s.speaker_id IN (
                SELECT k.article_entity_id FROM entity_members AS k
                WHERE k.entity_id = :speaker
            )
        )
),

latest AS (
    SELECT
        c.version_id,
        c.ordinal
    FROM chosen AS c
    INNER JOIN current_article AS a ON c.version_id = a.version_id
    WHERE
        COALESCE(a.story_kind, 'origin') <> 'copy'
        AND COALESCE(a.day, :since) BETWEEN :since AND :until
        AND (CAST(:stance AS VARCHAR(20)) IS NULL OR c.stance = :stance)
        AND (CAST(:outlet AS VARCHAR(200)) IS NULL OR a.source = :outlet)
    ORDER BY COALESCE(a.day, :since) DESC, c.version_id ASC, c.ordinal ASC
    LIMIT :most
),

told AS (
    SELECT
        s.day,
        s.source,
        s.speaker_id,
        s.speaker,
        s.stance,
        s.content,
        s.story_id,
        s.title,
        s.article_id,
        s.version_id,
        s.ordinal,
        s.content_start,
        s.content_end
    FROM latest AS c
    INNER JOIN who_said_what AS s ON c.version_id = s.version_id AND c.ordinal = s.ordinal
),

named AS (
    SELECT
        t.version_id,
        t.ordinal,
        COALESCE(e.name_ar, b.name_ar) AS name,
        ROW_NUMBER() OVER (PARTITION BY t.version_id, t.ordinal ORDER BY MIN(n.start_offset)) AS place
    FROM told AS t
    INNER JOIN effective_mention AS n
        ON
            t.version_id = n.version_id
            AND t.content_start <= n.start_offset
            AND t.content_end >= n.end_offset
    INNER JOIN article_entity AS b ON n.article_entity_id = b.article_entity_id
    LEFT JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id
    LEFT JOIN entity AS e ON j.entity_id = e.entity_id
    GROUP BY t.version_id, t.ordinal, COALESCE(e.name_ar, b.name_ar)
),

listed AS (
    SELECT
        version_id,
        ordinal,
        MAX(CASE place WHEN 1 THEN name END)
        || COALESCE(MAX(CASE place WHEN 2 THEN '، ' || name END), '')
        || COALESCE(MAX(CASE place WHEN 3 THEN '، ' || name END), '')
        || CASE WHEN COUNT(*) > 3 THEN '، …' ELSE '' END AS names
    FROM named
    GROUP BY version_id, ordinal
)

SELECT
    t.day,
    t.source,
    t.speaker_id,
    t.speaker,
    t.stance,
    n.names AS about,
    t.content AS words,
    COALESCE(NULLIF((
        SELECT COUNT(DISTINCT a.source) FROM story_articles AS a
        WHERE a.story_id = t.story_id
    ), 0), 1) AS outlets,
    t.title,
    t.article_id,
    t.version_id,
    t.content_start AS start_offset,
    t.content_end AS end_offset
FROM told AS t
LEFT JOIN listed AS n ON t.version_id = n.version_id AND t.ordinal = n.ordinal
ORDER BY COALESCE(t.day, :since) DESC, t.version_id ASC, t.ordinal ASC;
