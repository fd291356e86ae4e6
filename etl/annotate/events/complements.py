"""What stands behind a trigger and its subject or genitive: the object, and what prepositions govern."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from etl.annotate.events.actors import is_group
from etl.annotate.events.extents import is_time, past_insertion, past_time
from etl.annotate.events.noun_phrases import (
    is_accusative,
    is_ground_behind,
    is_quantity,
    opens_noun_phrase,
    phrase_at,
)
from etl.annotate.events.particles import begun_by, particle_past, particles
from etl.annotate.events.phrase_heads import is_somebody
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and, without_pronoun
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.tokens import shared_token
from etl.annotate.syntax.words import word_class
from etl.clean.keys import match_key

SUBJECT, ANTECEDENT, OBJECT, GENITIVE = "subject", "antecedent", "object", "genitive"
SECOND_OBJECT = "second"  # حملت الحركة الحكومة | المسؤولية
ADJECTIVE, PRONOUN, AGENT, BETWEEN = "adjective", "pronoun", "agent", "بين"
OF = "ل"
PATIENT, SCENE = "patient", "scene"  # told by words that say with any verb whom it befell, and where it was
# The slots that no preposition gives its name to.
NAMED_SLOTS = frozenset(
    (SUBJECT, ANTECEDENT, OBJECT, SECOND_OBJECT, GENITIVE, ADJECTIVE, PRONOUN, AGENT, PATIENT, SCENE)
)


class Argument(NamedTuple):
    """A phrase of the clause, and how it hangs on the trigger."""

    slot: str  # subject, object, genitive …, or the preposition that governs it
    phrase: Phrase


def complements(tokens: Tokens, at: int, past: int, wants_object: bool) -> Iterator[Argument]:
    """The objects, and what prepositions govern, up to the end of the clause."""
    objects = [OBJECT, SECOND_OBJECT] if wants_object else []
    at = _first(tokens, at, past)
    placed = at > 0 and tokens.keys[at - 1] in particles("place")  # بمدينة | صفاقس
    # Whether an object may begin here, and whether something stands before it.
    opens, behind = not placed, False
    while at < past:
        if _is_about(tokens, at, past):
            at += 1  # أصابت نحو | ثلاثين شخصا
        led = led_phrase(tokens, at, past)
        if _is_wielded(tokens, at, past):
            held = phrase_at(tokens, at + 1, past)
            if held is not None:
                yield Argument(AGENT, held)
        if led is not None:
            yield led
            at, opens, behind = max(at + 1, led.phrase.past), True, True
            continue
        phrase = _object(tokens, at, past, behind) if objects and opens else None
        if phrase is not None:
            yield Argument(objects.pop(0), phrase)
            at = phrase.past
            continue
        after = _past_joined(tokens, at, past) if opens else at
        after = _past_circumstances(tokens, at, past) if after == at else after
        behind = behind or after > at
        opens = after > at
        at = max(after, at + 1)


def _is_about(tokens: Tokens, at: int, past: int) -> bool:
    """Whether a preposition only makes a number one of about that many: نحو ثلاثين شخصا."""
    key = tokens.keys[at]
    if at + 1 >= past or key not in particles("quantity") or key not in word_class("preposition"):
        return False
    return is_quantity(tokens, at + 1)


def _first(tokens: Tokens, at: int, past: int) -> int:
    """Where an object may begin behind a subject or a verb."""
    at = _past_circumstances(tokens, at, past)
    apart = at >= past or bool(tokens.prefix(at) or tokens.name_past[at])
    apart = apart or is_ground_behind(tokens, at)
    apart = apart or tokens[at].number in ("p", "dp", "d")  # (دعت) المديرية | المواطنين
    if not apart and tokens.definite(at) and is_adjective(tokens[at]) and tokens.definite(at - 1):
        at += 1  # حزب العمل المعارض | الحكومة
    return at


def _object(tokens: Tokens, at: int, past: int, behind: bool) -> Phrase | None:
    """The object at a token: استقبل الوزير | السفير.

    ``behind`` what belongs to verb and subject it is only somebody, or what is marked so: في مكتبه | السفير.
    """
    if is_time(tokens, at) or not opens_noun_phrase(tokens, at, past):
        return None
    phrase = phrase_at(tokens, at, past)
    if phrase is None or not behind or tokens.name_past[at] or is_somebody(tokens, phrase):
        return phrase
    apart = tokens.definite(at - 1) or bool(tokens.name_past[at - 1])
    if is_adjective(tokens[at]) or (apart and tokens.definite(at)):
        return None  # من المحاولات | الحثيثة
    marked = is_accusative(tokens, at) or is_determined(tokens, phrase)
    return phrase if marked or apart or is_quantity(tokens, at) else None


def _past_joined(tokens: Tokens, at: int, past: int) -> int:
    """Past a closing mark, or one who is told beside another; else ``at``."""
    if at in tokens.opening:
        return at + 1
    if not tokens.conjoined(at) or tokens.is_verb(at):
        return at
    phrase = phrase_at(tokens, at, past, clitic_before(tokens, at))
    if phrase is None:
        return at
    named = any(place in tokens.mentions for place in range(phrase.first, phrase.past))
    return phrase.past if named else at


def _past_circumstances(tokens: Tokens, at: int, past: int) -> int:
    """Past words of time, adverbs and insertions, behind which the object may still come."""
    while at < past:
        after = past_time(tokens, at, past)
        after = past_insertion(tokens, at, past) if after == at else after
        after = particle_past(tokens, at, "minimum") if after == at else after
        if after == at and tokens.keys[at] in particles("governing") and at + 1 < past:
            held = phrase_at(tokens, at + 1, past)
            after = held.past if held is not None else at + 1  # استقبل بمقر الوزارة | السفير
        elif after == at and tokens.keys[at] in word_class("adverb") and not tokens.name_past[at]:
            after = at + 1
        if after == at and tokens.is_comma(at) and opens_noun_phrase(tokens, at + 1, past):
            told = tokens.definite(at + 1) or tokens.name_past[at + 1] or is_accusative(tokens, at + 1)
            after = at + bool(told)
        if after == at:
            break
        at = after
    return at


def led_phrase(tokens: Tokens, at: int, past: int) -> Argument | None:
    """What a preposition at a token governs, under the preposition's key; an agent's words are one."""
    if not (tokens.prefix(at) or tokens.document.answers(_may_govern)[at]):
        return None
    if is_governed_pronoun(tokens, at):
        accusative = without_and(tokens.keys[at]) in particles("accusative")
        slot = OBJECT if accusative else tokens.document.answers(_preposition)[at]
        return Argument(slot, Phrase(at, at + 1))
    for name, slot in (("agent", AGENT), ("patient", PATIENT)):
        after = particle_past(tokens, at, name)
        if at < after < past:
            phrase = phrase_at(tokens, after, past)
            return Argument(slot, phrase) if phrase is not None else None
    if tokens.forms[at][0].isalpha() and tokens.prefix(at):
        clitic = clitic_before(tokens, at)
        phrase = phrase_at(tokens, at, past, clitic)
        return Argument(tokens.prefix(at), phrase) if phrase is not None else None
    key = without_and(tokens.keys[at])
    if tokens.name_past[at] or key not in word_class("preposition") or at + 1 >= past:
        return None
    if key not in word_class("contraction") and opens_noun_phrase(tokens, at + 1, past):
        phrase = phrase_at(tokens, at + 1, past)
        return Argument(key, phrase) if phrase is not None else None
    return None


def prepositions(tokens: Tokens, first: int, past: int) -> set[str]:
    """The prepositions in a range of tokens, of which each may lead what stands in its slot."""
    alone = tokens.document.answers(_preposition)[first:past]
    return {*alone, *map(tokens.prefix, range(first, past))}


def _preposition(form: str) -> str:
    """The preposition that a form is, by itself or with its pronoun; nothing of most."""
    key = without_and(shared_token(form).key)
    if key in particles("governed_pronoun"):
        return without_pronoun(key, *GOVERNED)
    return key if key in word_class("preposition") else ""


def _may_govern(form: str) -> bool:
    """Whether a form may govern what follows, or is a preposition with its pronoun."""
    classes = {"governed_pronoun", "agent", "patient"} & begun_by(form)
    return bool(classes) or without_and(shared_token(form).key) in word_class("preposition")


def is_governed_pronoun(tokens: Tokens, at: int) -> bool:
    """Whether a token is a preposition with its pronoun: (حُكم) عليه، (اتهامات) لها."""
    return at < len(tokens) and without_and(tokens.keys[at]) in particles("governed_pronoun")


GOVERNED = ("ها", "هم", "ه")  # the pronouns of a third person behind a preposition


def _is_wielded(tokens: Tokens, at: int, past: int) -> bool:
    """Whether a weapon is told with those who hold it: برصاص | قوات الأمن, but برصاص مطاطي."""
    after = particle_past(tokens, at, "weapon")
    if after == at or after >= past:
        return False
    held = tokens.definite(after) or bool(tokens.name_past[after]) or is_group(tokens[after].bare)
    return held and (is_group(tokens[after].bare) or not is_adjective(tokens[after]))


def clitic_before(tokens: Tokens, at: int) -> int:
    """The letters before a word that are none of it."""
    mention = tokens.mentions.get(at)
    if mention is not None:
        return mention.start - tokens.document.starts[at]
    token = tokens[at]
    return token.offset(len(token.proclitic))


def is_determined(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is of somebody in particular: by an article, a pronoun or a name."""
    inside = range(phrase.first, phrase.past)
    return any(tokens.definite(at) or bool(tokens.name_past[at]) for at in inside)


@cache
def slots(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The places that a table names, prepositions by their match keys."""
    return tuple(map(match_key, cells))
