"""Which sense of a word stands here: what it needs, and what makes it no event (هجوم الفريق، ضربة جزاء)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, takewhile

from etl.annotate.events.arguments import Arguments
from etl.annotate.events.complements import (
    ADJECTIVE,
    AGENT,
    ANTECEDENT,
    GENITIVE,
    GOVERNED,
    NAMED_SLOTS,
    OBJECT,
    OF,
    PRONOUN,
    SECOND_OBJECT,
    SUBJECT,
    Argument,
    is_governed_pronoun,
)
from etl.annotate.events.extents import clause_past
from etl.annotate.events.lexicon import EventWord, Exclusion, Need, event_words, exclusions, words_of_class
from etl.annotate.events.noun_phrases import is_quantity
from etl.annotate.events.particles import particles
from etl.annotate.events.phrase_heads import is_somebody
from etl.annotate.events.triggers import Trigger
from etl.annotate.kept import AN_ARTICLE, Kept
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_article, without_ending
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.tokens import shared_token
from etl.annotate.syntax.wording import is_feminine_head, singular_of_dual
from etl.clean.keys import match_key

CARRIER_REACH = 14  # tokens between a verb and the event noun it carries
RELATIVE_REACH = 5  # tokens between an event noun and the verb of its relative clause
_AROUND = 60  # tokens of a sentence on either side that tell what it is about
_FROM_HEAD = 5  # tokens from a noun to what ل says it is of
_ACTING = (SUBJECT, ANTECEDENT, GENITIVE, AGENT)  # where whoever acts may stand
_SAID = 18  # tokens behind a verb that says what something is
_TOLD = 15  # tokens before a pronoun in which what it stands for is told
_HEADS = 4  # words of a phrase that may be the one asked for


def chosen_sense(
    tokens: Tokens, arguments: Arguments, sentence: tuple[int, int], carrier: str = ""
) -> EventWord | None:
    """The first sense of the trigger's word whose needs are met; None where that is no event.

    ``carrier`` is the verb that carries an event noun, by the match key of its lemma.
    """
    for word in arguments.trigger.reading.words:
        if word.needs and not any(_is_met(tokens, arguments, need, carrier) for need in word.needs):
            continue
        excluded = _exclusions(word.lemma, word.verb, word.type)
        if any(_excluded(tokens, arguments, each, sentence) for each in excluded):
            return None
        return word
    return None


def with_needs(tokens: Tokens, triggers: list[Trigger], sentence: tuple[int, int]) -> list[Trigger]:
    """The triggers of which a sense needs no word that the sentence lacks: of the others nothing has to be read."""
    if not triggers:
        return triggers
    here: dict[str, list[int]] = {}
    needed = tokens.document.answers(_needed)
    for at in tokens.document.where_within(_needed, *sentence):
        for form in needed[at]:
            here.setdefault(form, []).append(at)
    own = [
        each
        for each in triggers
        if not each.is_support
        and any(_may_be_met(tokens, each, word, here, sentence[1]) for word in each.reading.words)
    ]
    nouns = [each.at for each in own if each.reading.is_noun]
    carrying = [each for each in triggers if each.is_support and _carries(each.at, nouns)]
    return sorted([*own, *carrying], key=lambda each: each.at)


def _carries(at: int, nouns: list[int]) -> bool:
    """Whether an event noun is near enough to a verb to be carried by it."""
    return bisect_left(nouns, at - RELATIVE_REACH) < bisect_right(nouns, at + CARRIER_REACH)


def _may_be_met(
    tokens: Tokens, trigger: Trigger, word: EventWord, here: Mapping[str, list[int]], stop: int
) -> bool:
    """Whether a need's words stand where they may meet it: those of most places behind the trigger, in its clause."""
    if not word.needs:
        return True
    pronoun = trigger.reading.pronoun or is_governed_pronoun(tokens, trigger.at + 1)
    for need in word.needs:
        if not need.words or need.somebody or need.place == "support":
            return True
        if pronoun and _is_pronoun_for_one(tokens, trigger, need):
            return True
        if need.words.isdisjoint(here):
            continue
        places = [at for form in need.words.intersection(here) for at in here[form]]
        if places and need.place == "behind" and max(places) > trigger.at:
            return True
        if places and (need.place in _ANYWHERE or (need.place == "object" and not trigger.reading.is_noun)):
            return True
        if places and max(places) > trigger.at:
            past = clause_past(tokens, trigger.at, stop)
            if any(trigger.at < at < past for at in places):
                return True
    return False


_ANYWHERE = ("before", "subject", "antecedent")  # places that may be in front of a trigger


@cache
def _exclusions(*of: str) -> tuple[Exclusion, ...]:
    """The exclusions of a word, by its lemma, its verb and its type."""
    return tuple(exclusion for each in dict.fromkeys(of) for exclusion in exclusions().get(each, ()))


