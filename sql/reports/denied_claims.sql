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
        s.speaker_id AS named_as,
        COALESCE(j.entity_id, s.speaker_id) AS speaker_id,
        a.article_id,
        a.day,
        c.day_number
    FROM statement AS s
    INNER JOIN current_article AS a ON s.version_id = a.version_id
    LEFT JOIN calendar_day AS c ON a.day = c.day
    LEFT JOIN entity_link AS j ON s.speaker_id = j.article_entity_id
    WHERE
        s.stance = 'deny'
        AND s.cue_lemma IN (SELECT lemma FROM denying)
        AND s.speaker_id IS NOT NULL
        AND COALESCE(a.story_kind, 'origin') <> 'copy'
        AND (CAST(:denier AS BIGINT) IS NULL OR COALESCE(j.entity_id, s.speaker_id) = :denier)
),

denied_names AS (
    SELECT
        d.version_id,
        d.ordinal,
        COALESCE(j.entity_id, m.article_entity_id) AS entity_id
    FROM denial AS d
    INNER JOIN mention AS m
        ON
            d.version_id = m.version_id
            AND d.content_start <= m.start_offset
            AND d.content_end >= m.end_offset
    LEFT JOIN entity_link AS j ON m.article_entity_id = j.article_entity_id
),

denier AS (
    SELECT
        d.speaker_id AS entity_id,
        d.named_as AS article_entity_id
    FROM denial AS d
    WHERE d.speaker_id = d.named_as
    UNION ALL
    SELECT
        j.entity_id,
        j.article_entity_id
    FROM entity_link AS j
    WHERE j.entity_id IN (SELECT d.speaker_id FROM denial AS d)
),

told AS (
    SELECT
        v.version_id,
        v.asserted_by AS ordinal,
        v.type,
        n.entity_id AS actor_id
    FROM denier AS n
    INNER JOIN event_participant AS p ON n.article_entity_id = p.article_entity_id AND p.part = 'actor'
    INNER JOIN event AS v ON p.version_id = v.version_id AND p.event_ordinal = v.ordinal
    WHERE v.status IN ('actual', 'future') AND v.type NOT IN ('REJECT', 'REQUEST', 'SUPPORT')
    UNION ALL
    SELECT
        s.version_id,
        s.ordinal,
        CAST(NULL AS VARCHAR(50)) AS type,
        n.entity_id AS actor_id
    FROM denier AS n
    INNER JOIN mention AS m ON n.article_entity_id = m.article_entity_id
    INNER JOIN statement AS s
        ON
            m.version_id = s.version_id
            AND m.start_offset >= s.content_start
            AND m.end_offset <= s.content_end
    WHERE s.stance = 'accuse'
),

claim AS (
    SELECT
        s.version_id,
        s.ordinal,
        s.content,
        s.content_start,
        s.content_end,
        a.article_id,
        a.day,
        c.day_number,
        COALESCE(j.entity_id, s.speaker_id) AS speaker_id,
        t.actor_id,
        MIN(t.type) AS type
    FROM told AS t
    INNER JOIN statement AS s ON t.version_id = s.version_id AND t.ordinal = s.ordinal
    INNER JOIN current_article AS a ON s.version_id = a.version_id
    LEFT JOIN calendar_day AS c ON a.day = c.day
    LEFT JOIN entity_link AS j ON s.speaker_id = j.article_entity_id
    WHERE
        s.stance <> 'deny'
        AND s.speaker_id IS NOT NULL
        AND COALESCE(a.story_kind, 'origin') <> 'copy'
        AND COALESCE(a.day, :since) BETWEEN :since AND :until
        AND (CAST(:claimant AS BIGINT) IS NULL OR COALESCE(j.entity_id, s.speaker_id) = :claimant)
    GROUP BY
        s.version_id,
        s.ordinal,
        s.content,
        s.content_start,
        s.content_end,
        a.article_id,
        a.day,
        c.day_number,
        COALESCE(j.entity_id, s.speaker_id),
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
        c.speaker_id AS claimant_id,
        c.type,
        d.version_id,
        d.ordinal,
        d.article_id,
        d.day AS denied_on,
        d.cue,
        d.content,
        d.content_start,
        d.content_end,
        d.speaker_id AS denier_id
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
    COALESCE(one.name_ar, b.name_ar) AS claimant,
    p.claim,
    p.type,
    COALESCE(other.name_ar, t.name_ar) AS denier,
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
LEFT JOIN entity AS one ON p.claimant_id = one.entity_id
LEFT JOIN article_entity AS b ON p.claimant_id = b.article_entity_id
LEFT JOIN entity AS other ON p.denier_id = other.entity_id
LEFT JOIN article_entity AS t ON p.denier_id = t.article_entity_id
ORDER BY
    COALESCE(p.day, :since) DESC,
    p.claim_version_id ASC,
    p.claim_ordinal ASC,
    p.version_id ASC,
    p.ordinal ASC,
    COALESCE(p.type, '') ASC
LIMIT :most;
