"""Which files there are to read."""

from __future__ import annotations

import os
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fsspec
import pytest

from etl.errors import UserError
from etl.extract import extract
from etl.extract.discover import changed_at, discover
from etl.extract.sources import Source
from etl.records import Reason, Rejected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.jsonl", "a.txt", "sub/deep/c.jsonl.gz", "sub/d.ndjson", "e.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    beside = (
        ".hidden.txt",
        "README.txt",
        "README",
        "b.jsonl.sha256",
        "x.jsonl.part",
        "_SUCCESS",
        "_temporary/0/z.txt",
        "CHANGELOG.md",
        "LICENSE.txt",
        ".git/y.txt",
    )
    for name in beside:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_a_folder_is_read_with_all_folders_in_it(folder: Path) -> None:
    found = discover([str(folder)], {})
    assert [o.address.removeprefix(f"{folder}/") for o in found] == [
        *("a.txt", "b.jsonl", "e.pdf", "sub/d.ndjson", "sub/deep/c.jsonl.gz")
    ]
    assert {o.format for o in found} == {None}
    assert {o.source for o in found} == {"unsorted"}
    assert found[0].size == len("a.txt")


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.jsonl", ["b.jsonl"]),
        ("**/*.jsonl*", ["b.jsonl", "sub/deep/c.jsonl.gz"]),
        ("sub/?.ndjson", ["sub/d.ndjson"]),
    ],
)
def test_patterns(folder: Path, pattern: str, names: list[str]) -> None:
    found = discover([f"{folder}/{pattern}"], {})
    assert [o.address for o in found] == [f"{folder}/{name}" for name in names]


def test_each_file_once_however_it_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    found = discover(["a.txt", f"file://{folder}/a.txt", "sub/../a.txt", "*.txt"], {})
    assert [o.address for o in found] == [f"{folder}/a.txt"]


def test_a_file_named_outright_is_read_whatever_its_name(folder: Path) -> None:
    assert len(discover([f"{folder}/.hidden.txt"], {})) == 1
    assert len(discover([f"{folder}/.git"], {})) == 1
    (folder / "a[1].txt").write_text("x")
    assert discover([f"{folder}/a[1].txt"], {})[0].address == f"{folder}/a[1].txt"


