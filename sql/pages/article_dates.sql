-- question_ar: أي أيام تذكرها هذه الصيغة؟
-- question_en: Which days does this version speak of?
-- param: version key | the version
-- column: ordinal | place of the time expression in its version
-- column: start_offset | first character in the body, from 0
-- column: end_offset | the character after its last
-- column: surface | the words
-- column: timex | TIMEX3 value; XXXX where the year is open
-- column: first_day | first day meant, inclusive; null: open
-- column: last_day | last day meant, inclusive; null: open
-- column: granularity | day, week, month, year, …
-- column: calendar | gregorian or hijri: the calendar it was written in
-- column: kind | date, time, duration or set
-- column: anchor | what it was reckoned from
-- column: note | what a reader should know
-- column: rule | the rule that found it
SELECT
    ordinal,
    start_offset,
    end_offset,
    surface,
    timex,
    first_day,
    last_day,
    granularity,
    calendar,
    kind,
    anchor,
    note,
    rule
FROM date_expression
WHERE version_id = :version
ORDER BY ordinal;
