-- What an outlet's statements rest on: named people, documents, or sources without a name.
-- Grain: an outlet and a publication day, over current articles.
-- column: source | slug of the outlet
-- column: day | publication day, else the day first fetched; null: neither is known
-- column: articles | articles with at least one statement
-- column: statements | all of them; the next five add up to it
-- column: named | by a name, an office, or several together
-- column: document | through a document or another outlet
-- column: anonymous | by a source without a name
-- column: implicit | by a speaker the sentence leaves out and the article supplies
-- column: unknown | by nobody that was found
-- column: anonymous_share | of the statements, 0 to 1
CREATE VIEW sourcing AS
SELECT
    source,
    day,
    COUNT(DISTINCT version_id) AS articles,
    COUNT(*) AS statements,
    SUM(CASE WHEN speaker_kind IN ('named', 'role', 'joint') THEN 1 ELSE 0 END) AS named,
    SUM(CASE WHEN speaker_kind = 'document' THEN 1 ELSE 0 END) AS document,
    SUM(CASE WHEN speaker_kind = 'anonymous' THEN 1 ELSE 0 END) AS anonymous,
    SUM(CASE WHEN speaker_kind = 'implicit' THEN 1 ELSE 0 END) AS implicit,
    SUM(CASE WHEN speaker_kind IS NULL THEN 1 ELSE 0 END) AS unknown,
    AVG(CAST(CASE WHEN speaker_kind = 'anonymous' THEN 1 ELSE 0 END AS DOUBLE PRECISION)) AS anonymous_share
FROM who_said_what
GROUP BY source, day;
