-- question_ar: ما أول يوم وآخر يوم فيهما مقالات؟
-- question_en: Which are the first and the newest day with articles?
-- column: oldest | the first day; null: no article has a day
-- column: newest | the last
SELECT
    MIN(anchor_on) AS oldest,
    MAX(anchor_on) AS newest
FROM article_version
WHERE is_current;
