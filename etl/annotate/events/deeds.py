"""Whose deed a phrase tells: what is praised, blamed or refused is somebody's (قرار المحكمة، الحملة التي شنها فلان)."""

from __future__ import annotations

from collections.abc import Sequence

from etl.annotate.events.actors import adjective_countries
from etl.annotate.events.complements import BETWEEN, GOVERNED, OF, is_governed_pronoun
from etl.annotate.events.noun_phrases import noun_phrase_at, phrase_at
from etl.annotate.events.particles import particle_past, particles
from etl.annotate.events.phrase_heads import is_somebody
from etl.annotate.events.places import is_scene
from etl.annotate.events.roles import Part
from etl.annotate.syntax.adjectives import past_adjectives
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.words import word_class


def doers(tokens: Tokens, parts: Sequence[Part]) -> list[Part]:
    """Of parts of whom an act of speech is about, those that are things by whoever does them."""
    return [_by_doer(tokens, each) for each in parts]


def _by_doer(tokens: Tokens, part: Part) -> Part:
    if part.phrase is None or part.pronoun or part.nationality:
        return part
    sides = _sides(tokens, part.phrase)
    if sides is not None:
        return Part(sides)
    if is_somebody(tokens, part.phrase):
        return part
    doer = _inside(tokens, part.phrase) or _behind(tokens, part.phrase.past)
    if doer is not None:
        return Part(doer)
    country = _country(tokens, part.phrase)
    return Part(country, nationality=True) if country is not None else part


def _country(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """The adjective that says of which country it is: القمع | الإسرائيلي، المقترح | الأمريكي."""
    inside = range(phrase.first + 1, phrase.past)
    places = (at for at in inside if tokens[at].bare in adjective_countries() and not tokens.name_past[at])
    return next((Phrase(at, at + 1) for at in places), None)


def _sides(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """Those between whom it is: التحالف | بين فلان وفلان."""
    past = phrase.past
    if past + 1 >= len(tokens) or tokens.keys[past] != BETWEEN:
        return None
    return _somebody_at(tokens, past + 1, len(tokens))


def _inside(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """The people or the body at the end of a phrase: مبادرة | جمهورية مالي، الانخراط الواسع | للشباب."""
    for at in range(phrase.first + 1, phrase.past):
        if tokens.conjoined(at) or (tokens.prefix(at) and tokens.prefix(at) != OF):
            return None
        held = _somebody_at(tokens, at, phrase.past)
        if held is not None:
            return held
    return None


def _behind(tokens: Tokens, past: int) -> Phrase | None:
    """Who does it by what follows: (الدعم) من قبل الحكومة، (الدور) الذي تقوم به الدول، (القرار الصادر) عن المحكمة."""
    past = past_adjectives(tokens, past, len(tokens))
    stop = min(past + _REACH, len(tokens))
    after = particle_past(tokens, past, "agent") if past < stop else past
    if after == past and past < stop and tokens.keys[past] in word_class("relative_pronoun"):
        after = _past_verb(tokens, past + 1, stop)
    elif after == past and past < stop and tokens.keys[past] in particles("issuer") | particles("source"):
        after = past + 1
    return _somebody_at(tokens, after, len(tokens)) if past < after < stop else None


_REACH = 6  # tokens behind a thing in which whoever does it is told


def _past_verb(tokens: Tokens, at: int, stop: int) -> int:
    """Past a verb whose object is what it describes: شنها | النواب، تقوم به | الدول."""
    if at >= stop or not tokens.is_verb(at):
        return at
    if is_governed_pronoun(tokens, at + 1):
        return at + 2
    return at + 1 if tokens.forms[at].endswith(GOVERNED) else at


def _somebody_at(tokens: Tokens, at: int, past: int) -> Phrase | None:
    """The phrase at a token, where it is of people, a body or a place that acts."""
    if tokens.prefix(at) == OF:
        phrase = phrase_at(tokens, at, past, 1 if at not in tokens.mentions else 0)
    else:
        phrase = noun_phrase_at(tokens, at, past)
    if phrase is None or is_scene(tokens, at):
        return None
    describes = is_adjective(tokens[at]) and at not in tokens.mentions and tokens[at].number not in _SEVERAL
    return phrase if is_somebody(tokens, phrase) and not describes else None


_SEVERAL = ("p", "dp", "d")  # of the numbers of nouns, those of people: برلمانيون
