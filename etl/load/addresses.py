"""The index of names: a record under another spelling, twin or outlet is a record of the article seen first.

A record is of the article that its own outlet and identity name, where the warehouse holds one; else of the one
seen under that name before; else of the one seen at the first of its addresses that is known; else of a new one.
Only ids stand against an address: what an outlet gives two ids are two articles, though every record names the
same page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection, select

from etl.extract.sources import UNSORTED
from etl.extract.urls import address_key
from etl.load.bulk import Row, among, delete_where_in, insert_missing
from etl.load.tables import article, article_address, source
from etl.records import CleanArticle, content_key


class Named(NamedTuple):
    """An article as the warehouse names it."""

    article_id: int
    source: str
    identity: str


def resolve_names(connection: Connection, articles: Sequence[CleanArticle]) -> list[CleanArticle]:
    """The records, each under the article it is of; the names that are new are entered.

    Of two workers that meet a new name at once the later one waits here, and follows the earlier.
    """
    keys_of = list(map(_keys, articles))
    keys = set(chain.from_iterable(keys_of))
    while True:
        known = _articles_named(connection, keys)
        seen = dict(known)
        resolved = [_resolved(a, of_it, seen) for a, of_it in zip(articles, keys_of, strict=True)]
        rows = _new_names(articles, keys_of, resolved, known)
        if insert_missing(connection, article_address, rows) == len(rows):
            return resolved
        # Another worker has entered some of them meanwhile: ours go, and we look again.
        known = _articles_named(connection, keys)
        mine = [row[0] for row in rows if row[0] not in known]
        delete_where_in(connection, article_address, "address_id", mine)


def _keys(a: CleanArticle) -> list[int]:
    """What a record is looked up by, in this order."""
    return [a.article_id, *map(address_key, a.addresses)]


def _articles_named(connection: Connection, keys: Iterable[int]) -> dict[int, Named]:
    """The articles by the keys they are known under: their own, and those of the index."""
    keys = list(keys)
    names = (article.c.article_id, source.c.slug, article.c.identity)
    joined = article.join(source, source.c.source_id == article.c.source_id)
    indexed = joined.join(article_address, article_address.c.article_id == article.c.article_id)
    elsewhere = select(article_address.c.address_id, *names).select_from(indexed)
    own = select(article.c.article_id, *names).select_from(joined)
    rows = [
        *connection.execute(elsewhere.where(among(connection, article_address.c.address_id, keys))),
        *connection.execute(own.where(among(connection, article.c.article_id, keys))),
    ]
    return {key: Named(*named) for key, *named in rows}


def _resolved(a: CleanArticle, keys: Sequence[int], seen: dict[int, Named]) -> CleanArticle:
    """The record under the article it is of; whatever else it goes by leads there from now on."""
    own = Named(a.article_id, a.source, a.identity)
    first, *others = keys
    at_addresses = (seen[key] for key in others if key in seen)
    named = seen.get(first) or next((each for each in at_addresses if not _are_apart(a, each)), own)
    for key in keys:
        seen.setdefault(key, named)
    if named == own:
        return a
    version_id = content_key("version", named.article_id, a.content_sha256)
    notes = a.notes
    if a.source not in (named.source, UNSORTED):
        notes = [*notes, f"source: read from {a.source}; this article was loaded first from {named.source}"]
    return replace(a, version_id=version_id, notes=notes, **named._asdict())


def _are_apart(a: CleanArticle, other: Named) -> bool:
    """Whether the outlet gives both an id, which is no address."""
    return a.source == other.source and a.identity not in a.addresses and "://" not in other.identity


def _new_names(
    articles: Sequence[CleanArticle],
    keys_of: Sequence[list[int]],
    resolved: Sequence[CleanArticle],
    known: dict[int, Named],
) -> list[Row]:
    """Each name that is not known yet, under the first article it stands for; none for an article's own."""
    rows: dict[int, Row] = {}
    for a, keys, named in zip(articles, keys_of, resolved, strict=True):
        for key, name in zip(keys, [a.identity, *a.addresses], strict=True):
            if key not in known and key != named.article_id:
                rows.setdefault(key, (key, named.article_id, name))
    return list(rows.values())
