-- Events under the column names and codes of GDELT 2.0's event export, so that its queries run unchanged.
-- Grain: an event told as having happened (status actual) in a current article, claims included; event_list
-- tells by GLOBALEVENTID which are claims, and has those announced, denied or only supposed. GDELT has one
-- row for all articles that tell an event. Names of columns are not quoted: write them in any case.
-- ar: الأحداث المروية على أنها وقعت، تحت أعمدة تصدير GDELT 2.0. الصف: حدث في مقال حالي.
-- column: GLOBALEVENTID | رقم واحد للنسخة والترتيب: هو event_id في event_list | one number for version and ordinal: event_id of event_list
-- column: SQLDATE | YYYYMMDD: أول أيامه كما رُوي، وإلا فيوم المقال؛ فارغ: لا هذا ولا ذاك | YYYYMMDD: its first day as told, else the day of the article; null: neither is known
-- column: MonthYear | السنة والشهر YYYYMM | YYYYMM
-- column: Year | السنة YYYY | YYYY
-- column: FractionDate | YYYY.FFFF: السنة وما مضى منها، والشهر 30 يومًا كما يحسب GDELT | YYYY.FFFF: the year and the part of it gone by, months of 30 days, as GDELT reckons
-- column: Actor1Code | الفاعل (وأولهم إن تعددوا): رمزه في CAMEO ‏(IRQGOV)، وإلا فرمز دولته | who acts (of several the first): CAMEO code (IRQGOV), else its country's
-- column: Actor1Name | اسمه بالإنجليزية، وإلا فبالعربية أو العبارة؛ وGDELT يكتبه بحروف كبيرة | English name, else the Arabic one or the phrase; GDELT writes capitals
-- column: Actor1CountryCode | رمز دولته بمعيار ISO 3166-1 ‏(ثلاثة أحرف) | its country, ISO 3166-1 alpha-3
-- column: Actor1KnownGroupCode | فارغ: لا يُفرَّق عن الأنواع | null: not told apart from the types
-- column: Actor1EthnicCode | فارغ: لا يُستخرج | null: not annotated
-- column: Actor1Religion1Code | فارغ: لا يُستخرج | null: not annotated
-- column: Actor1Religion2Code | فارغ: لا يُستخرج | null: not annotated
-- column: Actor1Type1Code | دوره: GOV أو MIL أو COP أو REB أو OPP أو CVL… | its role: GOV, MIL, COP, REB, OPP, CVL, …
-- column: Actor1Type2Code | دور ثانٍ، إن كان في الرمز | a second role, where the code has one
-- column: Actor1Type3Code | فارغ: لا دور ثالث أبدًا | null: never a third
-- column: Actor2Code | من وقع عليه، على النحو نفسه | whom it is done to, in the same way
-- column: Actor2Name | اسمه بالإنجليزية، وإلا فبالعربية أو العبارة؛ وGDELT يكتبه بحروف كبيرة | English name, else the Arabic one or the phrase; GDELT writes capitals
-- column: Actor2CountryCode | رمز دولته بمعيار ISO 3166-1 ‏(ثلاثة أحرف) | its country, ISO 3166-1 alpha-3
-- column: Actor2KnownGroupCode | فارغ: لا يُفرَّق عن الأنواع | null: not told apart from the types
-- column: Actor2EthnicCode | فارغ: لا يُستخرج | null: not annotated
-- column: Actor2Religion1Code | فارغ: لا يُستخرج | null: not annotated
-- column: Actor2Religion2Code | فارغ: لا يُستخرج | null: not annotated
-- column: Actor2Type1Code | دوره: GOV أو MIL أو COP أو REB أو OPP أو CVL… | its role: GOV, MIL, COP, REB, OPP, CVL, …
-- column: Actor2Type2Code | دور ثانٍ، إن كان في الرمز | a second role, where the code has one
-- column: Actor2Type3Code | فارغ: لا دور ثالث أبدًا | null: never a third
-- column: IsRootEvent | 1: في الجملة الأولى (وعند GDELT الفقرة الأولى) | 1: in the first sentence (GDELT: the first paragraph)
-- column: EventCode | رمز CAMEO، ثلاثة أرقام أو أربعة؛ والجذر وحده ينتهي بصفر | CAMEO code, three or four digits; a root alone ends in 0
-- column: EventBaseCode | أرقامه الثلاثة الأولى | its first three digits
-- column: EventRootCode | رقماه الأولان | its first two
-- column: QuadClass | بحسب الجذر: 1 و2 تعاون بالقول والفعل، 3 و4 صراع | by the root: 1 and 2 verbal and material cooperation, 3 and 4 conflict
-- column: GoldsteinScale | بحسب الرمز: من -10 صراع إلى 10 تعاون | by the code: -10 conflict to 10 cooperation
-- column: NumMentions | كم مرة يرويه المقال | how often the article tells it
-- column: NumSources | 1: كل صف حدث في مقال واحد | 1: a row is an event of one article
-- column: NumArticles | 1 دائمًا | 1
-- column: AvgTone | فارغ: لا تُقاس النبرة | null: no tone is measured
-- column: Actor1Geo_Type | فارغ: مكان الطرف الأول لا يُستخرج على حدة | null: where Actor1 is is not annotated apart
-- column: Actor1Geo_FullName | فارغ: مكان الطرف الأول لا يُستخرج على حدة | null: where Actor1 is is not annotated apart
-- column: Actor1Geo_CountryCode | فارغ: مكان الطرف الأول لا يُستخرج على حدة | null: where Actor1 is is not annotated apart
-- column: Actor1Geo_ADM1Code | فارغ: مكان الطرف الأول لا يُستخرج على حدة | null: where Actor1 is is not annotated apart
-- column: Actor1Geo_ADM2Code | فارغ: مكان الطرف الأول لا يُستخرج على حدة | null: where Actor1 is is not annotated apart
-- column: Actor1Geo_Lat | فارغ: مكان الطرف الأول لا يُستخرج على حدة | null: where Actor1 is is not annotated apart
-- column: Actor1Geo_Long | فارغ: مكان الطرف الأول لا يُستخرج على حدة | null: where Actor1 is is not annotated apart
-- column: Actor1Geo_FeatureID | فارغ: مكان الطرف الأول لا يُستخرج على حدة | null: where Actor1 is is not annotated apart
-- column: Actor2Geo_Type | فارغ: مكان الطرف الثاني لا يُستخرج على حدة | null: where Actor2 is is not annotated apart
-- column: Actor2Geo_FullName | فارغ: مكان الطرف الثاني لا يُستخرج على حدة | null: where Actor2 is is not annotated apart
-- column: Actor2Geo_CountryCode | فارغ: مكان الطرف الثاني لا يُستخرج على حدة | null: where Actor2 is is not annotated apart
-- column: Actor2Geo_ADM1Code | فارغ: مكان الطرف الثاني لا يُستخرج على حدة | null: where Actor2 is is not annotated apart
-- column: Actor2Geo_ADM2Code | فارغ: مكان الطرف الثاني لا يُستخرج على حدة | null: where Actor2 is is not annotated apart
-- column: Actor2Geo_Lat | فارغ: مكان الطرف الثاني لا يُستخرج على حدة | null: where Actor2 is is not annotated apart
-- column: Actor2Geo_Long | فارغ: مكان الطرف الثاني لا يُستخرج على حدة | null: where Actor2 is is not annotated apart
-- column: Actor2Geo_FeatureID | فارغ: مكان الطرف الثاني لا يُستخرج على حدة | null: where Actor2 is is not annotated apart
-- column: ActionGeo_Type | أين وقع: 0 لم يُذكر، 1 دولة، 4 مدينة أو معلم، 5 محافظة | where it happened: 0 not told, 1 country, 4 city or landmark, 5 region
-- column: ActionGeo_FullName | الاسم بالإنجليزية، وإلا فبالعربية | English name, else Arabic
-- column: ActionGeo_CountryCode | رمز FIPS 10-4؛ فلسطين GZ في غزة وWE فيما عداها | FIPS 10-4; Palestine is GZ in Gaza, else WE
-- column: ActionGeo_ADM1Code | فارغ: لا رموز FIPS للمحافظات هنا | null: regions have no FIPS codes here
-- column: ActionGeo_ADM2Code | فارغ دائمًا | null
-- column: ActionGeo_Lat | درجات العرض شمالًا، للمدن والبلدات | degrees north, of a city or town
-- column: ActionGeo_Long | درجات الطول شرقًا | degrees east
-- column: ActionGeo_FeatureID | فارغ: للأماكن أرقام GeoNames لا GNS: انظر event_places | null: places have GeoNames ids, not GNS ones: event_places
-- column: DATEADDED | YYYYMMDDHHMMSS بتوقيت UTC: متى رُئي المقال أول مرة | YYYYMMDDHHMMSS, UTC: when the article was first seen
-- column: SOURCEURL | رابط نشره | where it was published
--noqa: disable=CP02
CREATE VIEW gdelt_events AS
SELECT
    v.version_id - v.ordinal AS GLOBALEVENTID,
    c.year * 10000 + c.month * 100 + c.day_of_month AS SQLDATE,
    c.year * 100 + c.month AS MonthYear,
    c.year AS Year,  --noqa: AL09
    CAST(
        ROUND(CAST(c.year + ((c.month - 1) * 30 + c.day_of_month) / 365.0 AS NUMERIC), 4) AS DOUBLE PRECISION
    ) AS FractionDate,
    COALESCE(p.code, p_land.iso3) AS Actor1Code,
    COALESCE(p.name_en, p.name) AS Actor1Name,
    p_land.iso3 AS Actor1CountryCode,
    CAST(NULL AS TEXT) AS Actor1KnownGroupCode,
    CAST(NULL AS TEXT) AS Actor1EthnicCode,
    CAST(NULL AS TEXT) AS Actor1Religion1Code,
    CAST(NULL AS TEXT) AS Actor1Religion2Code,
    NULLIF(SUBSTR(p.roles, 1, 3), '') AS Actor1Type1Code,
    NULLIF(SUBSTR(p.roles, 4, 3), '') AS Actor1Type2Code,
    CAST(NULL AS TEXT) AS Actor1Type3Code,
    COALESCE(r.code, r_land.iso3) AS Actor2Code,
    COALESCE(r.name_en, r.name) AS Actor2Name,
    r_land.iso3 AS Actor2CountryCode,
    CAST(NULL AS TEXT) AS Actor2KnownGroupCode,
    CAST(NULL AS TEXT) AS Actor2EthnicCode,
    CAST(NULL AS TEXT) AS Actor2Religion1Code,
    CAST(NULL AS TEXT) AS Actor2Religion2Code,
    NULLIF(SUBSTR(r.roles, 1, 3), '') AS Actor2Type1Code,
    NULLIF(SUBSTR(r.roles, 4, 3), '') AS Actor2Type2Code,
    CAST(NULL AS TEXT) AS Actor2Type3Code,
    CASE WHEN v.trigger_end <= t.end_offset THEN 1 ELSE 0 END AS IsRootEvent,
    CASE LENGTH(v.cameo) WHEN 2 THEN v.cameo || '0' ELSE v.cameo END AS EventCode,
    SUBSTR(v.cameo || '0', 1, 3) AS EventBaseCode,
    SUBSTR(v.cameo, 1, 2) AS EventRootCode,
    k.quad_class AS QuadClass,
    k.goldstein AS GoldsteinScale,
    (
        SELECT COUNT(*) FROM event_mention AS m
        WHERE m.version_id = v.version_id AND m.event_ordinal = v.ordinal
    ) AS NumMentions,
    1 AS NumSources,
    1 AS NumArticles,
    CAST(NULL AS DOUBLE PRECISION) AS AvgTone,
    CAST(NULL AS INTEGER) AS Actor1Geo_Type,
    CAST(NULL AS TEXT) AS Actor1Geo_FullName,
    CAST(NULL AS TEXT) AS Actor1Geo_CountryCode,
    CAST(NULL AS TEXT) AS Actor1Geo_ADM1Code,
    CAST(NULL AS TEXT) AS Actor1Geo_ADM2Code,
    CAST(NULL AS DOUBLE PRECISION) AS Actor1Geo_Lat,
    CAST(NULL AS DOUBLE PRECISION) AS Actor1Geo_Long,
    CAST(NULL AS TEXT) AS Actor1Geo_FeatureID,
    CAST(NULL AS INTEGER) AS Actor2Geo_Type,
    CAST(NULL AS TEXT) AS Actor2Geo_FullName,
    CAST(NULL AS TEXT) AS Actor2Geo_CountryCode,
    CAST(NULL AS TEXT) AS Actor2Geo_ADM1Code,
    CAST(NULL AS TEXT) AS Actor2Geo_ADM2Code,
    CAST(NULL AS DOUBLE PRECISION) AS Actor2Geo_Lat,
    CAST(NULL AS DOUBLE PRECISION) AS Actor2Geo_Long,
    CAST(NULL AS TEXT) AS Actor2Geo_FeatureID,
    CASE l.level
        WHEN 'country' THEN 1
        WHEN 'region' THEN 5
        WHEN 'city' THEN 4
        WHEN 'other' THEN 4
        ELSE 0
    END AS ActionGeo_Type,
    COALESCE(l.place_en, l.place) AS ActionGeo_FullName,
    l.fips AS ActionGeo_CountryCode,
    CAST(NULL AS TEXT) AS ActionGeo_ADM1Code,
    CAST(NULL AS TEXT) AS ActionGeo_ADM2Code,
    l.latitude AS ActionGeo_Lat,
    l.longitude AS ActionGeo_Long,
    CAST(NULL AS TEXT) AS ActionGeo_FeatureID,
    CAST(
        REPLACE(REPLACE(REPLACE(CAST(a.first_seen_at AS VARCHAR(19)), '-', ''), ':', ''), ' ', '') AS BIGINT
    ) AS DATEADDED,
    a.url AS SOURCEURL
FROM effective_event AS v
INNER JOIN current_article AS a ON v.version_id = a.version_id
LEFT JOIN calendar_day AS c ON COALESCE(v.first_day, a.day) = c.day
LEFT JOIN cameo_code AS k ON v.cameo = k.code
LEFT JOIN sentence AS t ON v.version_id = t.version_id AND t.ordinal = 0
LEFT JOIN event_participants AS p
    ON
        v.version_id = p.version_id
        AND p.ordinal = (
            SELECT MIN(q.ordinal) FROM event_participant AS q
            WHERE q.version_id = v.version_id AND q.event_ordinal = v.ordinal AND q.part = 'actor'
        )
LEFT JOIN country AS p_land ON p.country = p_land.iso2
LEFT JOIN event_participants AS r
    ON
        v.version_id = r.version_id
        AND r.ordinal = (
            SELECT MIN(q.ordinal) FROM event_participant AS q
            WHERE q.version_id = v.version_id AND q.event_ordinal = v.ordinal AND q.part = 'recipient'
        )
LEFT JOIN country AS r_land ON r.country = r_land.iso2
LEFT JOIN event_places AS l ON v.version_id = l.version_id AND v.ordinal = l.ordinal
WHERE v.status = 'actual';
