-- Where events happened, with coordinates where the place is a known city or town.
-- Grain: an event with a place in a current article.
-- ar: أين وقعت الأحداث، مع الإحداثيات حيث المكان مدينة أو بلدة معروفة. الصف: حدث له مكان في مقال حالي.
-- column: event_id | الحدث، كما في event_list | the event, as in event_list
-- column: version_id | من مفتاح الحدث: النسخة | key of the event: the version
-- column: ordinal | من مفتاح الحدث: ترتيبه في النسخة | key of the event: its place among the version's
-- column: event_day | أول أيامه كما رُوي، وإلا فيوم المقال | first day of it as told, else the day of the article
-- column: source | رمز الوسيلة | slug of the outlet
-- column: title | عنوان المقال | headline of the article
-- column: url | رابط نشره | where it was published
-- column: type | نوع الحدث في PLOVER | PLOVER event type
-- column: mode | صورته في PLOVER ضمن ذلك النوع؛ فارغ: لا صورة تناسبه | PLOVER mode of that type; null: none fits
-- column: status | actual وقع، أو future معلن، أو hypothetical مفترض، أو negated منفي | actual, future (announced), hypothetical or negated
-- column: is_claim | هل يرويه قول منسوب؛ لا: يرويه المقال نفسه | whether a statement tells it; false: the article itself does
-- column: place_id | مفتاح كيان المكان؛ فارغ: مكان بلا اسم | key of the place's entity; null: a place without a name
-- column: place | اسمه المعتمد بالعربية، وإلا فعبارة المقال | its canonical Arabic name, else the article's words
-- column: place_en | اسمه المعتمد بالإنجليزية، إن كان في القوائم المرجعية | its canonical English name, where curated
-- column: country | رمز الدولة التي يقع فيها بمعيار ISO 3166-1 ‏(حرفان) | the country it lies in, ISO 3166-1 alpha-2
-- column: fips | رمز تلك الدولة في FIPS 10-4، أو رمز المكان نفسه: فلسطين GZ في غزة وWE فيما عداها | FIPS 10-4 of that country, or the place's own: Palestine is GZ in Gaza, else WE
-- column: level | country دولة، أو region محافظة، أو city مدينة، أو other: ما يُعرف من نوعه | country, region, city or other: what is known of its kind
-- column: geonames_id | رقمه في GeoNames، إن عُرف | its GeoNames id, where known
-- column: latitude | درجات العرض شمالًا، للمدن والبلدات | degrees north, of a city or town
-- column: longitude | درجات الطول شرقًا | degrees east
-- column: place_text | كما ورد في النص | as it stands in the text
-- column: article_id | مفتاح المقال | key of the article
CREATE VIEW event_places AS
SELECT
    v.version_id - v.ordinal AS event_id,
    v.version_id,
    v.ordinal,
    COALESCE(v.first_day, a.day) AS event_day,
    a.source,
    a.title,
    a.url,
    v.type,
    v.mode,
    v.status,
    v.asserted_by IS NOT NULL AS is_claim,
    COALESCE(v.place_entity_id, v.place_id) AS place_id,
    v.place_name AS place,
    l.name_en AS place_en,
    v.place_country AS country,
    COALESCE(k.fips, c.fips) AS fips,
    CASE
        WHEN l.lexicon_id LIKE 'country:%' THEN 'country'
        WHEN l.lexicon_id LIKE 'region:%' THEN 'region'
        WHEN p.geonames_id IS NOT NULL THEN 'city'
        ELSE 'other'
    END AS level,
    l.geonames_id,
    p.latitude,
    p.longitude,
    v.place_text,
    a.article_id
FROM effective_event AS v
INNER JOIN current_article AS a ON v.version_id = a.version_id
LEFT JOIN entity AS l ON v.place_entity_id = l.entity_id
LEFT JOIN place AS p ON l.geonames_id = p.geonames_id
LEFT JOIN place_code AS k ON l.lexicon_id = k.lexicon_id
LEFT JOIN country AS c ON v.place_country = c.iso2
WHERE v.place_name IS NOT NULL;
