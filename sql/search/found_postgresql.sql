-- Documents whose terms fit, and how well: BM25 as FTS5 reckons it (k1 = 1.2, b = 0.75; what is in more than half of
-- the documents tells next to nothing), a term of the headline counted title_weight times. Looked for are phrases of
-- one term or several: queries have their terms, patterns how they stand in a text, roles what they do: wanted (least
-- of them must stand there), unwanted (none may), beside (it only speaks for a document).
SELECT
    o.version_id,
    SUM(
        CASE
            WHEN o.role <> 'unwanted'
                THEN
                    p.idf * o.occurrences * 2.2
                    / (o.occurrences + 1.2 * (0.25 + 0.75 * o.length / p.mean_length))
        END
    ) AS score
FROM (
    SELECT
        d.version_id,
        d.length,
        q.number,
        q.role,
        (
            (OCTET_LENGTH(t.title) - OCTET_LENGTH(REPLACE(t.title, q.pattern, ''))) * :title_weight
            + OCTET_LENGTH(t.body) - OCTET_LENGTH(REPLACE(t.body, q.pattern, ''))
        ) / OCTET_LENGTH(q.pattern) AS occurrences
    FROM search_text AS t
    INNER JOIN search_document AS d ON t.document_id = d.document_id
    CROSS JOIN UNNEST(CAST(:patterns AS text []), CAST(:roles AS text []))
    WITH ORDINALITY AS q (pattern, role, number)
    WHERE t.terms @@ CAST(:words AS tsquery)
) AS o
INNER JOIN (
    SELECT
        f.number,
        a.mean_length,
        GREATEST(LN((a.documents - f.documents + 0.5) / (f.documents + 0.5)), 0.000001) AS idf
    FROM (
        SELECT
            q.number,
            (
                SELECT CAST(COUNT(*) AS double precision)
                FROM search_text AS t
                WHERE
                    t.terms @@ q.words
                    AND (NUMNODE(q.words) = 1 OR STRPOS(t.body, q.pattern) > 0 OR STRPOS(t.title, q.pattern) > 0)
            ) AS documents
        FROM UNNEST(CAST(:queries AS tsquery []), CAST(:patterns AS text []))
        WITH ORDINALITY AS q (words, pattern, number)
    ) AS f
    CROSS JOIN (
        SELECT
            CAST(COUNT(*) AS double precision) AS documents,
            CAST(SUM(length) AS double precision) / COUNT(*) AS mean_length
        FROM search_document
    ) AS a
) AS p ON o.number = p.number
GROUP BY o.version_id
HAVING
    COUNT(*) FILTER (WHERE o.role = 'wanted' AND o.occurrences > 0) >= :least
    AND COUNT(*) FILTER (WHERE o.role = 'unwanted' AND o.occurrences > 0) = 0
