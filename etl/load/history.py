"""The versions of one article in time: which is current, since when, and what a record changes about that.

The rules:

* Another text is another version. It starts when it was observed, else at the start of the run that loads it.
* Versions follow one another by their start; each ends where the next begins, and the last is current. So an
  older observation that comes late is filed as history.
* The same text again changes nothing, except: seen after the current version began, it came back and starts
  anew; seen before its own start with no other version in between, it starts that much earlier.
* The facts around a text (url, author, section, dates) are those of its latest record: by observation or run,
  then by file and position. So the order of loading does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from etl.load.bulk import utc_second
from etl.records import CleanArticle


class Facts(NamedTuple):
    """What a record says around its text; the columns of ``article_version`` by the same names."""

    url: str | None
    author: str | None
    section: str | None
    published_at: datetime | None
    published_on: date | None
    published_basis: str | None
    declared_language: str | None
    notes: str | None


class Told(NamedTuple):
    """When and where a record was met; of two, the greater is the later."""

    recorded_at: datetime
    address: str
    position: int


@dataclass(slots=True)
class Version:
    """A row of ``article_version``, as far as history goes."""

    version_id: int
    article_id: int
    annotation_run_id: int
    valid_from: datetime
    valid_to: datetime | None
    is_current: bool
    observed_at: datetime | None
    told: Told
    facts: Facts
    changed: bool = False  # since it was read; a new one always is

    def in_order(self) -> tuple[Any, ...]:
        """What versions of an article are sorted by."""
        return self.valid_from, self.told.address, self.told.position, self.version_id


def facts(article: CleanArticle) -> Facts:
    """What the record says around its text, as it is stored."""
    return Facts(
        article.url,
        article.author,
        article.section,
        utc_second(article.published_at),
        article.published_on,
        article.published_basis,
        article.language,
        "\n".join(article.notes) or None,
    )


def told(article: CleanArticle, run_start: datetime) -> Told:
    """When and where the record was met."""
    return Told(utc_second(article.observed_at) or run_start, article.address, article.position)


def is_news(version: Version, article: CleanArticle, run_start: datetime) -> bool:
    """Whether a record of a known version could change anything; cheap, and where in doubt yes."""
    observed = utc_second(article.observed_at)
    if observed is not None:
        if observed < version.valid_from or (observed > version.valid_from and not version.is_current):
            return True
        if version.observed_at is None or observed < version.observed_at:
            return True
    return _speaks(version, article, run_start)


def take(
    versions: dict[int, Version], article: CleanArticle, annotation_run_id: int, run_start: datetime
) -> str:
    """Enter a record of an article into that article's history, ``versions`` by id; what came of it.

    Returns added, revised, reopened, touched or unchanged: the columns of the ledger.
    """
    observed = utc_second(article.observed_at)
    version = versions.get(article.version_id)
    if version is None:
        outcome = "revised" if versions else "added"
        versions[article.version_id] = Version(
            article.version_id, article.article_id, annotation_run_id, observed or run_start, None, False,
            observed, told(article, run_start), facts(article),
        )  # fmt: skip
    else:
        outcome = _retell(version, article, run_start)
        if observed is not None:
            outcome = _resight(version, versions, observed) or outcome
    _chain(versions)
    return outcome


def _resight(version: Version, versions: dict[int, Version], observed: datetime) -> str | None:
    """The same text was observed again."""
    starts = [other.valid_from for other in versions.values() if other is not version]
    outcome = None
    if not version.is_current and observed > max(starts):
        version.valid_from, outcome = observed, "reopened"
    elif observed < version.valid_from and not any(observed <= s < version.valid_from for s in starts):
        version.valid_from, outcome = observed, "touched"
    if version.observed_at is None or observed < version.observed_at:
        version.observed_at, outcome = observed, outcome or "touched"
    version.changed |= outcome is not None
    return outcome


def _speaks(version: Version, article: CleanArticle, run_start: datetime) -> bool:
    """Whether the record says something else around the text, and is the latest or the one known, mended."""
    if facts(article) == version.facts:
        return False
    mine, theirs = told(article, run_start), version.told
    return mine >= theirs or mine[1:] == theirs[1:]


def _retell(version: Version, article: CleanArticle, run_start: datetime) -> str:
    if not _speaks(version, article, run_start):
        return "unchanged"
    version.told, version.facts, version.changed = told(article, run_start), facts(article), True
    return "touched"


def _chain(versions: dict[int, Version]) -> None:
    """Each version ends where the next begins; the last is current."""
    ordered = sorted(versions.values(), key=Version.in_order)
    for version, following in zip(ordered, [*ordered[1:], None], strict=True):
        state = (following.valid_from if following else None, following is None)
        if (version.valid_to, version.is_current) != state:
            version.valid_to, version.is_current = state
            version.changed = True
