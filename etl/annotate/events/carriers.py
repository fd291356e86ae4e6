"""Verbs that carry an event noun and say who took part: شن هجوما، تعرض لهجوم، زيارة أداها."""

from __future__ import annotations

from collections.abc import Container, Sequence

from etl.annotate.events.agents import is_purpose
from etl.annotate.events.arguments import Arguments
from etl.annotate.events.complements import (
    ANTECEDENT,
    GOVERNED,
    OBJECT,
    PRONOUN,
    SCENE,
    SUBJECT,
    Argument,
    is_governed_pronoun,
    slots,
)
from etl.annotate.events.extents import clause_start, is_time
from etl.annotate.events.forms import Reading
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.noun_phrases import noun_phrase_at
from etl.annotate.events.particles import particles
from etl.annotate.events.phrase_heads import is_somebody
from etl.annotate.events.roles import ACTOR, RECIPIENT, Part, Roles, part_of
from etl.annotate.events.senses import CARRIER_REACH, RELATIVE_REACH
from etl.annotate.events.triggers import Trigger
from etl.annotate.events.verb_arguments import subjects
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import is_led_by, without_and
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.verbs import PAST, PRESENT
from etl.annotate.syntax.words import word_class

GATHERING = "gathering"  # what a carrier's subject is: the event itself, in which its object acts
PLACE = "place"  # it was there
CAUSE = "cause"  # what a carrier's subject is to the event: it led to it
_MEETINGS = ("CONSULT",)  # whose hosts are told with all their offices


def find_carrier(tokens: Tokens, arguments: Arguments, others: Sequence[Arguments]) -> Arguments | None:
    """The verb before an event noun that carries it: شن … هجوما."""
    at = arguments.trigger.at
    if not arguments.trigger.reading.is_noun or is_charged(tokens, at):
        return None
    relative = _in_relative(tokens, arguments, others)
    if relative is not None:
        return relative
    meets = any(word.type in _MEETINGS for word in arguments.trigger.reading.words)
    reach = CARRIER_REACH * (1 + meets)  # ترأس الرئيس، القائد الأعلى للقوات، السيد فلان، اليوم، | اجتماعا
    for each in reversed(others):
        carrier = each.trigger
        if not carrier.is_support or not carrier.at < at <= carrier.at + reach or each.past <= at:
            continue
        support = carrier.reading.support
        if (
            support is not None
            and support.subject != GATHERING
            and _governs(tokens, slots(support.takes), at)
        ):
            return each
    return None


def _in_relative(tokens: Tokens, arguments: Arguments, others: Sequence[Arguments]) -> Arguments | None:
    """The carrying verb of a relative clause on an event noun: زيارة أداها، الهجوم الذي شنه التنظيم، التي قام بها."""
    at = arguments.trigger.at
    for each in others:
        carrier = each.trigger
        if not at < carrier.at <= at + RELATIVE_REACH or not carrier.is_support or carrier.reading.is_noun:
            continue
        takes_back = carrier.reading.pronoun in GOVERNED
        takes_back = takes_back or is_governed_pronoun(tokens, carrier.at + 1) or gathers(carrier)
        takes_back = takes_back or _is_done(tokens, carrier)
        if takes_back and all(map(tokens.is_word, range(at, carrier.at))):
            return each
    return None


def _is_done(tokens: Tokens, carrier: Trigger) -> bool:
    """Whether a relative clause leaves unsaid who does what it is about: الوقفة التي | نظمت أمس."""
    reading, behind = carrier.reading, carrier.at + 1
    support = reading.support
    if support is None or OBJECT not in support.takes or "passive" not in reading.voices or reading.pronoun:
        return False
    if tokens.keys[carrier.at - 1] not in word_class("relative_pronoun"):
        return False
    if behind >= len(tokens) or not tokens.is_word(behind) or is_time(tokens, behind):
        return True
    return bool(tokens.prefix(behind)) or tokens.keys[behind] in word_class("preposition")


