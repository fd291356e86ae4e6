-- The statement another stands in is a statement of the same version, and not itself.
SELECT
    s.version_id,
    s.ordinal,
    s.parent
FROM statement AS s
LEFT JOIN statement AS p ON s.version_id = p.version_id AND s.parent = p.ordinal
WHERE s.parent IS NOT NULL AND (p.ordinal IS NULL OR s.parent = s.ordinal);
