"""Where the words that analysts judged stand in each version of an article, and what its names count as by that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, case, delete, func, insert, select, text

from etl.load.article_entities import folded
from etl.load.bulk import Row, among, delete_where_in, insert_missing, insert_rows
from etl.load.tables import (
    article_entity,
    article_version,
    correction,
    entity,
    entity_alias,
    entity_link,
    judged_name,
    judgement,
    mention,
    unsettled_version,
    unsettled_word,
)
from etl.load.warehouse import writing
from etl.records import content_key
from etl.resolve.links import hold
from etl.resolve.quotes import Quote, find

_AT_ONCE = 500  # articles whose versions are read together

# Of PostgreSQL's advisory locks: any number that nothing else of ours takes.
_CORRECTING = 0x4B686165

Place = tuple[int, str, int, int]  # version, what is judged, first character, the one after the last


def settle_corrections(engine: Engine, *, everything: bool) -> None:
    """Find judged words in versions that were written since the last time; ``everything``: in all of them."""
    asked, v = judgement.c, article_version.c
    query = select(asked.article_id).where(asked.about != "link").distinct()
    if not everything:
        query = query.join(article_version, v.article_id == asked.article_id).join(
            unsettled_version, unsettled_version.c.version_id == v.version_id
        )
    with writing(engine) as connection:
        begin(connection)
        articles = connection.scalars(query).all()
        for first in range(0, len(articles), _AT_ONCE):
            settle_articles(connection, articles[first : first + _AT_ONCE])


def begin(connection: Connection) -> None:
    """Let nobody else change links or corrections until the transaction ends."""
    hold(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CORRECTING})


def standing(connection: Connection, articles: Sequence[int]) -> Sequence[RowMapping]:
    """The judgements on those articles' words that stand, the least binding first: of all places, and earlier ones."""
    later = judgement.alias("later")
    asked = judgement.c
    query = select(judgement).where(
        among(connection, asked.article_id, articles),
        asked.about != "link",
        asked.verdict != "withdrawn",
        ~select(later.c.judgement_id).where(later.c.replaces == asked.judgement_id).exists(),
    )
    order = (asked.prefix.is_not(None), asked.judged_at, asked.judgement_id)
    return connection.execute(query.order_by(*order)).mappings().all()


def found_in(said: Mapping[str, Any] | RowMapping, version_id: int | None, body: str) -> list[int]:
    """Where the words judged begin in a version: in the one they were judged in, where they stood."""
    if said["version_id"] == version_id and said["prefix"] is not None:
        return [said["start_offset"]]
    return find(body, Quote(said["exact"], said["prefix"], said["suffix"], said["start_offset"]))


def settle_articles(connection: Connection, articles: Sequence[int]) -> None:
    """Make the corrections of those articles' versions anew."""
    said: defaultdict[int, list[RowMapping]] = defaultdict(list)
    for each in standing(connection, articles):
        said[each["article_id"]].append(each)
    v = article_version.c
    of_articles = among(connection, v.article_id, articles)
    connection.execute(
        delete(correction).where(correction.c.version_id.in_(select(v.version_id).where(of_articles)))
    )
    texts = connection.execute(select(v.version_id, v.article_id, v.body).where(of_articles)).all()
    placed: dict[Place, RowMapping] = {}
    for version_id, article_id, body in texts:
        for each in said[article_id]:
            for start in found_in(each, version_id, body):
                placed[version_id, each["about"], start, start + len(each["exact"])] = each
    insert_rows(
        connection, correction, list(_rows(connection, placed))
    )  # it asks: before the rows are copied
    _settle_names(connection, [key for key, *_ in texts], placed)


def _rows(connection: Connection, placed: Mapping[Place, RowMapping]) -> Iterator[Row]:
    """The rows of ``correction``; whom they name is looked up in each version."""
    versions = sorted({version_id for version_id, *_ in placed})
    said = [each for (_, about, *_), each in placed.items() if about != "name"]
    named = those_named(connection, versions, {folded(each["value"]) for each in said if each["value"]})
    meant = _meant(connection, versions, {each["entity_id"] for each in said if each["entity_id"]})
    for place, each in placed.items():
        version_id, about, *_ = place
        who = None
        if about != "name":
            who = meant.get((version_id, each["entity_id"])) or named.get(
                (version_id, folded(each["value"] or ""))
            )
        yield (
            *place, each["judgement_id"], each["verdict"], each["value"], each["entity_id"], who,
        )  # fmt: skip


