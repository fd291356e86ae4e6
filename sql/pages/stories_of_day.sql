-- question_ar: ما أخبار هذا اليوم؟
-- question_en: What are the stories of a day?
-- param: day date | the day
-- param: most count = 50 | how many to show
-- param: skip integer = 0 | how many to leave out before
-- column: version_id | the version the story begins with: its words are read here
-- column: article_id | the article of that version
-- column: story_id | key of the story; null: the article stands alone
-- column: title | its headline; null: it has none
-- column: source | slug of its outlet
-- column: source_ar | the outlet's Arabic name
-- column: source_en | its English name
-- column: published_at | when that version was published, UTC; null: unknown, or only the day is known
-- column: lead_day | its day, an earlier one perhaps
-- column: agency | the agency it names, by its id in the curated tables; null: none
-- column: articles | articles of the day that carry it
-- column: outlets | how many outlets they are of
-- column: copies | of these articles, copies
-- column: rewrites | those in other words
WITH shown AS (
    SELECT
        s.lead_id,
        s.story_id,
        s.articles,
        s.outlets,
        s.copies,
        s.rewrites,
        v.published_at
    FROM stories_by_day AS s
    INNER JOIN article_version AS v ON s.lead_id = v.version_id
    WHERE s.day = :day
    ORDER BY s.outlets DESC, s.articles DESC, COALESCE(v.published_at, '0001-01-01') DESC, s.lead_id ASC
    LIMIT :most OFFSET :skip
)

SELECT
    v.version_id,
    v.article_id,
    s.story_id,
    v.title,
    o.slug AS source,
    o.name_ar AS source_ar,
    o.name_en AS source_en,
    v.published_at,
    v.anchor_on AS lead_day,
    t.agency,
    s.articles,
    s.outlets,
    s.copies,
    s.rewrites
FROM shown AS s
INNER JOIN article_version AS v ON s.lead_id = v.version_id
INNER JOIN article AS a ON v.article_id = a.article_id
INNER JOIN source AS o ON a.source_id = o.source_id
LEFT JOIN story_text AS t ON v.version_id = t.version_id
ORDER BY s.outlets DESC, s.articles DESC, COALESCE(s.published_at, '0001-01-01') DESC, s.lead_id ASC;
