"""Rows print as a table, as CSV and as JSON; Arabic cells keep their columns in order."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

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
