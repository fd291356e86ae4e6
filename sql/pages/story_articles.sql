-- question_ar: من حمل هذا الخبر، ومتى، وعن أي وكالة؟
-- question_en: Who carried a story, when, and from which agency?
-- param: story key | the story
-- column: version_id | key of the version
-- column: article_id | key of the article
-- column: source | slug of the outlet
-- column: source_ar | its Arabic name
-- column: source_en | its English name
-- column: title | the headline
-- column: published_at | UTC; null: unknown, or only the day is known
-- column: day | publication day, else the day first fetched
-- column: kind | origin, copy, part (of the origin, or the origin of it) or rewrite
-- column: similarity | 0 to 1, to the origin or to the member it is most alike
-- column: agency | the agency it names, by its id in the curated tables, or several; null: none
-- column: agency_basis | where it is named: byline, dateline, signature or text
-- column: words | words, numbers and punctuation marks in the body
SELECT
    v.version_id,
    v.article_id,
    s.slug AS source,
    s.name_ar AS source_ar,
    s.name_en AS source_en,
    v.title,
    v.published_at,
    v.anchor_on AS day,
    CASE WHEN m.kind = 'copy' AND l.kind = 'part' THEN 'part' ELSE m.kind END AS kind,
    m.similarity,
    t.agency,
    t.agency_basis,
    v.token_count AS words
FROM story_member AS m
INNER JOIN article_version AS v ON m.version_id = v.version_id
INNER JOIN article AS a ON v.article_id = a.article_id
INNER JOIN source AS s ON a.source_id = s.source_id
LEFT JOIN story_text AS t ON m.version_id = t.version_id
LEFT JOIN story_member AS o ON m.story_id = o.story_id AND o.kind = 'origin'
LEFT JOIN story_link AS l
    ON
        l.version_id = CASE WHEN m.version_id < o.version_id THEN m.version_id ELSE o.version_id END
        AND l.other_id = CASE WHEN m.version_id < o.version_id THEN o.version_id ELSE m.version_id END
WHERE m.story_id = :story
ORDER BY
    CASE m.kind WHEN 'origin' THEN 0 ELSE 1 END,
    v.anchor_on,
    COALESCE(v.published_at, '9999-12-31'),
    v.version_id;
