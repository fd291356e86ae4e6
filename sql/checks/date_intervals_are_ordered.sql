-- The interval a date expression means does not end before it begins.
SELECT
    version_id,
    ordinal,
    surface,
    timex,
    first_day,
    last_day
FROM date_expression
WHERE last_day < first_day;
