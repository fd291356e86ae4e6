"""Archives, walked without being unpacked: each file in one has an address of its own, ``news.zip!/a/b.html``.

Nothing is written below the name a member bears, so none can lead out of a folder; a name that tries to is
refused all the same, as what it is meant to be cannot be told.
"""

from __future__ import annotations

import re
import tarfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any, NamedTuple, Self, cast

from etl.extract.addresses import WITHIN, locate
from etl.extract.compression import decompressed
from etl.extract.encoding import decode
from etl.extract.junk import is_junk
from etl.extract.record import BrokenStream, Limits
from etl.extract.stream import Stream, pieces, seekable
from etl.records import Reason

_ALWAYS_ALLOWED = 64 * 1024 * 1024  # bytes out of an archive, whatever its size
_TAR_HEADER = 512
_LONGEST_HEADER = 1_000_000  # of names and attributes; it is read as a whole
_DRIVE = re.compile(r"[A-Za-z]:(?=/)")


class Member(NamedTuple):
    """A file to read: one that lies in an archive, or the whole of what an address holds."""

    address: str
    stream: Stream
    beside: Mapping[str, Any] = {}  # fields a file beside it gives
    before: int = 0  # files under this address that came before it: an archive may hold two of one name


class Unread(NamedTuple):
    """A file in an archive that cannot be read, or an archive that cannot be walked further."""

    address: str
    reason: str  # a Reason
    detail: str


class Budget:
    """What all that lies in one outermost archive may come to: bytes for its size, and members."""

    def __init__(self, size: int, limits: Limits) -> None:
        self._limits = limits
        self._bytes = max(_ALWAYS_ALLOWED, size * limits.max_ratio)
        self._members = limits.max_members

    def member(self) -> None:
        """Count a member. Raises BrokenStream past the limit."""
        self._members -= 1
        if self._members < 0:
            raise BrokenStream(f"holds over {self._limits.max_members:,} files: not read further")

    def counted(self, given: Iterator[bytes]) -> Iterator[bytes]:
        """The same pieces, counted. Raises BrokenStream past the limit."""
        for piece in given:
            self._bytes -= len(piece)
            if self._bytes < 0:
                ratio = self._limits.max_ratio
                raise BrokenStream(f"the archive grows over {ratio}-fold when unpacked: not read further")
            yield piece


def open_members(address: str, limits: Limits) -> Iterator[Member | Unread]:
    """The files behind any fsspec address, each to be read before the next is asked for. Raises OSError."""
    place = locate(address)
    with place.fs.open(place.path, "rb") as raw:
        budget = Budget(int(place.fs.size(place.path) or 0), limits)
        yield from walk(Member(address, Stream(pieces(raw), raw)), limits, budget)


def walk(member: Member, limits: Limits, budget: Budget, depth: int = 0) -> Iterator[Member | Unread]:
    """The files in an archive and in the archives within it; of a file that is none, itself.

    Each must be read before the next is asked for.
    """
    try:
        stream = decompressed(member.stream, member.address, limits)
        members = _members(stream.peek(_TAR_HEADER))
        if members is None:
            yield member._replace(stream=stream)
            return
        if depth >= limits.max_depth:
            raise BrokenStream(f"archives lie over {limits.max_depth} deep in each other: not read further")
        met: Counter[str] = Counter()
        for name, opened in members(stream, limits):
            budget.member()
            name = _inner(name)
            address = f"{member.address}{WITHIN}{name}"
            if ".." in name.split("/"):
                yield Unread(address, Reason.UNREADABLE_FILE, "its name leads out of the archive: not read")
            elif is_junk(name):
                continue
            elif isinstance(opened, str):
                yield Unread(address, Reason.UNREADABLE_FILE, opened)
            else:
                inner = Member(address, Stream(budget.counted(opened)), before=member.before + met[name])
                met[name] += 1
                yield from walk(inner, limits, budget, depth + 1)
    except tarfile.TarError as error:
        detail = f"the archive is damaged or cut short ({error}): fetch the file again"
        yield Unread(member.address, Reason.UNREADABLE_FILE, detail)
    except (BrokenStream, OSError) as error:
        yield Unread(member.address, Reason.UNREADABLE_FILE, str(error) or type(error).__name__)


_Members = Callable[[Stream, Limits], Iterator[tuple[str, Iterator[bytes] | str]]]


