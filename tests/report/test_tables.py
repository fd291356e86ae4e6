"""Rows print as a table, as CSV and as JSON; Arabic cells keep their columns in order."""

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from rich.cells import cell_len

from etl.report.tables import render

COLUMNS = ("outlet", "name", "articles", "day")
ROWS = [("sada", "صدى الخليج", 3, date(2025, 3, 1)), ("nil", None, Decimal("2.50"), None)]


def test_csv_reads_back() -> None:
    rows = list(csv.reader(io.StringIO(render(COLUMNS, ROWS, "csv"))))
    assert rows == [list(COLUMNS), ["sada", "صدى الخليج", "3", "2025-03-01"], ["nil", "", "2.5", ""]]


def test_json_reads_back_with_numbers_as_numbers() -> None:
    first, second = json.loads(render(COLUMNS, ROWS, "json"))
    assert first == {"outlet": "sada", "name": "صدى الخليج", "articles": 3, "day": "2025-03-01"}
    assert second["articles"] == 2.5


def test_an_arabic_cell_is_isolated_and_its_line_reads_left_to_right() -> None:
    (line,) = (line for line in render(COLUMNS, ROWS, "table").splitlines() if "sada" in line)
    assert line.startswith("\u200e")
    assert "\u2068صدى الخليج\u2069" in line
    assert line.index("sada") < line.index("صدى") < line.index("2025")


def test_columns_align_whatever_marks_are_in_the_text() -> None:
    rows = [("a", "كِتَابٌ", 1, None), ("b", "كتاب", 2, None)]
    lines = [line for line in render(COLUMNS, rows, "table").splitlines() if "\u2068" in line]
    assert len({cell_len(line[: line.index("–")]) for line in lines}) == 1


def test_a_table_says_how_many_rows_it_has() -> None:
    assert render(COLUMNS, [], "table").splitlines()[-1] == "0 rows"
    assert render(COLUMNS, ROWS[:1], "table").splitlines()[-1] == "1 row"


def test_text_cannot_drive_the_terminal() -> None:
    table = render(("x",), [("\x1b[2J\x07alarm",)], "table")
    assert "\x1b" not in table
    assert "\x07" not in table
    assert "alarm" in table


def test_markup_of_the_table_library_is_shown_as_written() -> None:
    assert "[bold]x[/bold]" in render(("x",), [("[bold]x[/bold]",)], "table")


def test_what_drives_a_terminal_or_turns_the_text_reaches_neither_table_nor_csv() -> None:
    hostile = "\x1b[2J\x9b31m\x07\u202eab\u2066c\u2028d\x85"
    for form in ("table", "csv", "excel-csv"):
        shown = render((hostile,), [(hostile,)], form)
        assert not set("\x1b\x9b\x07\u202e\u2066\u2028\x85") & set(shown), form
        assert shown.count("\ufffd") == 2 * 7, form


def test_json_keeps_every_character_and_sends_none_that_drives_a_terminal() -> None:
    hostile = "\x1b[2J\x9b31m\x07\u202eab\u2066c\u2028d\x85\ttab 😀 \ud83d"
    written = render(("x",), [(hostile,)], "json")
    assert json.loads(written) == [{"x": hostile}]
    assert not set("\x1b\x9b\x07\u202e\u2066\u2028\x85\ud83d") & set(written)
    assert "😀" in written


def test_text_is_no_formula_in_a_spreadsheet_and_numbers_stay_numbers() -> None:
    texts = ["=cmd|' /C calc'!A0", "+1+1", "-قال", "@SUM(A1)", "\t=1", "\r=1", "＝1"]
    plain = ["-5", "+3.25", "قال = نعم", "2025-03-01", ""]
    for form in ("csv", "excel-csv"):
        written = render(("=x",), [(value,) for value in (*texts, *plain, -5, -2.5, Decimal("-7"))], form)
        (header,), *rows = csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""))
        cells = [row[0] if row else "" for row in rows]
        assert header == "'=x"
        assert all(cell.startswith("'") for cell in cells[: len(texts)])
        assert cells[len(texts) :] == [*plain, "-5", "-2.5", "-7"]


def test_excel_is_told_the_encoding_and_keeps_long_keys() -> None:
    written = render(("id", "name"), [(1112171960959579569, "الكويت"), (12, None)], "excel-csv")
    assert written == '\ufeffid,name\r\n"=""1112171960959579569""",الكويت\r\n12,\r\n'
    assert render(("id",), [(1112171960959579569,)], "csv") == "id\n1112171960959579569\n"


def test_a_column_with_a_number_too_long_for_javascript_holds_strings() -> None:
    rows = [(2**53, 2**53 - 1, None), (7, -(2**53) + 1, Decimal(2**60))]
    assert json.loads(render(("id", "n", "big"), rows, "json")) == [
        {"id": str(2**53), "n": 2**53 - 1, "big": None},
        {"id": "7", "n": -(2**53) + 1, "big": str(2**60)},
    ]


def test_values_are_written_alike_from_both_engines() -> None:
    row = (datetime(2025, 3, 1, 10, 30), True, Decimal("0.50"), float("nan"), b"\x01\xff", ["a", 1])
    assert json.loads(render("abcdef", [row], "json")) == [
        {"a": "2025-03-01 10:30:00", "b": 1, "c": 0.5, "d": "nan", "e": "01ff", "f": '["a", 1]'}
    ]
    assert render("abcdef", [row], "csv").splitlines()[1] == '2025-03-01 10:30:00,1,0.5,nan,01ff,"[""a"", 1]"'


def test_a_column_of_numbers_with_gaps_is_still_one_of_numbers() -> None:
    lines = render(("n",), [(1,), (None,), (1000,)], "table").splitlines()
    assert lines[2].endswith("   1")


@pytest.mark.parametrize(
    ("number", "shown"),
    [(2025.1726, "2025.17"), (12345.67, "12345.67"), (1e6, "1000000"), (0.33333333, "0.3333"), (5.0, "5")],
)
def test_a_table_keeps_what_a_large_number_has_behind_its_point(number: float, shown: str) -> None:
    assert render(("n",), [(number,)], "table").splitlines()[2].strip() == shown


def test_no_blank_before_an_arabic_cell_is_turned_with_it() -> None:
    (line,) = (line for line in render(("name", "n"), [("صدى", 1)], "table").splitlines() if "صدى" in line)
    assert line.startswith("\u200e \u2068صدى\u2069")


def test_what_is_too_wide_for_columns_is_shown_line_by_line() -> None:
    columns = [f"count_of_something_{number}" for number in range(17)]
    table = render(
        ("title", "key", *columns), [("اتفاق على صيد الأسماك", 1238176206806223430, *range(17))] * 2, "table"
    )
    assert table.splitlines()[-1] == "2 rows"
    assert table.count("\u2068اتفاق على صيد الأسماك\u2069") == 2
    assert table.count("1238176206806223430") == 2
    assert [line.split() for line in table.splitlines() if "something_16" in line] == [
        [columns[16], "16"]
    ] * 2
    assert [line.strip() for line in table.splitlines() if line.startswith(" row")] == ["row 1", "row 2"]
