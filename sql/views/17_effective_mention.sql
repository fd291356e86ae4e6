-- Names as they stand after what analysts said: without those that are none, of the type that is right.
-- Grain: a mention in any version, current or not. Views and reports count mentions here.
-- column: version_id | key of the mention: the version
-- column: ordinal | key of the mention: its place among the version's
-- column: start_offset | first character in article_version.body, from 0
-- column: end_offset | the character after its last
-- column: surface | the name as it stands
-- column: type | PERSON, ORG or LOC, as used here
-- column: article_entity_id | who or what is named: key of effective_entity
-- column: rule | the lexicon, rule or model that found it
-- column: confidence | how sure the rule is, 0 to 1
-- column: cluster_rule | what joined it to its article entity
-- column: judgement_id | the judgement that says its type; null: as read
CREATE VIEW effective_mention AS
SELECT
    m.version_id,
    m.ordinal,
    m.start_offset,
    m.end_offset,
    m.surface,
    COALESCE(c.value, m.type) AS type,
    m.article_entity_id,
    m.rule,
    m.confidence,
    m.cluster_rule,
    c.judgement_id
FROM mention AS m
LEFT JOIN correction AS c
    ON
        m.version_id = c.version_id
        AND c.about = 'name'
        AND m.start_offset = c.start_offset
        AND m.end_offset = c.end_offset
WHERE c.verdict IS NULL OR c.verdict <> 'rejected';
