"""Stories and topics of the warehouse, after every load: what was written is compared with what it may be like.

Whether two articles are alike depends on these two alone, and a group on the likenesses among its articles. So only
what was written since is compared, and only the groups it touches are made anew: nights in any order, killed or not,
come to the same stories as one large load.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from etl.load.bulk import Row, among, delete_where_in, insert_rows
from etl.load.tables import (
    annotation_tables,
    article,
    article_entity,
    article_version,
    entity,
    story_key,
    story_link,
    story_member,
    story_text,
    topic_member,
)
from etl.resolve.stories.agencies import agency_of
from etl.resolve.stories.candidates import candidates
from etl.resolve.stories.compare import compare
from etl.resolve.stories.crowds import bands_of_shade, shaded_by
from etl.resolve.stories.groups import Node, stories, topics
from etl.resolve.stories.minhash import band_keys
from etl.resolve.stories.text import Text
from etl.resolve.stories.words import number_of

_V = article_version.c
_KEPT_TEXTS = 5_000
_NO_DAY = date(9999, 12, 31)  # stories begin with an article of known day, where one has it


class Texts(dict[int, Text]):
    """Articles as they are compared, kept from one transaction to the next; some thousand of them at most."""

    def read(self, connection: Connection, keys: Collection[int]) -> None:
        """Have those at hand that are not."""
        missing = [key for key in keys if key not in self]
        query = (
            select(_V.version_id, article.c.source_id, _V.anchor_on, _V.title, _V.clean_body)
            .join(article, article.c.article_id == _V.article_id)
            .where(among(connection, _V.version_id, missing))
        )
        found = {row[0]: Text(*row) for row in connection.execute(query)}
        _name_entities(connection, found)
        self.update(found)

    def forget(self, keys: Collection[int]) -> None:
        """Those are not what they were; and whatever has been kept for long."""
        for key in [*keys, *list(self)[: max(0, len(self) - _KEPT_TEXTS)]]:
            self.pop(key, None)


def settle_stories(connection: Connection, gone: Sequence[int], written: Sequence[int], texts: Texts) -> None:
    """Bring the stories up to date with versions that ceased to be current, and those that are and are new.

    A version may be both: it was annotated anew, or its day was corrected. Of articles with the very same words one
    stands for all where they are compared: the one of the lowest key.
    """
    texts.forget({*gone, *written})
    texts.read(connection, written)
    words = {h for key in written if (h := texts[key].word_hash) is not None} | _word_hashes(connection, gone)
    before = _heads(connection, words)
    _enter_texts(connection, gone, written, texts)
    after = _heads(connection, words)
    anew = {*gone, *written}
    leaving = {key for key in before if key in anew or key not in after}
    entering = {key for key in after if key in anew or key not in before}
    touched = (_linked(connection, leaving) | after) - (leaving - entering)
    shaded = shaded_by(connection, leaving)
    _unlink(connection, leaving)
    delete_where_in(connection, story_key, "version_id", sorted(leaving))
    texts.read(connection, entering)
    insert_rows(connection, story_key, _keys([texts[key] for key in sorted(entering)]))
    moved = {row.version_id for row in shaded ^ shaded_by(connection, entering)}
    touched |= moved | _linked(connection, moved)
    _unlink(connection, moved)
    _link(connection, texts, sorted(entering | moved))
    _group(connection, _reached(connection, touched), gone)


def _word_hashes(connection: Connection, keys: Sequence[int]) -> set[int]:
    chosen = among(connection, story_text.c.version_id, keys)
    return {
        key for key in connection.scalars(select(story_text.c.word_hash).where(chosen)) if key is not None
    }


def _heads(connection: Connection, words: Collection[int]) -> set[int]:
    """Those that stand for all that have the same words."""
    query = select(func.min(story_text.c.version_id)).where(among(connection, story_text.c.word_hash, words))
    return set(connection.scalars(query.group_by(story_text.c.word_hash)))


def _enter_texts(connection: Connection, gone: Sequence[int], written: Sequence[int], texts: Texts) -> None:
    """What there is to compare, and the agencies it comes from."""
    for table in (story_member, topic_member, story_text):
        delete_where_in(connection, table, "version_id", gone)
    told = select(_V.version_id, _V.author, _V.body).where(among(connection, _V.version_id, written))
    rows = [
        (key, texts[key].word_hash, *agency_of(author, body))
        for key, author, body in connection.execute(told)
    ]
    insert_rows(connection, story_text, rows)


def _unlink(connection: Connection, heads: Collection[int]) -> None:
    """Forget what they are like."""
    for column in ("version_id", "other_id"):
        delete_where_in(connection, story_link, column, sorted(heads))


def _link(connection: Connection, texts: Texts, heads: Sequence[int]) -> None:
    """Enter what they are like."""
    pairs = candidates(connection, heads)
    texts.read(connection, sorted({key for pair in pairs for key in pair}))
    likenesses = ((one, other, compare(texts[one], texts[other])) for one, other in sorted(pairs))
    insert_rows(connection, story_link, [(one, other, *found) for one, other, found in likenesses if found])


def _linked(connection: Connection, keys: Collection[int]) -> set[int]:
    """Whatever is linked to one of those."""
    found: set[int] = set()
    for here, there in (("version_id", "other_id"), ("other_id", "version_id")):
        query = select(story_link.c[there]).where(among(connection, story_link.c[here], keys))
        found.update(connection.scalars(query))
    return found


def _name_entities(connection: Connection, texts: dict[int, Text]) -> None:
    """What annotators found in them: whom and what they name, countries apart, and the types of events."""
    named, event = article_entity.c, annotation_tables["events"].c
    entities = (
        select(named.version_id, named.entity_id)
        .join(entity, entity.c.entity_id == named.entity_id)
        .where(among(connection, named.version_id, texts), _is_no_country(entity.c.lexicon_id))
    )
    events = select(event.version_id, event.type).where(among(connection, event.version_id, texts)).distinct()
    for field, query in (("entities", entities), ("events", events)):
        found: dict[int, set[object]] = defaultdict(set)
        for key, value in connection.execute(query):
            found[key].add(value)
        for key, values in found.items():
            setattr(texts[key], field, frozenset(values))


def _is_no_country(lexicon_id: ColumnElement[str]) -> ColumnElement[bool]:
    return func.coalesce(lexicon_id, "").not_like("country:%")


def _keys(texts: Sequence[Text]) -> list[Row]:
    rows: list[Row] = []
    for text, bands in zip(texts, band_keys([text.shingles for text in texts]).tolist(), strict=True):
        day = text.day and text.day.toordinal()
        terms = {number_of(f"term {term}") >> 1 for term in text.terms}
        rows += [(key, text.key, False, day) for key in set(bands) - terms]
        rows += [(key, text.key, True, day) for key in terms]
    return sorted(rows, key=lambda row: row[:2])


def _reached(connection: Connection, keys: set[int]) -> set[int]:
    """Those and whatever is linked to them, over however many others."""
    reached, edge = set(keys), set(keys)
    while edge:
        edge = _linked(connection, edge) - reached
        reached |= edge
    return reached


def _group(connection: Connection, heads: set[int], gone: Sequence[int]) -> None:
    """Make the groups anew of articles that are linked to no others, and of all that have their words."""
    linked = select(story_link).where(among(connection, story_link.c.version_id, heads))
    links = {(row.version_id, row.other_id): (row.kind, row.similarity) for row in connection.execute(linked)}
    mine = story_text.alias()
    same_words = select(mine.c.word_hash).where(among(connection, mine.c.version_id, heads))
    query = (
        select(story_text.c.word_hash, _V.anchor_on, _V.published_at, _V.version_id, _V.article_id)
        .join(_V.version_id.table, _V.version_id == story_text.c.version_id)
        .where(story_text.c.word_hash.in_(same_words))
        .order_by(story_text.c.word_hash, story_text.c.version_id)
    )
    nodes: list[Node] = []
    stands_for: dict[int, int] = {}
    for words, day, moment, key, number in connection.execute(query):
        nodes.append(Node(day or _NO_DAY, str(moment or "~"), key, number))
        head = stands_for.setdefault(words, key)
        if key != head:
            links[head, key] = ("copy", 1.0)
    shade = bands_of_shade(connection, {key for pair in links for key in pair})
    told = stories(nodes, links, shade)
    for table in (story_member, topic_member):
        delete_where_in(connection, table, "version_id", [*gone, *(node.key for node in nodes)])
    insert_rows(connection, story_member, told)
    insert_rows(
        connection, topic_member, [(m.key, m.group, m.similarity) for m in topics(nodes, links, told, shade)]
    )
