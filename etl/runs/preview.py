"""Which files a run would read, as what, and the first of each kind that is understood. Nothing is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from tempfile import TemporaryDirectory

from etl.clean import clean
from etl.errors import UserError
from etl.extract import Asked, Limits, Read, first_records
from etl.extract.addresses import is_web
from etl.extract.discover import InputObject, discover
from etl.extract.record import excerpt
from etl.extract.sources import UNSORTED, Source, by_hand, read_sources
from etl.extract.urls import canonical_url
from etl.records import Article, CleanArticle, Reason, Rejected
from etl.runs import fetching
from etl.settings import Settings

_LOOKED_AT = 5  # records of a file


@dataclass(slots=True)
class Kind:
    """Names of the files of one format, how many of their records were looked at, and those that would be rejected."""

    files: list[str] = field(default_factory=list)
    records: int = 0
    example: Example | None = None
    rejected: list[Rejected] = field(default_factory=list)


@dataclass(slots=True)
class Example:
    """A record as it would be loaded, and what it was read from."""

    article: CleanArticle
    file: str  # its address, on one line
    origins: dict[str, str]  # our name of a field → the key of the record, or what else gave it
    time_zone: str  # of its times, where they name none


def preview(
    settings: Settings, paths: Sequence[str], source: str | None = None, published: str | None = None
) -> dict[str, Kind]:
    """By the title of each format, "" for what none reads. Of each file, no more is read than its first records.

    Raises:
        UserError: a path leads nowhere, a URL among them is not to be had, or the sources cannot be read.
    """
    sources = read_sources(settings.sources) if settings.sources else {}
    kinds: dict[str, Kind] = {}
    with TemporaryDirectory() as folder:
        for found in _objects(settings, paths, source, sources, folder):
            if isinstance(found, Rejected):
                kind = kinds.setdefault("", Kind())
                kind.files.append(found.address)
                kind.rejected.append(found)
                continue
            for records in _first_records(found, sources, settings, published):
                _enter(kinds, records, settings)
    return kinds


def _objects(
    settings: Settings, paths: Sequence[str], source: str | None, sources: dict[str, Source], folder: str
) -> Iterator[InputObject | Rejected]:
    """The files there are, and what is fetched into the folder: of a feed, a few pages."""
    for root in fetching.roots_of(paths, source, sources):
        try:
            yield from fetching.fetch_a_few(settings, root, sources, folder)
        except UserError as error:
            if root.by_hand:
                raise
            yield Rejected(root.url, None, "fetch", Reason.NOT_FETCHED, str(error), "", root.source)
    places = [path for path in paths if not is_web(path)]
    if places or not paths:
        yield from discover(places, sources, source, follow_links=settings.follow_links)


def _enter(kinds: dict[str, Kind], records: list[Read], settings: Settings) -> None:
    """Add a file by its first records."""
    known, outcome = records[0].format, records[0].outcome
    kind = kinds.setdefault(known.title if known else "", Kind())
    kind.files.append(excerpt(outcome.address.rpartition("/")[2]))
    kind.records += len(records)
    for read in records:
        kept = read.outcome
        if isinstance(kept, Article):
            cleaned, refused = clean([kept], now=datetime.now(UTC), max_body_chars=settings.max_body_chars)
            kind.rejected += refused
            if cleaned and kind.example is None:
                kind.example = _understood(read, kept, cleaned[0])
        else:
            kind.rejected.append(kept)


def _first_records(
    found: InputObject, sources: dict[str, Source], settings: Settings, published: str | None
) -> Iterator[list[Read]]:
    source = sources.get(found.source) or by_hand(None if found.source == UNSORTED else found.source)
    limits = Limits(max_record_bytes=settings.max_record_bytes)
    asked = Asked(source, found.format or source.format, published, limits, found.refused, found.sidecar)
    return first_records(found.address, asked, _LOOKED_AT)


def _understood(read: Read, article: Article, cleaned: CleanArticle) -> Example:
    url = canonical_url(article.url) if article.url else None
    otherwise = {
        "identity": "url" if article.identity in (url, *article.addresses) else "place in the file",
        "published": "--published"
        if article.published_basis == "parameter"
        else article.published_basis or "",
        "source": "sources.toml, --source or none",
        "language": "sources.toml",
    }
    origins = read.origins()
    if "id" in origins:
        otherwise["identity"] = origins["id"]
    return Example(cleaned, excerpt(article.address, 1000), {**otherwise, **origins}, article.time_zone)
