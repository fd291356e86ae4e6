-- A person whom an article knows by one word alone (الكاظمي) counts as whom other articles know by a full
-- name that ends with it, where exactly one of these holds the same office for the same country.
-- Only a family name tells people apart: a word that begins as many full names as it ends is a given name.
-- Nor is it settled where the article itself names somebody in full so: they were kept apart there.
-- All others count as their own name.
-- Looked at are the words of unsettled_word. Only links that are there are changed: one that was deleted
-- stays so until its version is annotated anew, and one that was judged as it was judged.
WITH short AS (
    SELECT
        b.article_entity_id,
        b.version_id,
        b.entity_id,
        b.match_key
    FROM unsettled_word AS u
    CROSS JOIN article_entity AS b
    INNER JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id
    WHERE
        u.word = b.match_key
        AND b.type = 'PERSON'
        AND b.last_word IS NULL
        AND j.reason IN ('same_name', 'short_name')
),

short_office AS (
    SELECT
        s.article_entity_id,
        s.version_id,
        s.match_key,
        r.office,
        r.country
    FROM short AS s
    INNER JOIN role AS r ON s.article_entity_id = r.person_id
    WHERE r.country IS NOT NULL
),

called AS (
    SELECT
        w.match_key AS word,
        b.match_key AS name,
        1 AS ends,
        0 AS begins
    FROM (SELECT DISTINCT match_key FROM short_office) AS w
    CROSS JOIN article_entity AS b
    WHERE w.match_key = b.last_word
    UNION ALL
    SELECT
        w.match_key AS word,
        b.match_key AS name,
        0 AS ends,
        1 AS begins
    FROM (SELECT DISTINCT match_key FROM short_office) AS w
    CROSS JOIN article_entity AS b
    WHERE w.match_key = b.first_word
),

family_name AS (
    SELECT word
    FROM called
    GROUP BY word
    HAVING
        COUNT(DISTINCT CASE WHEN ends = 1 THEN name END)
        > COUNT(DISTINCT CASE WHEN begins = 1 THEN name END)
),

known_office AS (
    SELECT DISTINCT
        f.word,
        j.entity_id,
        r.office,
        r.country
    FROM family_name AS f
    CROSS JOIN article_entity AS b
    CROSS JOIN role AS r
    INNER JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id
    WHERE
        f.word = b.last_word
        AND b.article_entity_id = r.person_id
        AND r.country IS NOT NULL
),

shared AS (
    SELECT
        s.article_entity_id,
        MIN(k.entity_id) AS entity_id,
        MIN('name ' || s.match_key || ', office ' || s.office || ', country ' || s.country) AS evidence
    FROM short_office AS s
    INNER JOIN known_office AS k ON s.match_key = k.word AND s.office = k.office AND s.country = k.country
    WHERE
        NOT EXISTS (
            SELECT 1 FROM article_entity AS b
            WHERE b.version_id = s.version_id AND s.match_key IN (b.first_word, b.last_word)
        )
    GROUP BY s.article_entity_id
    HAVING COUNT(DISTINCT k.entity_id) = 1
),

settled AS (
    SELECT
        s.article_entity_id,
        s.entity_id,
        s.evidence
    FROM shared AS s
    LEFT JOIN judged_entity AS j
        ON s.article_entity_id = j.article_entity_id AND s.entity_id = j.entity_id AND j.verdict = 'not_same'
    WHERE j.article_entity_id IS NULL
),

wanted AS (
    SELECT
        s.article_entity_id,
        COALESCE(t.entity_id, s.entity_id) AS entity_id,
        CASE WHEN t.entity_id IS NULL THEN 'same_name' ELSE 'short_name' END AS reason,
        COALESCE(t.evidence, 'name ' || s.match_key) AS evidence
    FROM short AS s
    LEFT JOIN settled AS t ON s.article_entity_id = t.article_entity_id
)

UPDATE entity_link
SET
    entity_id = w.entity_id,
    reason = w.reason,
    evidence = w.evidence
FROM wanted AS w
WHERE
    entity_link.article_entity_id = w.article_entity_id
    AND (entity_link.entity_id <> w.entity_id OR entity_link.evidence <> w.evidence);
