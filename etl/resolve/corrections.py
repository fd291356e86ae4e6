"""What analysts say was read wrongly: no name or of another type, no statement or event, or another's.

The annotators' own rows stay as they are. A judgement speaks of words of an article, not of rows: ``correction`` says
where these words stand in each of its versions, and the views answer by it. So what was judged holds over re-annotation
and edits, and what is withdrawn leaves no trace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    RowMapping,
    Select,
    Table,
    and_,
    case,
    delete,
    func,
    insert,
    select,
    text,
)

from etl.errors import UserError
from etl.load.article_entities import folded
from etl.load.bulk import Row, among, delete_where_in, insert_missing, insert_rows
from etl.load.tables import (
    annotation_tables,
    article_entity,
    article_version,
    correction,
    entity,
    entity_alias,
    entity_link,
    judged_name,
    judgement,
    mention,
    statement,
    unsettled_version,
    unsettled_word,
)
from etl.load.warehouse import writing
from etl.records import content_key
from etl.resolve.judgements import Change, Judgement, enter_judgement, judge
from etl.resolve.links import hold, settle
from etl.resolve.quotes import Quote, find, quote

TYPES = ("PERSON", "ORG", "LOC")
UNNAMED = "ANON"  # the value that says: a source without a name
_AT_ONCE = 500  # articles whose versions are read together

# Of PostgreSQL's advisory locks: any number that nothing else of ours takes.
_CORRECTING = 0x4B686165


Place = tuple[int, str, int, int]  # version, what is judged, first character, the one after the last


class Question(NamedTuple):
    """What may be judged of an annotation, and by which words of it."""

    table: Table
    start: str  # columns of the table
    end: str
    verdict: str  # the one it allows besides withdrawing; of a name both do

    @property
    def place(self) -> tuple[ColumnElement[int], ColumnElement[int]]:
        """The columns of these words."""
        return self.table.c[self.start], self.table.c[self.end]


_event = annotation_tables["events"]
QUESTIONS = {
    "name": Question(mention, "start_offset", "end_offset", ""),
    "statement": Question(statement, "cue_start", "cue_end", "rejected"),
    "speaker": Question(statement, "cue_start", "cue_end", "corrected"),
    "event": Question(_event, "trigger_start", "trigger_end", "rejected"),
    "actor": Question(_event, "trigger_start", "trigger_end", "corrected"),
    "recipient": Question(_event, "trigger_start", "trigger_end", "corrected"),
}


class Correction(NamedTuple):
    """A verdict on words of an article."""

    about: str  # one of QUESTIONS
    verdict: str  # rejected or corrected
    version_id: int
    start: int  # of the words: the name, the cue, the trigger
    end: int
    value: str | None = None  # what is right: a type, or who by a name of the article, or ANON
    entity_id: int | None = None  # who is right, by key
    everywhere: bool = False  # of a name: wherever the article has these words


class Corrected(NamedTuple):
    """A judgement that was entered."""

    judgement_id: int
    words: str
    places: int  # where the article, as it reads now, has them


def correct(engine: Engine, said: Correction, author: str, note: str | None = None) -> Corrected:
    """Enter a verdict, and let the views answer by it.

    Raises:
        UserError: nothing of the kind was read there, or the verdict cannot be meant.
    """
    with writing(engine) as connection:
        _begin(connection)
        read = _require_read(connection, said)
        said = _require_meaning(connection, said)
        quoted = quote(read.body, said.start, said.end, everywhere=said.everywhere)
        row = {
            "article_id": read.article_id, "match_key": folded(quoted.exact), "entity_id": said.entity_id,
            "verdict": said.verdict, "about": said.about, "value": said.value,
            **_selector(quoted, said.version_id), "replaces": _standing_there(connection, said, read),
        }  # fmt: skip
        key = _enter(connection, row, author, note)
        return _settle_anew(connection, row, key)


def withdraw(
    engine: Engine, judgement_id: int, author: str, note: str | None = None
) -> Corrected | list[Change]:
    """Take a judgement back, on words or on a link: what was read, and the rules, count again.

    Raises:
        UserError: there is no such judgement, or it does not stand any more.
    """
    with writing(engine) as connection:
        _begin(connection)
        row = _require_standing(connection, judgement_id)
        if row["about"] != "link":
            taken_back = {**row, "verdict": "withdrawn", "replaces": judgement_id}
            return _settle_anew(connection, taken_back, _enter(connection, taken_back, author, note))
    said = Judgement("withdrawn", row["match_key"], row["entity_id"], row["article_id"])
    return judge(engine, said, author, note)


def _require_standing(connection: Connection, judgement_id: int) -> RowMapping:
    found = select(judgement).where(judgement.c.judgement_id == judgement_id)
    row = connection.execute(found).mappings().one_or_none()
    if row is None:
        raise UserError(f"{judgement_id}: no judgement has this id; `khabar judge` lists them")
    later = select(judgement.c.author).where(judgement.c.replaces == judgement_id)
    replaced = connection.scalar(later)
    if replaced is not None or row["verdict"] == "withdrawn":
        raise UserError(f"{judgement_id}: does not stand any more, by {replaced or row['author']}")
    return row


def settle_corrections(engine: Engine, *, everything: bool) -> None:
    """Find judged words in versions that were written since the last time; ``everything``: in all of them."""
    asked, v = judgement.c, article_version.c
    query = select(asked.article_id).where(asked.about != "link").distinct()
    if not everything:
        query = query.join(article_version, v.article_id == asked.article_id).join(
            unsettled_version, unsettled_version.c.version_id == v.version_id
        )
    with writing(engine) as connection:
        _begin(connection)
        articles = connection.scalars(query).all()
        for first in range(0, len(articles), _AT_ONCE):
            _settle(connection, articles[first : first + _AT_ONCE])


def _begin(connection: Connection) -> None:
    hold(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CORRECTING})


def _require_read(connection: Connection, said: Correction) -> Any:
    """The version's article and body, where the annotators did read such a thing there."""
    question, v = QUESTIONS[said.about], article_version.c
    start, end = question.place
    at = and_(question.table.c.version_id == said.version_id, start == said.start, end == said.end)
    query = select(v.article_id, v.body, question.table.c.ordinal).join(question.table, at)
    read = connection.execute(query.where(v.version_id == said.version_id)).one_or_none()
    if read is None:
        raise UserError(
            f"no {question.table.name} was read at {said.start} to {said.end} of version {said.version_id}"
        )
    if said.about in ("actor", "recipient"):
        _require_participant(connection, said, read.ordinal)
    return read


