-- How much the outlets wrote about each topic, day by day.
-- Grain: topic, outlet and day, over current articles.
-- ar: كم كتبت الوسائل عن كل موضوع، يومًا بيوم. الصف: موضوع ووسيلة ويوم، في المقالات الحالية.
-- column: day | يوم النشر، وإلا فأول يوم جُلب فيه المقال؛ فارغ: لا هذا ولا ذاك | publication day, else the day first fetched; null: neither is known
-- column: source | رمز الوسيلة | slug of the outlet
-- column: topic | الاسم القصير: politics أو sport… | short name: politics, sport, …
-- column: topic_ar | اسمه بالعربية | its name in Arabic
-- column: code | رمز IPTC Media Topics:‏ medtop:11000000 | IPTC Media Topics: medtop:11000000
-- column: articles | المقالات التي تتناوله | articles about it
-- column: all_articles | كل مقالات الوسيلة في ذلك اليوم، أيًّا كان موضوعها | articles of the outlet that day, whatever they are about
-- column: share | articles مقسومة على all_articles | articles / all_articles
CREATE VIEW topics_by_day AS
WITH published AS (
    SELECT
        day,
        source,
        COUNT(*) AS articles
    FROM current_article
    GROUP BY day, source
),

told AS (
    SELECT
        day,
        source,
        topic,
        topic_ar,
        code,
        COUNT(*) AS articles
    FROM article_topics
    GROUP BY day, source, topic, topic_ar, code
)

SELECT
    t.day,
    t.source,
    t.topic,
    t.topic_ar,
    t.code,
    t.articles,
    n.articles AS all_articles,
    t.articles / CAST(n.articles AS DOUBLE PRECISION) AS share
FROM told AS t
INNER JOIN published AS n
    ON
        t.source = n.source
        AND COALESCE(CAST(t.day AS VARCHAR(10)), '') = COALESCE(CAST(n.day AS VARCHAR(10)), '');
