-- question_ar: ما الكلمات التي يُحكم فيها، وأين وردت؟
-- question_en: Which words are to be judged, and where do they stand?
-- param: version key | the version
-- param: first integer | first character of the words in its body, from 0
-- param: past integer | the character after their last
-- column: version_id | key of the version
-- column: article_id | key of the article
-- column: title | its headline
-- column: prefix | what stands before the words
-- column: words | the words
-- column: suffix | what stands behind them
SELECT
    version_id,
    article_id,
    title,
    SUBSTR(
        body,
        CASE WHEN CAST(:first AS INTEGER) > 120 THEN CAST(:first AS INTEGER) - 119 ELSE 1 END,
        CASE WHEN CAST(:first AS INTEGER) > 120 THEN 120 ELSE CAST(:first AS INTEGER) END
    ) AS prefix,
    SUBSTR(body, CAST(:first AS INTEGER) + 1, CAST(:past AS INTEGER) - CAST(:first AS INTEGER)) AS words,
    SUBSTR(body, CAST(:past AS INTEGER) + 1, 200) AS suffix
FROM article_version
WHERE
    version_id = :version
    AND CAST(:first AS INTEGER) >= 0
    AND CAST(:past AS INTEGER) > CAST(:first AS INTEGER)
    AND CAST(:past AS INTEGER) <= LENGTH(body);
