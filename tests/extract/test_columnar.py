"""Parquet and Arrow."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from etl.extract import Limits, extract
from etl.extract.sources import by_hand
from etl.records import Article, Rejected

ROWS = [
    {
        "title": f"خبر {n}",
        "body": f"نص الخبر رقم {n}",
        "authors": ["سعاد", "ليلى"],
        "url": f"https://a.example/{n}",
    }
    for n in range(200)
]


def write_parquet(table: pa.Table, path: str) -> None:
    parquet.write_table(table, path, row_group_size=70)


def write_arrow(table: pa.Table, path: str) -> None:
    with pa.OSFile(path, "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table, max_chunksize=70)


def write_stream(table: pa.Table, path: str) -> None:
    with pa.OSFile(path, "wb") as file, pa.ipc.new_stream(file, table.schema) as writer:
        writer.write_table(table, max_chunksize=70)


WRITERS = pytest.mark.parametrize("write", [write_parquet, write_arrow, write_stream])


@WRITERS
@pytest.mark.parametrize("name", ["news.parquet", "news.arrow", "news", "news.csv"])
def test_each_row_is_an_article_whatever_the_name(tmp_path: Path, write: Any, name: str) -> None:
    write(pa.Table.from_pylist(ROWS), str(tmp_path / name))
    found = [one for one in extract(str(tmp_path / name), by_hand()) if isinstance(one, Article)]
    assert [(one.position, one.title, one.body) for one in found] == [
        (n + 1, ROWS[n]["title"], ROWS[n]["body"]) for n in range(200)
    ]
    assert found[0].author == "سعاد، ليلى"


@WRITERS
@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (pa.timestamp("ns"), "2022-03-15 10:30:00"),
        (pa.timestamp("us", "UTC"), "2022-03-15 10:30:00"),
        (pa.date32(), "2022-03-15"),
    ],
)
def test_times_are_text(tmp_path: Path, write: Any, kind: pa.DataType, written: str) -> None:
    when: Any = date(2022, 3, 15) if kind == pa.date32() else datetime(2022, 3, 15, 10, 30, tzinfo=UTC)
    table = pa.table({"body": ["نص"], "date": pa.array([when]).cast(kind)})
    write(table, str(tmp_path / "a"))
    (one,) = extract(str(tmp_path / "a"), by_hand())
    assert isinstance(one, Article) and (one.published or "").startswith(written)


@WRITERS
@pytest.mark.parametrize("kind", [pa.binary(), pa.large_binary(), pa.dictionary(pa.int32(), pa.binary())])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_bytes_are_read_as_the_text_they_are(
    tmp_path: Path, write: Any, kind: pa.DataType, encoding: str
) -> None:
    body = "افتتح وزير النقل الجسر الجديد في المكلا صباح أمس بحضور عدد من المسؤولين"
    names = pa.array([[name.encode(encoding) for name in ("سعاد العلي", "ليلى الهاشمي")]])
    columns = {"body": pa.array([body.encode(encoding)]).cast(kind), "authors": names}
    write(pa.table({**columns, "photo": pa.array([b"\xff\xd8\xff\xe0\x00\x10JFIF"])}), str(tmp_path / "a"))
    (one,) = extract(str(tmp_path / "a"), by_hand())
    assert isinstance(one, Article) and (one.body, one.author) == (body, "سعاد العلي، ليلى الهاشمي")


@WRITERS
@pytest.mark.parametrize("kept", [0.2, 0.6, 0.95])
def test_a_damaged_file_is_rejected(tmp_path: Path, write: Any, kept: float) -> None:
    path = tmp_path / "news"
    write(pa.Table.from_pylist(ROWS), str(path))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    *_, last = extract(str(path), by_hand())
    assert isinstance(last, Rejected) and "damaged" in last.detail


@pytest.mark.parametrize("kind", [pa.string(), pa.binary()])
def test_a_long_field_is_rejected_alone(tmp_path: Path, kind: pa.DataType) -> None:
    write_parquet(pa.table({"body": pa.array(["نص", "م" * 5000, "نص"], kind)}), str(tmp_path / "a"))
    found = list(extract(str(tmp_path / "a"), by_hand(), limits=Limits(max_record_bytes=1000)))
    assert [type(one) for one in found] == [Article, Rejected, Article]


@given(st.binary(max_size=200), st.sampled_from([b"PAR1", b"ARROW1\0\0", b"\xff\xff\xff\xff"]), st.booleans())
def test_whatever_bytes_come(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, magic: bytes, ends: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "noise"
    path.write_bytes(magic + data + (magic if ends else b""))
    assert all(isinstance(one, Article | Rejected) for one in extract(str(path), by_hand()))
