-- Events under the column names of POLECAT's files, so that its queries run unchanged.
-- Grain: an event told as having happened (status actual) in a current article, claims included; event_list
-- tells which are claims, and has those announced, denied or only supposed. POLECAT lists several actors in
-- one cell; here the first stands, and event_participants has all. Where POLECAT writes None, null stands.
-- column: Event ID | version and ordinal: 123_0: one article before the _
-- column: Event Date | its first day as told, else the day of the article
-- column: Event Type | PLOVER type
-- column: Event Mode | PLOVER mode; null: none fits
-- column: Intensity | null: POLECAT's own scale; GoldsteinScale of gdelt_events measures the like
-- column: Quad Code | VERBAL COOPERATION, MATERIAL COOPERATION, VERBAL CONFLICT or MATERIAL CONFLICT
-- column: Contexts | null: the article's subjects are in article_topics
-- column: Actor Name | who acts (of several the first): English name, else the Arabic one or the phrase
-- column: Actor Country | ISO 3166-1 alpha-3
-- column: Actor COW | its country's number in the Correlates of War state list
-- column: Primary Actor Sector | its CAMEO role, which PLOVER keeps: GOV, MIL, COP, …
-- column: Actor Sectors | the same
-- column: Actor Title | null: offices are in the table role
-- column: Actor Name Raw | as it stands in the text; null: implicit
-- column: Wikipedia Actor ID | null: not linked to Wikipedia
-- column: Recipient Name | whom it is done to, in the same way
-- column: Recipient Country | ISO 3166-1 alpha-3
-- column: Recipient COW | its country's number in the Correlates of War state list
-- column: Primary Recipient Sector | its CAMEO role, which PLOVER keeps: GOV, MIL, COP, …
-- column: Recipient Sectors | the same
-- column: Recipient Title | null: offices are in the table role
-- column: Recipient Name Raw | as it stands in the text; null: implicit
-- column: Wikipedia Recipient ID | null: not linked to Wikipedia
-- column: Placename | where: English name, else Arabic; null: not told
-- column: City | the same, of a city or town
-- column: District | null: not annotated
-- column: Province | the same, of a governorate or province
-- column: Country | of the place, ISO 3166-1 alpha-3
-- column: Latitude | degrees north, of a city or town
-- column: Longitude | degrees east
-- column: GeoNames ID | where known
-- column: Raw Placename | the place as it stands in the text
-- column: Feature Type | null: GeoNames' classes are not kept
-- column: Source | slug of the outlet
-- column: Publication Date | the day of the article; null: unknown
-- column: Story People | null: in the table mention, with their places
-- column: Story Organizations | null: the same
-- column: Story Locations | null: the same
-- column: Language | of the body, ISO 639
-- column: Version | what annotated it: names and versions
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
