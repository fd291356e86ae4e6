"""Annotated articles into the warehouse: about a thousand in one transaction, with its row in the ledger.

What is there already is skipped after one indexed query. Two workers may load at once: every transaction
touches addresses, outlets, articles, entities, versions and rejects in this order, each in the order of their keys.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Row, and_, bindparam, select, update

from etl.collector import collector_paused
from etl.errors import UserError
from etl.load.addresses import resolve_names
from etl.load.bulk import among, insert_missing, insert_rows, utc_second
from etl.load.history import (
    ANCHOR_DUE_BASIS,
    ANCHOR_DUE_ON,
    Anchor,
    Facts,
    Provenance,
    Version,
    facts_of,
    provenance_of,
    record_sighting,
)
from etl.load.ledger import LoadCounts, enter_rejected, record_batch, record_versions, rejected_key, run_start
from etl.load.reference import ensure_sources, merge_entities, source_key
from etl.load.rows import Read, ReadOut, rewrite_children, rows_of, under
from etl.load.tables import article, article_version, entity, unsettled_version
from etl.load.warehouse import writing
from etl.records import CleanArticle, Rejected, content_key

TRANSACTION_ARTICLES = 1000

_STATE = (
    "version_id", "article_id", "annotation_run_id", "valid_from", "valid_to", "is_current", "order_basis",
    "observed_at", "observed_on",
)  # fmt: skip
_HISTORY = [
    article_version.c[name] for name in (*_STATE, *Anchor._fields, *Provenance._fields, *Facts._fields)
]

_ENDS = list(accumulate(map(len, (_STATE, Anchor._fields, Provenance._fields, Facts._fields)), initial=0))
_PLACES = [slice(*ends) for ends in pairwise(_ENDS)]

# What an unchanged record is told by, and of which versions: current ones whose relative dates are right.
_V = article_version.c
_RECORD = [
    _V[name] for name in ("version_id", "observed_at", "recorded_at", "address", "position", *Facts._fields)
]
_SETTLED = and_(
    _V.is_current,
    _V.anchor_on.is_not_distinct_from(ANCHOR_DUE_ON),
    _V.anchor_basis.is_not_distinct_from(ANCHOR_DUE_BASIS),
)

Sighting = tuple[Provenance, CleanArticle]
Found = Mapping[int, Sequence[ReadOut]]  # by version; several where records of one text bring other dates


class Reading(NamedTuple):
    """What a batch is loaded as."""

    run_start: datetime
    annotation_run_id: int
    file_times: Mapping[str, datetime]
    restored: bool

    def provenance(self, article: CleanArticle) -> Provenance:
        """When and where this run met the record."""
        return provenance_of(article, self.run_start, self.file_times.get(article.address))


def load_batch(
    engine: Engine,
    articles: Sequence[CleanArticle],
    read: Iterable[ReadOut],
    rejected: Sequence[Rejected] = (),
    *,
    run_id: str,
    annotation_run_id: int,
    file_times: Mapping[str, datetime] | None = None,
    restored: bool = False,
) -> LoadCounts:
    """Load articles with what was read out of them (``version_rows``), and the records that could not be used.

    The run must have begun and the annotators be registered. An article nothing was read out of is left out; it
    must be among the rejected. A batch loaded twice by one run changes nothing and counts once. Articles that
    other annotators read before, or whose date was corrected, are annotated anew. ``file_times`` says when the
    files were changed, by address. Articles ``restored`` from the warehouse leave its history as it is.

    Raises:
        UserError: the run is unknown, or an article has neither annotations nor a rejection.
    """
    found: dict[int, list[ReadOut]] = {}
    for each in read:
        found.setdefault(each.version_id, []).append(each)
    _account_for(articles, found, rejected)
    counts = LoadCounts()
    for first in range(0, max(len(articles), 1), TRANSACTION_ARTICLES):
        part = articles[first : first + TRANSACTION_ARTICLES]
        unusable = rejected if first == 0 else ()
        with collector_paused(), writing(engine) as connection:
            reading = Reading(run_start(connection, run_id), annotation_run_id, file_times or {}, restored)
            loaded, changes = _load(connection, part, found, reading)
            record_versions(connection, run_id, changes)
            insert_missing(connection, unsettled_version, [(version,) for version in changes])
            loaded.rejected = enter_rejected(connection, unusable, run_id)
            counts += record_batch(connection, run_id, _batch_key(part, unusable, annotation_run_id), loaded)
    return counts


def _batch_key(articles: Sequence[CleanArticle], rejected: Sequence[Rejected], annotation_run_id: int) -> int:
    versions = " ".join(str(a.version_id) for a in articles)
    return content_key(annotation_run_id, versions, " ".join(str(rejected_key(r)) for r in rejected))


def _account_for(articles: Sequence[CleanArticle], found: Found, rejected: Sequence[Rejected]) -> None:
    refused = {(r.address, r.position) for r in rejected}
    for a in articles:
        if a.version_id not in found and (a.address, a.position) not in refused:
            raise UserError(f"{a.address}, record {a.position}: has neither annotations nor a reason why not")


def _load(
    connection: Connection, articles: Sequence[CleanArticle], found: Found, reading: Reading
) -> tuple[LoadCounts, dict[int, str]]:
    """What loading came to, and what it did to each version it wrote."""
    readable = [a for a in articles if a.version_id in found]
    # What stands as stored brings no name either: it was entered with it.
    news = _news(connection, readable, reading.annotation_run_id)
    if news and not reading.restored:
        named, found = _under_known_names(connection, news, found)
        is_renamed = any(after is not before for before, after in zip(news, named, strict=True))
        news = _news(connection, named, reading.annotation_run_id) if is_renamed else named
    if not news:
        return LoadCounts(unchanged=len(readable)), {}
    plan = _load_news(connection, news, found, reading)
    plan.counts.unchanged += len(readable) - len(news)
    return plan.counts, plan.changes


def _under_known_names(
    connection: Connection, articles: Sequence[CleanArticle], found: Found
) -> tuple[list[CleanArticle], Found]:
    """The records under the articles they are of, and what was read out of them by the versions they then are."""
    named = resolve_names(connection, articles)
    regrouped: dict[int, list[ReadOut]] = {}
    taken: set[tuple[int, int]] = set()
    for before, after in zip(articles, named, strict=True):
        if (before.version_id, after.version_id) not in taken:
            taken.add((before.version_id, after.version_id))
            moved = (
                each if after is before else under(each, after.version_id)
                for each in found[before.version_id]
            )
            regrouped.setdefault(after.version_id, []).extend(moved)
    return named, regrouped


def _news(
    connection: Connection, articles: Sequence[CleanArticle], annotation_run_id: int
) -> list[CleanArticle]:
    """The records that may change something: all but those that are exactly as stored."""
    chosen = among(connection, _V.version_id, [a.version_id for a in articles])
    query = select(*_RECORD).where(chosen, _SETTLED, _V.annotation_run_id == annotation_run_id)
    stored = {row[0]: row for row in connection.execute(query).all()}
    return [a for a in articles if not _stands_as_stored(stored.get(a.version_id), a)]


def _stands_as_stored(stored: Row[Any] | None, a: CleanArticle) -> bool:
    observed = utc_second(a.observed_at)
    return (
        stored is not None
        and (observed is None or observed in stored[1:3])
        and tuple(stored)[3:] == (a.address, a.position, *facts_of(a))
    )


class _Plan(NamedTuple):
    """What records come to: the histories of their articles, and whose annotations are to be written."""

    versions: dict[int, Version]
    fresh: set[int]  # new versions
    written: dict[int, Read]  # versions whose annotations are written: new ones, and those read anew
    changes: dict[int, str]  # what is done to each version that is not as it was
    counts: LoadCounts


def _load_news(connection: Connection, news: Sequence[CleanArticle], found: Found, reading: Reading) -> _Plan:
    sightings = [(reading.provenance(a), a) for a in news]
    sightings.sort(key=lambda each: (each[0].in_order(), each[1].version_id))
    stored = _versions_of(connection, _hold_articles(connection, sightings))
    plan = _plan(sightings, stored, found, reading)
    written = [plan.written[key] for key in sorted(plan.written)]
    merge_entities(connection, rows_of(written, entity), reading.annotation_run_id)
    anew = [read for read in written if read.article.version_id not in plan.fresh]
    _update_versions(connection, [version for version in stored.values() if version.changed])
    _annotate_anew(connection, anew)
    rows = [_row(plan.versions[key], plan.written[key]) for key in sorted(plan.fresh)]
    insert_rows(connection, article_version, rows)
    rewrite_children(connection, written, [read.article.version_id for read in anew])
    return plan


def _plan(sightings: Sequence[Sighting], stored: dict[int, Version], found: Found, reading: Reading) -> _Plan:
    """Enter the records into the histories of their articles."""
    histories: dict[int, dict[int, Version]] = {a.article_id: {} for _, a in sightings}
    for version in stored.values():
        histories[version.article_id][version.version_id] = version
    outcomes: Counter[str] = Counter()
    changes: dict[int, str] = {}
    latest: dict[int, tuple[str, CleanArticle]] = {}
    for seen, a in sightings:
        versions, outcome = histories[a.article_id], "unchanged"
        if not reading.restored or a.version_id not in versions:
            outcome = record_sighting(versions, a, seen, reading.annotation_run_id)
        outcomes[outcome] += 1
        if outcome != "unchanged":
            changes.setdefault(a.version_id, outcome)
        latest[a.version_id] = outcome, a
    versions = {key: histories[a.article_id][key] for key, (_, a) in latest.items()}
    fresh = versions.keys() - stored.keys()
    written = {}
    for key, version in versions.items():
        outcome, a = latest[key]
        annotations = _annotations_due(version, found[key], key in fresh, reading.annotation_run_id)
        if annotations is None:
            continue
        written[key] = Read(a, annotations)
        version.annotation_run_id = reading.annotation_run_id
        version.anchor = Anchor(annotations.anchor_on, annotations.anchor_basis)
        version.changed = True
        if key not in fresh:
            outcomes[outcome] -= 1
            outcomes["reannotated"] += 1
            changes[key] = "reannotated"
    return _Plan(versions, fresh, written, changes, LoadCounts(**outcomes))


def _annotations_due(
    version: Version, found: Sequence[ReadOut], is_new: bool, annotation_run_id: int
) -> ReadOut | None:
    """What is to be written of a version; None: what is there stays.

    Of several readings of one text the one with the right anchor counts. Where none has it, as when an undated
    record follows a dated one, a later reannotation mends it: ``stale_versions`` gives the version out.
    """
    due = version.anchor_due()
    right = next((each for each in found if (each.anchor_on, each.anchor_basis) == due), None)
    if is_new or version.annotation_run_id != annotation_run_id:
        return right or found[0]
    return right if version.anchor != due else None


def _hold_articles(connection: Connection, sightings: Sequence[Sighting]) -> Sequence[int]:
    """Rows for the articles, held until we commit, so that no other worker adds a version meanwhile.

    The sightings come in order. Returned are the articles that may have versions.
    """
    ensure_sources(connection, {a.source for _, a in sightings})
    rows: dict[int, tuple[Any, ...]] = {}
    for seen, a in sightings:
        rows.setdefault(a.article_id, (a.article_id, source_key(a.source), a.identity, seen.recorded_at))
    if insert_missing(connection, article, list(rows.values())) == len(rows):
        return ()  # nobody else can see them yet
    keys = sorted(rows)
    held = connection.execute(
        select(article.c.article_id, article.c.first_seen_at)
        .where(among(connection, article.c.article_id, keys))
        .order_by(article.c.article_id)
        .with_for_update()
    )
    earlier = [{"key": key, "seen": rows[key][-1]} for key, seen in held if rows[key][-1] < seen]
    if earlier:
        statement = update(article).where(article.c.article_id == bindparam("key"))
        connection.execute(statement.values(first_seen_at=bindparam("seen")), earlier)
    return keys


def _version(row: Row[Any]) -> Version:
    values = tuple(row)
    state, anchor, seen, facts = (values[each] for each in _PLACES)
    fields: list[Any] = [*state, Anchor(*anchor), Provenance(*seen), Facts(*facts)]
    return Version(*fields)


def _versions_of(connection: Connection, articles: Iterable[int]) -> dict[int, Version]:
    """The stored versions of those articles, by id."""
    query = select(*_HISTORY).where(among(connection, article_version.c.article_id, articles))
    return {row.version_id: _version(row) for row in connection.execute(query).all()}


def _update_versions(connection: Connection, versions: Iterable[Version]) -> None:
    # Those that cease to be current go first: an article never has two.
    _update(
        connection,
        [
            {
                **{name: getattr(v, name) for name in _STATE},
                **v.anchor._asdict(), **v.provenance._asdict(), **v.facts._asdict(),
            }
            for v in sorted(versions, key=lambda v: (v.is_current, v.version_id))
        ],
    )  # fmt: skip


def _annotate_anew(connection: Connection, anew: Iterable[Read]) -> None:
    _update(
        connection,
        [
            {
                "version_id": a.version_id, "clean_body": a.clean_body, "language": found.language,
                "sentence_count": found.sentence_count, "token_count": found.token_count,
            }
            for a, found in anew
        ],
    )  # fmt: skip


def _update(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Set columns of stored versions, in the order given."""
    if not rows:
        return
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in rows[0] if name != "version_id"}
    key = article_version.c.version_id == bindparam("new_version_id")
    given = [{f"new_{name}": value for name, value in row.items()} for row in rows]
    connection.execute(update(article_version).where(key).values(values), given)


def _row(version: Version, read: Read) -> tuple[object, ...]:
    """A row of ``article_version``, in the order of its columns."""
    a, found = read
    facts, seen = version.facts, version.provenance
    return (
        a.version_id, a.article_id, version.annotation_run_id, a.content_sha256, a.body_sha256,
        facts.url, facts.author, facts.section, facts.published_at, facts.published_on, facts.published_basis,
        facts.published_flag,
        version.observed_at, version.observed_on, *version.anchor, *seen,
        found.language, facts.declared_language, found.sentence_count, found.token_count, facts.notes,
        version.valid_from, version.valid_to, version.is_current, version.order_basis,
        a.title, a.body, a.clean_body,
    )  # fmt: skip
