"""Whether an event happened, is announced, is merely thought of, or did not happen: by mood, particles and verbs."""

from __future__ import annotations

from etl.annotate.events.arguments import Arguments
from etl.annotate.events.complements import ADJECTIVE
from etl.annotate.events.extents import clause_start
from etl.annotate.events.forms import Reading
from etl.annotate.events.particles import particles
from etl.annotate.events.statuses import ACTUAL, FUTURE, HYPOTHETICAL, NEGATED
from etl.annotate.events.undoings import read_undoing
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import FA, is_led_by, without_and
from etl.annotate.syntax.divisions import WILL
from etl.annotate.syntax.verbs import PAST, PRESENT
from etl.annotate.syntax.words import word_class

_REACH = 10  # tokens between a word that decides and the trigger
_NEAR = 3
_CONDITION = 40  # tokens between the word that opens a condition and the verb


def read_status(tokens: Tokens, arguments: Arguments, start: int) -> str:
    """The status of the event that a trigger names in the sentence from ``start`` on."""
    trigger = arguments.trigger
    at, reading = trigger.at, trigger.reading
    if not reading.is_noun and _is_condition(tokens, at, start):
        return HYPOTHETICAL
    if _is_negated(tokens, reading, at, start) or _is_negated_behind(tokens, arguments):
        return NEGATED
    if reading.particle == WILL:
        return FUTURE
    return read_undoing(tokens, trigger, start, arguments.stop) or _told(tokens, arguments, start)


def _told(tokens: Tokens, arguments: Arguments, start: int) -> str:
    """The status by the words of the clause before a trigger, else by its own adjectives and tense."""
    reading, at = arguments.trigger.reading, arguments.trigger.at
    for back in range(at - 1, _first(tokens, at, start) - 1, -1):
        if tokens.name_past[back]:
            continue
        if reading.is_noun and tokens.is_verb(back) and tokens[back].future:
            return FUTURE  # سيصل … لإجراء محادثات
        told = _told_by(without_and(tokens.keys[back]), reading.tense == PRESENT, at - back)
        if told and back and tokens.keys[back - 1] in word_class("negator"):
            return HYPOTHETICAL if told == NEGATED else NEGATED  # لم يستبعد، لا نية لـ
        if told:
            return told
    if _is_planned(tokens, arguments):
        return FUTURE
    return HYPOTHETICAL if _is_conditional(tokens, arguments, start) else ACTUAL


def _is_condition(tokens: Tokens, at: int, start: int) -> bool:
    """Whether a verb is what a condition is: إذا | انسحب الجيش، إن لم | تفرج."""
    before = [without_and(key) for key in tokens.keys[max(start, at - 2) : at]]
    if not before or tokens.keys[at - 2 : at - 1] == ["ما"]:
        return False  # عما إذا
    return before[-1] in particles("condition") or before == ["ان", "لم"]


def _is_conditional(tokens: Tokens, arguments: Arguments, start: int) -> bool:
    """Whether a condition stands before a verb of the present in its sentence: إذا فشلت المفاوضات فقد تقصف."""
    at = arguments.trigger.at
    conditions = particles("condition")
    return arguments.trigger.reading.tense == PRESENT and not conditions.isdisjoint(
        tokens.keys[max(start, at - _CONDITION) : at]
    )


def _first(tokens: Tokens, at: int, start: int) -> int:
    """The first token that may decide: of the clause, or of the one that أن hangs it on."""
    first = clause_start(tokens, at, start)
    if first == at > start:  # a verb opens its clause, but for its particles: قد | يسحب
        that = tokens.keys[at - 1] in word_class("complementiser")
        first = at - 1 if that else max(clause_start(tokens, at - 1, start), at - _NEAR)
    if (
        first > start
        and tokens.keys[first] in word_class("complementiser")
        and not is_led_by(tokens.keys[first], FA)
    ):
        first = clause_start(tokens, first - 1, start) if first - 1 > start else start
        first = max(first, at - _NEAR - 2)
    return max(first, at - _REACH, start)


def _told_by(key: str, present: bool, distance: int) -> str:
    """What a word before the trigger says of it."""
    if key in particles("ahead"):
        return FUTURE
    if key == "قد":
        return HYPOTHETICAL if present and distance <= _NEAR else ""
    if key in particles("denied") and key not in word_class("negator") and key != "ما":
        return NEGATED
    return HYPOTHETICAL if key in particles("unreal") else ""


def _is_negated(tokens: Tokens, reading: Reading, at: int, start: int) -> bool:
    """Whether a negation stands right before the trigger: لم تقصف، عدم اعتقاله، لم يتم اعتقال."""
    for back in range(at - 1, max(start, at - _NEAR) - 1, -1):
        key = without_and(tokens.keys[back])
        if key == "ما":
            led = back > start and tokens.keys[back - 1] in word_class("preposition", "subordinator")
            return back == at - 1 and reading.tense == PAST and not led  # but بعد ما تمت، ما يعانيه من
        if key in word_class("negator") or key in particles("denied"):
            behind = tokens.keys[back + 1]  # لم تسفر، لا يزال
            return behind not in particles("results_in") and behind not in word_class("persists")
        if not (tokens.is_verb(back) or key in particles("begun")):
            return False
    return False


def _is_negated_behind(tokens: Tokens, arguments: Arguments) -> bool:
    """Whether a noun is the subject of a verb of aspect that is negated: المفاوضات لم تبدأ بعد."""
    at, negator = arguments.trigger.at, word_class("negator")
    if not arguments.trigger.reading.is_noun:
        return False
    places = range(at + 1, min(at + 1 + _NEAR, len(tokens) - 1))
    return any(
        tokens.keys[each] in negator and tokens.keys[each + 1] in particles("begun") for each in places
    )


def _is_planned(tokens: Tokens, arguments: Arguments) -> bool:
    """Whether an adjective behind a noun says that it lies ahead: اجتماع مرتقب."""
    if not arguments.trigger.reading.is_noun:
        return False
    places = [each.phrase.first for each in arguments.found if each.slot == ADJECTIVE]
    return any(tokens.keys[at] in particles("planned") for at in places)
