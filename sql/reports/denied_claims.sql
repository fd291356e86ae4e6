-- question_ar: من اتهم غيره بفعل، ومن نفاه؟
-- question_en: Whose claims stand against each other: A says B did it, B denies?
-- A pair is a claim and a denial by whom it names, in the same text, or within days of it in another text whose denial
-- names the claimant. Whether the denial is of that very claim, the words tell: read both. Copies are left out.
-- param: claimant entity = null | المدعي؛ null: أيًّا كان | who claims; null: anybody
-- param: denier entity = null | النافي؛ null: أيًّا كان | who denies; null: anybody
-- param: since date = 1900-01-01 | أول يوم للادعاء؛ وما لا تاريخ له محسوب دائمًا | first day of claims counted; undated articles always count
-- param: until date = 2100-12-31 | آخر يوم له | last day counted
-- param: days count = 7 | أقصى ما بين الادعاء والنفي من أيام | how many days may lie between claim and denial
-- param: most count = 50 | كم صفًا يُعرض، الأحدث أولًا | how many to show, the latest first
-- column: day | يوم مقال الادعاء | the day of the article that has the claim
-- column: claimant | المدعي | who claims
-- column: claim | الادعاء كما ورد | the claim, as it stands
-- column: type | نوع الفعل المنسوب في PLOVER؛ فارغ: اتهام بلا حدث | PLOVER type of what is claimed; null: an accusation without an event
-- column: denier | من نُسب إليه الفعل ونفاه | who is said to have done it, and denies
-- column: denied_on | يوم مقال النفي | the day of the article that has the denial
-- column: denial | النفي كما ورد، بفعله | the denial, its verb first
-- column: same_text | هل ورد الاثنان في مقال واحد | whether one article has both
-- column: claim_article_id | مفتاح مقال الادعاء | key of the claim's article
-- column: claim_version_id | مفتاح نسخته | key of its version
-- column: claim_start | أول حرف من الادعاء في متنه، بدءًا من الصفر | first character of the claim in its body, from 0
-- column: claim_end | الحرف الذي يلي آخره | the character after its last
-- column: article_id | مفتاح مقال النفي | key of the denial's article
-- column: version_id | مفتاح نسخته | key of its version
-- column: start_offset | أول حرف من النفي في متنه، بدءًا من الصفر | first character of the denial in its body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
WITH denying AS (
    SELECT 'نفى' AS lemma
    UNION ALL
    SELECT 'أنكر' AS lemma
    UNION ALL
    SELECT 'كذب' AS lemma
    UNION ALL
    SELECT 'كذّب' AS lemma
    UNION ALL
    SELECT 'فند' AS lemma
    UNION ALL
    SELECT 'فنّد' AS lemma
    UNION ALL
    SELECT 'دحض' AS lemma
    UNION ALL
    SELECT 'تبرأ' AS lemma
),

denial AS (
    SELECT
        s.version_id,
        s.ordinal,
        s.cue,
        s.content,
        s.content_start,
        s.content_end,
        s.speaker_id,
        s.speaker,
        s.article_id,
        s.day,
        c.day_number
    FROM who_said_what AS s
    LEFT JOIN calendar_day AS c ON s.day = c.day
    WHERE
        s.stance = 'deny'
        AND s.cue_lemma IN (SELECT lemma FROM denying)
        AND s.speaker_id IS NOT NULL
        AND COALESCE(s.story_kind, 'origin') <> 'copy'
        AND (CAST(:denier AS BIGINT) IS NULL OR s.speaker_id = :denier)
),

denied_names AS (
    SELECT
        d.version_id,
        d.ordinal,
        n.entity_id
    FROM denial AS d
    INNER JOIN effective_mention AS m
        ON
            d.version_id = m.version_id
            AND d.content_start <= m.start_offset
            AND d.content_end >= m.end_offset
    INNER JOIN named_entity AS n ON m.article_entity_id = n.article_entity_id
),

