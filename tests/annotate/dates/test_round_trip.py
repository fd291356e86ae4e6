"""Every date of two centuries, written in each calendar and style, is read back as itself."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest
from hijridate import Gregorian, Hijri
from hypothesis import given
from hypothesis import strategies as st

from etl.annotate.dates import DateAnnotator
from etl.annotate.document import read_document
from etl.clean.normalise import normalise
from etl.lexicon import read_lexicon
from etl.records import Annotations, DateExpression

ANNOTATOR = DateAnnotator()
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ONES = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]
ORDINALS = [
    *ONES,
    "الحادي عشر",
    *(f"{one} عشر" for one in ONES[1:9]),
    "العشرين",
    "الحادي والعشرين",
    *(f"{one} والعشرين" for one in ONES[1:9]),
    "الثلاثين",
    "الحادي والثلاثين",
]


def month_names() -> dict[str, dict[int, list[str]]]:
    """Set → month → every spelling."""
    names: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in read_lexicon("months"):
        names[row["set"]][int(row["month"])].append(row["name"])
    return names


MONTHS = month_names()
GREGORIAN_SETS = sorted(set(MONTHS) - {"hijri"})
NUMERIC = [
    "{d}/{m}/{y}",
    "{d:02}/{m:02}/{y}",
    "{d}-{m}-{y}",
    "{d} / {m} / {y}",
    "{y}/{m:02}/{d:02}",
    "{y}-{m:02}-{d:02}",
    "{d}.{m}.{y}",
    "{d:02}.{m:02}.{y}",
]
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
# Every day the published tables hold.
HIJRI_DAYS = st.dates(date(1924, 8, 1), date(2077, 11, 16)).map(
    lambda day: Gregorian(day.year, day.month, day.day).to_hijri()
)


def only(text: str, published: date | None) -> DateExpression:
    """The one expression of a sentence that says ``text``."""
    clean, _, _ = normalise(f"صدر القرار في {text} عن الوزارة.")
    found = Annotations(version_id=0)
    ANNOTATOR.annotate(read_document(clean, published), found)
    assert len(found.dates) == 1, (clean, found.dates)
    return found.dates[0]


def is_that_day(expression: DateExpression, day: date) -> bool:
    """Whether it is the very day, by value and bounds."""
    return (expression.timex, expression.first_day, expression.last_day) == (day.isoformat(), day, day)


@pytest.mark.parametrize("style", NUMERIC)
@given(day=DAYS, published=st.none() | DAYS, arabic=st.booleans())
def test_figures(style: str, day: date, published: date | None, arabic: bool) -> None:
    text = style.format(d=day.day, m=day.month, y=day.year)
    assert is_that_day(only(text.translate(ARABIC_DIGITS) if arabic else text, published), day)


@pytest.mark.parametrize(
    "style", ["{d} {month} {y}", "{d} من {month} {y}م", "يوم {d} {month} عام {y}", "{d} شهر {month} سنة {y}"]
)
@given(day=DAYS, published=st.none() | DAYS, data=st.data())
def test_month_names(style: str, day: date, published: date | None, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(MONTHS[data.draw(st.sampled_from(GREGORIAN_SETS))][day.month]))
    assert is_that_day(only(style.format(d=day.day, month=name, y=day.year), published), day)


@given(day=DAYS, published=st.none() | DAYS)
def test_both_names_of_a_month(day: date, published: date | None) -> None:
    levantine, egyptian = MONTHS["levantine"][day.month][0], MONTHS["egyptian"][day.month][0]
    for text in (f"{levantine}/{egyptian}", f"{levantine} ({egyptian})", f"{egyptian} {levantine}"):
        assert is_that_day(only(f"{day.day} {text} {day.year}", published), day)


@given(day=DAYS, published=st.none() | DAYS, data=st.data())
def test_days_in_words(day: date, published: date | None, data: st.DataObject) -> None:
    name = MONTHS[data.draw(st.sampled_from(GREGORIAN_SETS))][day.month][0]
    assert is_that_day(only(f"{ORDINALS[day.day - 1]} من {name} {day.year}", published), day)


@pytest.mark.parametrize(
    "style", ["{d} {month} {y}هـ", "{d} من {month} عام {y}", "{d}/{m}/{y}هـ", "{y}/{m:02}/{d:02}"]
)
@given(day=HIJRI_DAYS, published=st.none() | DAYS, data=st.data())
def test_hijri(style: str, day: Hijri, published: date | None, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(MONTHS["hijri"][day.month]))
    expression = only(style.format(d=day.day, month=name, m=day.month, y=day.year), published)
    assert expression.calendar == "hijri"
    assert is_that_day(expression, date(*day.to_gregorian().datetuple()))


@given(text=st.text(max_size=300), published=st.none() | st.dates())
def test_random_text_never_raises(text: str, published: date | None) -> None:
    ANNOTATOR.annotate(read_document(text, published), Annotations(version_id=0))


WORDS = sorted(
    {row["word"] for row in read_lexicon("date_words")}
    | {row["word"] for row in read_lexicon("numerals")}
    | {row["name"] for name in ("months", "named_days") for row in read_lexicon(name)}
    | {"و", "5", "31", "2015", "1436", "0", "99", "1999", "12.5.2021", "7.30", "سيعقد", "قال"}
)


@given(words=st.lists(st.sampled_from(WORDS), max_size=25), published=st.none() | st.dates())
def test_date_words_in_any_order_never_raise(words: list[str], published: date | None) -> None:
    document = read_document(" ".join(words), published)
    found = Annotations(version_id=0)
    ANNOTATOR.annotate(document, found)
    ends = 0
    for expression in found.dates:
        assert ends <= expression.start < expression.end <= len(document.text)
        ends = expression.end
        if expression.first_day and expression.last_day:
            assert expression.first_day <= expression.last_day
        else:
            assert expression.first_day is expression.last_day is None