def _require_participant(connection: Connection, said: Correction, event: int) -> None:
    part = annotation_tables["event_participants"].c
    query = select(func.count()).where(
        part.version_id == said.version_id, part.event_ordinal == event, part.part == said.about
    )
    if not connection.scalar(query):
        raise UserError(f"no {said.about} of that event was read, so none can be wrong")


def _require_meaning(connection: Connection, said: Correction) -> Correction:
    """The verdict as it is kept, where one can mean it."""
    allowed = QUESTIONS[said.about].verdict
    if said.verdict not in ("rejected", "corrected") or allowed not in ("", said.verdict):
        raise UserError(f"{said.verdict}: cannot be said of a {said.about}")
    if said.everywhere and said.about != "name":
        raise UserError(f"a {said.about} is judged at one place, not wherever the words stand")
    if said.verdict == "rejected":
        return said._replace(value=None, entity_id=None)
    if said.about == "name":
        if said.value not in TYPES:
            raise UserError(f"{said.value}: a name is a {', '.join(TYPES[:-1])} or {TYPES[-1]}")
        return said._replace(entity_id=None)
    if said.value == UNNAMED and said.about != "speaker":
        raise UserError(f"{UNNAMED} may be a speaker, not the {said.about} of an event")
    if said.value not in (None, UNNAMED) and said.entity_id is None:
        _require_name(connection, said.version_id, str(said.value))
    elif said.entity_id is not None:
        return said._replace(value=None, **_who(connection, said.version_id, said.entity_id))
    return said


