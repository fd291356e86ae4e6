"""Whom and what one version names, and the entity each of them counts as.

A row of ``article_entity`` is what the annotators found to be one person, organisation or place within an article. That
it is the one of other articles too is a row of ``entity_link``, with its reason: here the annotators' own, which
``etl.resolve`` corrects by what other articles and analysts say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, select

from etl.clean.keys import match_key
from etl.load.bulk import Row, among, insert_missing
from etl.load.tables import article_entity, unsettled_word
from etl.records import Annotations, CleanArticle, Entity, Mention

# Of an entity's key, what tells it from the others that a version names.
_OWN_BITS = (1 << 43) - 1


def article_entity_key(version_id: int, entity: int) -> int:
    """The key of what a version names as that entity.

    Both are digests, so no other is needed. Those of a version share its first bits: they are neighbours in
    every index.
    """
    return version_id ^ (entity & _OWN_BITS)


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """The match key of a name, word by word."""
    return " ".join(match_key(word) for word in name.split())


@lru_cache(maxsize=100_000)
def _known_by(type_: str, name: str) -> tuple[str, str | None, str | None]:
    """The match key of a name, and the first and the last word of a person's that has several."""
    key = folded(name)
    if type_ != "PERSON" or " " not in key:
        return key, None, None
    return key, key[: key.index(" ")], key[key.rindex(" ") + 1 :]


class NameRows(NamedTuple):
    """What a version names, as rows: entities of its own, what each counts as and why, and how each is spelled."""

    entities: list[Row]
    links: list[Row]
    aliases: list[Row]


def name_rows(article: CleanArticle, found: Annotations) -> NameRows:
    """Each entity of a version as an article entity of its own, under its fullest name there."""
    rows, version = NameRows([], [], []), article.version_id
    entities = {entity.key: entity for entity in found.entities}
    own = {key: article_entity_key(version, key) for key in entities}
    spelled = _spellings(article.body, found.mentions)
    fullest = _fullest(spelled, entities)
    for key, entity in entities.items():
        # The annotators named those they know only from the text after it.
        name = fullest.get(key, entity.name_ar)
        rows.entities.append((version, own[key], key, entity.type, name, *_known_by(entity.type, name)))
        rows.links.append((version, own[key], key, *_reason(entity)))
    for ordinal, ((key, spelling), (first, times)) in enumerate(spelled.items()):
        reasons = first.rule, first.cluster_rule
        rows.aliases.append((version, ordinal, own[key], spelling, folded(spelling), *reasons, times))
    return rows


def _spellings(body: str, mentions: Sequence[Mention]) -> dict[tuple[int, str], tuple[Mention, int]]:
    """Each spelling of each entity once, in order: where it stands first, and how often it does."""
    spelled = [(m.entity, body[m.start : m.end]) for m in mentions]
    first = dict(zip(reversed(spelled), reversed(mentions), strict=True))
    return {each: (first[each], times) for each, times in Counter(spelled).items()}


def _fullest(spelled: Iterable[tuple[int, str]], entities: Mapping[int, Entity]) -> dict[int, str]:
    """The spelling of most words of each curated entity, the first among equals."""
    fullest: dict[int, str] = {}
    for key, name in spelled:
        if entities[key].linked and (key not in fullest or name.count(" ") > fullest[key].count(" ")):
            fullest[key] = name
    return fullest


def _reason(entity: Entity) -> tuple[str, str]:
    """Why it counts as that entity: the reason and its evidence."""
    if entity.linked:
        return "listed", f"curated entry {entity.lexicon_id}"
    return "same_name", f"name {folded(entity.name_ar)}"


def unsettle(connection: Connection, gone: Iterable[int], written: Iterable[Row]) -> None:
    """Leave to ``etl.resolve`` the people of versions to be rewritten, and of the rows that will be written.

    To be called before any row of these is touched: who resolves holds the table, and is waited for here.
    """
    named = article_entity.c
    of_gone = among(connection, named.version_id, gone)
    query = select(named.match_key, named.first_word, named.last_word).where(named.type == "PERSON", of_gone)
    people = [*connection.execute(query), *(row[5:] for row in written if row[3] == "PERSON")]
    words = {word for key, first, last in people for word in ((first, last) if first else (key,))}
    insert_missing(connection, unsettled_word, [(word,) for word in words])
