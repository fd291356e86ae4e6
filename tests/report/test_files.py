"""Workbooks, Parquet and pages: right types, nothing run or read as markup, many rows in little memory."""

from __future__ import annotations

import gc
import io
import json
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import lxml.html
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from lxml import etree

from etl.cli import main
from etl.errors import UserError
from etl.report.tables import FORMATS, Table, is_text, render, write_file

HOSTILE = "=HYPERLINK(\"http://x\")<script>alert('x')</script>\x00\x1b[2J\u202eab\ufffe"
SHEET = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheet_of(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as book:
        return etree.fromstring(book.read("xl/worksheets/sheet1.xml"))


def cells_of(path: Path) -> list[list[tuple[str, str]]]:
    """Each cell as its type (n: a number, inlineStr: text) and what stands in it, row by row."""
    rows = sheet_of(path).iterfind(".//s:sheetData/s:row", SHEET)
    return [
        [(cell.get("t", "n"), "".join(cell.itertext())) for cell in row.iterfind("s:c", SHEET)]
        for row in rows
    ]


def workbook(tmp_path: Path, columns: Any, rows: Any) -> Path:
    path = tmp_path / "answer.xlsx"
    write_file(Table(columns, rows), "excel", path)
    return path


def parquet(tmp_path: Path, columns: Any, rows: Any) -> pa.Table:
    path = tmp_path / "answer.parquet"
    write_file(Table(columns, rows), "parquet", path)
    return pq.read_table(path)


def test_a_workbook_keeps_keys_whole_and_numbers_days_and_moments_as_such(tmp_path: Path) -> None:
    row = (1112171960959579569, 12, 3, Decimal("2.5"), "2025-03-01", datetime(2025, 3, 1, 12), "x", None)
    path = workbook(tmp_path, ("key", "story_id", "n", "share", "day", "at", "text", "none"), [row])
    heading, cells = cells_of(path)
    assert [kind for kind, _ in heading] == ["inlineStr"] * 8
    assert cells[:2] == [("inlineStr", "1112171960959579569"), ("inlineStr", "12")]
    assert cells[2:6] == [("n", "3"), ("n", "2.5"), ("n", "45717"), ("n", "45717.5")]
    assert cells[6] == ("inlineStr", "x")


def test_text_in_a_workbook_is_never_a_formula_a_link_or_illegal_xml(tmp_path: Path) -> None:
    texts = [HOSTILE, "=1+1", "@SUM(A1)", "+1", "http://sada.example/1", "internal:'x'!A1"]
    path = workbook(tmp_path, ("=x",), [(text,) for text in texts])
    assert b"<f>" not in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")
    heading, *rows = cells_of(path)
    assert heading == [("inlineStr", "=x")]
    assert [cell for (cell,) in rows][1:] == [("inlineStr", text) for text in texts[1:]]
    assert "\ufffd\ufffd[2J\ufffdab\ufffd" in rows[0][0][1]


def test_a_day_before_excels_first_is_text(tmp_path: Path) -> None:
    _, one, other = cells_of(workbook(tmp_path, ("day",), [("1870-05-01",), ("1999-12-31",)]))
    assert one == [("inlineStr", "1870-05-01")]
    assert other == [("n", "36525")]


@pytest.mark.parametrize(
    ("columns", "rows", "turned"),
    [
        (("الوسيلة",), [("sada",)], True),
        (("source", "content"), [("sada", "قال الوزير"), ("dijla", "أكد")], True),
        (("source", "title", "kind"), [("sada", "قال", "copy")], False),
        (("n",), [(1,)], False),
    ],
)
def test_a_sheet_runs_as_its_texts_do(tmp_path: Path, columns: Any, rows: Any, turned: bool) -> None:
    view = sheet_of(workbook(tmp_path, columns, rows)).find(".//s:sheetView", SHEET)
    assert view is not None and view.get("rightToLeft") == ("1" if turned else None)
    assert (' dir="rtl"' in render(columns, rows, "html").partition("<head>")[0]) == turned


def test_a_text_longer_than_a_cell_is_cut_in_sight(tmp_path: Path) -> None:
    rows = [("ب" * 32_767,), ("ب" * 32_768,), ("😀" * 20_000,)]
    _, (whole,), (cut,), (wide,) = cells_of(workbook(tmp_path, ("body",), rows))
    assert whole[1] == "ب" * 32_767
    assert cut[1] == "ب" * 32_765 + " …"
    assert wide[1] == "😀" * 16_382 + " …"


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.report.tables.workbook._MOST_ROWS", 2)
    with pytest.raises(UserError, match="3 rows; a sheet holds 2"):
        workbook(tmp_path, ("n",), [(1,), (2,), (3,)])


def test_parquet_has_the_types_of_its_values(tmp_path: Path) -> None:
    columns = ("id", "n", "share", "day", "at", "mixed", "none", "text")
    rows = [
        (2**62, None, 1, "2025-03-01", "2025-03-01 10:30:00", "2025-03-01", None, HOSTILE),
        (1, 5, Decimal("0.25"), date(2025, 3, 2), datetime(2025, 3, 2, 1), 7, None, "\ud83d"),
    ]
    table = parquet(tmp_path, columns, rows)
    assert table.schema.types == [
        pa.int64(), pa.int64(), pa.float64(), pa.date32(), pa.timestamp("us"), pa.string(), pa.string(), pa.string()
    ]  # fmt: skip
    first, second = table.to_pylist()
    assert first["id"] == 2**62 and first["day"] == date(2025, 3, 1) and first["text"] == HOSTILE
    assert first["at"] == datetime(2025, 3, 1, 10, 30) and second["share"] == 0.25
    assert second["mixed"] == "7" and second["text"] == "\ufffd\ufffd\ufffd"


def test_a_column_is_of_its_type_wherever_its_first_value_stands(tmp_path: Path) -> None:
    rows = [(None, 1)] * 12_000 + [("2025-03-01", 0.5), (None, 2)]
    table = parquet(tmp_path, ("day", "n"), rows)
    assert table.schema.types == [pa.date32(), pa.float64()]
    assert table.num_rows == 12_002


@pytest.mark.parametrize("form", FORMATS)
def test_no_row_at_all_is_an_answer_too(tmp_path: Path, form: str) -> None:
    write_file(Table(("a", "b"), []), form, tmp_path / "none")
    assert (tmp_path / "none").stat().st_size
    if form == "json":
        assert json.loads((tmp_path / "none").read_text()) == []


def test_hostile_text_on_a_page_is_text() -> None:
    page = render(
        (HOSTILE,), [(HOSTILE,), ("javascript:alert(1)",), ('https://x.example/"><script>',)], "html"
    )
    tree = lxml.html.fromstring(page)
    assert tree.xpath("//script") == []
    assert tree.xpath("//a/@href") == ['https://x.example/"><script>']
    assert not set("\x00\x1b\u202e") & set(page)
    assert tree.xpath("count(//th[@scope='col'])") == 1
    assert tree.xpath("//*[@src] | //link") == [], "it needs nothing beside it"


def many(count: int) -> Iterator[tuple[int, str, str]]:
    for number in range(count):
        yield 10**17 + number, "2025-03-01", f"قال الوزير رقم {number} إن الميناء يعمل " * 20


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"table"}))
def test_rows_are_not_held(tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.report.tables.spool._ROWS", 200)
    monkeypatch.setattr("etl.report.tables.spool._IN_MEMORY", 100_000)
    write_file(Table(("id", "day", "text"), many(10)), form, tmp_path / "warm")  # what is imported stays
    thresholds = gc.get_threshold()
    gc.enable()
    gc.set_threshold(700)  # annotators that worked in this process look for garbage seldom
    tracemalloc.start()
    write_file(Table(("id", "day", "text"), many(5_000)), form, tmp_path / "answer")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    gc.set_threshold(*thresholds)
    assert peak < 3_000_000, "the texts alone are 6.5 MB as Python holds them"


@pytest.fixture
def ask(engine, warehouse_url, load, article, monkeypatch, capsys):
    """``ask(*arguments)`` over a loaded warehouse of each engine: exit code, output, complaint."""
    load([article("1"), article("2", position=2, title="=1+1")])
    monkeypatch.setenv("KHABAR_WAREHOUSE", warehouse_url)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


QUERY = (
    "SELECT a.version_id, a.day, v.is_current, v.recorded_at, a.title"
    " FROM current_article AS a JOIN article_version AS v ON a.version_id = v.version_id"
)


def test_the_files_ending_says_the_format_and_both_engines_write_the_same(ask, tmp_path):
    for ending in ("xlsx", "parquet", "html", "json", "csv"):
        assert ask("sql", QUERY, "--output", str(tmp_path / f"answer.{ending}")) == (0, "", "")
    table = pq.read_table(tmp_path / "answer.parquet")
    assert table.schema.types == [pa.int64(), pa.date32(), pa.int64(), pa.timestamp("us"), pa.string()]
    assert zipfile.is_zipfile(tmp_path / "answer.xlsx")
    assert (tmp_path / "answer.html").read_text("utf-8").startswith("<!doctype html>")
    assert len(json.loads((tmp_path / "answer.json").read_text("utf-8"))) == 2
    assert "'=1+1" in (tmp_path / "answer.csv").read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_report_on_a_page_bears_its_question_in_both_languages(ask, tmp_path):
    page = tmp_path / "page"
    assert ask("report", "warehouse_size", "--format", "html", "--output", str(page))[0] == 0
    tree = lxml.html.fromstring(page.read_text("utf-8"))
    (title,) = tree.xpath("//h1/text()")
    assert tree.get("dir") == "rtl" and tree.get("lang") == "ar"
    assert "المستودع" in title or "؟" in title
    assert tree.xpath("//p[@lang='en']")


def test_a_binary_answer_is_refused_by_a_terminal_and_passes_a_pipe(ask, monkeypatch):
    class Stream(io.TextIOWrapper):
        def isatty(self) -> bool:
            return self.is_terminal

    for is_terminal in (True, False):
        stream = Stream(io.BytesIO(), "utf-8")
        stream.is_terminal = is_terminal
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", stream)
            code, _, complaint = ask("sql", QUERY, "--format", "parquet")
        written = stream.buffer.getvalue()
        if is_terminal:
            assert (code, written) == (2, b"")
            assert complaint == "khabar: parquet is no text for a terminal; name a file: --output FILE\n"
        else:
            assert (code, complaint) == (0, "")
            assert pq.read_table(pa.BufferReader(written)).num_rows == 2


@pytest.mark.parametrize("place", ["nowhere.csv/answer.csv", ".", "missing/below/answer.csv"])
def test_a_place_that_cannot_be_written_is_one_line(ask, tmp_path, place):
    (tmp_path / "nowhere.csv").write_text("")
    code, out, complaint = ask("sql", QUERY, "--output", str(tmp_path / place), "--format", "csv")
    assert (code, out) == (2, "")
    assert complaint.count("\n") == 1 and "cannot be written" in complaint
    assert not (tmp_path / "missing").exists()


def test_an_answer_that_breaks_off_leaves_the_file_as_it_was(ask, tmp_path):
    kept = tmp_path / "answer.csv"
    kept.write_text("before")
    broken = "SELECT 1 / (version_id - version_id) FROM article_version NATURAL JOIN nowhere"
    assert ask("sql", broken, "--output", str(kept))[0] == 2
    assert kept.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_terminal_is_asked_for_no_library_of_files():
    code = "import etl.report.tables as t, sys; t.render(('a',), [(1,)], 'csv'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pyarrow", "xlsxwriter", "jinja2", "rich"} & set(done.stdout.split())
    assert is_text("html") and not is_text("excel")
