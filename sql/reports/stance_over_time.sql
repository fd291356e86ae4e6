-- question_ar: كيف تغيّر موقف هذا المتكلم، مدةً بعد مدة؟
-- question_en: How did the stance of this speaker change over time?
-- Statements of texts that copy an earlier article are left out: agency copy is one voice.
-- param: speaker entity | المتكلم | who speaks
-- param: about entity = null | في كلامه عن هذا الاسم؛ null: في كل كلامه | in what names this one; null: in all
-- param: by choice(day, week, month) = month | ما يغطيه كل صف: يوم أو أسبوع أو شهر | what a row covers
-- param: since date = 1900-01-01 | أول يوم يُحتسب | first day counted
-- param: until date = 2100-12-31 | آخر يوم يُحتسب | last day counted
-- column: period | أول يوم في المدة؛ والأسبوع يبدأ الاثنين | its first day; a week begins on Monday
-- column: stance | ما يفعله القول: إخبار أو نفي أو إدانة أو مطالبة… | what the statements do: report, deny, condemn, demand, …
-- column: statements | عدد الأقوال | how many statements
-- column: stories | عدد النصوص التي وردت فيها | texts they stand in
-- column: outlets | عدد الوسائل | outlets that carry them
-- column: share | حصتها من أقواله في المدة، من 0 إلى 1 | of the speaker's statements in the period, 0 to 1
WITH told AS (
    SELECT
        p.day AS period,
        s.stance,
        a.story_id,
        a.source
    FROM entity_statements AS m
    INNER JOIN statement AS s ON m.version_id = s.version_id AND m.ordinal = s.ordinal
    INNER JOIN current_article AS a ON s.version_id = a.version_id
    INNER JOIN calendar_day AS c ON a.day = c.day
    INNER JOIN calendar_day AS p
        ON c.day_number - CASE :by
            WHEN 'week' THEN c.weekday - 1
            WHEN 'month' THEN c.day_of_month - 1
            ELSE 0
        END = p.day_number
    WHERE
        m.entity_id = :speaker
        AND COALESCE(a.story_kind, 'origin') <> 'copy'
        AND a.day BETWEEN :since AND :until
        AND (
            CAST(:about AS BIGINT) IS NULL
            OR EXISTS (
                SELECT 1 FROM effective_mention AS n
                WHERE
                    n.version_id = s.version_id
                    AND n.start_offset >= s.content_start
                    AND n.end_offset <= s.content_end
                    AND n.article_entity_id IN (
                        SELECT k.article_entity_id FROM entity_members AS k
                        WHERE k.entity_id = :about
                    )
            )
        )
),

whole AS (
    SELECT
        period,
        CAST(COUNT(*) AS DOUBLE PRECISION) AS statements
    FROM told
    GROUP BY period
)

SELECT
    t.period,
    t.stance,
    COUNT(*) AS statements,
    COUNT(DISTINCT t.story_id) AS stories,
    COUNT(DISTINCT t.source) AS outlets,
    COUNT(*) / w.statements AS share
FROM told AS t
INNER JOIN whole AS w ON t.period = w.period
GROUP BY t.period, t.stance, w.statements
ORDER BY t.period DESC, statements DESC, t.stance ASC;
