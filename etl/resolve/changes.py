"""What outlets change in articles: two versions that followed each other, sentence by sentence.

A sentence counts as the same whatever its punctuation and vowel marks; what was said, named and counted is compared as
the annotators found it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pyarabic import number as spelled
from sqlalchemy import Connection, String, cast, func, select

from etl.annotate.syntax.tokens import read_token
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon
from etl.load.bulk import Row, among, delete_where_in, insert_rows
from etl.load.tables import (
    annotation_tables,
    article_change,
    article_edit,
    article_entity,
    article_version,
    mention,
    statement,
)
from etl.resolve.edit_notes import EDITS, says

_V = article_version.c
_NUMBER = re.compile(r"\d+(?:[.,٫٬/:]\d+)*|[^\W\d_](?:[^\W\d_]|[\u064b-\u0652])*")
_MANY = 0.15  # of an article's sentences: so many more or fewer make an edit more than wording
_SAYS_SO = 2  # sentences at either end in which an outlet speaks of the article itself


class Span(NamedTuple):
    """Something in a version: what it is compared by, its words and where they stand."""

    key: str
    text: str
    start: int | None = None
    end: int | None = None


class Version(NamedTuple):
    """What of a version is compared."""

    key: int
    title: str | None
    sentences: list[Span]
    statements: list[Span]
    names: list[Span]
    numbers: list[Span]


class Change(NamedTuple):
    """Something only one of two versions has."""

    what: str
    change: str
    span: Span


def settle_changes(connection: Connection, articles: Sequence[int]) -> None:
    """Bring up to date what is kept of the edits of those articles."""
    order = (_V.article_id, _V.valid_from, _V.is_current, _V.valid_to)
    query = (
        select(_V.version_id, _V.article_id)
        .where(among(connection, _V.article_id, articles))
        .order_by(*order)
    )
    histories: dict[int, list[int]] = defaultdict(list)
    for key, number in connection.execute(query):
        histories[number].append(key)
    every = [key for history in histories.values() for key in history]
    for table in (article_edit, article_change):
        delete_where_in(connection, table, "version_id", every)
    edited = [history for history in histories.values() if len(history) > 1]
    read = _versions(connection, [key for history in edited for key in history])
    edits: list[Row] = []
    changes: list[Row] = []
    for before, after in ((read[a], read[b]) for history in edited for a, b in pairwise(history)):
        found = changes_between(before, after)
        edits.append((after.key, before.key, *looks_like(before, after, found), *_counted(before, after)))
        changes += [
            (after.key, number, each.what, each.change, each.span.text, each.span.start, each.span.end)
            for number, each in enumerate(found)
        ]
    insert_rows(connection, article_edit, edits)
    insert_rows(connection, article_change, changes)


def changes_between(before: Version, after: Version) -> list[Change]:
    """What went and what came: the headline, sentences, statements, names, numbers."""
    found: list[Change] = []
    if (before.title or "") != (after.title or ""):
        found += [
            Change("title", change, Span(title, title))
            for change, title in (("removed", before.title), ("added", after.title))
            if title
        ]
    for what in ("sentence", "statement", "name", "number"):
        old, new = getattr(before, f"{what}s"), getattr(after, f"{what}s")
        found += [Change(what, "removed", span) for span in _missing(old, new)]
        found += [Change(what, "added", span) for span in _missing(new, old)]
    return found


def looks_like(before: Version, after: Version, changes: Sequence[Change]) -> tuple[str, str | None]:
    """What an edit looks like, and the words that say so where the outlet says it.

    Else by what changed: a number or name in a sentence that stayed otherwise is a correction, new sentences are an
    update, fewer a cut, nothing but marks and spaces a matter of form.
    """
    told = _said(after, changes)
    if told:
        return told
    kept, added, removed = _counted(before, after)
    if not any(each.what in ("title", "sentence") for each in changes):
        return "form", None
    if not kept and len(after.sentences) <= 1 and removed > 2:
        return "retraction", None
    if not kept and added and removed:
        return "rewriting", None
    if added > removed and added - removed >= max(1, _MANY * len(before.sentences)):
        return "update", None
    if removed > added and removed - added >= max(1, _MANY * len(before.sentences)):
        return "cut", None
    facts = Counter(each.change for each in changes if each.what in ("name", "number"))
    return ("correction" if facts["added"] and facts["removed"] else "wording"), None


def _said(after: Version, changes: Sequence[Change]) -> tuple[str, str] | None:
    """What the outlet says it did: in a new headline, or in what was added at the beginning or the end."""
    ends = {*after.sentences[:_SAYS_SO], *after.sentences[-_SAYS_SO:]}
    added = [c.span.text for c in changes if c.change == "added" and (c.what == "title" or c.span in ends)]
    return next(((edit, words) for edit in EDITS for words in added if says(words, edit)), None)


def _counted(before: Version, after: Version) -> tuple[int, int, int]:
    old, new = (Counter(span.key for span in version.sentences) for version in (before, after))
    return (old & new).total(), (new - old).total(), (old - new).total()


def _missing(spans: Sequence[Span], others: Sequence[Span]) -> Iterator[Span]:
    """The spans the others have no equal of; of two that are alike one may be missing."""
    left = Counter(span.key for span in others)
    for span in spans:
        if left[span.key] > 0:
            left[span.key] -= 1
        else:
            yield span


def _versions(connection: Connection, keys: Sequence[int]) -> dict[int, Version]:
    query = select(_V.version_id, _V.title, _V.body).where(among(connection, _V.version_id, keys))
    read = {
        key: (Version(key, title, [], [], [], []), body) for key, title, body in connection.execute(query)
    }
    sentence = annotation_tables["sentences"].c
    places = select(sentence.version_id, sentence.start_offset, sentence.end_offset).order_by(
        sentence.version_id, sentence.ordinal
    )
    for key, start, end in connection.execute(places.where(among(connection, sentence.version_id, keys))):
        version, body = read[key]
        text = body[start:end]
        version.sentences.append(Span(_compared(text), text, start, end))
        version.numbers.extend(_numbers(text, start))
    said = statement.c
    contents = (
        select(
            said.version_id,
            said.content,
            said.content_start,
            said.content_end,
            func.coalesce(cast(article_entity.c.entity_id, String), said.speaker_name, ""),
        )
        .outerjoin(article_entity, article_entity.c.article_entity_id == said.speaker_id)
        .order_by(said.version_id, said.ordinal)
    )
    for key, text, start, end, speaker in connection.execute(
        contents.where(among(connection, said.version_id, keys))
    ):
        if text:
            read[key][0].statements.append(Span(_compared(f"{speaker} {text}"), text, start, end))
    _add_names(connection, keys, {key: version for key, (version, _) in read.items()})
    return {key: version for key, (version, _) in read.items()}


def _add_names(connection: Connection, keys: Sequence[int], versions: dict[int, Version]) -> None:
    """Each name once, by whom it was taken for, where it stands first."""
    named = mention.c
    query = (
        select(
            named.version_id, article_entity.c.entity_id, named.surface, named.start_offset, named.end_offset
        )
        .join(article_entity, article_entity.c.article_entity_id == named.article_entity_id)
        .where(among(connection, named.version_id, keys))
        .order_by(named.version_id, named.ordinal)
    )
    seen: set[tuple[int, int]] = set()
    for key, entity, surface, start, end in connection.execute(query):
        if (key, entity) not in seen:
            seen.add((key, entity))
            versions[key].names.append(Span(str(entity), surface, start, end))


def _numbers(text: str, offset: int) -> Iterator[Span]:
    """The numbers of a sentence, in figures with what separates them, and in words: أربعة and 4 are one."""
    run: list[re.Match[str]] = []  # the words of a number so far: خمسة وعشرين
    pieces = [*_NUMBER.finditer(text), None]
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        if run and (piece is None or not _goes_on(text, run[-1], piece)):
            start, end = run[0].start(), run[-1].end()
            yield Span(_value(text[start:end]), text[start:end], offset + start, offset + end)
            run = []
        if piece is not None and (piece[0][0].isdigit() or run or _begins_number(piece, after)):
            run.append(piece)


def _goes_on(text: str, last: re.Match[str], piece: re.Match[str]) -> bool:
    """Whether a word belongs to the number that another is of."""
    apart = text[last.end() : piece.start()]
    return apart.isspace() and not last[0][0].isdigit() and _count(piece[0]) is not None


def _begins_number(piece: re.Match[str], after: re.Match[str] | None) -> bool:
    """Whether a word counts, by itself or with the next: أحد العمال, and أحد عشر عاملا."""
    return _count(piece[0]) is not None or (
        after is not None and _count(f"{piece[0]} {after[0]}") is not None
    )


def _value(words: str) -> str:
    """The number that figures or words are, as figures."""
    if words[0].isdigit():
        return match_key(words)
    return _count(words) or str(int(spelled.text2number(words)))


def _count(word: str) -> str | None:
    token = read_token(word)
    return _counts().get(token.key, _counts().get(token.stem))


@cache
def _counts() -> dict[str, str]:
    """The figures of each word that counts. Ordinals rank, and with the article اثنين is a weekday: neither counts."""
    rows = read_lexicon("numerals")
    return {match_key(row["word"]): row["value"] for row in rows if row["kind"] in ("cardinal", "thousand")}


def _compared(text: str) -> str:
    """The words of a text folded: what is left equal by punctuation, spaces and vowel marks."""
    return " ".join(re.findall(r"\w+", match_key(text)))
