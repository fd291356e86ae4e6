-- question_ar: أي وسائل يمكن البحث فيها؟
-- question_en: In which outlets can be searched?
-- column: slug | short name of the outlet
-- column: name_ar | its Arabic name; null: not described
-- column: name_en | its English name
SELECT
    slug,
    name_ar,
    name_en
FROM source
ORDER BY COALESCE(name_ar, slug);