def gathers(carrier: Trigger) -> bool:
    """Whether a verb says of the event before it who met: لقاء | جمع الوزير بنظيره، الاجتماع الذي | جمعه بهم."""
    return carrier.reading.support is not None and carrier.reading.support.subject == GATHERING


def is_charged(tokens: Tokens, at: int) -> bool:
    """Whether an act is what somebody is charged with: (نسبت النيابة إليهم) تهم | تعذيب."""
    return at > 0 and tokens.keys[at - 1] in particles("charge")


def governing_subject(tokens: Tokens, at: int, start: int, events: Container[int]) -> Part | None:
    """The subject of the verb in whose clause a verbal noun stands: تمكنت الشرطة من اعتقال، بدأ العمال إضرابا."""
    verb = clause_start(tokens, at, start)
    if at > start and tokens.keys[at - 1] in particles("aside"):
        return None  # القبض على شابين من أجل | اختطاف
    if verb >= at or not tokens.is_verb(verb) or at - verb > CARRIER_REACH or verb in events:
        return None
    reading = plain_reading(tokens, verb)
    found = subjects(tokens, Trigger(verb, reading), start, at + 1)
    subject = next((each.phrase for each in found), None)
    if subject is not None and subject.first <= at < subject.past:
        return None  # وقع هجوم: the noun is itself the subject
    return Part(subject) if subject is not None else None


def plain_reading(tokens: Tokens, at: int) -> Reading:
    """A verb that no table of events has, by its letters alone."""
    key = without_and(tokens.keys[at])
    present = is_led_by(key, "ي", "ت") and not key.endswith("ت")
    gender = "f" if key.endswith("ت") or (present and is_led_by(key, "ت")) else "m"
    number = "p" if key.endswith(("وا", "ون")) else "s"
    conjunction = "و" if tokens.conjoined(at) else ""
    tense = PRESENT if present else PAST
    return Reading((), None, tense, frozenset(), frozenset(), 3, gender, number, conjunction)


def _governs(tokens: Tokens, takes: Sequence[str], at: int) -> bool:
    """Whether a noun stands as a verb takes it."""
    prefix = tokens.prefix(at)
    if prefix:
        return prefix in takes
    before = without_and(tokens.keys[at - 1])
    if before in word_class("preposition"):
        return before in takes
    return OBJECT in takes or SUBJECT in takes


def take_over(
    tokens: Tokens, roles: Roles, carrier: Arguments, at: int, acts: bool, meets: bool = False
) -> None:
    """Give the event of a noun the subject of the verb that carries it, and what its prepositions say.

    ``acts``: its subject may be who does what the noun names; ``meets``: that is a meeting, which may be of others.
    """
    support = carrier.trigger.reading.support
    assert support is not None
    part = _subject_of(tokens, carrier, at)
    if support.subject == GATHERING:
        roles.actors = _gathered(carrier)
    elif support.subject == ACTOR and acts and part and _is_of_others(roles.actors, part) and meets:
        roles.recipients = roles.recipients or roles.actors  # ترأس الوزير اجتماعا | للمجلس
        roles.actors = part
    elif support.subject == ACTOR and not roles.actors and acts:
        roles.actors = part
    elif support.subject == RECIPIENT and all(each.pronoun for each in roles.recipients):
        roles.recipients = part or roles.recipients  # تعرض شاب لإطلاق النار | عليه
    for slot in slots(support.recipient):
        phrase = carrier.first(slot)
        if phrase is None or is_purpose(tokens, phrase):
            continue
        if not roles.recipients and phrase.first > carrier.trigger.at:
            roles.recipients = [part_of(tokens, phrase)]


def _is_of_others(actors: Sequence[Part], part: Sequence[Part]) -> bool:
    """Whether an act is of others than the subject of the verb that carries it: (شارك الوزير في) اجتماع | اللجنة."""
    named = all(each.phrase is not None and not (each.pronoun or each.nationality) for each in actors)
    return bool(actors) and named and all(each.phrase is not None for each in part)


