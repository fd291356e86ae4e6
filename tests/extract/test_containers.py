"""Archives: what lies in them is read where it lies, and none of them takes more than it may."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

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
    first, second = outcomes(tmp_path, pack(files), name)  # type: ignore[operator]
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.address, first.body) == (f"{tmp_path}/{name}!/أخبار/a.txt", BODY)
    assert second.address == f"{tmp_path}/{name}!/b.jsonl.gz"
    assert second.identity == f"file://{tmp_path}/{name.removesuffix('.gz')}!/b.jsonl#1"


def test_archives_in_archives_are_walked(tmp_path: Path) -> None:
    (one,) = outcomes(tmp_path, zipped({"in.tar": tarred({"deep.zip": zipped({"a.txt": BODY.encode()})})}))
    assert isinstance(one, Article)
    assert one.address == f"{tmp_path}/a.zip!/in.tar!/deep.zip!/a.txt"


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
