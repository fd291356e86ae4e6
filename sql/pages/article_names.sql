-- question_ar: من وما الذي تسميه هذه الصيغة، وبأي كلمات؟
-- question_en: Whom and what does this version name, and in which words?
-- param: version key | the version
-- column: ordinal | place of the mention in its version
-- column: start_offset | first character in the body, from 0
-- column: end_offset | the character after its last
-- column: surface | the words
-- column: type | PERSON, ORG or LOC, as used here
-- column: entity_id | what it counts as
-- column: name_ar | canonical Arabic name
-- column: name_en | canonical English name, where curated
-- column: country | ISO 3166-1 alpha-2
-- column: lexicon_id | its id in the curated tables, where linked
-- column: geonames_id | its GeoNames id, for places
-- column: linked | whether a curated entry stands behind it
-- column: rule | what found it
-- column: confidence | how sure that is, 0 to 1
SELECT
    m.ordinal,
    m.start_offset,
    m.end_offset,
    m.surface,
    m.type,
    e.entity_id,
    e.name_ar,
    e.name_en,
    e.country,
    e.lexicon_id,
    e.geonames_id,
    e.linked,
    m.rule,
    m.confidence
FROM effective_mention AS m
INNER JOIN effective_entity AS e ON m.article_entity_id = e.article_entity_id
WHERE m.version_id = :version
ORDER BY m.ordinal;
