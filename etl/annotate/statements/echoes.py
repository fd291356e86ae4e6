"""Echoes of who speaks: حسب قوله، على حد تعبيره، من وجهة نظره، وبحسبه، وفقا لها.

An echo belongs to the statement that it follows and only ends its content. One in whose sentence nobody says anything
is what attributes it, to whoever spoke last.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from etl.annotate.statements.acts import Act
from etl.annotate.statements.attributions import openers
from etl.annotate.statements.scopes import scope, without_furniture
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and, without_lam
from etl.annotate.syntax.complement_search import Complement
from etl.annotate.syntax.frames import AGENTS, CONJUNCTIONS, VerbForm, verbal_nouns
from etl.annotate.syntax.words import word_class
from etl.records import Statement

ECHO = "echo"


class Echo(NamedTuple):
    """An echo's tokens: its first and the one past its last, whose pronoun says who speaks."""

    first: int
    past: int


def echo_keys() -> frozenset[str]:
    """Every form that may open an echo."""
    words = word_class("echo_lead", "echo_within", "echo_alone")
    return frozenset(openers()) | {conjunction + word for conjunction in CONJUNCTIONS for word in words}


def echo_at(tokens: Tokens, at: int, start: int, stop: int) -> Echo | None:
    """The echo that opens at a token, if one does."""
    key, noun = without_and(tokens.keys[at]), at + 1
    apart = tokens.is_comma(at - 1) or tokens.edges(start, stop)[0] == at
    if key in word_class("echo_alone"):
        return Echo(at, at + 1) if apart else None
    opens = tokens.keys[at] in openers()
    behind = tokens.keys[noun] if noun < stop else ""
    if key in word_class("echo_lead") and behind in word_class("echo_noun"):
        noun, opens = noun + 1, True
        behind = tokens.keys[noun] if noun < stop else ""
    if opens and without_lam(behind) in word_class("echo"):
        return Echo(at, noun + 1)
    within = key in word_class("echo_within") and behind in word_class("echo")
    to_whom = opens and behind in word_class("echo_pronoun")
    return Echo(at, noun + 1) if apart and (within or to_whom) else None


def echoed(tokens: Tokens, echo: Echo, start: int, stop: int, said: list[Statement]) -> Iterator[Act]:
    """The act of an echo in a sentence where nobody says anything, none within what was ``said`` before."""
    form = _whose(tokens.keys[echo.past - 1])
    if form is None or not said or said[-1].content_end > tokens.document.starts[start]:
        return
    covered = scope(tokens, echo.first, echo.past, start, stop)
    if covered is None or covered[0] < start:
        return
    cue, lemma = echo.past - 1, form.frame.lemma  # على حد | قوله
    if tokens.keys[echo.first] in openers():
        cue, lemma = echo.first, openers()[tokens.keys[echo.first]][0]
    content = Complement("document", *without_furniture(tokens, *covered), joint="document")
    yield Act(cue, lemma, "report", content, form, rule=ECHO)


def _whose(key: str) -> VerbForm | None:
    """The verbal noun of saying (قوله) whose agent is the pronoun that a word ends in."""
    for pronoun, gender, number in sorted(AGENTS, key=lambda agent: -len(agent[0])):
        if key.endswith(pronoun):
            return _sayings().get((gender, number))
    return None


@cache
def _sayings() -> dict[tuple[str, str], VerbForm]:
    nouns = word_class("carrier") & word_class("echo")  # قوله، قولها، قولهم
    return {(form.gender, form.number): form for noun in nouns for form in verbal_nouns()[noun]}
