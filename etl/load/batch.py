"""Annotated articles into the warehouse: about a thousand in one transaction, with its row in the ledger.

What is there already is skipped after one indexed query. Two workers may load at once: every transaction
touches outlets, articles, entities, versions and rejects in this order, each in the order of their keys.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Engine, bindparam, select, update

from etl.errors import UserError
from etl.load.bulk import among, insert_missing, insert_rows, utc_second
from etl.load.history import Facts, Told, Version, facts, is_news, take, told
from etl.load.ledger import LoadCounts, enter_rejected, record_batch, rejected_key, run_start
from etl.load.reference import ensure_sources, merge_entities, source_key
from etl.load.rows import Read, rewrite_children
from etl.load.tables import article, article_version
from etl.load.warehouse import writing
from etl.records import Annotations, CleanArticle, Rejected, content_key

TRANSACTION_ARTICLES = 1000

_AS_STORED = [
    article_version.c[name] for name in ("version_id", "annotation_run_id", "observed_at", *Facts._fields)
]
_HISTORY = [
    article_version.c[name]
    for name in (
        "version_id", "article_id", "annotation_run_id",
        "valid_from", "valid_to", "is_current", "observed_at", *Told._fields, *Facts._fields,
    )
]  # fmt: skip


def load_batch(
    engine: Engine,
    articles: Sequence[CleanArticle],
    annotations: Iterable[Annotations],
    rejected: Sequence[Rejected] = (),
    *,
    run_id: str,
    annotation_run_id: int,
) -> LoadCounts:
    """Load articles with what was read out of them, and the records that could not be used.

    The run must have begun and the annotators be registered. An article without annotations is left out; it
    must be among the rejected. A batch loaded twice by one run changes nothing and counts once. Articles that
    other annotators read before are annotated anew.

    Raises:
        UserError: the run is unknown, or an article has neither annotations nor a rejection.
    """
    found = {a.version_id: a for a in annotations}
    _account_for(articles, found, rejected)
    counts = LoadCounts()
    for first in range(0, max(len(articles), 1), TRANSACTION_ARTICLES):
        part = articles[first : first + TRANSACTION_ARTICLES]
        unusable = rejected if first == 0 else ()
        with writing(engine) as connection:
            loaded = _load(connection, part, found, run_start(connection, run_id), annotation_run_id)
            loaded.rejected = enter_rejected(connection, unusable, run_id)
            counts += record_batch(connection, run_id, _batch_key(part, unusable, annotation_run_id), loaded)
    return counts


def _batch_key(articles: Sequence[CleanArticle], rejected: Sequence[Rejected], annotation_run_id: int) -> int:
    versions = " ".join(str(a.version_id) for a in articles)
    return content_key(annotation_run_id, versions, " ".join(str(rejected_key(r)) for r in rejected))


def _account_for(
    articles: Sequence[CleanArticle], found: dict[int, Annotations], rejected: Sequence[Rejected]
) -> None:
    refused = {(r.address, r.position) for r in rejected}
    for a in articles:
        if a.version_id not in found and (a.address, a.position) not in refused:
            raise UserError(f"{a.address}, record {a.position}: has neither annotations nor a reason why not")


def _load(
    connection: Connection,
    articles: Sequence[CleanArticle],
    found: dict[int, Annotations],
    start: datetime,
    annotation_run_id: int,
) -> LoadCounts:
    readable = [a for a in articles if a.version_id in found]
    news = _news(connection, readable, start, annotation_run_id)
    if not news:
        return LoadCounts(unchanged=len(readable))
    counts = _load_news(connection, news, found, start, annotation_run_id)
    counts.unchanged += len(readable) - len(news)
    return counts


def _news(
    connection: Connection, articles: Sequence[CleanArticle], start: datetime, annotation_run_id: int
) -> list[CleanArticle]:
    """The records that may change something.

    Most that are known are exactly as stored: those are told by comparing tuples, and only the others are
    looked at more closely.
    """
    chosen = among(connection, article_version.c.version_id, (a.version_id for a in articles))
    rows = connection.execute(select(*_AS_STORED).where(chosen)).all()
    stored = {row[0]: row for row in map(tuple, rows)}
    news, doubtful = [], []
    for a in articles:
        row = stored.get(a.version_id)
        if row is None or row[1] != annotation_run_id:
            news.append(a)
        elif row[2:] != (utc_second(a.observed_at), *facts(a)):
            doubtful.append(a)
    if doubtful:
        versions = _read(connection, "version_id", (a.version_id for a in doubtful))
        news += [a for a in doubtful if is_news(versions[a.version_id], a, start)]
    return news


class _Plan(NamedTuple):
    """What records come to: the histories of their articles, and whose annotations are to be written."""

    versions: dict[int, Version]
    fresh: dict[int, CleanArticle]  # new versions
    anew: dict[int, CleanArticle]  # versions other annotators had read
    counts: LoadCounts


def _load_news(
    connection: Connection,
    news: Sequence[CleanArticle],
    found: dict[int, Annotations],
    start: datetime,
    annotation_run_id: int,
) -> LoadCounts:
    _ensure_articles(connection, news, start)
    stored = _read(connection, "article_id", {a.article_id for a in news})
    plan = _plan(news, stored, start, annotation_run_id)
    written = sorted({**plan.fresh, **plan.anew}.items())
    merge_entities(connection, (e for key, _ in written for e in found[key].entities), annotation_run_id)
    _update_versions(connection, [version for version in stored.values() if version.changed])
    _annotate_anew(connection, plan.anew.values(), found, annotation_run_id)
    rows = [_row(plan.versions[key], a, found[key]) for key, a in sorted(plan.fresh.items())]
    insert_rows(connection, article_version, rows)
    rewrite_children(connection, [Read.of(a, found[key]) for key, a in written], sorted(plan.anew))
    return plan.counts


def _plan(
    news: Sequence[CleanArticle], stored: dict[int, Version], start: datetime, annotation_run_id: int
) -> _Plan:
    """Enter the records into the histories of their articles, the earliest first."""
    histories: dict[int, dict[int, Version]] = {a.article_id: {} for a in news}
    for version in stored.values():
        histories[version.article_id][version.version_id] = version
    plan = _Plan({}, {}, {}, LoadCounts())
    outcomes: Counter[str] = Counter()
    for a in sorted(news, key=lambda a: told(a, start)):
        versions = histories[a.article_id]
        outcome = take(versions, a, annotation_run_id, start)
        version = versions[a.version_id]
        if outcome in ("added", "revised"):
            plan.fresh[a.version_id] = a
        elif version.annotation_run_id != annotation_run_id:
            version.annotation_run_id = annotation_run_id
            plan.anew[a.version_id] = a
            outcome = "reannotated"
        plan.versions[a.version_id] = version
        outcomes[outcome] += 1
    return plan._replace(counts=LoadCounts(**outcomes))


def _ensure_articles(connection: Connection, news: Sequence[CleanArticle], start: datetime) -> None:
    """Rows for the articles, held until we commit, so that no other worker adds a version meanwhile."""
    ensure_sources(connection, (a.source for a in news))
    seen: dict[int, datetime] = {}
    for a in news:
        seen[a.article_id] = min(told(a, start).recorded_at, seen.get(a.article_id, datetime.max))
    rows = {a.article_id: (a.article_id, source_key(a.source), a.identity, seen[a.article_id]) for a in news}
    insert_missing(connection, article, list(rows.values()))
    held = connection.execute(
        select(article.c.article_id, article.c.first_seen_at)
        .where(among(connection, article.c.article_id, sorted(rows)))
        .order_by(article.c.article_id)
        .with_for_update()
    )
    earlier = [{"key": key, "seen": seen[key]} for key, first_seen_at in held if seen[key] < first_seen_at]
    if earlier:
        statement = update(article).where(article.c.article_id == bindparam("key"))
        connection.execute(statement.values(first_seen_at=bindparam("seen")), earlier)


def _read(connection: Connection, column: str, keys: Iterable[int]) -> dict[int, Version]:
    """The stored versions with those keys, by id."""
    chosen = among(connection, article_version.c[column], keys)
    versions = {}
    for row in connection.execute(select(*_HISTORY).where(chosen)).all():
        key, article_id, annotators, valid_from, valid_to, is_current, observed_at, *rest = row
        versions[key] = Version(
            key, article_id, annotators, valid_from, valid_to, is_current, observed_at,
            Told(*rest[:3]), Facts(*rest[3:]),
        )  # fmt: skip
    return versions


def _update_versions(connection: Connection, versions: Iterable[Version]) -> None:
    # Those that cease to be current go first: an article never has two.
    columns = ("valid_from", "valid_to", "is_current", "observed_at", *Told._fields, *Facts._fields)
    values = [
        {
            "key": v.version_id, "valid_from": v.valid_from, "valid_to": v.valid_to,
            "is_current": v.is_current, "observed_at": v.observed_at, **v.told._asdict(), **v.facts._asdict(),
        }
        for v in sorted(versions, key=lambda v: (v.is_current, v.version_id))
    ]  # fmt: skip
    if values:
        statement = update(article_version).where(article_version.c.version_id == bindparam("key"))
        connection.execute(statement.values({name: bindparam(name) for name in columns}), values)


def _annotate_anew(
    connection: Connection,
    articles: Iterable[CleanArticle],
    found: dict[int, Annotations],
    annotation_run_id: int,
) -> None:
    values = [
        {
            "key": a.version_id,
            "annotators": annotation_run_id,
            "clean_text": a.clean_body,
            "detected": found[a.version_id].language,
            "sentences": len(found[a.version_id].sentences),
            "tokens": found[a.version_id].token_count,
        }
        for a in articles
    ]
    if values:
        statement = update(article_version).where(article_version.c.version_id == bindparam("key"))
        statement = statement.values(
            annotation_run_id=bindparam("annotators"),
            clean_body=bindparam("clean_text"),
            language=bindparam("detected"),
            sentence_count=bindparam("sentences"),
            token_count=bindparam("tokens"),
        )
        connection.execute(statement, values)


def _row(version: Version, a: CleanArticle, found: Annotations) -> tuple[object, ...]:
    """A row of ``article_version``, in the order of its columns."""
    told, around = version.told, version.facts
    return (
        a.version_id, a.article_id, version.annotation_run_id, a.content_sha256, a.body_sha256,
        around.url, around.author, around.section,
        around.published_at, around.published_on, around.published_basis,
        version.observed_at, told.recorded_at, told.address, told.position,
        found.language, around.declared_language, len(found.sentences), found.token_count, around.notes,
        version.valid_from, version.valid_to, version.is_current,
        a.title, a.body, a.clean_body,
    )  # fmt: skip
