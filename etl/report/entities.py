"""Who or what a name means: entities by any spelling of their names, or by an id."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Select, column, func, select, table, union

from etl.errors import UserError
from etl.lexicon import ENTITY_TABLES, PLACE_TABLES, names_of, read_lexicon
from etl.load.article_entities import folded
from etl.load.tables import article_entity, article_version, entity, entity_alias, entity_link, mention

_MOST_SHOWN = 20


class NamedEntity(NamedTuple):
    """An entity that a name may mean."""

    entity_id: int
    type: str
    name_ar: str
    name_en: str | None
    country: str | None
    lexicon_id: str | None
    mentions: int  # in articles as they read now

    @property
    def names(self) -> set[str]:
        """What it may be called without folding a spelling, in small letters."""
        names = (self.name_ar, self.name_en, self.lexicon_id, str(self.entity_id))
        return {name.casefold() for name in names if name}

    def linked_or_asked(self, wanted: str) -> bool:
        """Whether a curated entry stands behind it, or it was asked for by its key."""
        return self.lexicon_id is not None or wanted == str(self.entity_id)


class Ambiguous(UserError):
    """A name means several: ``found``, those most named first."""

    def __init__(self, name: str, found: Sequence[NamedEntity]) -> None:
        lines = (
            " ".join(
                str(fact)
                for fact in (one.entity_id, one.type, one.name_ar, one.country, one.lexicon_id)
                if fact
            )
            for one in found[:_MOST_SHOWN]
        )
        super().__init__("\n  ".join([f"{name} may be one of {len(found)}; name it by its id:", *lines]))
        self.name, self.found = name, found


_FIELDS = NamedEntity._fields[:-1]
_effective = table("effective_entity", column("article_entity_id"), *map(column, _FIELDS))


def find_entity(connection: Connection, name: str) -> NamedEntity:
    """The one entity a name means.

    Raises:
        Ambiguous: it means several: they are listed, a line each.
        UserError: it means none.
    """
    found = find_entities(connection, name)
    if len(found) == 1:
        return found[0]
    raise Ambiguous(name, found)


def find_entities(connection: Connection, name: str) -> list[NamedEntity]:
    """The entities a name means, those most named first: by id or exact name, else by any spelling of the name,
    else by the spellings articles use for them or the curated tables give. A family name means everybody who is called
    by it.

    Raises:
        UserError: it means none.
    """
    wanted, key = name.strip().casefold(), folded(name)
    keys = _by_id_or_lexicon(connection, wanted, key)
    known = _read(connection, (*_spelled(key), *_counting_as(keys)))
    known += _judged_away(connection, set(keys) - {one.entity_id for one in known})
    found = _called_so(known, wanted, key) or known
    if not found:
        raise UserError(f"{name}: no article names anybody or anything so" if key else "no name was given")
    return sorted(found, key=lambda one: (-one.mentions, one.entity_id))


def _called_so(known: Collection[NamedEntity], wanted: str, key: str) -> list[NamedEntity]:
    """Those whose own name it is, exactly or else folded.

    A family name may be all that an article says of somebody it does not introduce, while most mean a better known
    bearer by it: a name that no curated entry has counts only if nobody else spelled so is named more.
    """
    exact = [one for one in known if wanted in one.names]
    called = exact or [one for one in known if folded(one.name_ar) == key]
    is_known = any(one.linked_or_asked(wanted) for one in called)
    most_named = max(known, key=lambda one: one.mentions, default=None)
    return called if is_known or most_named in called else []


def meant_by(connection: Connection, written: str) -> tuple[str | None, int | None]:
    """Who is judged to speak or act: the one entity that is called so by its key, else the name as it was written.

    Raises:
        UserError: nobody is called so.
    """
    found = find_entities(connection, written)
    return (None, found[0].entity_id) if len(found) == 1 else (written, None)


def _by_id_or_lexicon(connection: Connection, wanted: str, key: str) -> list[int]:
    """Keys of entities by themselves or by a name of a curated entry, under which an article may never write them."""
    listed = _listed().get(key, ())
    linked = select(entity.c.entity_id, entity.c.name_ar, entity.c.name_en, entity.c.lexicon_id)
    keys = [
        row.entity_id
        for row in connection.execute(linked.where(entity.c.linked))
        if wanted in map(str.casefold, filter(None, row[2:]))
        or folded(row.name_ar) == key
        or row.lexicon_id in listed
    ]
    if re.fullmatch(r"[0-9]{1,19}", wanted) and int(wanted) < 2**63:
        keys.append(int(wanted))
    return keys


@cache
def _listed() -> dict[str, list[str]]:
    """The ids of curated entries by each of their names, folded; a short name is many people's and none of these."""
    places = ((lexicon, identity) for _, lexicon, identity in PLACE_TABLES)
    ids = defaultdict(list)
    for lexicon, identity in (*((entities, "{id}") for entities in ENTITY_TABLES), *places):
        for row in read_lexicon(lexicon):
            for name in names_of(row):
                ids[folded(name)].append(identity.format_map(row))
    return dict(ids)


def _spelled(key: str) -> tuple[Select[tuple[int]], ...]:
    """The article entities under a spelling."""
    aliases, named = entity_alias.c, article_entity.c
    return (
        select(aliases.article_entity_id).where(aliases.match_key == key),
        select(named.article_entity_id).where(named.match_key == key),
    )


def _counting_as(entities: Collection[int]) -> tuple[Select[tuple[int]], ...]:
    """The article entities that count as one of these entities, and those that have such a key themselves."""
    links, named = entity_link.c, article_entity.c
    return (
        select(links.article_entity_id).where(links.entity_id.in_(entities)),
        select(named.article_entity_id).where(named.article_entity_id.in_(entities)),
    )


def _read(connection: Connection, members: Iterable[Select[tuple[int]]]) -> list[NamedEntity]:
    """What these article entities count as."""
    columns = [_effective.c[field] for field in _FIELDS]
    chosen = _effective.c.article_entity_id.in_(select(union(*members).subquery()))
    rows = connection.execute(select(*columns).where(chosen).distinct()).all()
    counts = _mentions(connection, [row[0] for row in rows])
    return [NamedEntity._make((*row, counts.get(row[0], 0))) for row in rows]


def _judged_away(connection: Connection, keys: Collection[int]) -> list[NamedEntity]:
    """Entities that no name counts as any more: a judgement may be taken back."""
    columns = [entity.c[field] for field in _FIELDS]
    rows = connection.execute(select(*columns).where(entity.c.entity_id.in_(keys)))
    return [NamedEntity._make((*row, 0)) for row in rows]


def _mentions(connection: Connection, entities: Collection[int]) -> dict[int, int]:
    """How often each is named in articles as they read now."""
    key, member = _effective.c.entity_id, mention.c.article_entity_id
    named = mention.join(_effective, member == _effective.c.article_entity_id).join(
        article_version, mention.c.version_id == article_version.c.version_id
    )
    is_counted = member.in_(select(union(*_counting_as(entities)).subquery())) & article_version.c.is_current
    counted = select(key, func.count()).select_from(named).where(is_counted).group_by(key)
    return {row[0]: row[1] for row in connection.execute(counted)}
