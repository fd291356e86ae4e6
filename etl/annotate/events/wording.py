"""The words around a trigger by which two tellings are known to be of one event, or of two."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import NamedTuple

from etl.annotate.events.arguments import Arguments
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.particles import particles
from etl.annotate.events.senses import variants
from etl.annotate.kept import Kept
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import WA, without_and, without_article
from etl.annotate.syntax.dictionary_forms import dictionary_form
from etl.annotate.syntax.tokens import shared_token
from etl.annotate.syntax.words import word_class
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

_AROUND = 5  # tokens on either side of a trigger that say what it is about
_BESIDE = 4  # tokens from a trigger on among which its adjectives are


class Wording(NamedTuple):
    """How a trigger stands among its words."""

    around: frozenset[str]  # the words near it in their dictionary forms
    another: bool  # it is told as one more, or as one before: هجوم آخر، الإضراب السابق
    number: str  # of a noun that has a plural: one or several
    pointed: bool  # a demonstrative stands in front of it: هذا الهجوم
    joined: bool  # a conjunction joins it to what stands in front of it


NO_WORDING = Wording(frozenset(), False, "", False, False)


def read_wording(tokens: Tokens, arguments: Arguments, at: int, word: EventWord) -> Wording:
    """The wording of the token that names an event, in the clause of its arguments."""
    return Wording(
        around=_around(tokens, at),
        another=any(
            _says_another(tokens, at, each) for each in range(at + 1, min(arguments.past, at + _BESIDE))
        ),
        number=_number(tokens.forms[at], word),
        pointed=at > 0 and without_and(tokens.keys[at - 1]) in word_class("demonstrative"),
        joined=tokens.conjoined(at) or (at > 0 and tokens.keys[at - 1] == WA),
    )


def _around(tokens: Tokens, at: int) -> frozenset[str]:
    near = chain(range(max(0, at - _AROUND), at), range(at + 1, min(len(tokens), at + 1 + _AROUND)))
    return frozenset(filter(None, (_content(tokens.forms[each]) for each in near)))


def _says_another(tokens: Tokens, at: int, adjective: int) -> bool:
    """Whether a word near a trigger is an adjective of it: غارة جوية | أخرى, but (اعتقال) الوزيرة | السابقة."""
    said = without_article(tokens.keys[adjective]) in particles("another")
    return said and tokens.definite(at) == tokens.definite(adjective)


def _number(form: str, word: EventWord) -> str:
    if not word.plurals:
        return ""
    return "one" if variants(form).isdisjoint(map(match_key, word.plurals)) else "several"


def _read_content(form: str) -> str:
    token = shared_token(form)
    if token.value is not None:
        return str(token.value)
    if token.kind == "mark" or token.key in _function_words() or token.bare in particles("quantity"):
        return ""
    key = dictionary_form(token.text)
    return key if len(key) > 1 else ""


_content = Kept(_read_content).__getitem__


@cache
def _function_words() -> frozenset[str]:
    return frozenset(match_key(row["word"]) for row in read_lexicon("function_words"))
