-- rule: What an edit added stands in the later version, what it removed in the one before, at its offsets.
-- severity: error
-- remedy: A fault of ours: report it; the next load of that article compares its versions anew.
-- param: run text = null | only the versions that run wrote; null: all
WITH written AS (
    SELECT version_id FROM run_version
    WHERE run_id = :run
    UNION ALL
    SELECT version_id FROM article_version
    WHERE CAST(:run AS VARCHAR(250)) IS NULL
)

SELECT
    c.version_id,
    c.ordinal,
    c.what,
    c.change,
    c.text
FROM article_change AS c
LEFT JOIN article_edit AS e ON c.version_id = e.version_id
LEFT JOIN article_version AS v
    ON v.version_id = CASE WHEN c.change = 'added' THEN e.version_id ELSE e.previous_id END
WHERE
    c.version_id IN (SELECT w.version_id FROM written AS w)
    AND (
        v.version_id IS NULL
        OR c.change NOT IN ('added', 'removed')
        OR (c.start_offset IS NULL AND c.text <> v.title)
        OR SUBSTR(v.body, c.start_offset + 1, c.end_offset - c.start_offset) <> c.text
    );
