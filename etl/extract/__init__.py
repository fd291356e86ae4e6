"""Extract: bytes at any address → articles as their source gave them, and a reason for what is none."""

from __future__ import annotations

from collections.abc import Iterator

from etl.extract.addresses import locate
from etl.extract.compression import open_decompressed
from etl.extract.fields import File, read_article
from etl.extract.formats import Format, format_named, format_of, readable
from etl.extract.identity import file_identity
from etl.extract.record import Fault, Limits, Record
from etl.extract.sources import Source
from etl.records import Article, Reason, Rejected

__all__ = ["Limits", "Source", "extract"]


def extract(
    address: str,
    source: Source,
    *,
    format: str | None = None,
    published: str | None = None,
    limits: Limits | None = None,
    refused: str | None = None,
) -> Iterator[Article | Rejected]:
    """The articles of one file in its order, and a Rejected for every record that is none.

    The file is streamed: memory is bounded by its longest record. Damage in the middle gives the records
    before it, then one Rejected with the position reading stopped at.

    Args:
        address: a local path or any fsspec URL.
        source: the outlet; ``sources.by_hand()`` for a file no entry describes.
        format: the name of a format; default: the source's, else by the file's ending.
        published: the date of articles that bring none, as written by the caller.
        limits: what one record and one compressed file may grow to.
        refused: why discovery would not have the file opened.
    """
    if refused is not None:
        yield _rejected(address, source, None, Reason.UNREADABLE_FILE, refused)
        return
    limits = limits or Limits()
    known = _format(address, format or source.format)
    position = 0
    try:
        if known is None:
            yield _unknown(address, source)
            return
        file = File(address, source, file_identity(address, source), known.many, published)
        with open_decompressed(address, limits) as stream:
            for found in known.read(stream, limits):
                position = found.position
                yield _outcome(found, file)
    except Exception as error:  # whatever a store raises, and whatever a reader trips over: this file's alone
        stopped_at = position + 1 if position else None
        yield _rejected(address, source, stopped_at, Reason.UNREADABLE_FILE, _why(error))


def _outcome(found: Record | Fault, file: File) -> Article | Rejected:
    article = read_article(found, file) if isinstance(found, Record) else found
    if isinstance(article, Article):
        return article
    position, reason, detail, excerpt = article
    return _rejected(file.address, file.source, position, reason, detail, excerpt)


def _unknown(address: str, source: Source) -> Rejected:
    place = locate(address)
    if not place.fs.exists(place.path):
        return _rejected(address, source, None, Reason.UNREADABLE_FILE, "no such file or directory")
    detail = f"no reader for this kind of file; what can be read is {readable()}"
    return _rejected(address, source, None, Reason.UNKNOWN_FORMAT, detail)


def _format(address: str, name: str | None) -> Format | None:
    return format_of(address) if name is None else format_named(name)


def _rejected(
    address: str, source: Source, position: int | None, reason: str, detail: str, excerpt: str = ""
) -> Rejected:
    return Rejected(address, position, "extract", reason, detail, excerpt, source.slug)


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error) or type(error).__name__
