-- Every article as it reads now, with its outlet.
-- Grain: an article.
-- ar: كل مقال كما يُقرأ الآن، مع وسيلته. الصف: مقال.
-- column: version_id | مفتاح النسخة | key of the version
-- column: article_id | مفتاح المقال | key of the article
-- column: source | رمز الوسيلة | slug of the outlet
-- column: source_ar | اسمها بالعربية؛ فارغ: لا وصف لها في sources.toml | its Arabic name; null: not described in sources.toml
-- column: source_en | اسمها بالإنجليزية | its English name
-- column: source_country | رمز الدولة بمعيار ISO 3166-1 ‏(حرفان) | ISO 3166-1 alpha-2
-- column: identity | ما يُعرَّف به المقال عند وسيلته | what names the article there
-- column: url | رابط نشره | where it was published
-- column: title | العنوان | the headline
-- column: body | النص كما هو؛ وكل المواضع تشير إليه | the text; every offset points into it
-- column: clean_body | النص مُطبَّعًا، للبحث بـLIKE | the text normalised, for LIKE
-- column: author | الكاتب كما تذكره الوسيلة | the author as the outlet gives them
-- column: section | القسم أو الباب عند الوسيلة | the outlet's own section
-- column: published_at | بتوقيت UTC؛ فارغ: غير معروف، أو لا يُعرف إلا اليوم | UTC; null: unknown, or only the day is known
-- column: published_on | اليوم بتوقيت الوسيلة؛ فارغ: غير معروف | the day in the outlet's time zone; null: unknown
-- column: published_basis | أين ورد التاريخ: source أو json-ld أو meta أو time أو feed أو url أو dateline أو parameter | source, json-ld, meta, time, feed, url, dateline or parameter: where it stands
-- column: published_flag | future أو before_1990 أو after_fetch: لا يُعوَّل على هذا التاريخ؛ فارغ: سليم | future, before_1990 or after_fetch: nothing counts from that date; null: sound
-- column: day | اليوم الذي يُحسب عليه المقال: published_on إن كان سليمًا، وإلا فأول يوم جُلب فيه؛ فارغ: لا هذا ولا ذاك | what it counts under: published_on if not flagged, else the day first fetched; null: neither
-- column: day_basis | published أو observed: أي اليومين هو | published or observed: which of the two
-- column: language | لغة المتن كما كُشفت، برمز ISO 639 | of the body as detected, ISO 639
-- column: sentence_count | عدد جمل المتن | sentences in the body
-- column: token_count | عدد كلماته وأرقامه وعلامات ترقيمه | words, numbers and punctuation marks in the body
-- column: observed_at | متى جُلب هذا النص أول مرة، بتوقيت UTC؛ فارغ: غير معروف | when this text was first fetched, UTC; null: unknown
-- column: valid_from | منذ متى يُقرأ المقال هكذا، بتوقيت UTC | since when the article reads so, UTC
-- column: first_seen_at | متى رُئي المقال أول مرة بأي صياغة، بتوقيت UTC | when the article was first seen in any wording, UTC
-- column: address | الملف الذي قُرئ منه | the file it was read from
-- column: position | رقم سجله في ذلك الملف، بدءًا من 1 | its record in that file, from 1
-- column: story_id | مفتاح القصة التي ينتمي إليها نصه، وإلا فمفتاح نسخته: ما يُعدّ مرة واحدة مهما نُقل | the story its text belongs to, else its own version_id: what counts once, copies or not
-- column: story_kind | موقعه من القصة: origin أصل أو copy نسخ أو rewrite إعادة صوغ؛ فارغ: لا مقال آخر يحمل نصه | origin, copy or rewrite in that story; null: no other article carries its text
CREATE VIEW current_article AS
SELECT
    v.version_id,
    v.article_id,
    s.slug AS source,
    s.name_ar AS source_ar,
    s.name_en AS source_en,
    s.country AS source_country,
    a.identity,
    v.url,
    v.title,
    v.body,
    v.clean_body,
    v.author,
    v.section,
    v.published_at,
    v.published_on,
    v.published_basis,
    v.published_flag,
    v.anchor_on AS day,
    v.anchor_basis AS day_basis,
    v.language,
    v.sentence_count,
    v.token_count,
    v.observed_at,
    v.valid_from,
    a.first_seen_at,
    v.address,
    v.position,
    COALESCE(m.story_id, v.version_id) AS story_id,
    m.kind AS story_kind
-- CROSS JOIN changes only how SQLite reads this: versions first, by an index, and not each outlet's articles.
FROM article_version AS v
CROSS JOIN article AS a
CROSS JOIN source AS s
LEFT JOIN story_member AS m ON v.version_id = m.version_id
WHERE v.is_current AND v.article_id = a.article_id AND a.source_id = s.source_id;
