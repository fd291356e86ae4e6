"""Who does or suffers what a noun tells by the words around it: باقتراح من الوالي، قصف للاحتلال، مرتكب الحريق."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from etl.annotate.events.actors import is_group, sector_of_words
from etl.annotate.events.arguments import Arguments
from etl.annotate.events.complements import ADJECTIVE, GENITIVE, OF, clitic_before, slots
from etl.annotate.events.forms import readings
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.noun_phrases import is_quantity
from etl.annotate.events.particles import particles
from etl.annotate.events.phrase_heads import is_somebody, is_victim_at
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import after_clitic, without_and
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import Phrase

_LED = 2  # tokens from an act to whom من leads right behind it
_BEFORE = 3  # words before an act in which whoever did it is called after it
_VICTIMS = 5  # words before the preposition of an attack in which its victims are told
_ARMED = ("armed", "military", "rebels", "settlers", "police")


def is_purpose(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether ل leads what an act is for, not whom it befalls: ضربات | للدفاع عن المدينة."""
    head = phrase.first
    if tokens.prefix(head) != OF:
        return False
    act = tokens.document.parts_of_speech[head] == VERBAL_NOUN
    act = act or any(each.is_noun and each.words for each in readings(tokens.keys[head]))
    return act and not tokens.name_past[head] and not is_group(tokens[head].bare)


def doer_before(tokens: Tokens, arguments: Arguments) -> Phrase | None:
    """Whoever did an act, called by it alone: مرتكب | الحريق، منفذي عملية | الاغتيال."""
    at = arguments.trigger.at
    for place in range(at - 1, max(at - _BEFORE, arguments.start) - 1, -1):
        if tokens[place].bare in particles("doer"):
            return Phrase(place, place + 1, clitic_before(tokens, place))
        if not tokens.is_word(place) or tokens.is_verb(place) or tokens.name_past[place]:
            return None
    return None


def victims_before(tokens: Tokens, arguments: Arguments) -> Iterator[Phrase]:
    """Those who are told as its victims before an attack: ارتقاء شهداء | في غارة، خمسة قتلى سقطوا | جراء القصف."""
    led = arguments.trigger.at - 1
    if led < arguments.start or tokens.keys[led] not in particles("within"):
        return
    for at in range(led - 1, max(arguments.start, led - _VICTIMS) - 1, -1):
        if is_victim_at(tokens, at):
            first = at
            while first > arguments.start and is_quantity(tokens, first - 1):
                first -= 1
            yield Phrase(first, at + 1, clitic_before(tokens, first))
            return
        if tokens.is_verb(at) and without_and(tokens.keys[at]) not in particles("fallen"):
            return


def source(tokens: Tokens, word: EventWord, arguments: Arguments) -> Phrase | None:
    """From whom an act comes: باقتراح من الوالي، تهديدات من الجماعة; whom a request is made of is none (طلب من)."""
    reading, sources = arguments.trigger.reading, particles("source")
    by_order = reading.particle in particles("place") and not reading.article
    if not sources.isdisjoint(slots(word.recipient)) and not by_order:
        return None
    first = next((each for each in arguments.found if each.slot != ADJECTIVE), None)
    if first is None or first.slot not in sources or not is_somebody(tokens, first.phrase):
        return None
    described = sum(each.slot == ADJECTIVE for each in arguments.found)
    if first.phrase.first - arguments.trigger.at > _LED + described:
        return None  # إيقاف صدور صحيفة مقربة | من المعارضة
    return None if is_place(tokens, first.phrase) else first.phrase


def is_place(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase begins with the name of a place."""
    mention = tokens.mentions.get(phrase.first)
    return mention is not None and mention.type == "LOC"


def led_by_of(tokens: Tokens, word: EventWord, arguments: Arguments) -> Phrase | None:
    """Whose act ل says it is, where no construction tells whom it befell: قصف | للاحتلال، انسحاب كامل | للقوات."""
    behind = next((each for each in arguments.found if each.slot != ADJECTIVE), None)
    if behind is None or behind.slot != OF or is_purpose(tokens, behind.phrase):
        return None
    if word.type == "ASSAULT":
        bare = not arguments.trigger.reading.article
        return behind.phrase if bare and is_armed(tokens, behind.phrase) else None
    own = GENITIVE in word.actor and GENITIVE not in word.recipient and OF not in word.recipient
    return behind.phrase if own and is_somebody(tokens, behind.phrase) else None


def opposed(tokens: Tokens, arguments: Arguments) -> Phrase | None:
    """Whom an adjective says that an act is against: تظاهرات مناهضة | للحكومة، مسيرات منددة | بالعدوان."""
    for each, behind in pairwise(arguments.found):
        if each.slot == ADJECTIVE and tokens[each.phrase.first].bare in particles("against"):
            return behind.phrase if behind.phrase.first == each.phrase.past else None
    return None


def is_armed(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is of those who bear arms: الجيش، مسلحون."""
    head = (
        after_clitic(tokens.keys[phrase.first], phrase.clitic) if phrase.clitic else tokens.keys[phrase.first]
    )
    keys = [head, *tokens.keys[phrase.first + 1 : phrase.past]]
    return sector_of_words(keys, "group", "body") in _ARMED