def needed_argument(tokens: Tokens, word: EventWord, arguments: Arguments) -> Argument | None:
    """The phrase by which a sense's need is met."""
    for need in word.needs:
        for each in arguments.found:
            if each.slot == match_key(need.place) and need.words and _holds(tokens, each.phrase, need.words):
                return each
    return None


def _is_met(tokens: Tokens, arguments: Arguments, need: Need, carrier: str) -> bool:
    if need.place == "support":
        return bool(carrier) and (not need.words or carrier in need.words)
    if need.place == "behind":
        return any(_is_one(tokens, each, need.words) for each in _behind(tokens, arguments))
    if need.place == "before":
        at = arguments.trigger.at
        return at > 0 and tokens.is_word(at - 1) and _is_one(tokens, at - 1, need.words)
    if need.somebody and _is_done_to_somebody(tokens, arguments, match_key(need.place)):
        return True
    if need.words and _is_pronoun_for_one(tokens, arguments.trigger, need):
        return True
    if not need.words:
        return not need.somebody and _met(tokens, arguments, need.place, need.words)
    return _may_stand(tokens, arguments, need) and _met(tokens, arguments, need.place, need.words)


def _may_stand(tokens: Tokens, arguments: Arguments, need: Need) -> bool:
    """Whether one of the words of a need stands where a phrase of the clause may hold it: else none has to be read."""
    trigger, needed = arguments.trigger, tokens.document.answers(_needed)
    if need.place == SUBJECT or (need.place in NAMED_SLOTS and not trigger.reading.is_noun):
        return True  # in front of the trigger, too
    behind = tokens.document.where_within(_needed, trigger.at, arguments.past + 1 + _HEADS)
    return any(not need.words.isdisjoint(needed[at]) for at in behind)


def _behind(tokens: Tokens, arguments: Arguments) -> Iterator[int]:
    """The words behind a trigger up to the end of what is said there: (وصف) القرار بأنه | معيب."""
    at = arguments.trigger.at
    behind = range(at + 1, min(len(tokens), at + 1 + _SAID))
    said = takewhile(lambda each: tokens[each].punctuation not in _ENDS, behind)
    return filter(tokens.is_word, said)


_ENDS = ("stop", "semicolon", "question", "exclamation")


def _is_done_to_somebody(tokens: Tokens, arguments: Arguments, slot: str) -> bool:
    """Whether people, a body or a name stands in a place, or what stands for one (منعهم، منعته، منعها)."""
    if (
        slot == (GENITIVE if arguments.trigger.reading.is_noun else OBJECT)
        and arguments.trigger.reading.pronoun
    ):
        return True
    slots = (slot, OF) if slot == GENITIVE else (slot,)
    return any(is_somebody(tokens, phrase) for each in slots for phrase in arguments.phrases(each))


def _met(tokens: Tokens, arguments: Arguments, place: str, words: frozenset[str]) -> bool:
    """Whether one of some words, or anything, stands in a place of the clause."""
    slot = match_key(place)
    if slot == GENITIVE and arguments.has(PRONOUN):
        if not words:
            return True
        slot = OBJECT  # استهدافها | جنودا
    if not words:
        return arguments.has(slot)
    phrases = (each for name in (slot, *_instead(arguments, slot)) for each in arguments.phrases(name))
    return any(_holds(tokens, each, words) or _counts(tokens, each, words) for each in phrases)


def _is_pronoun_for_one(tokens: Tokens, trigger: Trigger, need: Need) -> bool:
    """Whether a pronoun stands for one of the words of a need: (كميات من المخدرات) حجزها، تجنيدهم، يسمح لهم.

    One of several people does for any of people, another one for a word that was told before.
    """
    at, pronoun, place = trigger.at, trigger.reading.pronoun, match_key(need.place)
    befalls = place == (GENITIVE if trigger.reading.is_noun else OBJECT)
    if not befalls:
        governed = is_governed_pronoun(tokens, at + 1)
        pronoun = tokens.keys[at + 1].removeprefix(place) if governed else ""
    if pronoun in particles("human_pronoun"):
        return not need.words.isdisjoint(words_of_class("person"))
    if not befalls or pronoun not in GOVERNED:
        return False
    needed = tokens.document.answers(_needed)
    before = tokens.document.where_within(_needed, max(0, at - _TOLD), at)
    told = (word for each in before for word in needed[each] & need.words)
    return any(pronoun != GOVERNED[-1] or not is_feminine_head(word) for word in told)


def _counts(tokens: Tokens, phrase: Phrase, words: frozenset[str]) -> bool:
    """Whether a phrase says how much of one of some words there is: دفعة | من الصواريخ، تسعين طنا | من السلال."""
    of, past = phrase.past, phrase.past + 1 + _HEADS
    if of + 1 >= len(tokens) or tokens.keys[of] not in particles("source"):
        return False
    measures = any(
        is_quantity(tokens, at) or _is_one(tokens, at, particles("measure"))
        for at in range(phrase.first, phrase.past)
    )
    return measures and _holds(tokens, Phrase(of + 1, min(past, len(tokens))), words)


