"""What stands behind a trigger and its subject or genitive: the object, and what prepositions govern."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from etl.annotate.events.actors import is_group
from etl.annotate.events.extents import is_time, past_insertion, past_time
from etl.annotate.events.noun_phrases import opens_noun_phrase, phrase_at
from etl.annotate.events.particles import particle_past, particles
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and, without_pronoun
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.words import word_class

SUBJECT, ANTECEDENT, OBJECT, GENITIVE = "subject", "antecedent", "object", "genitive"
SECOND_OBJECT = "second"  # حملت الحركة الحكومة | المسؤولية
ADJECTIVE, PRONOUN, AGENT, BETWEEN = "adjective", "pronoun", "agent", "بين"
PATIENT, SCENE = "patient", "scene"  # told by words that say with any verb whom it befell, and where it was


class Argument(NamedTuple):
    """A phrase of the clause, and how it hangs on the trigger."""

    slot: str  # subject, object, genitive …, or the preposition that governs it
    phrase: Phrase


def complements(tokens: Tokens, at: int, past: int, wants_object: bool) -> Iterator[Argument]:
    """The object, where one stands right behind, and what prepositions govern up to the end of the clause."""
    at = _past_circumstances(tokens, at, past)
    if wants_object:
        at = _past_attributes(tokens, at, past)
    apart = at >= past or bool(tokens.prefix(at) or tokens.name_past[at])
    if not apart and tokens.definite(at) and is_adjective(tokens[at]) and tokens.definite(at - 1):
        at += 1  # حزب العمل المعارض | الحكومة
    placed = at > 0 and tokens.keys[at - 1] in particles("place")  # بمدينة | صفاقس
    if wants_object and not (placed or is_time(tokens, at)) and opens_noun_phrase(tokens, at, past):
        phrase = phrase_at(tokens, at, past)
        if phrase is not None:
            yield Argument(OBJECT, phrase)
            at = phrase.past
            if at < past and not is_time(tokens, at) and opens_noun_phrase(tokens, at, past):
                second = phrase_at(tokens, at, past)
                if second is not None:
                    yield Argument(SECOND_OBJECT, second)
                    at = second.past
    while at < past:
        led = led_phrase(tokens, at, past)
        if led is not None:
            yield led
        if _is_wielded(tokens, at, past):
            held = phrase_at(tokens, at + 1, past)
            if held is not None:
                yield Argument(AGENT, held)
        at = max(at + 1, led.phrase.past if led is not None else at + 1)


def _past_attributes(tokens: Tokens, at: int, past: int) -> int:
    """Past what belongs to a subject, up to somebody behind: "سكان" (بغينيا) | السلطات، الرئيس (وزوجته) | الضيوف."""
    after = at
    while after < past and (added := _past_attribute(tokens, after, past)) > after:
        after = added
    after += after > at and after + 1 < past and tokens.is_comma(after)
    phrase = phrase_at(tokens, after, past) if after > at and opens_noun_phrase(tokens, after, past) else None
    return after if phrase is not None and is_determined(tokens, phrase) else at


def _past_attribute(tokens: Tokens, at: int, past: int) -> int:
    """Past a closing mark, a name that says where, or one who is told beside another; else ``at``."""
    if at in tokens.opening:
        return at + 1
    joined = tokens.conjoined(at) and not tokens.is_verb(at)
    if not (joined or tokens.prefix(at) in particles("place")):
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
        if after == at and tokens.keys[at] in particles("governing") and at + 1 < past:
            held = phrase_at(tokens, at + 1, past)
            after = held.past if held is not None else at + 1  # استقبل بمقر الوزارة | السفير
        elif after == at and tokens.keys[at] in word_class("adverb") and not tokens.name_past[at]:
            after = at + 1
        if after == at and tokens.is_comma(at) and opens_noun_phrase(tokens, at + 1, past):
            after = at + (tokens.definite(at + 1) or bool(tokens.name_past[at + 1]))
        if after == at:
            break
        at = after
    return at


def led_phrase(tokens: Tokens, at: int, past: int) -> Argument | None:
    """What a preposition at a token governs, under the preposition's key; an agent's words are one."""
    if is_governed_pronoun(tokens, at):
        key = without_and(tokens.keys[at])
        slot = OBJECT if key in particles("accusative") else without_pronoun(key, *GOVERNED)
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
    return held and not is_adjective(tokens[after])


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
