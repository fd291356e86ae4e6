-- Who said what, in whose paper, in which words.
-- Grain: a statement in a current article. What effective_entity says is said here over its tables: in them SQLite
-- finds a row by its key, where it would read all of the view.
-- ar: من قال ماذا، وفي أي وسيلة، وبأي كلمات. الصف: قول في مقال حالي.
-- column: version_id | من مفتاح القول: النسخة | key of the statement: the version
-- column: ordinal | من مفتاح القول: ترتيبه في النسخة | key of the statement: its place among the version's
-- column: day | يوم النشر، وإلا فأول يوم جُلب فيه المقال؛ فارغ: لا هذا ولا ذاك | publication day, else the day first fetched; null: neither is known
-- column: source | رمز الوسيلة | slug of the outlet
-- column: title | عنوان المقال | headline of the article
-- column: url | رابط نشره | where it was published
-- column: kind | direct مباشر، أو indirect غير مباشر، أو nominal اسمي، أو document نقلًا عن وثيقة | direct, indirect, nominal or document
-- column: stance | ما يفعله القول: report إخبار، assert تأكيد، deny نفي أو رفض، praise إشادة، condemn إدانة، demand مطالبة… | what the cue does: report, assert, deny (or reject), praise, condemn, demand, …
-- column: speaker_id | الكيان المتكلم، إن عُرف؛ فارغ: لم يُسمَّ أو لم يُعرف من هو | the entity that speaks, where known; null: unnamed or unresolved
-- column: speaker_en | الاسم المعتمد بالإنجليزية، إن كان في القوائم المرجعية | canonical English name, where curated
-- column: speaker_country | رمز دولة المتكلم بمعيار ISO 3166-1، إن كان في القوائم المرجعية | the speaker's, ISO 3166-1 alpha-2, where curated
-- column: speaker_kind | named مسمّى، أو role صاحب منصب، أو anonymous مجهول، أو document وثيقة، أو joint عدة معًا، أو implicit مضمر | named, role, anonymous, document, joint or implicit
-- column: speaker_text | عبارة المتكلم كما وردت بلقبه؛ فارغ: مضمر | the speaker's phrase as it stands, title included; null: implicit
-- column: cue | فعل القول كما ورد (وأكد) | the cue as it stands (وأكد)
-- column: cue_lemma | صورته المعجمية (أكد) | its dictionary form (أكد)
-- column: addressee | من وُجّه إليه القول، إن ذُكر | whom it was said to, where stated
-- column: content | ما قيل، كما ورد | what was said, as it stands
-- column: document | الوثيقة أو الوسيلة التي نُقل عنها | the document or outlet it came through
-- column: parent | رقم القول الذي ورد هذا ضمنه؛ فارغ: ليس ضمن قول | ordinal of the statement it stands in; null: none
-- column: content_start | أول حرف من الكلام في المتن، بدءًا من الصفر | first character of the content in the body, from 0
-- column: content_end | الحرف الذي يلي آخره | the character after its last
-- column: speaker | الاسم المعتمد، وإلا فالاسم أو المنصب أو العبارة كما في النص، وANON لمصدر لم يُسمَّ | canonical name, else the name, office or phrase in the text, ANON for an unnamed source
-- column: article_id | مفتاح المقال | key of the article
-- column: story_id | مفتاح القصة التي ينتمي إليها نصه، وإلا فمفتاح نسخته: ما يُعدّ مرة واحدة مهما نُقل | the story its text belongs to, else its own version_id: what counts once, copies or not
-- column: story_kind | موقعه من القصة: origin أصل أو copy نسخ أو rewrite إعادة صوغ؛ فارغ: لا مقال آخر يحمل نصه | origin, copy or rewrite in that story; null: no other article carries its text
CREATE VIEW who_said_what AS
SELECT
    s.version_id,
    s.ordinal,
    a.day,
    a.source,
    a.title,
    a.url,
    s.kind,
    s.stance,
    COALESCE(e.entity_id, b.article_entity_id) AS speaker_id,
    e.name_en AS speaker_en,
    e.country AS speaker_country,
    s.speaker_kind,
    s.speaker_text,
    s.cue,
    s.cue_lemma,
    CASE WHEN COALESCE(t.entity_id <> e.entity_id, TRUE) THEN COALESCE(t.name_ar, r.name_ar) END AS addressee,
    s.content,
    s.document,
    s.parent,
    s.content_start,
    s.content_end,
    COALESCE(e.name_ar, b.name_ar, s.speaker_office, s.speaker_name, s.speaker_text) AS speaker,
    a.article_id,
    a.story_id,
    a.story_kind
FROM effective_statement AS s
INNER JOIN current_article AS a ON s.version_id = a.version_id
LEFT JOIN article_entity AS b
    ON
        s.speaker_id = b.article_entity_id
        AND NOT EXISTS (
            SELECT 1 FROM judged_name AS n
            WHERE n.article_entity_id = b.article_entity_id AND n.type IS NULL
        )
LEFT JOIN entity_link AS j ON b.article_entity_id = j.article_entity_id
LEFT JOIN judged_name AS q ON b.article_entity_id = q.article_entity_id
LEFT JOIN entity AS e
    ON
        COALESCE(
            s.speaker_entity_id,
            CASE WHEN j.reason = 'judgement' THEN j.entity_id END,
            q.entity_id,
            j.entity_id
        ) = e.entity_id
LEFT JOIN article_entity AS r
    ON
        s.addressee_id = r.article_entity_id
        AND NOT EXISTS (
            SELECT 1 FROM judged_name AS n
            WHERE n.article_entity_id = r.article_entity_id AND n.type IS NULL
        )
LEFT JOIN entity_link AS k ON r.article_entity_id = k.article_entity_id
LEFT JOIN entity AS t ON k.entity_id = t.entity_id;