def _instead(arguments: Arguments, slot: str) -> tuple[str, ...]:
    """Where what a word does something to may stand beside its own place."""
    reading = arguments.trigger.reading
    if slot == GENITIVE:
        misread = () if reading.article else (ADJECTIVE,)  # حجز | دراجة
        return OF, OBJECT, *misread  # فتح الدول | لسفارات، قطع السكان | الطريق
    if slot != OBJECT or reading.is_noun:
        return ()
    if "passive" in reading.voices and not reading.pronoun:
        return SUBJECT, ANTECEDENT, SECOND_OBJECT  # أُطلقت | صواريخ، صاروخ | أُطلق
    return (ANTECEDENT,) if reading.pronoun else (SECOND_OBJECT,)  # صواريخ | أطلقها الحوثيون


def _holds(tokens: Tokens, phrase: Phrase, words: frozenset[str]) -> bool:
    return any(
        _is_one(tokens, at, words) for at in range(phrase.first, min(phrase.past, phrase.first + _HEADS))
    )


def _is_one(tokens: Tokens, at: int, words: frozenset[str]) -> bool:
    """Whether a token is one of some words, what leans on it and the alef of an accusative aside."""
    return not words.isdisjoint(_variants[tokens.forms[at]])


def _excluding(form: str) -> frozenset[str]:
    """The words that a form is, what leans on it aside, by which its sentence tells no event: no دورية for دوري."""
    token = shared_token(form)
    return _excluding_words() & {token.key, token.stem, token.bare} if form[0].isalpha() else frozenset()


@cache
def _excluding_words() -> frozenset[str]:
    """The words that exclude an event wherever they stand in its sentence."""
    found = chain.from_iterable(exclusions().values())
    return frozenset(word for each in found if each.where == "sentence" for word in each.words)


def _read_variants(form: str) -> frozenset[str]:
    token = shared_token(form)
    keys = {token.key, token.stem, token.bare, without_article(token.stem), without_article(token.key)}
    keys |= {_unpossessed(key) for key in keys}
    keys |= {singular_of_dual(key) for key in keys}  # طائرتين
    return frozenset(keys | {without_ending(key, ending) for key in keys for ending in "اه"})


def _unpossessed(key: str) -> str:
    """A noun without the pronoun of whose it is: سفاره of سفارتها."""
    for pronoun in _POSSESSIVE:
        owned = key.removesuffix(pronoun)
        if owned != key and len(owned) > 2:
            return owned[:-1] + "ه" if owned.endswith("ت") and not owned.endswith("ات") else owned
    return key


_POSSESSIVE = ("هما", "ها", "هم", "ه")


# The keys under which a form may be listed: of any form, asked for once or twice an article; of heads, again and again.
variants = Kept(_read_variants, AN_ARTICLE).__getitem__
_variants = Kept(variants)


@cache
def _needs() -> frozenset[str]:
    return frozenset(word for each in event_words() for need in each.needs for word in need.words)


def _needed(form: str) -> frozenset[str]:
    """Those of them that a need names."""
    return (variants(form) & _needs()) or frozenset()  # of which there is but one that is empty


def _excluded(tokens: Tokens, arguments: Arguments, exclusion: Exclusion, sentence: tuple[int, int]) -> bool:
    where, words, at = exclusion.where, exclusion.words, arguments.trigger.at
    if where == "sentence":
        first, past = max(sentence[0], at - _AROUND), min(sentence[1], at + _AROUND)
        excluding = tokens.document.answers(_excluding)
        around = tokens.document.where_within(_excluding, first, past)
        return any(not words.isdisjoint(excluding[each]) for each in around)
    if where == "before":
        reach = _FROM_HEAD if tokens.prefix(at) == OF else 1  # وقف فوري وغير مشروط | لإطلاق النار
        before = range(max(sentence[0], at - reach), at)
        return any(tokens.is_word(each) and _is_one(tokens, each, words) for each in before)
    if where == "actor":
        return any(_met(tokens, arguments, place, words) for place in _ACTING)
    if where == "head":
        heads = (each.phrase.first for each in arguments.found if each.slot in _ACTING)
        return any(_is_one(tokens, head, words) for head in heads)
    if where == "complement":
        inner = ("subject", "antecedent", "object", "genitive", ADJECTIVE, "pronoun")
        return any(_holds(tokens, each.phrase, words) for each in arguments.found if each.slot not in inner)
    if where == OBJECT and _acts(tokens, arguments):
        return any(_holds(tokens, each.phrase, words) for each in arguments.found if each.slot == OBJECT)
    return _met(tokens, arguments, where, words)


def _acts(tokens: Tokens, arguments: Arguments) -> bool:
    """Whether the subject of a verb that may be passive is somebody who does it: استقبل | المدير العام (وفدا)."""
    reading = arguments.trigger.reading
    if reading.is_noun or "active" not in reading.voices:
        return False
    return any(each.slot == SUBJECT and is_somebody(tokens, each.phrase) for each in arguments.found)
