"""A plain text and what stands beside it about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.extract import extract
from etl.extract.discover import InputObject, discover
from etl.extract.record import Limits
from etl.extract.sidecar import NoSidecar, read_sidecar
from etl.extract.sources import by_hand
from etl.records import Article, Rejected

BODY = "وصل الوفد إلى مسقط مساء أمس لبحث التعاون في قطاع الموانئ"
FIELDS = {
    "title": "وفد في مسقط",
    "date": "2022-03-15",
    "url": "https://a.example/1",
    "authors": ["سعاد", "ليلى"],
}
YAML = "title: وفد في مسقط\ndate: 2022-03-15\nurl: https://a.example/1\nauthors: [سعاد, ليلى]\n"


def read(found: InputObject) -> list[Article | Rejected]:
    return list(extract(found.address, by_hand(), sidecar=found.sidecar))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps(FIELDS, indent=1)),
        ("a.yaml", YAML),
        ("a.yml", YAML),
        ("a.txt.json", json.dumps(FIELDS)),
    ],
)
@pytest.mark.parametrize("path", [".", "a.txt", "*.txt"])
def test_it_gives_the_text_its_fields_and_is_no_file_of_its_own(
    tmp_path: Path, name: str, content: str, path: str
) -> None:
    (tmp_path / "a.txt").write_text(BODY, "utf-8")
    (tmp_path / name).write_text(content, "utf-8")
    (found,) = discover([f"{tmp_path}/{path}"], {})
    (one,) = read(found)
    assert isinstance(one, Article)
    assert (one.body, one.title, one.published) == (BODY, "وفد في مسقط", "2022-03-15")
    assert (one.identity, one.author) == ("https://a.example/1", "سعاد، ليلى")


def test_an_edited_sidecar_is_news(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, "utf-8")
    before = discover([str(tmp_path)], {})[0].fingerprint
    (tmp_path / "a.yaml").write_text(YAML, "utf-8")
    with_it = discover([str(tmp_path)], {})[0].fingerprint
    (tmp_path / "a.yaml").write_text(YAML + "lang: ar\n", "utf-8")
    assert len({before, with_it, discover([str(tmp_path)], {})[0].fingerprint}) == 3


LAUGHS = "a: &a [x]\n" + "".join(
    f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "content", ["[1, 2]", "title: [", LAUGHS, "- a\n" * 9, "[" * 9000, b"\x81\x8d\xff" * 50]
)
def test_one_that_cannot_be_read_is_said_and_the_text_stays(tmp_path: Path, content: str | bytes) -> None:
    (tmp_path / "a.txt").write_text(BODY, "utf-8")
    (tmp_path / "a.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = discover([str(tmp_path)], {})
    bad, good = read(found)
    assert isinstance(bad, Rejected) and isinstance(good, Article)
    assert bad.address.endswith("a.yaml") and good.body == BODY


def test_json_beside_no_text_is_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(json.dumps({**FIELDS, "body": BODY}), "utf-8")
    (found,) = discover([str(tmp_path)], {})
    assert found.sidecar is None and len(read(found)) == 1


def test_broken_yaml_is_one_sentence_that_says_where(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text('title: "وصول\nurl: [1', "utf-8")
    with pytest.raises(NoSidecar, match=r"^the file is not YAML: [^\n]* \(line 2, column \d+\)$"):
        read_sidecar(str(tmp_path / "a.yaml"), Limits())