told AS (
    SELECT
        v.version_id,
        v.asserted_by AS ordinal,
        v.type,
        p.entity_id AS actor_id
    FROM effective_event AS v
    INNER JOIN event_participants AS p
        ON v.version_id = p.version_id AND v.ordinal = p.event_ordinal AND p.part = 'actor'
    WHERE
        v.asserted_by IS NOT NULL
        AND v.status IN ('actual', 'future')
        AND v.type NOT IN ('REJECT', 'REQUEST', 'SUPPORT')
        AND p.entity_id IN (SELECT d.speaker_id FROM denial AS d)
    UNION ALL
    SELECT
        s.version_id,
        s.ordinal,
        CAST(NULL AS VARCHAR(50)) AS type,
        n.entity_id AS actor_id
    FROM effective_statement AS s
    INNER JOIN effective_mention AS m
        ON
            s.version_id = m.version_id
            AND s.content_start <= m.start_offset
            AND s.content_end >= m.end_offset
    INNER JOIN named_entity AS n ON m.article_entity_id = n.article_entity_id
    WHERE s.stance = 'accuse' AND n.entity_id IN (SELECT d.speaker_id FROM denial AS d)
),

claim AS (
    SELECT
        s.version_id,
        s.ordinal,
        s.content,
        s.content_start,
        s.content_end,
        s.article_id,
        s.day,
        c.day_number,
        s.speaker_id,
        s.speaker,
        t.actor_id,
        MIN(t.type) AS type
    FROM told AS t
    INNER JOIN who_said_what AS s ON t.version_id = s.version_id AND t.ordinal = s.ordinal
    LEFT JOIN calendar_day AS c ON s.day = c.day
    WHERE
        s.stance <> 'deny'
        AND s.speaker_id IS NOT NULL
        AND COALESCE(s.story_kind, 'origin') <> 'copy'
        AND COALESCE(s.day, :since) BETWEEN :since AND :until
        AND (CAST(:claimant AS BIGINT) IS NULL OR s.speaker_id = :claimant)
    GROUP BY
        s.version_id,
        s.ordinal,
        s.content,
        s.content_start,
        s.content_end,
        s.article_id,
        s.day,
        c.day_number,
        s.speaker_id,
        s.speaker,
        t.actor_id
),

paired AS (
    SELECT DISTINCT
        c.version_id AS claim_version_id,
        c.ordinal AS claim_ordinal,
        c.article_id AS claim_article_id,
        c.content AS claim,
        c.content_start AS claim_start,
        c.content_end AS claim_end,
        c.day,
        c.speaker AS claimant,
        c.type,
        d.version_id,
        d.ordinal,
        d.article_id,
        d.day AS denied_on,
        d.cue,
        d.content,
        d.content_start,
        d.content_end,
        d.speaker AS denier
    FROM denial AS d
    INNER JOIN claim AS c ON d.speaker_id = c.actor_id AND d.speaker_id <> c.speaker_id
    WHERE
        d.version_id = c.version_id
        OR (
            c.day_number BETWEEN d.day_number - :days AND d.day_number + :days
            AND EXISTS (
                SELECT 1 FROM denied_names AS n
                WHERE n.version_id = d.version_id AND n.ordinal = d.ordinal AND n.entity_id = c.speaker_id
            )
        )
)

SELECT
    p.day,
    p.claimant,
    p.claim,
    p.type,
    p.denier,
    p.denied_on,
    p.cue || ' ' || p.content AS denial,
    p.claim_version_id = p.version_id AS same_text,
    p.claim_article_id,
    p.claim_version_id,
    p.claim_start,
    p.claim_end,
    p.article_id,
    p.version_id,
    p.content_start AS start_offset,
    p.content_end AS end_offset
FROM paired AS p
ORDER BY
    COALESCE(p.day, :since) DESC,
    p.claim_version_id ASC,
    p.claim_ordinal ASC,
    p.version_id ASC,
    p.ordinal ASC,
    COALESCE(p.type, '') ASC
LIMIT :most;
