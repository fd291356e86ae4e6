-- question_ar: من وما الذي تسمّيه هذه النسخة؟
-- question_en: Whom and what does this version name?
-- param: version key | the version
-- column: entity_id | key of the entity it counts as
-- column: name_ar | its name
-- column: name_en | its English name
-- column: type | PERSON, ORG or LOC
SELECT DISTINCT
    entity_id,
    name_ar,
    name_en,
    type
FROM effective_entity
WHERE version_id = :version
ORDER BY type DESC, name_ar ASC, entity_id ASC;
