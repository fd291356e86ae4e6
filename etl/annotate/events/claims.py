"""In whose words an event is told, and what they make of it: the statements of an article, by tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from etl.annotate.events.forms import readings
from etl.annotate.events.lexicon import EventWord
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.frames import verb_forms
from etl.records import Annotations, Statement

_LEAD = 2  # tokens of a content before the noun that says what act it is (عن | تضامنه)


class Claim(NamedTuple):
    """How an event stands to what is said in its article."""

    own: Statement | None  # the statement that is the act itself
    inside: Statement | None  # the innermost one that tells it
    asserted_by: int | None  # the one that claims it, None where the narrator tells it
    demanded: bool  # it is only asked for
    apart: bool  # whoever says it has no part in it


class Statements:
    """The statements by the tokens of their cues and contents."""

    def __init__(self, tokens: Tokens, found: Annotations) -> None:
        self._tokens, self._statements = tokens, found.statements
        self._by_cue = {tokens.token_at(each.cue_start): each for each in found.statements}
        self.cues = {at: each.cue_lemma for at, each in self._by_cue.items()}  # the lemma by the cue's token
        self._contents = sorted(
            (tokens.token_at(each.content_start), tokens.token_at(each.content_end - 1) + 1, ordinal,
             tokens.token_at(each.cue_start))
            for ordinal, each in enumerate(found.statements)
        )  # fmt: skip
        self._first = [first for first, *_ in self._contents]
        self._outer = _enclosing(self._contents)

    def at(self, at: int) -> Statement | None:
        """The statement whose cue a token is."""
        return self._by_cue.get(at)

    def claim(self, word: EventWord, trigger: int, named: int) -> Claim:
        """What is said of an event whose word is at ``trigger`` and which ``named`` names: القبض of إلقاء القبض."""
        own, ordinal = self.at(trigger), self._around(named)
        if ordinal is None:
            return Claim(own, None, None, demanded=False, apart=False)
        inside = self._statements[ordinal]
        asserted_by: int | None = ordinal
        presupposed = self._is_presupposed(inside)
        demanded = not word.directed and self._is_demanded(inside, named)
        if self._is_own_act(word, inside, named):
            own, asserted_by = own or inside, inside.parent
        elif presupposed:
            asserted_by = inside.parent
        apart = presupposed or demanded or (asserted_by == ordinal and not word.actor)
        return Claim(own, inside, asserted_by, demanded, apart)

    def _is_own_act(self, word: EventWord, statement: Statement, at: int) -> bool:
        """Whether a statement and an event are one act: أعرب عن تضامنه، وجه الدعوة."""
        if statement.kind != "nominal" or statement.stance == "assert" or not word.directed:
            return False
        return at - self._tokens.token_at(statement.content_start) <= _LEAD

    def _is_demanded(self, statement: Statement, at: int) -> bool:
        """Whether an act is what somebody asks for: دعا إلى | وقف إطلاق النار, but not what he orders: أمر | بحبسه."""
        if statement.kind != "nominal" or statement.stance != "demand":
            return False
        cue = self._tokens.keys[self._tokens.token_at(statement.cue_start)]
        if any(form.frame.order for form in verb_forms().get(without_and(cue), ())):
            return False
        return at - self._tokens.token_at(statement.content_start) < _LEAD

    def _is_presupposed(self, statement: Statement) -> bool:
        """Whether what a statement is about is taken for granted, not claimed by it: أدانت الهجوم، رفضت منع السفر."""
        if statement.kind != "nominal":
            return False
        cue = self._tokens.keys[self._tokens.token_at(statement.cue_start)]
        rejects = any(word.type == "REJECT" for each in readings(cue) for word in each.words)
        return statement.stance == "condemn" or (statement.stance == "deny" and rejects)

    def _around(self, at: int) -> int | None:
        """The innermost statement in whose content a token stands, its own aside."""
        place = bisect_right(self._first, at) - 1
        while place >= 0:
            _, past, ordinal, cue = self._contents[place]
            if at < past and cue != at:
                return ordinal
            place = self._outer[place]
        return None


def _enclosing(contents: Sequence[tuple[int, int, int, int]]) -> list[int]:
    """For each content the nearest one before it that reaches past its end, -1 for none."""
    outer: list[int] = []
    for place, (_, past, _, _) in enumerate(contents):
        before = place - 1
        while before >= 0 and contents[before][1] < past:
            before = outer[before]
        outer.append(before)
    return outer
