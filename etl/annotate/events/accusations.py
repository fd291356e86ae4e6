"""Statements by plain verbs of saying that blame somebody: قال إن الحكومة فشلت، اعتبر أن القرار انتهاك.

Whether one is an accusation ``acceptance.py`` decides; here are those in whose words a fault is named.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from etl.annotate.events.carriers import plain_reading
from etl.annotate.events.lexicon import EventWord, words_of_class
from etl.annotate.events.senses import variants
from etl.annotate.events.triggers import Trigger
from etl.annotate.kept import Kept
from etl.annotate.syntax.article_tokens import Tokens
from etl.clean.keys import match_key
from etl.records import Annotations, Statement

SAYING = "statement"  # the part of speech of a verb that accuses by what it reports
_KINDS = ("direct", "indirect")
_LONGEST = 60  # tokens of a content in which faults are looked for


class Accusations:
    """The statements of an article in which a fault is named, by the tokens of their cues."""

    def __init__(self, tokens: Tokens, found: Annotations) -> None:
        self._tokens = tokens
        cues = ((tokens.token_at(each.cue_start), each) for each in found.statements if each.kind in _KINDS)
        self._blaming = sorted(
            ((at, each) for at, each in cues if faults_of(tokens, each)), key=lambda pair: pair[0]
        )
        self._cues = [at for at, _ in self._blaming]

    def triggers(self, start: int, stop: int) -> list[Trigger]:
        """Those of a sentence, as triggers."""
        inside = self._blaming[bisect_left(self._cues, start) : bisect_left(self._cues, stop)]
        return [Trigger(at, plain_reading(self._tokens, at, (_word(each.cue_lemma),))) for at, each in inside]


def faults_of(tokens: Tokens, statement: Statement) -> list[str]:
    """The faults that are named in what somebody says, in their order."""
    first = tokens.token_at(statement.content_start)
    past = min(tokens.token_at(statement.content_end - 1) + 1, first + _LONGEST)
    return [fault for fault in map(_fault.__getitem__, tokens.forms[first:past]) if fault]


def _read_fault(form: str) -> str:
    """The fault that a form names, by its key in the lexicon."""
    return min(variants(form) & _faults(), default="")


_fault = Kept(_read_fault)


@cache
def _faults() -> frozenset[str]:
    return words_of_class("fault") | words_of_class("blame")


@cache
def _word(lemma: str) -> EventWord:
    """A verb of saying as one that accuses; whom it accuses its content says."""
    return EventWord(
        lemma=match_key(lemma), pos=SAYING, plurals=(), verb="", parts=None, type="ACCUSE", mode="disapprove",
        cameo="111", needs=(), actor=("subject",), recipient=(), passive="", directed=True,
    )  # fmt: skip