def _members(head: bytes) -> _Members | None:
    """What walks an archive that begins so; None: it is none."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip
    return _tar if _is_tar_header(head) else None


def _is_tar_header(header: bytes) -> bool:
    try:
        tarfile.TarInfo.frombuf(header, "utf-8", "replace")
    except tarfile.HeaderError:
        return False
    return True


def _inner(name: str) -> str:
    """A member's name as a path below the archive."""
    path = _DRIVE.sub("", name.replace("\\", "/"))
    return "/".join(part for part in path.split("/") if part not in ("", "."))


class _Header(tarfile.TarInfo):
    """The header of a file in a tar. One that is damaged ends the archive with a word, where tarfile has none."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """The header these bytes hold. Raises BrokenStream; EOFHeaderError where the archive ends as it should."""
        try:
            header = super().frombuf(buf, encoding, errors)
        except (tarfile.EOFHeaderError, tarfile.EmptyHeaderError):  # type: ignore[attr-defined]
            raise
        except tarfile.HeaderError as error:
            raise BrokenStream(
                f"the tar archive is damaged or cut short ({error}): fetch it again"
            ) from error
        if not header.isreg() and header.size > _LONGEST_HEADER:
            raise BrokenStream(f"a header of {header.size:,} bytes in the tar archive: not read further")
        return header


def _tar(stream: Stream, _: Limits) -> Iterator[tuple[str, Iterator[bytes] | str]]:
    with tarfile.open(
        fileobj=cast(IO[bytes], stream), mode="r|", errors="surrogateescape", tarinfo=_Header
    ) as archive:
        for info in archive:
            archive.members.clear()  # type: ignore[attr-defined]  # they add up otherwise
            if info.isdir():
                continue
            file = archive.extractfile(info) if info.isreg() else None
            yield _named(info.name), pieces(file) if file else "no regular file"


def _named(name: str) -> str:
    """A name whose bytes are no UTF-8, in the encoding they are in."""
    raw = name.encode("utf-8", "surrogateescape")
    decoded = decode(raw)
    return decoded[0] if decoded else name


def _zip(stream: Stream, limits: Limits) -> Iterator[tuple[str, Iterator[bytes] | str]]:
    with _opened(seekable(stream, limits)) as archive:
        if office := _office_document(archive):
            raise BrokenStream(office)
        for info in archive.infolist():
            if not info.filename.endswith("/"):  # is_dir() trips over a file without a name
                yield _zip_name(info), _zip_member(archive, info)


def _opened(file: IO[bytes]) -> zipfile.ZipFile:
    """The archive. Raises BrokenStream where its directory is damaged, which zipfile says in many ways."""
    try:
        return zipfile.ZipFile(file)
    except Exception as error:
        detail = f"the archive is damaged or cut short ({error}): fetch the file again"
        raise BrokenStream(detail) from error


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Its name; where nothing says it is UTF-8, in the encoding its bytes are in rather than that of MS-DOS."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        decoded = decode(info.orig_filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.filename
    return decoded[0] if decoded else info.filename


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes] | str:
    if info.flag_bits & 0x1:
        return "it is encrypted: unpack it with its password first"
    try:
        return _sound(archive.open(info))
    except NotImplementedError as error:
        return str(error)
    except Exception as error:  # an offset that leads nowhere, among others
        return f"damaged in the archive ({error}): fetch the archive again"


def _sound(file: IO[bytes]) -> Iterator[bytes]:
    """Its pieces. Raises BrokenStream where they are damaged, which zipfile says in many ways."""
    try:
        yield from pieces(file)
    except Exception as error:
        raise BrokenStream(f"damaged in the archive ({error}): fetch the archive again") from error


def _office_document(archive: zipfile.ZipFile) -> str | None:
    """What a zip is that holds one document in parts."""
    names = archive.NameToInfo
    kinds = (
        ("word/document.xml", "a Word document, which is not read: save it as plain text"),
        ("xl/workbook.xml", "an Excel workbook, which is not read: save its sheet as CSV (UTF-8)"),
        ("ppt/presentation.xml", "a PowerPoint presentation, which is not read: save it as plain text"),
        ("META-INF/container.xml", "an EPUB book, which is not read: save it as plain text"),
        ("content.xml", "an OpenDocument file, which is not read: save it as plain text or CSV"),
    )
    return next((f"this is {kind}" for part, kind in kinds if part in names), None)
