"""CSV and TSV, as spreadsheets, databases and programs write them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract import extract, table_rows
from etl.extract.delimited import looks_like, read
from etl.extract.record import Fault, Limits, Record
from etl.extract.sources import by_hand
from etl.records import Article, Reason

BODY = 'قال الوزير: "العمل مستمر"، ثم غادر; شكرا, وداعا\nوفي السطر الثاني\tبقية | الخبر'
NAMES = ["العنوان", "نص الخبر", "تاريخ النشر", "الرابط"]
ROWS = [[f"خبر {n}", f"{BODY} {n}", "15/03/2022", f"https://a.example/{n}"] for n in range(3)]


def table(delimiter: str = ",", end: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows([NAMES, *ROWS])  # type: ignore[arg-type]
    return text.getvalue()


def records(data: str | bytes, limits: Limits | None = None) -> list[Record | Fault]:
    return list(read(io.BytesIO(data.encode() if isinstance(data, str) else data), limits or Limits()))


EXPECTED = [Record(n + 2, dict(zip(NAMES, ROWS[n], strict=True))) for n in range(3)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_ends_are_found(delimiter: str, end: str) -> None:
    data = table(delimiter, end).encode()
    assert looks_like(data, "export")
    assert records(data) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1256", "iso8859_6"])
def test_encodings(encoding: str) -> None:
    data = table(";", quoting=csv.QUOTE_ALL).encode(encoding)
    assert looks_like(data, "export")
    assert records(data) == EXPECTED


def test_a_line_too_short_to_tell_by_is_in_the_encoding_of_its_file() -> None:
    rows = [["أ", "قال الوزير إن العمل مستمر في كل المدن"]] * 9 + [["ب", "النص:\nàé, Orléans\nانتهى"]]
    text = "title;body\n" + "".join(f'"{title}";"{body}"\n' for title, body in rows)
    found = records(text.encode("cp1256"))
    assert [list(one.fields.values()) for one in found if isinstance(one, Record)] == rows


@pytest.mark.parametrize("line", ["sep=;\r\n", '"sep=;"\n', "SEP=;\n"])
def test_excels_sep_line_is_obeyed_and_no_header(line: str) -> None:
    found = records("\ufeff" + line + table(";"))
    assert [each.fields for each in found if isinstance(each, Record)] == [each.fields for each in EXPECTED]


def test_quotation_marks_escaped_by_a_backslash_as_mysql_does() -> None:
    text = 'title,body\n"قال \\"نعم\\"","نص, ثم \\"لا\\""\n'
    assert records(text) == [Record(2, {"title": 'قال "نعم"', "body": 'نص, ثم "لا"'})]


def test_a_backslash_at_the_end_of_a_cell_is_one() -> None:
    assert records('title,body\n"C:\\","نص"\n') == [Record(2, {"title": "C:\\", "body": "نص"})]


def test_a_row_that_does_not_fit_is_a_fault_and_the_next_goes_on() -> None:
    found = records("title,body\nأ,ب,ج\nأ\nأ,ب,,\n\nأ,ب\n")
    assert [(one.position, isinstance(one, Record)) for one in found] == [
        *((2, False), (3, False), (4, True), (6, True))
    ]


def test_a_table_without_names_is_one_fault() -> None:
    (fault,) = records("نص طويل جدا " * 30 + ";نص آخر\n")
    assert isinstance(fault, Fault) and "name the columns" in fault.detail


def test_a_quotation_mark_never_closed_ends_within_bounds() -> None:
    text = "title,body\n" + 'أ,"' + "نص من كلمات كثيرة\n" * 5000
    *_, last = records(text, Limits(max_record_bytes=20_000))
    assert all(isinstance(one, Fault) for one in records(text, Limits(max_record_bytes=20_000)))
    assert isinstance(last, Fault)


UNCLOSED = "a quotation mark of the row is never closed: the row was read as its delimiters have it"


def test_two_columns_of_one_name_are_told_apart_and_said_so_once() -> None:
    note = "2 columns are called 'body': the first is read, any other as body#NUMBER"
    first = Record(2, {"title": "ع", "body": "نص", "body#3": "آخر"}, notes=(note,))
    second = Record(3, {"title": "ف", "body": "خبر", "body#3": "ثان"})
    assert records("title,body,body\nع,نص,آخر\nف,خبر,ثان\n") == [first, second]


MARKED = [
    ('1,"عنوان "مقتبس" هنا","نص",2025', ["1", 'عنوان "مقتبس" هنا', "نص", "2025"]),
    ('1,"عنوان "مقتبس"","نص",2025', ["1", 'عنوان "مقتبس"', "نص", "2025"]),
    ('1,"عنوان" فرعي,"نص, ثان",2025', ["1", '"عنوان" فرعي', "نص, ثان", "2025"]),
    ('1,"ع "م" ه","فقرة\r\n\n"قال" ثان, ثم",2025', ["1", 'ع "م" ه', 'فقرة\r\n\n"قال" ثان, ثم', "2025"]),
    ('"1","ع "م" ه" ,"نص ""قال"" ثم",', ["1", 'ع "م" ه', 'نص "قال" ثم', ""]),
    ('1,ع,2025,"قال "نعم, نعم","لا""', ["1", "ع", "2025", 'قال "نعم, نعم","لا"']),
]


@pytest.mark.parametrize(("row", "cells"), MARKED)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_marks_in_a_text_that_nobody_doubled_are_kept(row: str, cells: list[str], end: str) -> None:
    whole = '2,"عنوان","فقرة, أولى\nثانية",2025'
    found = records(end.join(["id,title,body,date", row, whole, row, whole]))
    assert [list(one.fields.values()) for one in found if isinstance(one, Record)] == [
        cells,
        ["2", "عنوان", "فقرة, أولى\nثانية", "2025"],
    ] * 2
    assert not any(one.notes for one in found if isinstance(one, Record))


@pytest.mark.parametrize("following", ["2,ع,نص,2024", '2,"ع","نص, ثان\nثالث",2024', '2,"ع "م"",نص,2024'])
@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ('1,"ع,نص,2025', ["1", "ع", "نص", "2025"]),
        ('1,ع,"نص,2025', ["1", "ع", "نص", "2025"]),
        ('1,ع,"نص\nثان,2025', ["1", "ع", "نص\nثان", "2025"]),
        ('1,ع,نص,"2025', ["1", "ع", "نص", "2025"]),
        ('1,ع,"نص, ثان,2025', None),
        ('1,ع,"نص\n\nثان', None),
    ],
)
def test_a_mark_never_closed_costs_no_row_but_its_own(
    row: str, cells: list[str] | None, following: str
) -> None:
    plain = [
        one for one in records(f"id,title,body,date\n{following}\n{following}\n") if isinstance(one, Record)
    ]
    first, *others = records(f"id,title,body,date\n{row}\n{following}\n{following}\n")
    assert [one.fields for one in others if isinstance(one, Record)] == [one.fields for one in plain]
    if cells:
        assert first == Record(
            2, dict(zip(["id", "title", "body", "date"], cells, strict=True)), notes=(UNCLOSED,)
        )
    else:
        assert isinstance(first, Fault) and first.position == 2 and "never closed" in first.detail


@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
@pytest.mark.parametrize("seed", range(4))
def test_a_mark_lost_or_added_anywhere_costs_no_other_row(quoting: int, seed: int) -> None:
    body = 'قال, "نعم" ثم\n"لا", وغادر\n\nفقرة'
    rows = [["1", 'ع "م"', body, "2025"], ["2", "ع", f"{body}, ثان", "2024"], ["3", 'ع "م" ه', body, "2023"]]
    whole = [[f"{n}{row[0]}", *row[1:]] for n in range(2) for row in rows]
    written = []
    for row in whole:
        text = io.StringIO(newline="")
        csv.writer(text, quoting=quoting, lineterminator="\n").writerow(row)  # type: ignore[arg-type]
        written.append(text.getvalue())
    bad = written[1]
    lost = [bad[:at] + bad[at + 1 :] for at, char in enumerate(bad) if char == '"']
    added = [f'{bad[:at]}"{bad[at:]}' for at in range(seed, len(bad) - 1, 4)]
    for row in [*lost, *added, bad.replace('""', '"')]:
        found = records("id,title,body,date\n" + "".join([written[0], row, *written[2:]]))
        cells = [list(one.fields.values()) for one in found if isinstance(one, Record)]
        assert [each for each in whole[:1] + whole[2:] if each not in cells] == [], row


@pytest.mark.parametrize(
    "line", ['a,"b,c\n', 'a,""b,c\n', 'a,b,"\n', '"a\n', 'a,"b\n"c\n', 'a,b,""",\n', 'a,"b "c" d",e\n']
)
def test_marks_everywhere_take_no_longer_than_their_lines(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []
    of_row = table_rows._Lines.line
    monkeypatch.setattr(
        table_rows._Lines, "line", lambda self, number: looked_at.append(number) or of_row(self, number)
    )
    for count in (200, 400):
        looked_at.append(-1)
        records("title,body,date\n" + line * count)
    first = looked_at.index(-1, 1)
    assert len(looked_at) - first < 3 * first + 10


def test_a_long_line_is_a_fault_and_the_next_goes_on() -> None:
    found = records("title,body\nأ,ب\nأ," + "x" * 200_000 + "\nأ,ب\n", Limits(max_record_bytes=50_000))
    first, fault, last = found
    assert (first, last) == (Record(2, {"title": "أ", "body": "ب"}), Record(4, {"title": "أ", "body": "ب"}))
    assert isinstance(fault, Fault) and fault.reason == Reason.BODY_TOO_LONG


@pytest.mark.parametrize(
    "text", ["خبر, نص\nمن الأخبار", "title\nx", "a,b\n1,2", '{"title": 1, "body": 2}', ""]
)
def test_what_names_no_field_is_no_table(text: str) -> None:
    assert not looks_like(text.encode(), "a.txt")


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.txt", "a.jsonl", "a"])
def test_arabic_headings_need_no_mapping(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(table("\t").encode())
    found = list(extract(str(tmp_path / name), by_hand()))
    assert all(isinstance(one, Article) for one in found)
    assert [(one.title, one.body, one.published, one.url) for one in found if isinstance(one, Article)] == [
        tuple(row) for row in ROWS
    ]


cells = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from('\n",;\t|'), max_size=8
)


@given(
    st.lists(st.tuples(cells, cells).filter(any), max_size=4),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_the_cells_hold(rows: list[tuple[str, str]], delimiter: str, end: str) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("title", "body"), *rows])
    found = records(text.getvalue())
    assert [tuple(one.fields.values()) for one in found if isinstance(one, Record)] == rows


@given(st.binary(max_size=80), st.sampled_from([b"", b"title,body\n", b'title;body\n"', b"\xff\xfet\0,\0"]))
def test_whatever_bytes_come(data: bytes, beginning: bytes) -> None:
    for found in records(beginning + data):
        assert isinstance(found, Record) or found.detail
