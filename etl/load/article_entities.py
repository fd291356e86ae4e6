"""Whom and what one version names, and the entity each of them counts as.

A row of ``article_entity`` is what the annotators found to be one person, organisation or place within an article. That
it is the one of other articles too is a row of ``entity_link``, with its reason: here the annotators' own, which
``etl.resolve`` corrects by what other articles and analysts say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sqlalchemy import Connection, select

from etl.clean.keys import match_key
from etl.load.bulk import Row, among, insert_missing
from etl.load.tables import article_entity, unsettled_word
from etl.records import Annotations, CleanArticle, Entity

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


def article_entity_rows(article: CleanArticle, found: Annotations) -> Iterator[Row]:
    """Each entity of a version as an article entity of its own, under its fullest name there."""
    version, fullest = article.version_id, _fullest(article, found)
    for entity in _each(found):
        # The annotators named those they know only from the text after it.
        name = fullest.get(entity.key) or entity.name_ar
        own = article_entity_key(version, entity.key)
        yield version, own, entity.key, entity.type, name, *_known_by(entity.type, name)


def link_rows(article: CleanArticle, found: Annotations) -> Iterator[Row]:
    """What each article entity counts as, and why."""
    version = article.version_id
    for entity in _each(found):
        if entity.linked:
            reason, evidence = "listed", f"curated entry {entity.lexicon_id}"
        else:
            reason, evidence = "same_name", f"name {folded(entity.name_ar)}"
        yield version, article_entity_key(version, entity.key), entity.key, reason, evidence


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
    """The spelling of most words of each curated entity, the first among equals."""
    names = {entity.key: "" for entity in found.entities if entity.linked}
    for m in found.mentions:
        if (known := names.get(m.entity)) is not None:
            name = article.body[m.start : m.end]
            if not known or name.count(" ") > known.count(" "):
                names[m.entity] = name
    return names
