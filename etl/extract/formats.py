"""The registry of formats. A new one is a module with a reader, and its line in ``FORMATS``.

What a file is, its first bytes tell; its ending is asked where more than one format would read it, or none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from etl.extract import (
    columnar,
    delimited,
    feeds,
    html,
    json_documents,
    json_feed,
    jsonl,
    plain_text,
    sitemaps,
    trec,
    warc,
    xml_exports,
)
from etl.extract.compression import strip_ending
from etl.extract.record import ByteStream, Fault, Limits, Record

HEAD = 64 * 1024  # bytes a format is recognised by


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: how it is called and recognised, and what reads it."""

    name: str
    title: str  # what people call it
    endings: tuple[str, ...]
    read: Callable[[ByteStream, Limits], Iterator[Record | Fault]]
    many: bool  # whether one file holds many records
    looks_like: Callable[[bytes, str], bool]  # the first HEAD bytes, decompressed, and the file's address
    counts_days: bool = False  # whether its dates may be numbers of days, as spreadsheets keep them


# Where the ending decides nothing, the first that knows the file by its beginning reads it: plain text comes last.
FORMATS = (
    Format(
        "feed",
        "feeds and WordPress exports, RSS or Atom",
        feeds.ENDINGS,
        feeds.read,
        many=True,
        looks_like=feeds.looks_like,
    ),
    Format(
        "json-feed",
        "JSON Feed",
        json_feed.ENDINGS,
        json_feed.read,
        many=True,
        looks_like=json_feed.looks_like,
    ),
    Format(
        "sitemap",
        "sitemaps, for the addresses in them",
        sitemaps.ENDINGS,
        sitemaps.read,
        many=True,
        looks_like=sitemaps.looks_like,
    ),
    Format(
        "newsml",
        "NITF and NewsML-G2",
        xml_exports.ENDINGS,
        xml_exports.read,
        many=True,
        looks_like=xml_exports.looks_like,
    ),
    Format("warc", "web archives", warc.ENDINGS, warc.read, many=True, looks_like=warc.looks_like),
    Format(
        "jsonl",
        "JSON Lines",
        (".jsonl", ".jl", ".ndjson", ".json-lines"),
        jsonl.read,
        many=True,
        looks_like=jsonl.looks_like,
    ),
    Format("html", "saved web pages", html.ENDINGS, html.read, many=False, looks_like=html.looks_like),
    Format(
        "json",
        "JSON",
        (".json",),
        json_documents.read,
        many=True,
        looks_like=json_documents.looks_like,
    ),
    Format(
        "parquet",
        "Parquet",
        (".parquet", ".pq"),
        columnar.read_parquet,
        many=True,
        looks_like=columnar.looks_like_parquet,
    ),
    Format(
        "arrow",
        "Arrow",
        (".arrow", ".feather", ".ipc"),
        columnar.read_arrow,
        many=True,
        looks_like=columnar.looks_like_arrow,
    ),
    Format(
        "csv",
        "CSV or TSV",
        delimited.ENDINGS,
        delimited.read,
        many=True,
        looks_like=delimited.looks_like,
        counts_days=True,
    ),
    Format("trec", "TREC markup", trec.ENDINGS, trec.read, many=True, looks_like=trec.looks_like),
    Format(
        "text",
        "plain text",
        plain_text.ENDINGS,
        plain_text.read,
        many=False,
        looks_like=plain_text.looks_like,
    ),
)


def readable() -> str:
    """The kinds of file there are readers for, by their first endings: a folder's every photograph is told so."""
    endings = " ".join(known.endings[0] for known in FORMATS)
    return f"{endings} and the like, compressed or in archives too (docs/sources.md)"


def format_named(name: str) -> Format | None:
    """The format of this name."""
    return next((known for known in FORMATS if known.name == name), None)


def formats_of(address: str) -> list[Format]:
    """The formats the file's ending names, a compression ending aside, the more special first."""
    bare = strip_ending(address).lower()
    return [known for known in FORMATS if bare.endswith(known.endings)]


def recognise(head: bytes, address: str) -> Format | None:
    """The format of a file that begins so: that of its ending, unless it looks like another's alone."""
    named, plain = formats_of(address), FORMATS[-1]
    if named and named[0] is not plain and named[0].looks_like(head, address):
        return named[0]
    # Nearly anything passes for plain text: it is never what another ending should have meant.
    others = FORMATS[:-1] if named and named[0] is not plain else FORMATS
    return next((known for known in others if known.looks_like(head, address)), named[-1] if named else None)