def carried(carrier: Arguments) -> Sequence[Argument]:
    """The phrases of a carrying verb; a subject that is where the event was stands in it (شهدت | المدينة اشتباكات)."""
    support = carrier.trigger.reading.support
    if support is None or support.subject != PLACE:
        return carrier.found
    return [each._replace(slot=SCENE) if each.slot == SUBJECT else each for each in carrier.found]


def _gathered(carrier: Arguments) -> list[Part]:
    """Whom a meeting brings together with others: the object of its verb."""
    pronoun, phrase = carrier.first(PRONOUN), carrier.first(OBJECT) or carrier.first(SUBJECT)
    if pronoun is not None:
        return [Part(pronoun, pronoun=True)]
    return [Part(phrase)] if phrase is not None else []


def _subject_of(tokens: Tokens, carrier: Arguments, at: int) -> list[Part]:
    """The subject of a carrying verb; that of a relative clause stands behind it (الزيارة التي قام بها | الوزير)."""
    verb, reading = carrier.trigger.at, carrier.trigger.reading
    if verb > at:
        first = verb + 1 + is_governed_pronoun(tokens, verb + 1)
        phrase = None if is_time(tokens, first) else noun_phrase_at(tokens, first, len(tokens))
        return [Part(phrase)] if phrase is not None else [Part(unsaid=reading)]
    subject = carrier.first(SUBJECT) or carrier.first(ANTECEDENT) or _object_before(carrier, at)
    if subject is not None:
        return [Part(subject)]
    return [] if reading.is_noun or (at == verb + 1 and reading.gender == "") else [Part(unsaid=reading)]


def _object_before(carrier: Arguments, at: int) -> Phrase | None:
    """What was taken for the object of a carrying verb and ends before its noun: that is its subject."""
    phrase = carrier.first(OBJECT)
    return phrase if phrase is not None and phrase.past <= at else None


def event_before(tokens: Tokens, arguments: Arguments, others: Sequence[Arguments]) -> Trigger | None:
    """The event noun that a verb has for its subject: هجوم | استهدف, but قوات الاحتلال | استهدفت."""
    phrase = arguments.first(SUBJECT) or arguments.first(ANTECEDENT)
    if phrase is None or is_somebody(tokens, phrase):
        return None
    inside = (each.trigger for each in others if phrase.first <= each.trigger.at < phrase.past)
    return next((each for each in inside if each.reading.is_noun), None)


def means_of(
    tokens: Tokens, arguments: Arguments, word: EventWord, others: Sequence[Arguments]
) -> Trigger | None:
    """The act of its own type in or by which another is done: قُتل ثلاثة في | هجوم، استهدف المنازل | بغارات."""
    at = arguments.trigger.at
    behind = (each.trigger for each in others if at < each.trigger.at <= at + CARRIER_REACH)
    nouns = (each for each in behind if each.reading.is_noun and _is_by(tokens, each))
    found = next((each for each in nouns if any(s.type == word.type for s in each.reading.words)), None)
    return None if found is None or any(map(tokens.is_comma, range(at, found.at))) else found


def _is_by(tokens: Tokens, trigger: Trigger) -> bool:
    before = trigger.at - 1
    return trigger.reading.particle == "ب" or tokens.keys[before] in particles("within")


def cause_of(
    tokens: Tokens, carrier: Arguments, word: EventWord, others: Sequence[Arguments]
) -> Trigger | None:
    """The event noun that is said to have led to another: أسفر القصف عن مقتل، الهجوم … وأسفر عن مقتل."""
    support = carrier.trigger.reading.support
    if support is None or support.subject != CAUSE:
        return None
    if carrier.first(SUBJECT) or carrier.first(ANTECEDENT):
        return event_before(tokens, carrier, others)
    before = (each.trigger for each in reversed(others) if each.trigger.at < carrier.trigger.at)
    nouns = (each for each in before if each.reading.is_noun)
    return next((each for each in nouns if any(s.type == word.type for s in each.reading.words)), None)
