"""Whom and what one version names, and the entity each of them counts as.

A row of ``article_entity`` is what the annotators found to be one person, organisation or place within an article. That
it is the one of other articles too is a row of ``entity_link``, with its reason: deleting it takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from sqlalchemy import Engine, text

from etl.clean.keys import match_key
from etl.load.bulk import Row
from etl.load.warehouse import writing
from etl.paths import SQL
from etl.records import Annotations, CleanArticle, Entity, content_key

SHORT_NAMES = SQL / "resolve" / "short_names.sql"


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
        yield article.version_id, keys[entity.key], entity.key, entity.type, name, folded(name)


def link_rows(article: CleanArticle, found: Annotations, keys: Mapping[int, int]) -> Iterator[Row]:
    """What each article entity counts as, and why."""
    for entity in _each(found):
        if entity.linked:
            reason, evidence = "listed", f"curated entry {entity.lexicon_id}"
        else:
            reason, evidence = "same_name", f"name {folded(entity.name_ar)}"
        yield article.version_id, keys[entity.key], entity.key, reason, evidence


def link_short_names(engine: Engine) -> None:
    """Settle who people known by one word are, by all the warehouse holds.

    To be called when batches were loaded. A second call changes nothing.
    """
    statement = SHORT_NAMES.read_text("utf-8")
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            # Without figures of what was just loaded it joins row by row, for minutes.
            connection.execute(text("ANALYZE article_entity, entity_link, entity, role, article_version"))
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


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
