-- question_ar: ماذا تقول هذه الصيغة من المقال، ومن أين جاءت؟
-- question_en: What does this wording of an article say, and where does it come from?
-- param: version key | the version
-- column: version_id | key of the version
-- column: article_id | key of the article
-- column: source | slug of the outlet
-- column: source_ar | its Arabic name; null: not described
-- column: source_en | its English name
-- column: source_country | ISO 3166-1 alpha-2
-- column: identity | what names the article there
-- column: url | where it was published
-- column: author | the author as the outlet gives them
-- column: section | the outlet's own section
-- column: published_at | UTC; null: unknown, or only the day is known
-- column: published_on | the day in the outlet's time zone; null: unknown
-- column: published_basis | where that date stands: source, json-ld, meta, time, feed, url, dateline …
-- column: published_flag | why it is no anchor: future, before_1990 or after_fetch; null: it can be true
-- column: observed_at | when this text was first fetched, UTC; null: unknown
-- column: anchor_on | the day its relative dates were counted from; null: none was known
-- column: anchor_basis | what day that is: published or observed
-- column: language | of the body as detected, ISO 639
-- column: sentence_count | sentences in the body
-- column: token_count | words, numbers and punctuation marks in the body
-- column: address | the file it was read from
-- column: position | its record in that file, from 1
-- column: notes | fields of the record that could not be trusted, and why; one a line
-- column: valid_from | since when the article read so, UTC
-- column: agency | the agency it says it comes from, by its curated id; null: none is named, or not current
-- column: title | the headline
-- column: body | the text; every offset points into it
SELECT
    v.version_id,
    v.article_id,
    s.slug AS source,
    s.name_ar AS source_ar,
    s.name_en AS source_en,
    s.country AS source_country,
    a.identity,
    v.url,
    v.author,
    v.section,
    v.published_at,
    v.published_on,
    v.published_basis,
    v.published_flag,
    v.observed_at,
    v.anchor_on,
    v.anchor_basis,
    v.language,
    v.sentence_count,
    v.token_count,
    v.address,
    v.position,
    v.notes,
    v.valid_from,
    t.agency,
    v.title,
    v.body
FROM article_version AS v
INNER JOIN article AS a ON v.article_id = a.article_id
INNER JOIN source AS s ON a.source_id = s.source_id
LEFT JOIN story_text AS t ON v.version_id = t.version_id
WHERE v.version_id = :version;
