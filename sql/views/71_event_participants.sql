-- Who did an event, or whom it was done to, by the entity each counts as.
-- Grain: a participant of an event in any version, current or not.
-- ar: من فعل الحدث أو من وقع عليه، بالكيان الذي يُعدّه كلٌّ. الصف: طرف في حدث من أي نسخة، حالية أو غير حالية.
-- column: version_id | من مفتاح الطرف: النسخة | key of the participant: the version
-- column: event_ordinal | ترتيب الحدث في النسخة | the event's place among the version's
-- column: ordinal | من مفتاح الطرف: ترتيبه في النسخة | key of the participant: its place among the version's
-- column: part | actor فاعل أو recipient من وقع عليه | actor or recipient
-- column: entity_id | مفتاح الكيان؛ فارغ: جماعة بلا اسم (متظاهرون) | key of the entity; null: a group without a name (متظاهرون)
-- column: name | الاسم المعتمد بالعربية، وإلا فالعبارة كما وردت | canonical Arabic name, else the phrase
-- column: name_en | الاسم المعتمد بالإنجليزية، إن كان في القوائم المرجعية | canonical English name, where curated
-- column: country | رمز دولته بمعيار ISO 3166-1 ‏(حرفان)؛ فارغ: لم تُذكر، أو هو منظمة دولية أو من موظفيها | its country, ISO 3166-1 alpha-2; null: not told, or an organisation of states or an official of one
-- column: sector | قطاعه: government حكومة، military جيش، police شرطة…؛ فارغ: لم يُذكر | government, military, police, …; null: not told
-- column: code | رمز الفاعل في CAMEO ‏(IRQGOV)؛ فارغ: لا رمز له | CAMEO actor code (IRQGOV); null: none follows
-- column: roles | الرمز من دون دولته (GOV) | the code without its country (GOV)
-- column: surface | الكلمات كما وردت؛ فارغ: مضمر | the words as they stand; null: implicit
-- column: linked | هل وراءه مدخل في القوائم المرجعية | whether a curated entry stands behind it
CREATE VIEW event_participants AS
SELECT
    p.version_id,
    p.event_ordinal,
    p.ordinal,
    p.part,
    p.entity_id,
    p.name,
    COALESCE(e.name_en, CASE WHEN p.name = c.name_ar THEN c.name_en END) AS name_en,
    p.country,
    p.sector,
    p.code,
    CASE WHEN SUBSTR(p.code, 1, 3) = c.iso3 THEN NULLIF(SUBSTR(p.code, 4), '') ELSE p.code END AS roles,
    p.surface,
    COALESCE(e.linked, FALSE) AS linked
FROM effective_participant AS p
LEFT JOIN country AS c ON p.country = c.iso2
LEFT JOIN entity AS e ON p.entity_id = e.entity_id;
