-- Events under the column names of POLECAT's files, so that its queries run unchanged.
-- Grain: an event told as having happened (status actual) in a current article, claims included; event_list
-- tells which are claims, and has those announced, denied or only supposed. POLECAT lists several actors in
-- one cell; here the first stands, and event_participants has all. Where POLECAT writes None, null stands.
-- ar: الأحداث المروية على أنها وقعت، تحت أعمدة ملفات POLECAT. الصف: حدث في مقال حالي.
-- column: Event ID | النسخة والترتيب: 123_0، وما قبل _ مقال واحد | version and ordinal: 123_0: one article before the _
-- column: Event Date | أول أيامه كما رُوي، وإلا فيوم المقال | its first day as told, else the day of the article
-- column: Event Type | نوع PLOVER | PLOVER type
-- column: Event Mode | صورة PLOVER؛ فارغ: لا صورة تناسبه | PLOVER mode; null: none fits
-- column: Intensity | فارغ: مقياس خاص بـPOLECAT؛ ومثله GoldsteinScale في gdelt_events | null: POLECAT's own scale; GoldsteinScale of gdelt_events measures the like
-- column: Quad Code | VERBAL COOPERATION أو MATERIAL COOPERATION أو VERBAL CONFLICT أو MATERIAL CONFLICT | VERBAL COOPERATION, MATERIAL COOPERATION, VERBAL CONFLICT or MATERIAL CONFLICT
-- column: Contexts | فارغ: موضوعات المقال في article_topics | null: the article's subjects are in article_topics
-- column: Actor Name | الفاعل (وأولهم إن تعددوا): اسمه بالإنجليزية، وإلا فبالعربية أو العبارة | who acts (of several the first): English name, else the Arabic one or the phrase
-- column: Actor Country | رمز ISO 3166-1 ‏(ثلاثة أحرف) | ISO 3166-1 alpha-3
-- column: Actor COW | رقم دولته في قائمة دول Correlates of War | its country's number in the Correlates of War state list
-- column: Primary Actor Sector | دوره في CAMEO، وهو محفوظ في PLOVER:‏ GOV أو MIL أو COP… | its CAMEO role, which PLOVER keeps: GOV, MIL, COP, …
-- column: Actor Sectors | الشيء نفسه | the same
-- column: Actor Title | فارغ: المناصب في جدول role | null: offices are in the table role
-- column: Actor Name Raw | كما ورد في النص؛ فارغ: مضمر | as it stands in the text; null: implicit
-- column: Wikipedia Actor ID | فارغ: لا يُربط بويكيبيديا | null: not linked to Wikipedia
-- column: Recipient Name | من وقع عليه، على النحو نفسه | whom it is done to, in the same way
-- column: Recipient Country | رمز ISO 3166-1 ‏(ثلاثة أحرف) | ISO 3166-1 alpha-3
-- column: Recipient COW | رقم دولته في قائمة دول Correlates of War | its country's number in the Correlates of War state list
-- column: Primary Recipient Sector | دوره في CAMEO، وهو محفوظ في PLOVER:‏ GOV أو MIL أو COP… | its CAMEO role, which PLOVER keeps: GOV, MIL, COP, …
-- column: Recipient Sectors | الشيء نفسه | the same
-- column: Recipient Title | فارغ: المناصب في جدول role | null: offices are in the table role
-- column: Recipient Name Raw | كما ورد في النص؛ فارغ: مضمر | as it stands in the text; null: implicit
-- column: Wikipedia Recipient ID | فارغ: لا يُربط بويكيبيديا | null: not linked to Wikipedia
-- column: Placename | أين: الاسم بالإنجليزية، وإلا فبالعربية؛ فارغ: لم يُذكر | where: English name, else Arabic; null: not told
-- column: City | الشيء نفسه، لمدينة أو بلدة | the same, of a city or town
-- column: District | فارغ: لا يُستخرج | null: not annotated
-- column: Province | الشيء نفسه، لمحافظة أو إقليم | the same, of a governorate or province
-- column: Country | رمز المكان بمعيار ISO 3166-1 ‏(ثلاثة أحرف) | of the place, ISO 3166-1 alpha-3
-- column: Latitude | درجات العرض شمالًا، للمدن والبلدات | degrees north, of a city or town
-- column: Longitude | درجات الطول شرقًا | degrees east
-- column: GeoNames ID | إن عُرف | where known
-- column: Raw Placename | المكان كما ورد في النص | the place as it stands in the text
-- column: Feature Type | فارغ: أصناف GeoNames لا تُحفظ | null: GeoNames' classes are not kept
-- column: Source | رمز الوسيلة | slug of the outlet
-- column: Publication Date | يوم المقال؛ فارغ: غير معروف | the day of the article; null: unknown
-- column: Story People | فارغ: هي في جدول mention بمواضعها | null: in the table mention, with their places
-- column: Story Organizations | فارغ: كذلك | null: the same
-- column: Story Locations | فارغ: كذلك | null: the same
-- column: Language | لغة المتن، برمز ISO 639 | of the body, ISO 639
-- column: Version | ما استخرجه: الأسماء والإصدارات | what annotated it: names and versions
--noqa: disable=RF05
CREATE VIEW polecat_events AS
SELECT
    CAST(v.version_id AS VARCHAR(20)) || '_' || CAST(v.ordinal AS VARCHAR(10)) AS "Event ID",
    COALESCE(v.first_day, a.day) AS "Event Date",
    v.type AS "Event Type",
    v.mode AS "Event Mode",
    CAST(NULL AS DOUBLE PRECISION) AS "Intensity",
    CASE v.quad
        WHEN 1 THEN 'VERBAL COOPERATION'
        WHEN 2 THEN 'MATERIAL COOPERATION'
        WHEN 3 THEN 'VERBAL CONFLICT'
        WHEN 4 THEN 'MATERIAL CONFLICT'
    END AS "Quad Code",
    CAST(NULL AS TEXT) AS "Contexts",
    COALESCE(p.name_en, p.name) AS "Actor Name",
    p_land.iso3 AS "Actor Country",
    p_land.cow AS "Actor COW",
    NULLIF(SUBSTR(p.roles, 1, 3), '') AS "Primary Actor Sector",
    NULLIF(SUBSTR(p.roles, 1, 3), '') AS "Actor Sectors",
    CAST(NULL AS TEXT) AS "Actor Title",
    p.surface AS "Actor Name Raw",
    CAST(NULL AS TEXT) AS "Wikipedia Actor ID",
    COALESCE(r.name_en, r.name) AS "Recipient Name",
    r_land.iso3 AS "Recipient Country",
    r_land.cow AS "Recipient COW",
    NULLIF(SUBSTR(r.roles, 1, 3), '') AS "Primary Recipient Sector",
    NULLIF(SUBSTR(r.roles, 1, 3), '') AS "Recipient Sectors",
    CAST(NULL AS TEXT) AS "Recipient Title",
    r.surface AS "Recipient Name Raw",
    CAST(NULL AS TEXT) AS "Wikipedia Recipient ID",
    COALESCE(l.place_en, l.place) AS "Placename",
    CASE WHEN l.level = 'city' THEN COALESCE(l.place_en, l.place) END AS "City",
    CAST(NULL AS TEXT) AS "District",
    CASE WHEN l.level = 'region' THEN COALESCE(l.place_en, l.place) END AS "Province",
    l_land.iso3 AS "Country",
    l.latitude AS "Latitude",
    l.longitude AS "Longitude",
    l.geonames_id AS "GeoNames ID",
    l.place_text AS "Raw Placename",
    CAST(NULL AS TEXT) AS "Feature Type",
    a.source AS "Source",
    a.day AS "Publication Date",
    CAST(NULL AS TEXT) AS "Story People",
    CAST(NULL AS TEXT) AS "Story Organizations",
    CAST(NULL AS TEXT) AS "Story Locations",
    a.language AS "Language",
    n.annotators AS "Version"
FROM effective_event AS v
INNER JOIN current_article AS a ON v.version_id = a.version_id
INNER JOIN article_version AS o ON v.version_id = o.version_id
LEFT JOIN annotation_run AS n ON o.annotation_run_id = n.annotation_run_id
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
LEFT JOIN country AS l_land ON l.country = l_land.iso2
WHERE v.status = 'actual';
