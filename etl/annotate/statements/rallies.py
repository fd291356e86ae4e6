"""What people gather for, which is what they say: خرج متظاهرون إلى الشوارع للمطالبة بـ، نظموا وقفة تنديدا بـ."""

from __future__ import annotations

from dataclasses import replace

from etl.annotate.statements.acts import Act
from etl.annotate.statements.readings import Acts, act_of
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clauses import Clause
from etl.annotate.syntax.clitics import with_article, without_accusative
from etl.annotate.syntax.complements import find_complement
from etl.annotate.syntax.frames import verbal_nouns
from etl.annotate.syntax.referents import ANON, Referent
from etl.annotate.syntax.verbal_nouns import as_noun, past_nominal
from etl.annotate.syntax.words import word_class

_REACH = 40  # tokens back to what tells of a gathering

RALLY = "rally"


def purpose(tokens: Tokens, at: int, start: int, stop: int, acts: Acts) -> Act | None:
    """The demand or protest of people just said to have gathered; theirs, who are not named."""
    before = tokens.keys[max(start, at - _REACH) : at]
    if tokens.keys[at] not in word_class("gathered_for") or word_class("gathering").isdisjoint(before):
        return None
    for form in verbal_nouns().get(with_article(without_accusative(tokens[at].bare)), ()):
        complement = find_complement(tokens, as_noun(form), at + 1, stop, subject=True)
        if complement is not None and complement.kind == "nominal":
            past = past_nominal(tokens, complement.first, stop)
            complement = replace(complement, past=past if past > complement.first + 1 else 0)  # بما | اعتبروه
            act = act_of(tokens, Clause(at, form, complement, None, None), stop)
            act.rule = RALLY
            return act
    return None


def crowd() -> Referent:
    """Who has gathered."""
    return Referent(ANON, "anonymous", number="p")
