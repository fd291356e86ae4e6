-- question_ar: عمّ تتحدث هذه الصيغة؟
-- question_en: What is this version about?
-- param: version key | the version
-- column: topic | short name: politics, sport, …
-- column: topic_ar | its name in Arabic
-- column: topic_en | its full name in English
-- column: code | IPTC Media Topics: medtop:11000000
-- column: score | probability that the version is about it, 0 to 1
SELECT
    t.topic,
    k.name_ar AS topic_ar,
    k.name_en AS topic_en,
    t.code,
    t.score
FROM article_topic AS t
LEFT JOIN topic AS k ON t.code = k.code
WHERE t.version_id = :version
ORDER BY t.score DESC, t.ordinal ASC;
