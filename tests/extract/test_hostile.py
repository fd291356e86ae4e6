"""Nothing in one record stops another: whatever a field holds, through extract, staging and clean."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.clean import clean
from etl.extract import extract
from etl.extract.field_names import FIELDS
from etl.extract.sources import by_hand
from etl.records import Article, CleanArticle, Rejected
from etl.runs.staging import read_records, write_records

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
GOOD = {"id": "good", "title": "عنوان", "body": "قال الوزير إن العمل مستمر", "date": "2022-03-15"}
KEYS = [keys[0] for keys in FIELDS.values() if keys] + ["source"]
DETERMINISTIC = settings(
    derandomize=True,
    database=None,
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

characters = st.one_of(
    st.sampled_from('\ud83d\udfff\x00\u202e\u2066\u200f\ufeff\u2028\x85\n\r\t\x1b"\\<>&;؛٣ÇáØÙ«:/%#.-+TZ'),
    st.characters(codec=None, exclude_categories=()),
)
texts = st.one_of(
    st.text(characters, max_size=12),
    st.sampled_from(
        [
            "\ud83d",
            "\x00",
            "&#xD800;",
            "&#0;",
            "2022-03-15T10:30\ud83d",
            "http://\ud83d.example:x/",
            "<p>" * 9,
        ]
    ),
    st.sampled_from([256, 20_000]).flatmap(lambda n: st.sampled_from("م\ud83d<a\u064b").map(lambda c: c * n)),
)
numbers = st.one_of(st.integers(), st.just(10**400), st.floats(), st.just(2**64), st.just(-0.0))
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def survives(folder: Path, data: bytes, name: str = "a.jsonl") -> tuple[list[CleanArticle], list[Rejected]]:
    """The outcome of a file with a good record after the one in question; the way is the nightly's."""
    path = folder / name
    path.write_bytes(data)
    outcomes = list(extract(str(path), by_hand()))
    assert outcomes == list(extract(str(path), by_hand()))
    articles = staged(folder, Article, [one for one in outcomes if isinstance(one, Article)])
    rejected = staged(folder, Rejected, [one for one in outcomes if isinstance(one, Rejected)])
    kept, refused = clean(articles, now=NOW)
    return staged(folder, CleanArticle, kept), rejected + staged(folder, Rejected, refused)


def staged(folder: Path, kind: Any, records: list[Any]) -> list[Any]:
    address = str(folder / "batch.arrow")
    write_records(address, kind, records)
    back = read_records(address, kind)
    assert back == records
    return back


def both_are_accounted_for(folder: Path, data: bytes) -> None:
    kept, rejected = survives(folder, data + b"\n" + json.dumps(GOOD).encode() + b"\n")
    assert sorted(one.position or 0 for one in [*kept, *rejected]) == [1, 2]
    assert [one.title for one in kept if one.position == 2] == ["عنوان"]


@DETERMINISTIC
@given(fields=st.dictionaries(st.sampled_from(KEYS), values, max_size=5), stranger=texts, value=values)
def test_whatever_stands_in_its_fields(tmp_path: Path, fields: Any, stranger: str, value: Any) -> None:
    record = {"body": GOOD["body"], stranger: value, **fields}
    both_are_accounted_for(tmp_path, json.dumps(record).encode())


@pytest.mark.parametrize("key", KEYS)
@settings(DETERMINISTIC, max_examples=25)
@given(value=values)
def test_whatever_stands_in_each_field(tmp_path: Path, key: str, value: Any) -> None:
    both_are_accounted_for(tmp_path, json.dumps({"content": GOOD["body"], key: value}).encode())


@pytest.mark.parametrize(
    "key", ["id", "url", "title", "body", "author", "section", "date", "observed", "lang", "source"]
)
def test_ten_megabytes_in_each_field(tmp_path: Path, key: str) -> None:
    both_are_accounted_for(
        tmp_path, json.dumps({"content": GOOD["body"], key: "م\ud83d " * 900_000}).encode()
    )


@DETERMINISTIC
@given(data=st.binary(max_size=40).map(lambda data: data.replace(b"\n", b"")))
def test_whatever_bytes_a_line_holds(tmp_path: Path, data: bytes) -> None:
    lines = json.dumps(GOOD).encode() + b"\n" + b'{"body": "' + data + b"\n" + json.dumps(GOOD).encode()
    kept, rejected = survives(tmp_path, lines)
    assert {1, 3} <= {one.position for one in kept}
    assert len(kept) + len(rejected) == 3


@DETERMINISTIC
@given(
    text=st.text(characters, max_size=60),
    markup=st.sampled_from(["", "<DOC>", "<DOC><TEXT>", "<DOC><URL>\x00</URL>"]),
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1256"])
def test_whatever_a_text_file_holds(tmp_path: Path, encoding: str, text: str, markup: str) -> None:
    data = (markup + text).encode(encoding, "surrogatepass" if encoding != "cp1256" else "replace")
    kept, rejected = survives(tmp_path, data, "a.txt")
    assert kept or rejected


def test_an_address_no_text_can_hold(tmp_path: Path) -> None:
    nowhere = f"{tmp_path}/\udcc7\ud83d.txt"
    (one,) = staged(tmp_path, Rejected, list(extract(nowhere, by_hand())))
    assert one.address.endswith("\\udcc7\\ud83d.txt")
