"""``khabar ingest --dry-run``: which files would be read, as what, and how the first record of each kind is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from tempfile import TemporaryDirectory

from etl.clean import clean
from etl.extract import Asked, Limits, Read, first_records
from etl.extract.addresses import is_web
from etl.extract.discover import InputObject, discover
from etl.extract.sources import UNSORTED, Source, by_hand, read_sources
from etl.extract.urls import canonical_url
from etl.records import Article, CleanArticle, Rejected
from etl.report.tables import render
from etl.runs import fetching
from etl.settings import Settings

_SHOWN_CHARS = 70
_MOST_REJECTED = 20  # shown one by one; the others are counted
_FIELDS = ("source", "id", "url", "title", "author", "section", "published", "observed", "language", "body")


@dataclass(slots=True)
class _Kind:
    """The files of one format: how many, and one that an article was read from, if any."""

    files: int = 0
    example: Read | None = None
    rejected: list[Rejected] = field(default_factory=list)


def show(settings: Settings, paths: Sequence[str], source: str | None, published: str | None) -> int:
    """Print it: nothing is loaded, and of no file more is read than its first record."""
    sources = read_sources(settings.sources) if settings.sources else {}
    kinds: dict[str, _Kind] = {}
    with TemporaryDirectory() as folder:
        for found in _objects(settings, paths, source, sources, folder):
            for read in _first_records(found, sources, settings, published):
                kind = kinds.setdefault(read.format.title if read.format else "not read", _Kind())
                kind.files += 1
                if isinstance(read.outcome, Rejected):
                    kind.rejected.append(read.outcome)
                elif kind.example is None:
                    kind.example = read
    for title, kind in sorted(kinds.items(), key=lambda item: (item[0] == "not read", item[0])):
        _show_kind(title, kind, settings)
    return 0 if any(kind.example for kind in kinds.values()) else 1


def _objects(
    settings: Settings, paths: Sequence[str], source: str | None, sources: dict[str, Source], folder: str
) -> Iterator[InputObject]:
    """The files there are, and what is fetched into the folder: of a feed, a few pages."""
    for root in fetching.roots_of(paths, source, sources):
        yield from fetching.fetch_a_few(settings, root, sources, folder)
    places = [path for path in paths if not is_web(path)]
    if places or not paths:
        yield from discover(places, sources, source, follow_links=settings.follow_links)


def _first_records(
    found: InputObject, sources: dict[str, Source], settings: Settings, published: str | None
) -> Iterator[Read]:
    source = sources.get(found.source) or by_hand(None if found.source == UNSORTED else found.source)
    limits = Limits(max_record_bytes=settings.max_record_bytes)
    asked = Asked(source, found.format or source.format, published, limits, found.refused, found.sidecar)
    return first_records(found.address, asked)


def _show_kind(title: str, kind: _Kind, settings: Settings) -> None:
    print(f"{title}: {kind.files:,} {'file' if kind.files == 1 else 'files'}")
    if kind.example is not None and isinstance(kind.example.outcome, Article):
        print(f"the first record of {kind.example.outcome.address}")
        _show_article(kind.example, kind.example.outcome, settings)
    if kind.rejected:
        shown = kind.rejected[:_MOST_REJECTED]
        rows = [(each.address, each.position, each.reason, each.detail) for each in shown]
        print(render(("rejected", "position", "reason", "detail"), rows, "table"))
        if len(kind.rejected) > len(shown):
            print(f"and {len(kind.rejected) - len(shown):,} more\n")


def _show_article(read: Read, article: Article, settings: Settings) -> None:
    kept, rejected = clean([article], now=datetime.now(UTC), max_body_chars=settings.max_body_chars)
    if rejected:
        print(f"it would be rejected: {rejected[0].reason}, {rejected[0].detail}\n")
        return
    origins = read.origins()
    understood = {**_understood(kept[0]), "id": kept[0].identity}
    rows = [
        (name, origins.get(name, _otherwise(name, article)), _short(understood[name]))
        for name in _FIELDS
        if understood.get(name)
    ]
    print(render(("field", "from", "understood as"), rows, "table"))
    for note in kept[0].notes:
        print(f"note: {note}")
    if kept[0].repairs:
        print("repairs: " + ", ".join(f"{count} {kind}" for kind, count in sorted(kept[0].repairs.items())))
    print()


def _understood(article: CleanArticle) -> dict[str, str | None]:
    return {
        "source": article.source,
        "url": article.url,
        "title": article.clean_title,
        "author": article.author,
        "section": article.section,
        "published": article.published_at.isoformat(" ") if article.published_at else None,
        "observed": article.observed_at.isoformat(" ") if article.observed_at else None,
        "language": article.language,
        "body": article.clean_body.strip(),
    }


def _otherwise(name: str, article: Article) -> str:
    """Where a field comes from that no key of the record gave."""
    if name == "published":
        return {"parameter": "--published"}.get(article.published_basis or "", article.published_basis or "")
    if name == "id":
        return (
            "url" if article.url and article.identity == canonical_url(article.url) else "place in the file"
        )
    return "sources.toml, --source or none"


def _short(text: str | None) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= _SHOWN_CHARS else line[: _SHOWN_CHARS - 1] + "…"
