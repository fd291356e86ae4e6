-- sqlfluff:dialect:postgres
-- Documents whose terms fit, and how well: BM25 as FTS5 reckons it (k1 = 1.2, b = 0.75; what is in more than
-- half of the documents tells next to nothing), a term of the headline counted title_weight times. Looked for
-- are phrases of one term or several: queries have their terms, patterns how they stand in a text, roles what
-- they do: wanted (least of them must stand there), unwanted (none may), beside (only speaks for a document).
WITH phrase AS MATERIALIZED (
    SELECT
        q.pattern,
        q.role,
        (
            SELECT CAST(COUNT(*) AS DOUBLE PRECISION)
            FROM search_text AS t
            WHERE
                t.terms @@ q.words
                AND (NUMNODE(q.words) = 1 OR STRPOS(t.body, q.pattern) > 0 OR STRPOS(t.title, q.pattern) > 0)
        ) AS documents
    FROM
        UNNEST(CAST(:queries AS TSQUERY[]), CAST(:patterns AS TEXT[]), CAST(:roles AS TEXT[]))
            AS q (words, pattern, role)
),

corpus AS MATERIALIZED (
    SELECT
        CAST(COUNT(*) AS DOUBLE PRECISION) AS documents,
        CAST(SUM(length) AS DOUBLE PRECISION) / COUNT(*) AS mean_length
    FROM search_document
),

standing AS MATERIALIZED (
    SELECT
        d.version_id,
        d.length,
        p.role,
        p.documents,
        (
            (OCTET_LENGTH(t.title) - OCTET_LENGTH(REPLACE(t.title, p.pattern, ''))) * :title_weight
            + OCTET_LENGTH(t.body) - OCTET_LENGTH(REPLACE(t.body, p.pattern, ''))
        ) / OCTET_LENGTH(p.pattern) AS occurrences
    FROM search_text AS t
    INNER JOIN search_document AS d ON t.document_id = d.document_id
    CROSS JOIN phrase AS p
    WHERE t.terms @@ CAST(:words AS TSQUERY)
)

SELECT
    s.version_id,
    SUM(
        GREATEST(LN((c.documents - s.documents + 0.5) / (s.documents + 0.5)), 0.000001)
        * s.occurrences * 2.2 / (s.occurrences + 1.2 * (0.25 + 0.75 * s.length / c.mean_length))
    ) AS score
FROM standing AS s
CROSS JOIN corpus AS c
GROUP BY s.version_id
HAVING
    COUNT(*) FILTER (WHERE s.role = 'wanted' AND s.occurrences > 0) >= :least
    AND COUNT(*) FILTER (WHERE s.role = 'unwanted' AND s.occurrences > 0) = 0
