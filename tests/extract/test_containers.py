"""Archives: what lies in them is read where it lies, and none of them takes more than it may."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract import Limits, extract
from etl.extract.sources import by_hand
from etl.records import Article, Reason, Rejected

BODY = "افتتح وزير النقل الجسر الجديد في المكلا صباح أمس"
LINE = json.dumps({"body": BODY}, ensure_ascii=False).encode()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return data.getvalue()


def outcomes(
    folder: Path, data: bytes, name: str = "a.zip", limits: Limits | None = None
) -> list[Article | Rejected]:
    (folder / name).write_bytes(data)
    return list(extract(str(folder / name), by_hand(), limits=limits))


@pytest.mark.parametrize(
    ("name", "pack"),
    [("a.zip", zipped), ("a.tar", tarred), ("a.tar.gz", lambda f: gzip.compress(tarred(f))), ("a", zipped)],
)
def test_each_file_has_an_address_of_its_own(tmp_path: Path, name: str, pack: object) -> None:
    files = {"أخبار/a.txt": BODY.encode("cp1256"), "b.jsonl.gz": gzip.compress(LINE)}
    second, first = outcomes(tmp_path, pack(files), name)  # type: ignore[operator] # the text might have a sidecar
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.address, first.body) == (f"{tmp_path}/{name}!/أخبار/a.txt", BODY)
    assert second.address == f"{tmp_path}/{name}!/b.jsonl.gz"
    assert second.identity == f"file://{tmp_path}/{name.removesuffix('.gz')}!/b.jsonl#1"


def test_archives_in_archives_are_walked(tmp_path: Path) -> None:
    (one,) = outcomes(tmp_path, zipped({"in.tar": tarred({"deep.zip": zipped({"a.txt": BODY.encode()})})}))
    assert isinstance(one, Article)
    assert one.address == f"{tmp_path}/a.zip!/in.tar!/deep.zip!/a.txt"


def test_what_is_passed_over_in_a_folder_is_in_an_archive(tmp_path: Path) -> None:
    names = ("__MACOSX/._a.txt", ".DS_Store", "README.txt", "a.txt.md5", "x/.git/b.txt", "a.txt")
    (one,) = outcomes(tmp_path, zipped({name: BODY.encode() for name in names}))
    assert one.address.endswith("!/a.txt")


def zipped_twice(name: str, one: bytes, other: bytes) -> bytes:
    data = zipped({name: one, "between.txt": BODY.encode()})
    with (
        zipfile.ZipFile(held := io.BytesIO(data), "a") as archive,
        pytest.warns(UserWarning, match="Duplicate"),
    ):
        archive.writestr(name, other)
    return held.getvalue()


def tarred_twice(name: str, one: bytes, other: bytes) -> bytes:
    data = io.BytesIO(tarred({name: one, "between.txt": BODY.encode()}))
    with tarfile.open(fileobj=data, mode="a") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(other)
        archive.addfile(info, io.BytesIO(other))
    return data.getvalue()


PAGE = "<html><body><h1>جسر المكلا</h1><p>{} بحضور عدد من المسؤولين والأهالي.</p></body></html>".format


@pytest.mark.parametrize("pack", [zipped_twice, tarred_twice])
@pytest.mark.parametrize(
    ("name", "one", "other"),
    [("a.txt", BODY, f"{BODY} الأول"), ("a.html", PAGE(BODY), PAGE(f"{BODY} الأول"))],
)
def test_two_files_of_one_name_are_one_article_read_twice_the_later_one_last(
    tmp_path: Path, pack: Callable[[str, bytes, bytes], bytes], name: str, one: str, other: str
) -> None:
    found = outcomes(tmp_path, pack(name, one.encode(), other.encode()))
    first, second = (each for each in found if isinstance(each, Article) and each.address.endswith(name))
    assert len(found) == 3 and len(first.body) < len(second.body)
    assert (first.identity, first.position) == (second.identity, second.position - 1)


def test_a_name_that_leads_out_is_refused_and_an_absolute_one_read_as_below(tmp_path: Path) -> None:
    files = {"../../etc/cron.txt": BODY.encode(), "/srv/b.txt": BODY.encode(), "C:\\c.txt": BODY.encode()}
    out, absolute, drive = outcomes(tmp_path, zipped(files))
    assert isinstance(out, Rejected) and isinstance(absolute, Article) and isinstance(drive, Article)
    assert (out.reason, "leads out" in out.detail) == (Reason.UNREADABLE_FILE, True)
    assert absolute.address.endswith("a.zip!/srv/b.txt") and drive.address.endswith("a.zip!/c.txt")


@pytest.mark.parametrize("cut", [30, 600, 0.3, 0.72])
def test_an_archive_cut_short_says_so(tmp_path: Path, cut: float) -> None:
    data = tarred({f"{n}.txt": BODY.encode() * 30 for n in range(9)})
    *_, last = outcomes(tmp_path, data[: int(cut if cut > 1 else cut * len(data))], "a.tar")
    assert isinstance(last, Rejected)
    (last,) = outcomes(tmp_path, zipped({"a.txt": BODY.encode()})[:-9])
    assert isinstance(last, Rejected) and last.reason == Reason.UNREADABLE_FILE


def rejected(found: list[Article | Rejected]) -> list[Rejected]:
    return [one for one in found if isinstance(one, Rejected)]


def test_an_encrypted_file_is_rejected_and_the_next_is_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": BODY.encode(), "b.txt": BODY.encode()}, zipfile.ZIP_STORED))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # of the first file, in both places
        data[data.index(header) + flags] |= 1
    secret, plain = outcomes(tmp_path, bytes(data))
    assert isinstance(secret, Rejected) and "encrypted" in secret.detail
    assert isinstance(plain, Article)


def test_a_damaged_file_is_rejected_and_the_next_is_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": BODY.encode() * 9, "b.txt": BODY.encode()}, zipfile.ZIP_STORED))
    data[60:64] = b"xxxx"
    bad, good = outcomes(tmp_path, bytes(data))
    assert isinstance(bad, Rejected) and "damaged" in bad.detail
    assert isinstance(good, Article)


@pytest.mark.parametrize("pack", [zipped, lambda files: gzip.compress(tarred(files))])
def test_a_bomb_is_not_read_to_its_end(tmp_path: Path, pack: object) -> None:
    line = b'{"body": "' + b"x" * 1_000_000 + b'"}\n'
    data = pack({f"{n}.jsonl": line * 80 for n in range(2)})  # type: ignore[operator]
    found = outcomes(tmp_path, data, "bomb", Limits(max_ratio=20))
    assert 0 < len(found) < 100
    assert any("20-fold" in one.detail for one in rejected(found))


def test_a_bomb_of_bombs_is_counted_from_outside(tmp_path: Path) -> None:
    inner = zipped({f"{n}.txt": b" " * 5_000_000 for n in range(9)})
    outer = zipped({f"{n}.zip": inner for n in range(9)})
    found = outcomes(tmp_path, outer, limits=Limits(max_ratio=20))
    assert any("20-fold" in one.detail for one in rejected(found))


def test_depth_and_count_have_their_limits(tmp_path: Path) -> None:
    deep = zipped({"a.txt": BODY.encode()})
    for _ in range(4):
        deep = zipped({"in.zip": deep, "b.txt": BODY.encode()})
    found = outcomes(tmp_path, deep)
    assert len(found) == 5
    assert ["deep in each other" in one.detail for one in rejected(found)] == [True]
    many = zipped({f"{n}.txt": BODY.encode() for n in range(9)})
    *read, last = outcomes(tmp_path, many, limits=Limits(max_members=5))
    assert len(read) == 5 and isinstance(last, Rejected) and "over 5 files" in last.detail


@pytest.mark.parametrize(
    ("part", "says"),
    [("word/document.xml", "Word"), ("xl/workbook.xml", "CSV"), ("content.xml", "OpenDocument")],
)
def test_an_office_document_is_told_apart_from_an_archive(tmp_path: Path, part: str, says: str) -> None:
    (one,) = outcomes(tmp_path, zipped({"mimetype": b"x", part: b"<w/>"}), "a.docx")
    assert isinstance(one, Rejected) and says in one.detail


def test_links_and_devices_are_rejected(tmp_path: Path) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"{kind!r}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    found = outcomes(tmp_path, data.getvalue(), "a.tar")
    assert [one.detail for one in rejected(found)] == ["no regular file"] * 3


def test_a_damaged_header_in_the_middle_is_said(tmp_path: Path) -> None:
    data = bytearray(tarred({"a.txt": BODY.encode(), "b.txt": BODY.encode(), "c.txt": BODY.encode()}))
    data[1024 + 148 : 1024 + 156] = b"garbage!"
    first, last = outcomes(tmp_path, bytes(data), "a.tar")
    assert isinstance(first, Article) and isinstance(last, Rejected)
    assert last.address.endswith("a.tar") and "damaged" in last.detail


def test_a_header_without_end_is_not_held(tmp_path: Path) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("a.txt")
        info.pax_headers = {"comment": "x" * 3_000_000}
        archive.addfile(info)
    (one,) = outcomes(tmp_path, data.getvalue(), "a.tar")
    assert isinstance(one, Rejected) and "a header of 3,000," in one.detail


def test_names_written_by_windows_are_readable(tmp_path: Path) -> None:
    data = zipped({"xxxxx.txt": BODY.encode()}).replace(b"xxxxx", "خبر 1".encode("cp1256"))
    (one,) = outcomes(tmp_path, data)
    assert one.address.endswith("!/خبر 1.txt")


@given(st.binary(max_size=300), st.integers(0, 3000), st.sampled_from([zipped, tarred]))
def test_whatever_bytes_stand_in_an_archive(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int, pack: object
) -> None:
    data = pack({"a.txt": BODY.encode(), "b.zip": zipped({"c.jsonl": LINE})})  # type: ignore[operator]
    broken = data[:place] + noise + data[place + len(noise) :]
    for one in outcomes(tmp_path_factory.getbasetemp(), broken, "noise"):
        assert isinstance(one, Article) or one.detail


def test_what_no_archive_is_nor_a_document_of_news_names_the_remedy(tmp_path: Path) -> None:
    (cut,) = outcomes(tmp_path, zipped({"a.txt": BODY.encode()})[:40])
    assert isinstance(cut, Rejected) and cut.detail.endswith("fetch the file again")
    (word,) = outcomes(tmp_path, zipped({"word/document.xml": b"<x/>"}), "b.docx")
    assert isinstance(word, Rejected)
    assert word.detail == "this is a Word document, which is not read: save it as plain text"


def test_each_photograph_of_a_saved_page_is_one_short_line(tmp_path: Path) -> None:
    (photo,) = outcomes(tmp_path, zipped({"a_files/logo.png": b"\x89PNG\r\n\x1a\n" + bytes(50)}))
    assert isinstance(photo, Rejected) and photo.reason == Reason.UNKNOWN_FORMAT
    assert ".jsonl" in photo.detail and len(photo.detail) < 220


def test_an_offset_that_leads_nowhere_costs_its_file_alone(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": BODY.encode(), "b.txt": BODY.encode()}))
    first = data.index(b"PK\x01\x02")
    data[first + 42 : first + 46] = (2**31 - 9).to_bytes(4, "little")
    bad, good = outcomes(tmp_path, bytes(data))
    assert isinstance(bad, Rejected) and "damaged in the archive" in bad.detail
    assert isinstance(good, Article)
