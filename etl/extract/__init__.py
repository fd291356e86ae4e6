"""Extract: bytes at any address → articles as their source gave them, and a reason for what is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from etl.extract.containers import Member, Unread, open_members
from etl.extract.fields import File, origins, read_article
from etl.extract.formats import HEAD, Format, format_named, readable, recognise
from etl.extract.identity import file_identity
from etl.extract.record import Fault, Guard, Limits, Record, excerpt
from etl.extract.sidecar import NoSidecar, completed, joined, read_sidecar, unread_sidecar
from etl.extract.sources import Source
from etl.records import Article, Reason, Rejected

__all__ = ["Asked", "Guard", "Limits", "Read", "Source", "extract", "first_records"]


@dataclass(slots=True)
class Asked:
    """How the files of one address are to be read."""

    source: Source
    format: str | None
    published: str | None
    limits: Limits
    refused: str | None = None
    sidecar: str | None = None
    guard: Guard = field(default_factory=Guard)


class Read(NamedTuple):
    """What became of one record, and what it was read from."""

    outcome: Article | Rejected
    format: Format | None = None
    record: Record | None = None
    file: File | None = None

    def origins(self) -> dict[str, str]:
        """Our name of each field that was read → the key of the record it was read from."""
        return origins(self.record, self.file) if self.record and self.file else {}


def extract(
    address: str,
    source: Source,
    *,
    format: str | None = None,
    published: str | None = None,
    limits: Limits | None = None,
    refused: str | None = None,
    sidecar: str | None = None,
    guard: Guard | None = None,
) -> Iterator[Article | Rejected]:
    """The articles of one file in its order, and a Rejected for every record that is none.

    The file is streamed: memory is bounded by its longest record. An archive gives what lies in it, each
    file under an address of its own. Damage in the middle gives the records before it, then one Rejected
    with the position reading stopped at.

    Args:
        address: a local path or any fsspec URL.
        source: the outlet; ``sources.by_hand()`` for a file no entry describes.
        format: the name of a format; default: the source's, else what the file looks like.
        published: the date of articles that bring none, as written by the caller.
        limits: what one record, one compressed file and one archive may grow to.
        refused: why discovery would not have the file opened.
        sidecar: the address of a file with more fields of this text.
        guard: knows what is not to be read; default: all is.
    """
    by = format or source.format
    asked = Asked(source, by, published, limits or Limits(), refused, sidecar, guard or Guard())
    for member in _members(address, asked):
        if isinstance(member, Rejected):
            yield member
        else:
            yield from (read.outcome for read in _read_member(member, asked))


def first_records(address: str, asked: Asked, most: int) -> Iterator[list[Read]]:
    """The first records of each file an address leads to, and of each in an archive."""
    for member in _members(address, asked):
        if isinstance(member, Rejected):
            yield [Read(member)]
            continue
        yield list(islice(_read_member(member, asked), most))


def _members(address: str, asked: Asked) -> Iterator[Member | Rejected]:
    """The files to read, and why others cannot be."""
    source = asked.source
    if asked.refused is not None:
        yield _rejected(address, source, None, Reason.UNREADABLE_FILE, asked.refused)
        return
    if unread := asked.guard.ends_at(address, 0):
        yield _rejected(address, source, None, unread.reason, unread.detail)
        return
    try:
        for member in _files(address, asked):
            if isinstance(member, Unread):
                yield _rejected(member.address, source, None, member.reason, member.detail)
            else:
                yield member
                asked.guard.ends_at(address, 0)  # what lies between two files of an archive is the archive's
    except MemoryError:
        raise  # that may be no fault of the file's
    except Exception as error:  # whatever a store raises: this address's alone
        yield _rejected(address, source, None, Reason.UNREADABLE_FILE, _why(error))


def _files(address: str, asked: Asked) -> Iterator[Member | Unread]:
    """What lies at the address, each text with what stands beside it."""
    members = joined(open_members(address, asked.limits))
    if asked.sidecar is None:
        yield from members
        return
    beside: dict[str, Any] = {}
    try:
        beside = read_sidecar(asked.sidecar, asked.limits)
    except (NoSidecar, OSError) as error:
        yield unread_sidecar(asked.sidecar, _why(error))
    for member in members:
        yield member._replace(beside=beside) if isinstance(member, Member) else member


def _read_member(member: Member, asked: Asked) -> Iterator[Read]:
    """The records of one file, which may lie in an archive."""
    address, stream, beside, before = member
    source = asked.source
    position, known = 0, None
    try:
        known = format_named(asked.format) if asked.format else recognise(stream.peek(HEAD), address)
        if known is None:
            yield Read(_unknown(member, source))
            return
        identity = file_identity(address, source)
        file = File(address, source, identity, known.many, asked.published, known.counts_days)
        limits = replace(asked.limits, passes_over=partial(asked.guard.passes_over, address))
        for found in _guarded(known.read(stream, limits), address, asked.guard):
            position = found.position
            if not known.many:
                found = found._replace(position=position + before)
            if beside and isinstance(found, Record):
                found = completed(found, beside)
            yield Read(_outcome(found, file), known, found if isinstance(found, Record) else None, file)
        if not position:
            yield Read(_rejected(address, source, None, Reason.EMPTY_BODY, "the file holds no record"))
    except MemoryError:
        raise
    except Exception as error:  # whatever a store raises, and whatever a reader trips over: this file's alone
        stopped_at = position + 1 if position else None
        yield Read(_rejected(address, source, stopped_at, Reason.UNREADABLE_FILE, _why(error)), known)


def _guarded(records: Iterator[Record | Fault], address: str, guard: Guard) -> Iterator[Record | Fault]:
    """The records, but for what the guard has passed over; it is told before each is read, and before it is used."""
    position = 0
    while (unread := guard.ends_at(address, position + 1)) is None:
        found = next(records, None)
        if found is None:
            return
        position = found.position
        yield guard.passes_over(address, position) or found
    yield unread


def _outcome(found: Record | Fault, file: File) -> Article | Rejected:
    article = read_article(found, file) if isinstance(found, Record) else found
    if isinstance(article, Article):
        return article
    position, reason, detail, excerpt = article
    return _rejected(file.address, file.source, position, reason, detail, excerpt)


def _unknown(member: Member, source: Source) -> Rejected:
    detail = f"no reader for this kind of file; what can be read is {readable()}"
    beginning = excerpt(member.stream.peek(HEAD)[:1000])
    return _rejected(member.address, source, None, Reason.UNKNOWN_FORMAT, detail, beginning)


def _rejected(
    address: str, source: Source, position: int | None, reason: str, detail: str, excerpt: str = ""
) -> Rejected:
    return Rejected(address, position, "extract", reason, detail, excerpt, source.slug)


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error) or type(error).__name__
