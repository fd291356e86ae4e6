-- question_ar: أي موضوعات يمكن البحث فيها؟
-- question_en: Which subjects can be searched for?
-- column: name | short name of the subject
-- column: name_ar | its name in Arabic
-- column: name_en | its full name in English
SELECT
    name,
    name_ar,
    name_en
FROM topic
ORDER BY name;
