"""The versions of one article in time: which is current, since when, and what a record changes about that.

The rules:

* Another text is another version. A record shows its text when it was observed, else at the start of the run
  that read it first.
* A version lasts from ``valid_from`` to the last record that showed it, its provenance. A record that shows
  another text meanwhile parts it: what was there before is history, and the version starts anew where it was
  seen again. So an older observation that comes late is filed as history.
* Records seen at one time follow one another by the change of their files, where known; then by the runs that
  first read their texts, so that a later run wins; then by file and position. ``order_basis`` says which of
  these decided.
* A record read again where it stood shows nothing new, and a known text read elsewhere counts with the run that
  read it first: reading all files again changes nothing. But what stands in the place of the current version's
  record replaces it, though it be an older text.
* The facts around a text (url, author, section, dates) are those of its provenance, or of the record that
  stands in that place now.
* Relative dates count from the day of publication, unless that is flagged, else from the first day the text was
  observed.

Which version is current does not depend on the order of loading as far as times of observation differ.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import and_, case, func

from etl.load.bulk import utc_second
from etl.load.tables import article_version
from etl.records import CleanArticle


class Facts(NamedTuple):
    """What a record says around its text; the columns of ``article_version`` by the same names."""

    url: str | None
    author: str | None
    section: str | None
    published_at: datetime | None
    published_on: date | None
    published_basis: str | None
    published_flag: str | None
    declared_language: str | None
    notes: str | None


class Provenance(NamedTuple):
    """The record that showed a text last; columns of ``article_version``, too."""

    recorded_at: datetime  # observed, else read_at
    file_changed_at: datetime | None
    read_at: datetime  # start of the run that read the text first, or brought it back
    address: str
    position: int

    @property
    def place(self) -> tuple[str, int]:
        """Where the record stands."""
        return self.address, self.position

    def in_order(self) -> tuple[Any, ...]:
        """What records of one article are sorted by."""
        return self.recorded_at, self.file_changed_at or datetime.min, self.read_at, self.place


class Anchor(NamedTuple):
    """The day relative dates count from, and what day that is: published or observed."""

    anchor_on: date | None
    anchor_basis: str | None


@dataclass(slots=True)
class Version:
    """A row of ``article_version``, as far as history goes."""

    version_id: int
    article_id: int
    annotation_run_id: int
    valid_from: datetime
    valid_to: datetime | None
    is_current: bool
    order_basis: str | None
    observed_at: datetime | None
    observed_on: date | None
    anchor: Anchor  # the one its annotations were made with
    provenance: Provenance
    facts: Facts
    changed: bool = False  # since it was read; a new one always is

    def starts(self) -> tuple[Any, ...]:
        """Its beginning in the order of records; after those of the same time, where that is not known better."""
        if self.valid_from == self.provenance.recorded_at:
            return self.provenance.in_order()
        return self.valid_from, datetime.max

    def anchor_due(self) -> Anchor:
        """The anchor its annotations should be made with."""
        return anchor(None if self.facts.published_flag else self.facts.published_on, self.observed_on)


def facts_of(article: CleanArticle) -> Facts:
    """What the record says around its text, as it is stored."""
    return Facts(
        article.url,
        article.author,
        article.section,
        utc_second(article.published_at),
        article.published_on,
        article.published_basis,
        article.published_flag,
        article.language,
        "\n".join(article.notes) or None,
    )


def anchor(published_on: date | None, observed_on: date | None) -> Anchor:
    """The anchor of a text with these days known and not doubted."""
    if published_on is not None:
        return Anchor(published_on, "published")
    return Anchor(observed_on, None if observed_on is None else "observed")


# The same of the versions that are stored.
_V = article_version.c
_TRUSTED = and_(_V.published_on.is_not(None), _V.published_flag.is_(None))
ANCHOR_DUE_ON = func.coalesce(case((_TRUSTED, _V.published_on)), _V.observed_on)
ANCHOR_DUE_BASIS = case((_TRUSTED, "published"), (_V.observed_on.is_not(None), "observed"))


def provenance_of(
    article: CleanArticle, run_start: datetime, file_changed_at: datetime | None = None
) -> Provenance:
    """When and where a record was met that no run has read before."""
    seen = utc_second(article.observed_at) or run_start
    return Provenance(seen, utc_second(file_changed_at), run_start, article.address, article.position)


def record_sighting(
    versions: dict[int, Version], article: CleanArticle, seen: Provenance, annotation_run_id: int
) -> str:
    """Enter a record of an article into that article's history, ``versions`` by id; what came of it.

    Returns added, revised, reopened, touched or unchanged: the columns of the ledger.
    """
    if not versions:
        versions[article.version_id] = _first_seen(article, seen, annotation_run_id, is_current=True)
        return "added"
    version = versions.get(article.version_id)
    stands = next((each for each in versions.values() if each.is_current and each is not version), None)
    replaces = stands is not None and _replaces(seen, stands.provenance)
    if stands is not None and replaces:
        seen = _not_before(seen, stands.provenance)
    known = version is not None
    if version is None:
        outcome = "revised"
        version = versions[article.version_id] = _first_seen(
            article, seen, annotation_run_id, is_current=False
        )
    else:
        seen = seen if replaces else _as_known(seen, version, article)
        outcome = _see_again(version, article, seen, versions.values())
    _part(versions.values(), version, seen)
    _chain(versions.values())
    came_back = known and stands is not None and version.is_current
    return "reopened" if came_back else outcome


def _first_seen(
    article: CleanArticle, seen: Provenance, annotation_run_id: int, *, is_current: bool
) -> Version:
    return Version(
        article.version_id, article.article_id, annotation_run_id, seen.recorded_at, None, is_current, None,
        utc_second(article.observed_at), article.observed_on, Anchor(None, None), seen, facts_of(article), changed=True,
    )  # fmt: skip


def _replaces(seen: Provenance, stood: Provenance) -> bool:
    """Whether a later run finds this record where another stood."""
    return seen.place == stood.place and seen.read_at > stood.read_at


def _not_before(seen: Provenance, stood: Provenance) -> Provenance:
    """A file put back from a copy may have an older time: that must not hide what stands in it now."""
    times = [time for time in (seen.file_changed_at, stood.file_changed_at) if time is not None]
    return seen._replace(file_changed_at=max(times, default=None))


def _as_known(seen: Provenance, version: Version, article: CleanArticle) -> Provenance:
    """A record of a known text: the run that read the text first counts, not the one that reads it again."""
    stood, observed = version.provenance, utc_second(article.observed_at)
    if observed is None and version.observed_at is not None:
        return stood  # it does not say when
    recorded_at = observed or stood.recorded_at
    if seen.place == stood.place and recorded_at == stood.recorded_at:
        return stood
    return seen._replace(recorded_at=recorded_at, read_at=stood.read_at)


def _see_again(
    version: Version, article: CleanArticle, seen: Provenance, versions: Collection[Version]
) -> str:
    """A text that is known was seen: before, while or after it was known to stand."""
    before = (version.valid_from, version.observed_at, version.observed_on, version.facts)
    stood, others = version.provenance, [each for each in versions if each is not version]
    if seen.in_order() > stood.in_order():
        if any(stood.in_order() < each.starts() < seen.in_order() for each in others):
            version.valid_from = seen.recorded_at
        version.provenance = seen
    if version.provenance != stood or (article.address, article.position) == stood.place:
        version.facts = facts_of(article)
    _observe(version, article, others)
    version.changed |= version.provenance != stood
    if before == (version.valid_from, version.observed_at, version.observed_on, version.facts):
        return "unchanged"
    version.changed = True
    return "touched"


def _observe(version: Version, article: CleanArticle, others: Collection[Version]) -> None:
    """Keep the earliest observation; the version starts there, unless another text was seen in between."""
    observed, earliest = utc_second(article.observed_at), version.observed_at
    if observed is None or (earliest is not None and observed > earliest):
        return
    seen_between = any(
        (observed,) <= seen < version.starts()
        for each in others
        for seen in ((each.observed_at or datetime.min,), each.starts(), each.provenance.in_order())
    )
    if observed < version.valid_from and earliest in (None, version.valid_from) and not seen_between:
        version.valid_from = observed
    version.observed_at, version.observed_on = observed, article.observed_on


def _part(versions: Collection[Version], version: Version, seen: Provenance) -> None:
    """A version seen both before and after this record of another text starts anew where it was seen last."""
    for each in versions:
        if each is not version and each.starts() < seen.in_order() < each.provenance.in_order():
            each.valid_from, each.changed = each.provenance.recorded_at, True


def _chain(versions: Collection[Version]) -> None:
    """Each version ends where the next begins; the last is current."""
    ordered = sorted(versions, key=lambda each: (each.provenance.in_order(), each.version_id))
    for earlier, later in pairwise(ordered):
        # Seen before one that it follows: that was another time, of which no more is known.
        if later.valid_from < earlier.valid_from:
            later.valid_from, later.changed = earlier.valid_from, True
    for before, version, after in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False):
        basis = _order_basis(before.provenance, version.provenance) if before else None
        state = (after.valid_from if after else None, after is None, basis)
        if (version.valid_to, version.is_current, version.order_basis) != state:
            version.valid_to, version.is_current, version.order_basis = state
            version.changed = True


def _order_basis(before: Provenance, after: Provenance) -> str:
    """What decided that one record follows the other."""
    if before.recorded_at != after.recorded_at:
        observed = all(each.recorded_at != each.read_at for each in (before, after))
        return "observed" if observed else "run"
    if before.file_changed_at != after.file_changed_at:
        return "file_time"
    return "run" if before.read_at != after.read_at else "position"
