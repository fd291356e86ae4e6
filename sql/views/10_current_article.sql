-- Every article as it reads now, with its outlet.
-- Grain: an article.
-- column: version_id | key of the version
-- column: article_id | key of the article
-- column: source | slug of the outlet
-- column: source_ar | its Arabic name; null: not described in sources.toml
-- column: source_en | its English name
-- column: source_country | ISO 3166-1 alpha-2
-- column: identity | what names the article there
-- column: url | where it was published
-- column: title | the headline
-- column: body | the text; every offset points into it
-- column: clean_body | the text normalised, for LIKE
-- column: author | the author as the outlet gives them
-- column: section | the outlet's own section
-- column: published_at | UTC; null: unknown, or only the day is known
-- column: published_on | the day in the outlet's time zone; null: unknown
-- column: published_basis | source, json-ld, meta, time, feed, url, dateline or parameter: where it stands
-- column: published_flag | future, before_1990 or after_fetch: nothing counts from that date; null: sound
-- column: day | what it counts under: published_on if not flagged, else the day first fetched; null: neither
-- column: day_basis | published or observed: which of the two
-- column: language | of the body as detected, ISO 639
-- column: sentence_count | sentences in the body
-- column: token_count | words, numbers and punctuation marks in the body
-- column: observed_at | when this text was first fetched, UTC; null: unknown
-- column: valid_from | since when the article reads so, UTC
-- column: first_seen_at | when the article was first seen in any wording, UTC
-- column: address | the file it was read from
-- column: position | its record in that file, from 1
-- column: story_id | the story its text belongs to, else its own version_id: what counts once, copies or not
-- column: story_kind | origin, copy or rewrite in that story; null: no other article carries its text
CREATE VIEW current_article AS
SELECT
    v.version_id,
    v.article_id,
    s.slug AS source,
    s.name_ar AS source_ar,
    s.name_en AS source_en,
    s.country AS source_country,
    a.identity,
    v.url,
    v.title,
    v.body,
    v.clean_body,
    v.author,
    v.section,
    v.published_at,
    v.published_on,
    v.published_basis,
    v.published_flag,
    v.anchor_on AS day,
    v.anchor_basis AS day_basis,
    v.language,
    v.sentence_count,
    v.token_count,
    v.observed_at,
    v.valid_from,
    a.first_seen_at,
    v.address,
    v.position,
    COALESCE(m.story_id, v.version_id) AS story_id,
    m.kind AS story_kind
FROM article_version AS v
INNER JOIN article AS a ON v.article_id = a.article_id
INNER JOIN source AS s ON a.source_id = s.source_id
LEFT JOIN story_member AS m ON v.version_id = m.version_id
WHERE v.is_current;
