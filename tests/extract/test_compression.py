"""Compressed files, whole and damaged."""

from __future__ import annotations

import bz2
import gzip
import lzma
from pathlib import Path

import pytest
import zstandard

from etl.extract import compression
from etl.extract.compression import strip_ending
from etl.extract.containers import Member, Unread, open_members
from etl.extract.record import BrokenStream, Limits

TEXT = "".join(f"السطر رقم {i}\n" for i in range(20_000)).encode()
COMPRESS = {
    ".gz": gzip.compress,
    ".zst": zstandard.ZstdCompressor().compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}
ENDINGS = pytest.mark.parametrize("ending", COMPRESS)


def read_all(path: Path, limits: Limits | None = None) -> tuple[bytes, str | None]:
    """What could be read, and what was wrong."""
    data = b""
    try:
        for member in open_members(str(path), limits or Limits()):
            if isinstance(member, Unread):
                return data, member.detail
            while block := member.stream.read(1000):
                assert len(block) <= 1000
                data += block
    except BrokenStream as error:
        return data, str(error)
    return data, None


@ENDINGS
def test_reads_it_whole(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(COMPRESS[ending](TEXT))
    assert read_all(path) == (TEXT, None)
    (read,) = [one.stream.read() for one in open_members(str(path), Limits()) if isinstance(one, Member)]
    assert read == TEXT


def test_the_first_bytes_say_how_it_is_compressed_whatever_its_ending(tmp_path: Path) -> None:
    for ending in COMPRESS:
        for other, compress in COMPRESS.items():
            path = tmp_path / f"a{other}{ending}"
            path.write_bytes(compress(TEXT))
            assert read_all(path) == (TEXT, None)


@ENDINGS
def test_members_one_after_another_are_one_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(COMPRESS[ending](TEXT) + COMPRESS[ending](b"") + COMPRESS[ending](b"end") + b"\0" * 3000)
    assert read_all(path) == (TEXT + b"end", None)


@ENDINGS
def test_of_a_file_cut_short_the_beginning_is_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    whole = b"".join(COMPRESS[ending](TEXT[i : i + 50_000]) for i in range(0, len(TEXT), 50_000))
    path.write_bytes(whole[: len(whole) * 3 // 4])
    data, wrong = read_all(path)
    assert TEXT.startswith(data)
    assert len(data) > len(TEXT) // 2
    assert wrong is not None
    assert "cut short" in wrong


@ENDINGS
def test_of_a_damaged_file_the_beginning_is_read(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    whole = bytearray(b"".join(COMPRESS[ending](TEXT[i : i + 50_000]) for i in range(0, len(TEXT), 50_000)))
    middle = len(whole) // 2
    whole[middle : middle + 4000] = b"\xff" * 4000
    path.write_bytes(whole)
    data, wrong = read_all(path)
    assert TEXT.startswith(data[:1000])
    assert data
    assert wrong is not None
    assert "damaged" in wrong


@ENDINGS
def test_a_name_that_lies_is_damage(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.txt{ending}"
    path.write_bytes(b"plain text")
    data, wrong = read_all(path)
    assert data == b""
    assert wrong is not None
    assert f"named {ending}" in wrong


def test_bytes_decide_where_the_name_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(gzip.compress(TEXT))
    assert read_all(path) == (TEXT, None)


@ENDINGS
def test_a_bomb_is_not_read_further(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compression, "_RATIO_COUNTS_FROM", 100_000)
    path = tmp_path / f"a{ending}"
    path.write_bytes(COMPRESS[ending](b"\0" * 30_000_000))
    data, wrong = read_all(path, Limits(max_ratio=50))
    assert len(data) < 30_000_000
    assert wrong is not None
    assert "50-fold" in wrong


def test_ordinary_text_is_no_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compression, "_RATIO_COUNTS_FROM", 0)
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(TEXT))
    assert read_all(path, Limits(max_ratio=50)) == (TEXT, None)


def test_strip_ending() -> None:
    assert strip_ending("s3://b/News.jsonl.GZ") == "s3://b/News.jsonl"
    assert strip_ending("news.txt") == "news.txt"
