-- Places named, each with the sentence it stands in.
-- Grain: a mention of a place in a current article.
-- ar: الأماكن المذكورة، كل منها بالجملة التي ورد فيها. الصف: موضع اسم مكان في مقال حالي.
-- column: version_id | من مفتاح موضع الاسم: النسخة | key of the mention: the version
-- column: ordinal | من مفتاح موضع الاسم: ترتيبه في النسخة | key of the mention: its place among the version's
-- column: day | يوم النشر، وإلا فأول يوم جُلب فيه المقال؛ فارغ: لا هذا ولا ذاك | publication day, else the day first fetched; null: neither is known
-- column: source | رمز الوسيلة | slug of the outlet
-- column: title | عنوان المقال | headline of the article
-- column: entity_id | مفتاح المكان | key of the place
-- column: name_ar | اسمه المعتمد بالعربية | its canonical Arabic name
-- column: name_en | اسمه المعتمد بالإنجليزية، إن كان في القوائم المرجعية | its canonical English name, where curated
-- column: country | رمز الدولة التي يقع فيها بمعيار ISO 3166-1 ‏(حرفان) | the country it lies in, ISO 3166-1 alpha-2
-- column: geonames_id | رقمه في GeoNames، إن عُرف | its GeoNames id, where known
-- column: latitude | درجات العرض شمالًا، للمدن والبلدات | degrees north, of a city or town
-- column: longitude | درجات الطول شرقًا | degrees east
-- column: surface | كما ورد في النص | as it stands in the text
-- column: start_offset | أول حرف في المتن، بدءًا من الصفر | first character in the body, from 0
-- column: end_offset | الحرف الذي يلي آخره | the character after its last
-- column: sentence | الجملة؛ فارغ: لا يقع في جملة | the sentence; null: it stands in none
-- column: article_id | مفتاح المقال | key of the article
CREATE VIEW place_mentions AS
SELECT
    m.version_id,
    m.ordinal,
    a.day,
    a.source,
    a.title,
    e.entity_id,
    e.name_ar,
    e.name_en,
    e.country,
    e.geonames_id,
    p.latitude,
    p.longitude,
    m.surface,
    m.start_offset,
    m.end_offset,
    SUBSTR(a.body, s.start_offset + 1, s.end_offset - s.start_offset) AS sentence,
    a.article_id
FROM effective_mention AS m
INNER JOIN current_article AS a ON m.version_id = a.version_id
INNER JOIN effective_entity AS e ON m.article_entity_id = e.article_entity_id
LEFT JOIN place AS p ON e.geonames_id = p.geonames_id
LEFT JOIN sentence AS s
    ON
        m.version_id = s.version_id
        AND m.start_offset >= s.start_offset
        AND m.end_offset <= s.end_offset
WHERE m.type = 'LOC';
