-- Documents whose terms fit, and how well: BM25 as FTS5 reckons it (k1 = 1.2, b = 0.75; what is in more than half of
-- the documents tells next to nothing), a term of the headline counted title_weight times. What is looked for comes as
-- phrases of one term or several: phrases are these as tsquery, and of each term terms are the words, numbers the
-- phrases it belongs to, places its places in them, are_prefixes whether any term that begins so will do.
SELECT
    m.version_id,
    SUM(p.idf * o.occurrences * 2.2 / (o.occurrences + 1.2 * (0.25 + 0.75 * m.length / p.mean_length))) AS score
FROM (
    SELECT
        d.document_id,
        d.version_id,
        d.length,
        t.terms
    FROM search_text AS t
    INNER JOIN search_document AS d ON t.document_id = d.document_id
    WHERE t.terms @@ CAST(:words AS tsquery)
) AS m
CROSS JOIN LATERAL (
    SELECT
        s.phrase,
        SUM(s.weight) AS occurrences
    FROM (
        SELECT
            w.phrase,
            MIN(CASE q.weight WHEN 'A' THEN :title_weight ELSE 1.0 END) AS weight
        FROM unnest(m.terms) AS l
        INNER JOIN unnest(
            CAST(:numbers AS int []), CAST(:places AS int []), CAST(:terms AS text []), CAST(:are_prefixes AS bool [])
        ) AS w (phrase, place, term, is_prefix) ON l.lexeme = w.term OR (w.is_prefix AND starts_with(l.lexeme, w.term))
        CROSS JOIN LATERAL unnest(l.positions, l.weights) AS q (place, weight)
        GROUP BY w.phrase, q.place - w.place
        HAVING COUNT(*) = (
            SELECT COUNT(*) FROM unnest(CAST(:numbers AS int [])) AS n (phrase) WHERE n.phrase = w.phrase
        )
    ) AS s
    GROUP BY s.phrase
) AS o
INNER JOIN (
    SELECT
        f.phrase,
        a.mean_length,
        GREATEST(LN((a.documents - f.documents + 0.5) / (f.documents + 0.5)), 0.000001) AS idf
    FROM (
        SELECT
            q.phrase,
            (SELECT CAST(COUNT(*) AS double precision) FROM search_text AS t WHERE t.terms @@ q.words) AS documents
        FROM unnest(CAST(:phrases AS tsquery [])) WITH ORDINALITY AS q (words, phrase)
    ) AS f
    CROSS JOIN (
        SELECT
            CAST(COUNT(*) AS double precision) AS documents,
            CAST(SUM(length) AS double precision) / COUNT(*) AS mean_length
        FROM search_document
    ) AS a
) AS p ON o.phrase = p.phrase
GROUP BY m.version_id
