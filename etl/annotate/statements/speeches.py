"""Speech over several sentences: where one without marks goes on, and what is said within one.

Words in marks end at their mark, wherever it stands. Words after a colon without marks end with their sentence, but
for the sentences of the same paragraph in which the same person plainly goes on: ونحن نشكر الجميع. ولن نتأخر.
A sentence or paragraph that is all in marks right behind words in marks is their next piece.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.words import word_class
from etl.records import Statement

_FIRST_PERSON = re.compile(r"[وف]?(?:سن(?!و[يا])\w{3,}|\w{3,}نا)")  # سنعود، عملنا
_PLURAL = re.compile(r"ن\w{2,}")  # behind what only a verb follows: لن نتأخر
_REMEMBERED = 16  # statements
_FEWEST = 3  # words of a piece; fewer may be the title of a section


def settle_speeches(tokens: Tokens, statements: list[Statement]) -> None:
    """Let speech go on past its sentence, and give statements in a speech of several sentences their parent."""
    for statement, past in _bounded_by_the_next(tokens, statements):
        if statement.rule.endswith(".colon"):
            _go_on(tokens, statement, past)
    around: list[int] = []
    for position, statement in enumerate(statements):
        while around and statements[around[-1]].content_end <= statement.cue_start:
            around.pop()
        if (
            statement.parent is None
            and around
            and statements[around[-1]].content_start <= statement.cue_start
            and position not in _ancestors(statements, around[-1])
        ):
            statement.parent = around[-1]
        if statement.kind == "direct":
            around.append(position)


def take_piece(tokens: Tokens, statements: list[Statement], start: int, stop: int) -> None:
    """Let the direct words that end right before a sentence go on in it where it is all in marks: «كذا».⏎«وكذا»."""
    close = tokens.closing.get(start, start)
    if sum(map(tokens.is_word, range(start, close))) < _FEWEST or any(
        map(tokens.is_word, range(close, stop))
    ):
        return
    for statement in reversed(statements[-_REMEMBERED:]):
        if statement.kind == "direct" and _reaches(tokens, statement, start, statement is statements[-1]):
            statement.content_end = tokens.document.ends[close - 1]
            return


def _reaches(tokens: Tokens, statement: Statement, start: int, latest: bool) -> bool:
    """Whether words in marks end right before a sentence, or before no more than who said them."""
    past = tokens.token_at(statement.content_end - 1) + 1
    if past not in tokens.opening and past - 1 not in tokens.opening:
        return False
    if latest and statement.cue_start >= statement.content_end:  # «كذا»، قال فلان. «وكذا»
        past = tokens.token_at((statement.speaker_end or statement.cue_end) - 1) + 1
    return not any(map(tokens.is_word, range(past, start)))


def _ancestors(statements: list[Statement], position: int) -> Iterator[int]:
    """In what a statement stands, from near to far."""
    parent = statements[position].parent
    while parent is not None:
        yield parent
        parent = statements[parent].parent


def _bounded_by_the_next(tokens: Tokens, statements: list[Statement]) -> Iterator[tuple[Statement, int]]:
    """Each statement with the token of the next cue that no first person utters."""
    past = len(tokens)
    bounded = []
    for before, after in reversed(list(pairwise([*statements, None]))):
        if before is None:
            continue
        if after is not None and after.cue_start >= before.content_end:
            past = tokens.token_at(after.cue_start)
        bounded.append((before, past))
    yield from reversed(bounded)


def _go_on(tokens: Tokens, statement: Statement, past: int) -> None:
    """Take in the next sentences of the paragraph that are in the first person and hold no other act."""
    document = tokens.document
    last = tokens.token_at(statement.content_end - 1)
    at = bisect_left(document.sentences, (last + 1, 0))
    for start, stop in document.sentences[at:]:
        if stop > past or "\n" in document.text[statement.content_end : document.starts[start]]:
            return
        if not any(_is_first_person(tokens, place) for place in range(start, stop)):
            return
        statement.content_end = document.ends[tokens.edges(start, stop)[1] - 1]


def _is_first_person(tokens: Tokens, at: int) -> bool:
    form, key = tokens.forms[at], tokens.keys[at]
    if key in word_class("first_person"):
        return True
    if tokens.name_past[at]:
        return False
    verb = tokens.keys[at - 1] in word_class("before_verb") and _PLURAL.fullmatch(form)
    return _FIRST_PERSON.fullmatch(form) is not None or bool(verb)
