-- What speakers do when they speak: assert, deny, condemn, demand, …
-- Grain: a speaker, a stance and a publication day, over current articles.
-- ar: ماذا يفعل المتكلمون حين يتكلمون: تأكيد ونفي وإدانة ومطالبة… الصف: متكلم وموقف ويوم نشر، في المقالات الحالية.
-- column: day | يوم النشر، وإلا فأول يوم جُلب فيه المقال؛ فارغ: لا هذا ولا ذاك | publication day, else the day first fetched; null: neither is known
-- column: speaker_id | مفتاح المتكلم؛ فارغ: ليس كيانًا | key of the speaker; null: not an entity
-- column: speaker | الاسم المعتمد، وإلا فالاسم أو العبارة كما في النص، وANON لمصدر لم يُسمَّ | canonical name, else the name or phrase in the text, ANON for an unnamed source
-- column: speaker_en | الاسم المعتمد بالإنجليزية، إن كان في القوائم المرجعية | canonical English name, where curated
-- column: speaker_country | رمز دولة المتكلم بمعيار ISO 3166-1، إن كان في القوائم المرجعية | the speaker's, ISO 3166-1 alpha-2, where curated
-- column: stance | ما يفعله القول | what the cue does
-- column: statements | العدد | how many
-- column: articles | في كم مقال | in how many articles
-- column: sources | في كم وسيلة | of how many outlets
CREATE VIEW stance_by_speaker AS
SELECT
    day,
    speaker_id,
    speaker,
    speaker_en,
    speaker_country,
    stance,
    COUNT(*) AS statements,
    COUNT(DISTINCT version_id) AS articles,
    COUNT(DISTINCT source) AS sources
FROM who_said_what
WHERE speaker IS NOT NULL
GROUP BY day, speaker_id, speaker, speaker_en, speaker_country, stance;
