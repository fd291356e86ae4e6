-- sqlfluff:dialect:sqlite
-- Documents whose terms fit, and how well: BM25 (k1 = 1.2, b = 0.75) as FTS5 reckons it, a term of the
-- headline counted title_weight times.
SELECT
    d.version_id,
    -BM25(search_text, :title_weight, 1.0) AS score
FROM search_text
INNER JOIN search_document AS d ON search_text.rowid = d.document_id
WHERE search_text MATCH :words