def _require_name(connection: Connection, version_id: int, name: str) -> None:
    if not _named(connection, [version_id], {folded(name)}):
        query = select(entity_alias.c.spelling).where(entity_alias.c.version_id == version_id).distinct()
        names = sorted(connection.scalars(query))
        raise UserError(f"{name}: the article names nobody so; it names {'، '.join(names) or 'nobody'}")


def _who(connection: Connection, version_id: int, key: int) -> dict[str, Any]:
    """An entity that articles share by its key; one that stands alone in this article by its name."""
    if connection.scalar(select(entity.c.entity_id).where(entity.c.entity_id == key)):
        return {"entity_id": key}
    b = article_entity.c
    name = connection.scalar(select(b.name_ar).where(b.article_entity_id == key, b.version_id == version_id))
    if name is None:
        raise UserError(f"{key}: is neither an entity that articles share nor one of this article's")
    return {"entity_id": None, "value": name}


def _selector(quoted: Quote, version_id: int) -> dict[str, Any]:
    return {
        "exact": quoted.exact, "prefix": quoted.prefix, "suffix": quoted.suffix, "version_id": version_id,
        "start_offset": quoted.start, "end_offset": quoted.start + len(quoted.exact),
    }  # fmt: skip


def _standing_there(connection: Connection, said: Correction, read: Any) -> int | None:
    """The judgement on the same words of the article that this one replaces."""
    for each in _standing(connection, [read.article_id]):
        if each["about"] != said.about or (each["prefix"] is None) != said.everywhere:
            continue
        if (
            said.start in _found(each, said.version_id, read.body)
            and len(each["exact"]) == said.end - said.start
        ):
            return int(each["judgement_id"])
    return None


def _enter(connection: Connection, row: Mapping[str, Any], author: str, note: str | None) -> int:
    return enter_judgement(connection, row, judgement.c.article_id == row["article_id"], author, note)


def _settle_anew(connection: Connection, row: Mapping[str, Any] | RowMapping, key: int) -> Corrected:
    _settle(connection, [row["article_id"]])
    if row["about"] == "name":
        settle(connection)  # what names count as may follow from their types
    v = article_version.c
    query = select(v.version_id, v.body).where(v.article_id == row["article_id"], v.is_current)
    version_id, body = connection.execute(query).one()
    return Corrected(key, row["exact"], len(_found(row, version_id, body)))


def _standing(connection: Connection, articles: Sequence[int]) -> Sequence[RowMapping]:
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


def _found(said: Mapping[str, Any] | RowMapping, version_id: int | None, body: str) -> list[int]:
    """Where the words judged begin in a version: in the one they were judged in, where they stood."""
    if said["version_id"] == version_id and said["prefix"] is not None:
        return [said["start_offset"]]
    return find(body, Quote(said["exact"], said["prefix"], said["suffix"], said["start_offset"]))


def _settle(connection: Connection, articles: Sequence[int]) -> None:
    """Make the corrections of those articles' versions anew."""
    said: defaultdict[int, list[RowMapping]] = defaultdict(list)
    for each in _standing(connection, articles):
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
            for start in _found(each, version_id, body):
                placed[version_id, each["about"], start, start + len(each["exact"])] = each
    insert_rows(
        connection, correction, list(_rows(connection, placed))
    )  # it asks: before the rows are copied
    _settle_names(connection, [key for key, *_ in texts], placed)


def _rows(connection: Connection, placed: Mapping[Place, RowMapping]) -> Iterator[Row]:
    """The rows of ``correction``; whom they name is looked up in each version."""
    versions = sorted({version_id for version_id, *_ in placed})
    said = [each for (_, about, *_), each in placed.items() if about != "name"]
    named = _named(connection, versions, {folded(each["value"]) for each in said if each["value"]})
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


def _named(connection: Connection, versions: Iterable[int], keys: set[str]) -> dict[tuple[int, str], int]:
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
