"""Whom and what one version names, and the entity each of them counts as.

A row of ``article_entity`` is what the annotators found to be one person, organisation or place within an article. That
it is the one of other articles too is a row of ``entity_link``, with its reason: here the annotators' own, which
``etl.resolve`` corrects by what other articles and analysts say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from sqlalchemy import Connection, select

from etl.clean.keys import match_key
from etl.load.bulk import Row, among, insert_missing
from etl.load.tables import article_entity, unsettled_word
from etl.records import Annotations, CleanArticle, Entity, content_key


def article_entity_key(version_id: int, entity: int) -> int:
    """The key of what a version names as that entity."""
    return content_key(f"article entity {version_id} {entity}")


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """The match key of a name, word by word."""
    return " ".join(match_key(word) for word in name.split())


def article_entity_rows(article: CleanArticle, found: Annotations, keys: Mapping[int, int]) -> Iterator[Row]:
    """Each entity of a version as an article entity of its own, under its fullest name there."""
    fullest = _fullest(article, found)
    for entity in _each(found):
        name = _name(entity, fullest)
        key = folded(name)
        several = entity.type == "PERSON" and " " in key
        first, last = (key[: key.index(" ")], key[key.rindex(" ") + 1 :]) if several else (None, None)
        yield article.version_id, keys[entity.key], entity.key, entity.type, name, key, first, last


def link_rows(article: CleanArticle, found: Annotations, keys: Mapping[int, int]) -> Iterator[Row]:
    """What each article entity counts as, and why."""
    for entity in _each(found):
        if entity.linked:
            reason, evidence = "listed", f"curated entry {entity.lexicon_id}"
        else:
            reason, evidence = "same_name", f"name {folded(entity.name_ar)}"
        yield article.version_id, keys[entity.key], entity.key, reason, evidence


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


def _each(found: Annotations) -> Iterable[Entity]:
    return {entity.key: entity for entity in found.entities}.values()


def _fullest(article: CleanArticle, found: Annotations) -> dict[int, str]:
    """The spelling of most words by entity, the first among equals."""
    names: dict[int, str] = {}
    for m in found.mentions:
        name = article.body[m.start : m.end]
        known = names.get(m.entity)
        if known is None or name.count(" ") > known.count(" "):
            names[m.entity] = name
    return names


def _name(entity: Entity, fullest: Mapping[int, str]) -> str:
    """A curated entry's as written in the article; the annotators named the others after it."""
    return fullest.get(entity.key, entity.name_ar) if entity.linked else entity.name_ar
