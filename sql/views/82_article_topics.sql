-- What articles are about.
-- Grain: a topic of a current article; an article has several, or none.
-- column: version_id | the article's version
-- column: day | publication day, else the day first fetched; null: neither is known
-- column: source | slug of the outlet
-- column: title | headline of the article
-- column: url | where it was published
-- column: topic | short name: politics, sport, …
-- column: topic_ar | its name in Arabic
-- column: topic_en | its full name in English
-- column: code | IPTC Media Topics: medtop:11000000
-- column: score | probability that the article is about it, 0 to 1
-- column: article_id | key of the article
CREATE VIEW article_topics AS
SELECT
    t.version_id,
    a.day,
    a.source,
    a.title,
    a.url,
    t.topic,
    k.name_ar AS topic_ar,
    k.name_en AS topic_en,
    t.code,
    t.score,
    a.article_id
FROM article_topic AS t
INNER JOIN current_article AS a ON t.version_id = a.version_id
LEFT JOIN topic AS k ON t.code = k.code;