def _settle_names(
    connection: Connection, versions: Sequence[int], placed: Mapping[Place, RowMapping]
) -> None:
    """Which names of those versions are none, whatever mention one looks at, or of another type."""
    known = select(judged_name.c.article_entity_id).where(
        among(connection, judged_name.c.version_id, versions)
    )
    before = connection.scalars(known).all()
    delete_where_in(connection, judged_name, "version_id", versions)
    judged = {(place[0], *place[2:]): each for place, each in placed.items() if place[1] == "name"}
    m, b = mention.c, article_entity.c
    query: Select[Any] = (
        select(m.version_id, m.start_offset, m.end_offset, b.article_entity_id, b.match_key)
        .join(article_entity, b.article_entity_id == m.article_entity_id)
        .where(among(connection, m.version_id, {version_id for version_id, *_ in judged}))
    )
    said: defaultdict[tuple[int, int, str], list[RowMapping | None]] = defaultdict(list)
    for version_id, start, end, key, called in connection.execute(query):
        said[key, version_id, called].append(judged.get((version_id, start, end)))
    rows: list[Row] = []
    for (key, version_id, called), verdicts in said.items():
        types = [each for each in verdicts if each and each["value"]]
        if types:
            latest = max(types, key=itemgetter("judged_at", "judgement_id"))["value"]
            rows.append((key, version_id, latest, content_key("entity", latest, called)))
        elif all(verdicts):
            rows.append((key, version_id, None, None))
    insert_rows(connection, judged_name, rows)
    _link_again(connection, set(before) - {key for key, *_ in rows})


def _link_again(connection: Connection, keys: set[int]) -> None:
    """Give back the annotators' links of names that are judged no more; ``settle`` does the rest."""
    b, e, j = article_entity.c, entity.c, entity_link.c
    reason = case((e.linked, "listed"), else_="same_name")
    evidence = case((e.linked, "curated entry " + e.lexicon_id), else_="name " + b.match_key)
    missing = (
        select(b.version_id, b.article_entity_id, b.entity_id, reason, evidence)
        .join(entity, e.entity_id == b.entity_id)
        .outerjoin(entity_link, j.article_entity_id == b.article_entity_id)
        .where(among(connection, b.article_entity_id, keys), j.article_entity_id.is_(None))
    )
    connection.execute(insert(entity_link).from_select(list(j.keys()), missing))
    words = select(func.coalesce(b.first_word, b.match_key), b.last_word).where(
        among(connection, b.article_entity_id, keys), b.type == "PERSON"
    )
    left = {word for row in connection.execute(words) for word in row if word}
    insert_missing(connection, unsettled_word, [(word,) for word in left])


def those_named(
    connection: Connection, versions: Iterable[int], keys: set[str]
) -> dict[tuple[int, str], int]:
    """What versions name so, by version and spelling folded."""
    s = entity_alias.c
    query = select(s.version_id, s.match_key, func.min(s.article_entity_id)).where(
        among(connection, s.version_id, versions), s.match_key.in_(sorted(keys))
    )
    rows = connection.execute(query.group_by(s.version_id, s.match_key))
    return {(version_id, key): article_entity_id for version_id, key, article_entity_id in rows}


def _meant(connection: Connection, versions: Iterable[int], entities: set[int]) -> dict[tuple[int, int], int]:
    """What versions name and counts as these entities, by version and entity."""
    j = entity_link.c
    query = select(j.version_id, j.entity_id, func.min(j.article_entity_id)).where(
        among(connection, j.version_id, versions), among(connection, j.entity_id, entities)
    )
    rows = connection.execute(query.group_by(j.version_id, j.entity_id))
    return {(version_id, key): article_entity_id for version_id, key, article_entity_id in rows}
