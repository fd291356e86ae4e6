"""Saved pages and feeds as they came from Arabic sites, where they lie beside the project: nothing of them ships.

``index.tsv`` says what a person read from each: outlet, title, publication and first words, of a feed those of its
first entry. A page that is to be refused counts as right in all of them where it is.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

from etl.clean import clean
from etl.extract import extract
from etl.extract.html import site_of
from etl.extract.sources import by_hand, slugify
from etl.paths import PROJECT
from etl.records import Article, CleanArticle, Reason

PAGES = PROJECT.parent / "shared" / "web"
EXTRA = "saved pages and feeds"
_FIRST_CHARS = 60
_NO_WORD = re.compile(r"[\W_]+")


def score() -> dict[str, float]:
    """Nothing that ships is measured here; ``tests/extract/test_html.py`` holds what does."""
    return {}


def extra() -> dict[str, float]:
    """The share of files whose outlet, title, date and first words are right, and whose all of them are."""
    index = PAGES / "index.tsv"
    if not index.exists():
        return {}
    right: dict[str, list[bool]] = defaultdict(list)
    with index.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for name, is_right in _judge(row).items():
                right[f"{row['kind']}_{name}"].append(is_right)
    return {name: mean(found) for name, found in sorted(right.items())}


def _judge(row: dict[str, str]) -> dict[str, bool]:
    outcome = next(extract(str(PAGES / row["file"]), by_hand()))
    refused = not isinstance(outcome, Article)
    if row["file"].startswith("NEGATIVE"):
        is_right = refused and outcome.reason == Reason.NOT_ARABIC
        return dict.fromkeys(("outlet", "title", "date", "first_words", "all"), is_right)
    found = {} if refused else _facts(clean([outcome], now=datetime.now(UTC))[0][0], row)
    judged = {name: found.get(name, False) for name in ("outlet", "title", "date", "first_words")}
    return {**judged, "all": all(judged.values())}


def _facts(article: CleanArticle, row: dict[str, str]) -> dict[str, bool]:
    begins = _letters(row["first_words"])[:_FIRST_CHARS]
    return {
        "outlet": article.source == slugify(site_of(row["url"]) or ""),
        "title": _letters(article.title or "") == _letters(row["title"]),
        "date": article.published_at is not None and _same_time(article.published_at, row["published"]),
        "first_words": _letters(article.body).startswith(begins),
    }


def _same_time(found: datetime, wanted: str) -> bool:
    """The same instant, or the same hands of the clock where the page names no zone; minutes count."""
    written = datetime.fromisoformat(wanted)
    clock = found.replace(tzinfo=None, second=0, microsecond=0)
    instant = written.astimezone(UTC) if written.tzinfo else written
    return clock in (each.replace(tzinfo=None, second=0, microsecond=0) for each in (written, instant))


def _letters(text: str) -> str:
    return _NO_WORD.sub("", unicodedata.normalize("NFC", text))


def report(folder: Path = PAGES) -> None:
    """Print what is wrong of which file."""
    with (folder / "index.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            wrong = [name for name, is_right in _judge(row).items() if not is_right]
            if wrong:
                print(row["file"], *wrong)


if __name__ == "__main__":
    report()