@pytest.mark.parametrize("path", ["none.txt", "none/*.txt", "empty", "nothing://x", "s4://bucket/x"])
def test_a_path_that_leads_nowhere_is_one_clear_line(folder: Path, path: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(UserError) as error:
        discover([path if "://" in path else f"{folder}/{path}"], {})
    assert path in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_belongs_to_the_source_whose_address_covers_it(folder: Path) -> None:
    sources = {"okaz": Source("okaz", addresses=(f"{folder}/sub",), format="jsonl")}
    by_hand = {o.address: o.source for o in discover([str(folder)], sources, source="mine")}
    assert by_hand[f"{folder}/sub/d.ndjson"] == "okaz"
    assert by_hand[f"{folder}/a.txt"] == "mine"
    nightly = [o.address.removeprefix(f"{folder}/") for o in discover([], sources)]
    assert nightly == ["sub/d.ndjson", "sub/deep/c.jsonl.gz"]


def test_an_outlet_named_by_hand_is_a_slug(folder: Path) -> None:
    (found,) = discover([f"{folder}/a.txt"], {}, source="Al Jazeera\udcff")
    assert found.source == "al-jazeera"


def test_two_sources_of_one_file_are_a_mistake(folder: Path) -> None:
    sources = {s: Source(s, addresses=(f"{folder}/*.jsonl",)) for s in ("one", "two")}
    with pytest.raises(UserError, match="one and two"):
        discover([], sources)


def test_what_is_gone_of_a_source_stays_listed_and_is_reported(folder: Path) -> None:
    (folder / "empty").mkdir()
    names = ("gone.jsonl", "gone/*.txt", "lost", "empty", "sub/*.txt", "a.txt")
    sources = {"okaz": Source("okaz", addresses=tuple(f"{folder}/{name}" for name in names))}
    found = [o.address for o in discover([], sources)]
    assert found == [f"{folder}/{name}" for name in ("a.txt", "gone", "gone.jsonl", "lost")]
    for address in found[1:]:
        (outcome,) = extract(address, sources["okaz"])
        assert isinstance(outcome, Rejected)
        assert outcome.reason == Reason.UNREADABLE_FILE


def test_links_to_files_are_files_and_folders_above_are_left_alone(folder: Path) -> None:
    before = {o.address for o in discover([str(folder)], {})}
    (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "link.txt").symlink_to(folder / "a.txt")
    assert {o.address for o in discover([str(folder)], {})} == before | {f"{folder}/link.txt"}


def test_a_link_that_leads_out_is_refused_unless_asked(folder: Path, tmp_path_factory: Any) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text("نص لا يخص أحدا")
    (folder / "sub" / "out.txt").symlink_to(outside)
    for path in (str(folder), f"{folder}/**/*.txt", f"{folder}/sub"):
        (link,) = [o for o in discover([path], {}) if o.address.endswith("out.txt")]
        (outcome,) = extract(link.address, Source("x"), refused=link.refused)
        assert isinstance(outcome, Rejected)
        assert (outcome.reason, outcome.position) == (Reason.UNREADABLE_FILE, None)
        assert str(outside) in outcome.detail and "KHABAR_FOLLOW_LINKS=yes" in outcome.detail
    (asked,) = discover([f"{folder}/sub/*.txt"], {}, follow_links=True)
    assert asked.refused is None
    assert asked.fingerprint != link.fingerprint  # so that it is read once asked for
    (named,) = discover([f"{folder}/sub/out.txt"], {})
    assert named.refused is None


NAMES_OF_ARTICLES = (
    "_2024/a.txt",
    "_أخبار.txt",
    "notice.html",
    "notice.txt",
    "license.json",
    "changelog.txt",
)


@pytest.mark.parametrize("name", [*NAMES_OF_ARTICLES, "README.html", "my-license.txt"])
def test_what_is_named_as_an_article_may_be_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(name)
    assert [one.address for one in discover([str(tmp_path)], {})] == [f"{tmp_path}/{name}"]


@pytest.fixture
def linked(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside, and links to folders in all directions."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "deep").mkdir()
    for name in ("o.txt", "deep/p.txt", ".hidden.txt"):
        (outside / name).write_text(name)
    (outside / "deep" / "back").symlink_to(folder, target_is_directory=True)
    (outside / "deep" / "around").symlink_to(outside, target_is_directory=True)
    (folder / "out").symlink_to(outside, target_is_directory=True)
    (folder / "twin").symlink_to(outside, target_is_directory=True)
    (folder / "sub" / "in").symlink_to(folder / "sub" / "deep", target_is_directory=True)
    return folder


@pytest.mark.parametrize("path", ["", "/**", "/**/*.txt", "/*/*.txt"])
def test_a_linked_folder_that_leads_out_is_refused_unless_asked(linked: Path, path: str) -> None:
    refused = [each for each in discover([f"{linked}{path}"], {}) if each.refused]
    assert [each.address for each in refused] == [f"{linked}/out", f"{linked}/twin"]
    assert all("KHABAR_FOLLOW_LINKS=yes" in (each.refused or "") for each in refused)
    followed = discover([f"{linked}{path}"], {}, follow_links=True)
    assert not any(each.refused for each in followed)
    through = [each.address.removeprefix(f"{linked}/") for each in followed if "out/" in each.address]
    assert through == (["out/o.txt"] if path == "/*/*.txt" else ["out/deep/p.txt", "out/o.txt"])


def test_a_linked_folder_within_is_read_where_it_lies(linked: Path) -> None:
    within = [each.address.removeprefix(f"{linked}/sub/") for each in discover([f"{linked}/sub"], {})]
    assert within == ["d.ndjson", "deep/c.jsonl.gz"]
    (linked / "sub" / "of").mkdir()
    (linked / "sub" / "of" / "day").symlink_to(linked / "sub" / "deep", target_is_directory=True)
    (only,) = discover([f"{linked}/sub/of/day*/*.gz", f"{linked}/sub/o*/*/*"], {}, follow_links=True)
    assert only.address.endswith("/of/day/c.jsonl.gz")
    assert not any("out" in each.address for each in discover([f"{linked}/*.txt"], {}))


def test_what_is_refused_tells_of_no_text(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.json"
    secret.write_text('{"title": "سر"}')
    (tmp_path / "a.txt").write_text("نص")
    (tmp_path / "a.json").symlink_to(secret)
    told = {each.address.rpartition("/")[2]: each.sidecar for each in discover([str(tmp_path)], {})}
    assert told == {"a.json": None, "a.txt": None}
    (alone,) = discover([f"{tmp_path}/a.txt"], {})
    (asked,) = discover([f"{tmp_path}/a.txt"], {}, follow_links=True)
    assert alone.sidecar is None and asked.sidecar == f"{tmp_path}/a.json"


def test_a_folder_that_may_not_be_read_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Asked of the system's answer, not of a folder's mode: whoever runs this may be allowed everything.
    monkeypatch.setattr(os, "access", lambda path, _: not str(path).endswith(("deep", ".git")))
    found = {o.address: o for o in discover([str(folder)], {})}
    assert f"{folder}/b.jsonl" in found and f"{folder}/.git" not in found
    (outcome,) = extract(f"{folder}/sub/deep", Source("x"), refused=found[f"{folder}/sub/deep"].refused)
    assert isinstance(outcome, Rejected)
    assert (outcome.reason, outcome.detail) == (
        Reason.UNREADABLE_FILE,
        "the folder may not be read: permission denied",
    )


def test_a_named_folder_may_be_a_link(folder: Path, tmp_path_factory: Any) -> None:
    link = tmp_path_factory.mktemp("links") / "corpus"
    link.symlink_to(folder, target_is_directory=True)
    (folder / "sub" / "in.txt").symlink_to(folder / "a.txt")
    found = discover([str(link)], {})
    assert f"{link}/sub/in.txt" in {o.address for o in found}
    assert not any(o.refused for o in found)


def test_touching_a_file_is_no_change_and_editing_it_is(folder: Path) -> None:
    path = folder / "a.txt"
    before = discover([str(path)], {})[0].fingerprint
    os.utime(path, (1, 1))
    assert discover([str(path)], {})[0].fingerprint == before
    path.write_text("b.txt")
    assert discover([str(path)], {})[0].fingerprint != before


def test_other_stores() -> None:
    store = fsspec.filesystem("memory")
    store.pipe("/discover/a.jsonl", b"{}")
    store.pipe("/discover/sub/b.txt.zst", b"x")
    found = discover(["memory://discover"], {})
    assert [o.address for o in found] == ["memory:///discover/a.jsonl", "memory:///discover/sub/b.txt.zst"]
    assert discover(["memory://discover/**/*.zst"], {}) == found[1:]
    assert discover(["memory://discover"], {}) == found


@pytest.mark.parametrize(
    "changed",
    [
        {"mtime": 1746093600.5},
        {"LastModified": datetime(2025, 5, 1, 10, tzinfo=UTC)},
        {"updated": "2025-05-01T13:00:00+03:00"},
        {"last_modified": "Thu, 01 May 2025 10:00:00 GMT"},
    ],
)
def test_when_a_file_was_changed_in_the_words_of_each_store(changed: dict[str, object]) -> None:
    told = changed_at(changed)
    assert told is not None
    assert told.replace(microsecond=0) == datetime(2025, 5, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize("changed", [{}, {"mtime": None}, {"updated": "yesterday"}, {"mtime": 1e30}])
def test_a_time_no_one_can_read_is_unknown(changed: dict[str, object]) -> None:
    assert changed_at(changed) is None


def test_what_is_no_file_is_refused_and_not_passed_over(tmp_path):
    (tmp_path / "one.jsonl").write_text("{}")
    (tmp_path / "gone.jsonl").symlink_to(tmp_path / "unmounted" / "gone.jsonl")
    (tmp_path / "loop.jsonl").symlink_to(tmp_path / "loop.jsonl")
    os.mkfifo(tmp_path / "pipe.jsonl")
    found = {each.address.rpartition("/")[2]: each.refused for each in discover([str(tmp_path)], {})}
    assert found == {
        "one.jsonl": None,
        "gone.jsonl": "the link leads nowhere",
        "loop.jsonl": "the link leads nowhere",
        "pipe.jsonl": "no regular file",
    }


def test_a_store_that_does_not_answer_is_named() -> None:
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        address = f"ftp://127.0.0.1:{taken.getsockname()[1]}/news"
        with pytest.raises(UserError, match=rf"{address}: cannot be reached: "):
            discover([address], {})
