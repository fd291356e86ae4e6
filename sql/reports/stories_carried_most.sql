-- question_ar: ما النصوص التي حملتها أكثر الوسائل؟
-- question_en: Which texts did most outlets carry?
-- param: since date = 1900-01-01 | أول يوم للنشر؛ وما لا تاريخ له محسوب دائمًا | first day of publication; undated articles always count
-- param: until date = 2100-12-31 | آخر يوم للنشر | last day of publication
-- param: most count = 20 | كم قصة تُعرض | how many stories to show
-- column: story_id | مفتاح القصة | key of the story
-- column: outlets | الوسائل التي تحملها | outlets that carry it
-- column: articles | المقالات التي تحملها | articles that carry it
-- column: rewrites | منها ما يعيد الصوغ | of these, those in other words
-- column: agency | الوكالة التي يسمّيها أحد مقالاتها؛ فارغ: لا وكالة | the agency that an article of it names; null: none does
-- column: first_day | متى نُشر أولها | when the first was published
-- column: origin | وسيلة أسبقها | the outlet of the earliest
-- column: title | عنوانه | its headline
-- column: article_id | مفتاح ذلك المقال | key of that article
SELECT
    a.story_id,
    COUNT(DISTINCT a.source) AS outlets,
    COUNT(*) AS articles,
    COUNT(CASE WHEN a.kind = 'rewrite' THEN 1 END) AS rewrites,
    MIN(CASE WHEN a.agency <> 'several' THEN a.agency END) AS agency,
    MIN(a.published_on) AS first_day,
    MIN(CASE WHEN a.kind = 'origin' THEN a.source END) AS origin,
    MIN(CASE WHEN a.kind = 'origin' THEN a.title END) AS title,
    MIN(CASE WHEN a.kind = 'origin' THEN a.article_id END) AS article_id
FROM story_articles AS a
WHERE a.published_on IS NULL OR a.published_on BETWEEN :since AND :until
GROUP BY a.story_id
ORDER BY outlets DESC, articles DESC, a.story_id ASC
LIMIT :most;
