-- A page of the articles found, best first, and how many there are.
SELECT
    a.article_id,
    a.version_id,
    a.title,
    a.source,
    a.day,
    a.url,
    b.score,
    a.body,
    b.total
FROM (
    SELECT
        f.version_id,
        ROUND(CAST(f.score AS NUMERIC), 6) AS score,
        COUNT(*) OVER () AS total
    FROM found AS f
    WHERE
        EXISTS (
            SELECT 1 FROM current_article AS c
            WHERE
                c.version_id = f.version_id
                AND (CAST(:outlet AS TEXT) IS NULL OR c.source = :outlet)
                AND (CAST(:since AS DATE) IS NULL OR c.day >= :since)
                AND (CAST(:until AS DATE) IS NULL OR c.day <= :until)
        )
        AND (
            CAST(:speaker AS BIGINT) IS NULL
            OR f.version_id IN (
                SELECT s.version_id FROM statement AS s
                WHERE
                    s.speaker_id IN (
                        SELECT l.article_entity_id FROM entity_link AS l
                        WHERE l.entity_id = :speaker
                        UNION ALL
                        SELECT e.article_entity_id
                        FROM article_entity AS e
                        WHERE e.article_entity_id = :speaker
                    )
            )
        )
        AND (
            CAST(:topic AS TEXT) IS NULL
            OR f.version_id IN (
                SELECT t.version_id FROM article_topics AS t
                WHERE t.topic = :topic
            )
        )
    ORDER BY score DESC, f.version_id ASC
    LIMIT :limit OFFSET :offset
) AS b
INNER JOIN current_article AS a ON b.version_id = a.version_id
ORDER BY b.score DESC, b.version_id ASC
