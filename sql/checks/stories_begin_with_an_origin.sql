-- rule: A story has two articles or more, all current, and one of them is its origin.
-- severity: error
-- remedy: A fault of ours: report it; the next load of one of these articles makes the story anew.
-- param: run text = null | only the versions that run wrote; null: all
WITH written AS (
    SELECT version_id FROM run_version
    WHERE run_id = :run
    UNION ALL
    SELECT version_id FROM story_member
    WHERE CAST(:run AS VARCHAR(250)) IS NULL
),

touched AS (
    SELECT DISTINCT m.story_id
    FROM written AS w
    INNER JOIN story_member AS m ON w.version_id = m.version_id
),

counted AS (
    SELECT
        m.story_id,
        MIN(m.version_id) AS version_id,
        COUNT(*) AS articles,
        COUNT(CASE WHEN m.kind = 'origin' THEN 1 END) AS origins,
        COUNT(CASE WHEN m.kind NOT IN ('origin', 'copy', 'rewrite') THEN 1 END) AS unknown,
        COUNT(CASE WHEN v.is_current THEN 1 END) AS current_ones
    FROM touched AS t
    INNER JOIN story_member AS m ON t.story_id = m.story_id
    INNER JOIN article_version AS v ON m.version_id = v.version_id
    GROUP BY m.story_id
)

SELECT
    version_id,
    story_id,
    articles,
    origins,
    current_ones
FROM counted
WHERE articles < 2 OR origins <> 1 OR unknown > 0 OR current_ones < articles;
