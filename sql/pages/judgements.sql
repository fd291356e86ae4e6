-- question_ar: ماذا قال المحللون في ما استُخرج؟
-- question_en: What did analysts say of what was read? The latest first.
-- param: state text = null | stands, gone, replaced or withdrawn; null: all
-- param: most count = 50 | how many to show
-- param: skip integer = 0 | how many to leave out before
-- column: judgement_id | key of the judgement
-- column: judged_at | when, UTC
-- column: author | who said so
-- column: about | link, name, statement, speaker, event, actor or recipient
-- column: verdict | same, not_same, rejected, corrected or withdrawn
-- column: value | what is right: a type, a name of the article, or ANON
-- column: entity_id | the entity it was said to be, or not to be
-- column: name_ar | its name
-- column: name_en | its English name
-- column: article_id | the article; null: every article
-- column: source | slug of the outlet
-- column: title | its headline as it reads now
-- column: current_version_id | key of its current version
-- column: prefix | what stood before the words
-- column: suffix | what stood behind them
-- column: version_id | the version in which that was read
-- column: note | why
-- column: replaces | the judgement that no longer stands because of this one
-- column: words | the words it was said of, or the name folded
-- column: start_offset | their first character in the current version; null: they are gone from it
-- column: end_offset | the character after their last
-- column: places | at how many places of the current version
-- column: state | stands, gone, replaced or withdrawn
-- column: total | how many there are in all
SELECT
    judgement_id,
    judged_at,
    author,
    about,
    verdict,
    value,
    entity_id,
    name_ar,
    name_en,
    article_id,
    source,
    title,
    current_version_id,
    prefix,
    suffix,
    version_id,
    note,
    replaces,
    words,
    start_offset,
    end_offset,
    places,
    state,
    COUNT(*) OVER () AS total
FROM judgement_list
WHERE CAST(:state AS VARCHAR(20)) IS NULL OR state = :state
ORDER BY judged_at DESC, judgement_id ASC
LIMIT :most OFFSET :skip;
