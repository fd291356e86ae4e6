-- question_ar: ما صيغ هذا المقال، وماذا غيّر كل تعديل؟
-- question_en: Which wordings has this article had, and what did each edit look like?
-- param: article key | the article
-- column: version_id | key of the version
-- column: title | the headline it had
-- column: valid_from | since when it read so, UTC
-- column: valid_to | until when, exclusive; null: it reads so now
-- column: is_current | whether it reads so now
-- column: previous_id | the version it followed; null: the first
-- column: looks_like | retraction, correction, update, cut, rewriting, wording or form; null: the first
-- column: evidence | the words in which the outlet says so; null: it says nothing
SELECT
    v.version_id,
    v.title,
    v.valid_from,
    v.valid_to,
    v.is_current,
    e.previous_id,
    e.looks_like,
    e.evidence
FROM article_version AS v
LEFT JOIN article_edit AS e ON v.version_id = e.version_id
WHERE v.article_id = :article
ORDER BY v.valid_from ASC, v.is_current ASC, v.valid_to ASC, v.version_id ASC;
