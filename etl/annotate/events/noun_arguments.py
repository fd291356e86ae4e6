"""What stands with a verbal noun or noun: whose it is, its adjectives, its object, what prepositions govern."""

from __future__ import annotations

from collections.abc import Iterator

from etl.annotate.events.complements import (
    ADJECTIVE,
    GENITIVE,
    OF,
    PRONOUN,
    SUBJECT,
    Argument,
    complements,
    is_determined,
    slots,
)
from etl.annotate.events.forms import Reading, readings
from etl.annotate.events.lexicon import DESCRIBING
from etl.annotate.events.noun_phrases import (
    described_by,
    is_accusative,
    is_ground_behind,
    is_quantity,
    phrase_at,
)
from etl.annotate.events.particles import particle_past, particles
from etl.annotate.events.phrase_heads import is_somebody
from etl.annotate.events.triggers import Trigger
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import BI
from etl.annotate.syntax.endings import is_indefinite_accusative
from etl.annotate.syntax.nominals import is_adjective, nationality_adjectives
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.words import title_heads, word_class


def noun_arguments(tokens: Tokens, trigger: Trigger, start: int, past: int) -> Iterator[Argument]:
    """What stands with a noun, up to ``past``."""
    at, reading = trigger.at, trigger.reading
    rest, acts = at + 1, bool(reading.pronoun)
    if reading.pronoun:
        yield Argument(PRONOUN, Phrase(at, at + 1))
    elif not reading.article and not is_accusative(tokens, at):
        genitive = _genitive(tokens, rest, past) or _shared_genitive(tokens, rest, past)
        if genitive is not None:
            genitive = _without_led(tokens, genitive, reading)
            yield Argument(GENITIVE, genitive)
            rest = genitive.past
            # اعتقال الشرطة | شابا, but اعتقال شاب (نشر …)
            acts = is_determined(tokens, genitive) or (rest < past and is_indefinite_accusative(tokens, rest))
    while rest < past and _describes(tokens, at, rest) and (tokens.definite(rest) or not acts):
        yield Argument(ADJECTIVE, Phrase(rest, rest + 1))
        rest += 1
    if any(word.pos == DESCRIBING for word in reading.words):
        yield Argument(SUBJECT, described_by(tokens, at, start))
    yield from complements(tokens, rest, past, wants_object=acts)


def _without_led(tokens: Tokens, phrase: Phrase, reading: Reading) -> Phrase:
    """Who a noun is of, without whom ل or ب says that it befell: اقتحام القوات | للمخيم، التقاء الوفد | بحركة."""
    led = {slot for word in reading.words for slot in slots(word.recipient)}.intersection((OF, BI))
    if not led:
        return phrase
    for at in range(phrase.first + 1, phrase.past):
        inside = tokens.name_past[at] and at not in tokens.mentions
        owner = Phrase(phrase.first, at, phrase.clitic)
        if (
            tokens.prefix(at) in led
            and not inside
            and is_somebody(tokens, owner)
            and is_determined(tokens, owner)
        ):
            return owner
    return phrase


def _genitive(tokens: Tokens, at: int, past: int) -> Phrase | None:
    at = particle_past(tokens, at, "minimum") if at < past else at
    if at + 1 < past and tokens.keys[at] in particles("quantity") and is_quantity(tokens, at + 1):
        at += 1  # مقتل نحو | ثلاثة آلاف شخص
    if at >= past or not (tokens.is_word(at) or at in tokens.closing or tokens[at].kind == "number"):
        return None
    if at in tokens.mentions and (tokens.prefix(at) or tokens.conjoined(at)):
        return None  # مساعدات | لأوكرانيا
    if not tokens.name_past[at] and tokens.is_word(at):
        if tokens.ends_phrase(at) or tokens.prefix(at) or tokens.conjoined(at) or _is_verbal(tokens, at):
            return None
        if is_adjective(tokens[at]) and not tokens.definite(at) and not _is_people(tokens, at):
            return None
    return phrase_at(tokens, at, past)


def _shared_genitive(tokens: Tokens, at: int, past: int) -> Phrase | None:
    """What two acts are of: اختطاف | واحتجاز فتاة."""
    if at + 1 >= past or not tokens.conjoined(at) or tokens.definite(at) or tokens.name_past[at]:
        return None
    act = tokens.document.parts_of_speech[at] == VERBAL_NOUN
    return _genitive(tokens, at + 1, past) if act and not is_accusative(tokens, at) else None


def _is_verbal(tokens: Tokens, at: int) -> bool:
    """Whether a token is a verb here: the tagger says so, or it is a form of a verb that carries events (أداها)."""
    if tokens.is_verb(at):
        return True
    found = [
        each for each in readings(tokens.keys[at]) if not (each.is_noun and each.pronoun)
    ]  # شنه | مسلحون
    return bool(found) and all(each.support is not None and not each.is_noun for each in found)


def _is_people(tokens: Tokens, at: int) -> bool:
    """Whether an adjective is a noun of people here: اعتقال | مسلحين، كبير المفتشين, but هجوم | إرهابي، كبير."""
    if tokens[at].number in ("p", "dp", "d"):
        return True
    head = tokens.head(at)
    if tokens[at].bare in particles("doer"):
        return True
    governs = at + 1 < len(tokens) and (tokens.definite(at + 1) or _is_governed_noun(tokens, at + 1))
    return head in word_class("anonymous", "person_noun") or (governs and head in word_class("title"))


def _is_governed_noun(tokens: Tokens, at: int) -> bool:
    """Whether an indefinite noun may be what the one before it is of: مدير | شركة."""
    if not tokens.is_word(at) or tokens.prefix(at) or tokens.conjoined(at) or tokens.ends_phrase(at):
        return False
    return not (is_adjective(tokens[at]) or tokens.is_verb(at))


def _describes(tokens: Tokens, noun: int, at: int) -> bool:
    """Whether an adjective stands behind the noun: (الغارات) الإسرائيلية، (هجوم) إرهابي."""
    if not tokens.is_word(at) or tokens.name_past[at] or tokens.prefix(at) or tokens.conjoined(at):
        return False
    if tokens.ends_phrase(at) or tokens[at].bare in title_heads():  # حبس | مدير
        return False
    if is_ground_behind(tokens, at):
        return False
    described = is_adjective(tokens[at]) or tokens[at].bare in nationality_adjectives()
    return described or (is_accusative(tokens, noun) and _is_accusative_adjective(tokens, at))


def _is_accusative_adjective(tokens: Tokens, at: int) -> bool:
    """Whether a word describes an indefinite accusative, as one right behind it does: (هجوما) واسعا."""
    return is_accusative(tokens, at) and not tokens.definite(at)
