"""``khabar ingest --dry-run``: which files would be read, as what, and how the first good record of each kind is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from etl.records import CleanArticle
from etl.report.tables import render
from etl.runs.preview import Example, Kind, preview
from etl.settings import Settings

_NOT_READ = "not read"
_SHOWN_CHARS = 70
_MOST_NAMED = 5  # files of a format
_MOST_REJECTED = 20  # shown one by one; the others are counted


def show(settings: Settings, paths: Sequence[str], source: str | None, published: str | None) -> int:
    """Print it; 1 where no file has an article to give."""
    kinds = preview(settings, paths, source, published)
    for title in sorted(kinds, key=lambda title: (not title, title)):
        _show_kind(title or _NOT_READ, kinds[title])
    return 0 if any(kind.example for kind in kinds.values()) else 1


def _show_kind(title: str, kind: Kind) -> None:
    print(f"{title}: {_count(len(kind.files), 'file')}{_verdict(kind) if title != _NOT_READ else ''}")
    names = kind.files[:_MOST_NAMED]
    others = f" and {len(kind.files) - len(names):,} more" if len(kind.files) > len(names) else ""
    print(", ".join(names) + others)
    if kind.example is not None:
        _show_example(kind.example)
    if kind.rejected:
        shown = kind.rejected[:_MOST_REJECTED]
        rows = [(each.address, each.position, each.reason, each.detail) for each in shown]
        print(render(("rejected", "position", "reason", "detail"), rows, "table"))
        if len(kind.rejected) > len(shown):
            print(f"and {len(kind.rejected) - len(shown):,} more\n")


def _verdict(kind: Kind) -> str:
    files = len({each.address for each in kind.rejected})
    looked_at = f"; of {_count(kind.records, 'record')} looked at"
    if not kind.rejected:
        return f"{looked_at} none would be rejected"
    return f"{looked_at} {len(kind.rejected):,} would be rejected, in {_count(files, 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _show_example(example: Example) -> None:
    article = example.article
    print(f"record {article.position:,} of {example.file}")
    rows = [
        (name, example.origins.get(name, ""), _short(text))
        for name, text in _fields(example, article)
        if text
    ]
    print(render(("field", "from", "understood as"), rows, "table"))
    for note in article.notes:
        print(f"note: {note}")
    if article.repairs:
        print("repairs: " + ", ".join(f"{count} {kind}" for kind, count in sorted(article.repairs.items())))
    print()


def _fields(example: Example, article: CleanArticle) -> list[tuple[str, str | None]]:
    zone = ZoneInfo(example.time_zone)
    return [
        *(("source", article.source), ("identity", article.identity), ("url", article.url)),
        *(("title", article.clean_title), ("author", article.author), ("section", article.section)),
        ("published", _published(article)),
        ("observed", _moment(article.observed_at, zone)),
        *(("language", article.language), ("body", article.clean_body.strip())),
    ]


def _published(article: CleanArticle) -> str | None:
    """A time in UTC, else a day."""
    if article.published_at:
        return article.published_at.isoformat(" ")
    return article.published_on.isoformat() if article.published_on else None


def _moment(at: datetime | None, zone: ZoneInfo) -> str | None:
    """A time in UTC, or a day; a day without a time is kept as its midnight where it was written."""
    if at is None:
        return None
    local = at.astimezone(zone)
    return at.isoformat(" ") if local.time() != time() else local.date().isoformat()


def _short(text: str | None) -> str:
    line = " ".join((text or "").split())
    return line if len(line) <= _SHOWN_CHARS else line[: _SHOWN_CHARS - 1] + "…"
