-- A person whom an article knows by one word alone (الكاظمي) counts as the one person whom other articles
-- know by a full name that ends or begins with that word, if exactly one shares evidence with it: the same
-- office for the same country; else, for a last word, the same country within thirty days. If not, it counts
-- as its own name.
-- Only rows that are there are changed: one that was deleted stays so until its version is annotated anew.
WITH short AS (
    SELECT
        b.article_entity_id,
        b.version_id,
        b.entity_id,
        b.match_key
    FROM entity_link AS j
    INNER JOIN article_entity AS b ON j.article_entity_id = b.article_entity_id
    INNER JOIN entity AS e ON b.entity_id = e.entity_id
    WHERE
        j.reason IN ('same_name', 'short_name')
        AND b.type = 'PERSON'
        AND NOT e.linked
        AND b.match_key NOT LIKE '% %'
),

-- Trimming all letters off the end of a name leaves what stands before its last word; off its start, what
-- follows the first.
known AS (
    SELECT
        b.article_entity_id,
        b.version_id,
        j.entity_id,
        b.match_key,
        LENGTH(RTRIM(b.match_key, REPLACE(b.match_key, ' ', ''))) AS before_last,
        LENGTH(b.match_key) - LENGTH(LTRIM(b.match_key, REPLACE(b.match_key, ' ', ''))) AS first_length
    FROM article_entity AS b
    INNER JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id
    WHERE b.type = 'PERSON' AND b.match_key LIKE '% %'
),

called AS (
    SELECT
        article_entity_id,
        version_id,
        entity_id,
        SUBSTR(match_key, before_last + 1) AS word,
        1 AS is_last
    FROM known
    UNION ALL
    SELECT
        article_entity_id,
        version_id,
        entity_id,
        SUBSTR(match_key, 1, first_length) AS word,
        0 AS is_last
    FROM known
),

short_office AS (
    SELECT
        s.article_entity_id,
        s.version_id,
        s.match_key,
        r.ordinal,
        r.office,
        r.country
    FROM short AS s
    INNER JOIN role AS r ON s.article_entity_id = r.person_id
    WHERE r.country IS NOT NULL
),

known_office AS (
    SELECT DISTINCT
        c.word,
        c.entity_id,
        r.office,
        r.country
    FROM called AS c
    INNER JOIN role AS r ON c.article_entity_id = r.person_id
    WHERE r.country IS NOT NULL
),

same_office AS (
    SELECT
        s.article_entity_id,
        s.version_id,
        k.entity_id,
        MIN(s.ordinal) AS ordinal
    FROM short_office AS s
    INNER JOIN known_office AS k
        ON s.match_key = k.word AND s.office = k.office AND s.country = k.country
    GROUP BY s.article_entity_id, s.version_id, k.entity_id
),

numbered_day AS (
    SELECT
        day,
        ROW_NUMBER() OVER (ORDER BY day) AS number
    FROM calendar_day
),

short_country AS (
    SELECT
        s.article_entity_id,
        s.match_key,
        s.country,
        d.number
    FROM short_office AS s
    INNER JOIN article_version AS v ON s.version_id = v.version_id
    INNER JOIN numbered_day AS d ON v.published_on = d.day
),

known_country AS (
    SELECT DISTINCT
        c.word,
        c.entity_id,
        r.country,
        d.number
    FROM called AS c
    INNER JOIN role AS r ON c.article_entity_id = r.person_id
    INNER JOIN article_version AS v ON c.version_id = v.version_id
    INNER JOIN numbered_day AS d ON v.published_on = d.day
    WHERE c.is_last = 1 AND r.country IS NOT NULL
    UNION ALL
    SELECT DISTINCT
        c.word,
        c.entity_id,
        e.country,
        d.number
    FROM called AS c
    INNER JOIN entity AS e ON c.entity_id = e.entity_id
    INNER JOIN article_version AS v ON c.version_id = v.version_id
    INNER JOIN numbered_day AS d ON v.published_on = d.day
    WHERE c.is_last = 1 AND e.country IS NOT NULL
),

same_country AS (
    SELECT DISTINCT
        s.article_entity_id,
        s.country,
        k.entity_id
    FROM short_country AS s
    INNER JOIN known_country AS k ON s.match_key = k.word AND s.country = k.country
    WHERE ABS(s.number - k.number) <= 30
),

by_office AS (
    SELECT
        article_entity_id,
        version_id,
        MIN(entity_id) AS entity_id,
        MIN(ordinal) AS ordinal
    FROM same_office
    GROUP BY article_entity_id, version_id
    HAVING COUNT(*) = 1
),

by_country AS (
    SELECT
        article_entity_id,
        MIN(entity_id) AS entity_id,
        MIN(country) AS country
    FROM same_country
    WHERE article_entity_id NOT IN (SELECT article_entity_id FROM same_office)
    GROUP BY article_entity_id
    HAVING COUNT(DISTINCT entity_id) = 1
),

settled AS (
    SELECT
        o.article_entity_id,
        o.entity_id,
        'short_name' AS reason,
        'name ' || s.match_key || ', office ' || s.office || ', country ' || s.country AS evidence
    FROM by_office AS o
    INNER JOIN short_office AS s ON o.article_entity_id = s.article_entity_id AND o.ordinal = s.ordinal
    UNION ALL
    SELECT
        c.article_entity_id,
        c.entity_id,
        'short_name' AS reason,
        'name ' || s.match_key || ', country ' || c.country || ', within thirty days' AS evidence
    FROM by_country AS c
    INNER JOIN short AS s ON c.article_entity_id = s.article_entity_id
),

wanted AS (
    SELECT
        s.article_entity_id,
        COALESCE(t.entity_id, s.entity_id) AS entity_id,
        COALESCE(t.reason, 'same_name') AS reason,
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
