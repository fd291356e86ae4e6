"""A plain text and what stands beside it about it."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import fsspec
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


ARTICLES = [{**FIELDS, "url": f"https://a.example/{n}", "body": f"{BODY} وعددها {n}"} for n in range(3)]
IN_A_FILE = [
    json.dumps({"articles": ARTICLES}),
    json.dumps({"الأخبار": ARTICLES}, ensure_ascii=False, indent=1),
    json.dumps({"hits": {"hits": [{"_id": n, "_source": each} for n, each in enumerate(ARTICLES)]}}),
    json.dumps(ARTICLES, indent=1),
    "\n".join(map(json.dumps, ARTICLES)),
    json.dumps({str(n): each for n, each in enumerate(ARTICLES)}),
    json.dumps(ARTICLES)[:-1] + f', {{"title": "{"س" * 100_000}"}}]',
]


@pytest.mark.parametrize("content", IN_A_FILE)
@pytest.mark.parametrize("text", ["a.txt", "a.text"])
def test_json_of_articles_is_a_file_of_its_own_whatever_stands_beside_it(
    tmp_path: Path, content: str, text: str
) -> None:
    (tmp_path / text).write_text(BODY, "utf-8")
    (tmp_path / "a.json").write_text(content, "utf-8")
    (tmp_path / f"{text}.json").write_text(json.dumps(FIELDS), "utf-8")
    found = discover([str(tmp_path)], {})
    assert [(Path(each.address).name, each.sidecar is not None) for each in found] == [
        ("a.json", False),
        (text, True),
    ]
    bodies = [one.body for each in found for one in read(each) if isinstance(one, Article)]
    assert bodies == [each["body"] for each in ARTICLES] + [BODY]
    assert len(discover([str(tmp_path / text)], {})) == 1  # nobody asked for the other


def test_in_a_store_too_json_of_articles_is_a_file_of_its_own() -> None:
    store = fsspec.filesystem("memory")
    store.pipe({"/beside/a.txt": BODY.encode(), "/beside/a.json": IN_A_FILE[0].encode(),
                "/beside/b.txt": BODY.encode(), "/beside/b.json": json.dumps(FIELDS).encode()})  # fmt: skip
    found = discover(["memory://beside"], {})
    assert [(each.address.rpartition("/")[2], each.sidecar is not None) for each in found] == [
        ("a.json", False),
        ("a.txt", False),
        ("b.txt", True),
    ]


@pytest.mark.parametrize(
    "body", [BODY, f"<p>{BODY}</p>", BODY.replace(" ", "\n"), "نص آخر لم يقرأه أحد في الملف الأول"]
)
def test_another_body_than_the_text_is_left_out_with_a_note(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.txt").write_text(BODY, "utf-8")
    (tmp_path / "a.json").write_text(json.dumps({**FIELDS, "article_body": body}), "utf-8")
    (found,) = discover([str(tmp_path)], {})
    (one,) = read(found)
    assert isinstance(one, Article) and (one.body, one.title) == (BODY, FIELDS["title"])
    told = "body: the text is read; article_body of the file beside it, which differs, is left out"
    assert one.notes == ([told] if "آخر" in body else [])


def test_broken_yaml_is_one_sentence_that_says_where(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text('title: "وصول\nurl: [1', "utf-8")
    with pytest.raises(NoSidecar, match=r"^the file is not YAML: [^\n]* \(line 2, column \d+\)$"):
        read_sidecar(str(tmp_path / "a.yaml"), Limits())


def zipped(path: Path, files: dict[str, str]) -> str:
    with zipfile.ZipFile(path / "all.zip", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return str(path / "all.zip")


def tarred(path: Path, files: dict[str, str]) -> str:
    with tarfile.open(path / "all.tar.gz", "w:gz") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
    return str(path / "all.tar.gz")


@pytest.mark.parametrize("packed", [zipped, tarred])
@pytest.mark.parametrize("order", [1, -1])
def test_in_an_archive_the_two_find_each_other_in_any_order(tmp_path: Path, packed: Any, order: int) -> None:
    names = {"a/1.txt": BODY, "a/2.txt": f"{BODY} غدا", "a/1.json": json.dumps(FIELDS), "a/2.txt.yaml": YAML,
             "b/1.json": json.dumps({**FIELDS, "body": BODY})}  # fmt: skip
    address = packed(tmp_path, dict(list(names.items())[::order]))
    found = list(extract(address, by_hand()))
    assert all(isinstance(one, Article) for one in found), found
    told = {(one.address.rpartition("!/")[2], one.title) for one in found if isinstance(one, Article)}
    assert told == {(name, FIELDS["title"]) for name in ("a/1.txt", "a/2.txt", "b/1.json")}


@pytest.mark.parametrize("packed", [zipped, tarred])
@pytest.mark.parametrize("content", IN_A_FILE)
def test_in_an_archive_too_json_of_articles_is_a_file_of_its_own(
    tmp_path: Path, packed: Any, content: str
) -> None:
    address = packed(tmp_path, {"a.json": content, "a.txt": BODY})
    bodies = [one.body for one in extract(address, by_hand()) if isinstance(one, Article)]
    assert sorted(bodies) == sorted([each["body"] for each in ARTICLES] + [BODY])


def test_in_an_archive_too_one_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    address = zipped(tmp_path, {"a.yaml": "title: [", "a.txt": BODY, "b.yaml": YAML, "c.txt": f"{BODY} غدا"})
    bad, good, *others = extract(address, by_hand())
    assert isinstance(bad, Rejected) and bad.address.endswith("a.yaml") and "read without it" in bad.detail
    assert isinstance(good, Article) and good.body == BODY
    assert [type(one) for one in others] == [Rejected, Article]  # a sidecar of nothing is no kind we read


def test_halves_are_held_only_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.extract.sidecar._MOST_HELD", 3 * len(BODY.encode()))
    address = zipped(tmp_path, {f"{n}.txt": BODY for n in range(9)} | {"8.yaml": YAML, "0.yaml": YAML})
    found = list(extract(address, by_hand()))
    titles = [one.title for one in found if isinstance(one, Article)]
    assert len(titles) == 9 and [title for title in titles if title] == [FIELDS["title"]]
