"""What stands with a trigger in its own clause: subject, object, genitive, adjectives, what prepositions govern."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from etl.annotate.events.actors import is_group
from etl.annotate.events.extents import clause_past, is_time, past_insertion, past_time
from etl.annotate.events.forms import Reading, readings
from etl.annotate.events.noun_phrases import (
    governors,
    is_led_anew,
    is_quantity,
    opens_noun_phrase,
    past_counted,
    phrase_at,
)
from etl.annotate.events.particles import particle_past, particles
from etl.annotate.events.triggers import Trigger
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and, without_ending, without_pronoun
from etl.annotate.syntax.frames import Frame, VerbForm
from etl.annotate.syntax.leading_subjects import follows_pronoun, subject_before
from etl.annotate.syntax.nominals import is_adjective, nationality_adjectives
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.subjects import subject_after
from etl.annotate.syntax.tokens import shared_token
from etl.annotate.syntax.verbs import PARTICIPLE
from etl.annotate.syntax.words import title_heads, word_class
from etl.clean.keys import match_key

SUBJECT, ANTECEDENT, OBJECT, GENITIVE = "subject", "antecedent", "object", "genitive"
ADJECTIVE, PRONOUN, AGENT, BETWEEN = "adjective", "pronoun", "agent", "بين"
PATIENT, SCENE = "patient", "scene"  # told by words that say with any verb whom it befell, and where it was


class Argument(NamedTuple):
    """A phrase of the clause, and how it hangs on the trigger."""

    slot: str  # subject, object, genitive …, or the preposition that governs it
    phrase: Phrase


class Arguments:
    """All that stands with a trigger, in the order of the text; read when it is first asked for."""

    def __init__(self, tokens: Tokens, trigger: Trigger, start: int, stop: int) -> None:
        self.trigger = trigger
        self.start = start  # of its sentence
        self._tokens, self._stop = tokens, stop

    @cached_property
    def past(self) -> int:
        """Past the clause."""
        return clause_past(self._tokens, self.trigger.at, self._stop)

    @cached_property
    def found(self) -> tuple[Argument, ...]:
        """The phrases of the clause."""
        reader = _of_noun if self.trigger.reading.is_noun else verb_arguments
        return tuple(reader(self._tokens, self.trigger, self.start, self.past))

    def without(self, argument: Argument) -> Arguments:
        """The others."""
        others = Arguments(self._tokens, self.trigger, self.start, self._stop)
        others.found = tuple(each for each in self.found if each is not argument)
        return others

    def first(self, slot: str) -> Phrase | None:
        """The first phrase of a slot."""
        return next((each.phrase for each in self.found if each.slot == slot), None)

    def has(self, slot: str) -> bool:
        return any(each.slot == slot for each in self.found)


@cache
def slots(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The places that a table names, prepositions by their match keys."""
    return tuple(map(match_key, cells))


# Verbs


def verb_arguments(tokens: Tokens, trigger: Trigger, start: int, past: int) -> Iterator[Argument]:
    """What stands with a verb, up to ``past``."""
    pronoun_past = _past_pronoun(tokens, trigger.at, past)
    found = [
        each._replace(phrase=_whole(tokens, each.phrase, trigger.at, past))
        for each in subjects(tokens, trigger, start, past)
    ]
    rest = max((pronoun_past + 1, *(each.phrase.past for each in found)))
    behind = list(_behind(tokens, rest, past, wants_object=not trigger.reading.pronoun))
    if pronoun_past > trigger.at:
        governed = _led_phrase(tokens, trigger.at + 1, past)
        behind = [governed, *behind] if governed is not None else behind
    if trigger.reading.pronoun:
        behind.insert(0, Argument(PRONOUN, Phrase(trigger.at, trigger.at + 1)))
    yield from (*found, *behind)


def _whole(tokens: Tokens, phrase: Phrase, verb: int, past: int) -> Phrase:
    """A subject with those whom its quantity counts: (كان) المئات | من الفلسطينيين (قد احتشدوا)."""
    stop = past if phrase.first > verb else verb
    counted = past_counted(tokens, phrase.first, phrase.past, stop)
    return phrase if counted == phrase.past else Phrase(phrase.first, counted, phrase.clitic)


def subjects(tokens: Tokens, trigger: Trigger, start: int, past: int) -> Iterator[Argument]:
    """The subject of a verb, or the noun that its clause describes."""
    at, form = trigger.at, verb_form(trigger.reading)
    finite = trigger.reading.tense != PARTICIPLE and trigger.reading.person == 3
    before, antecedent = _before(tokens, form, at, start) if finite else (None, None)
    if finite and before is None and antecedent is None:
        before = _behind_complementiser(tokens, at, start)
    after, inserted = None, _past_pronoun(tokens, at, past)
    taken_up = antecedent is None or bool(trigger.reading.pronoun)  # المدينة التي قصفتها | الطائرات
    if finite and before is None and taken_up and not follows_pronoun(tokens, at):
        after = _subject_after(tokens, form, inserted, past)
    if before is not None:
        yield Argument(SUBJECT, before)
    if antecedent is not None:
        yield Argument(ANTECEDENT, antecedent)
    if after is not None:
        yield Argument(SUBJECT, after)


def _past_pronoun(tokens: Tokens, at: int, past: int) -> int:
    """The last token of a verb and a preposition with its pronoun behind it: وجهت | له | المحكمة، أوقف | على إثرها."""
    if at + 2 < past and tokens.keys[at + 1] in word_class("preposition"):
        possessed = tokens[at + 2].clitics.enclitic and tokens.keys[at + 2].endswith(GOVERNED)
        return at + 2 * bool(possessed and not tokens.name_past[at + 2])
    return at + (at + 1 < past and is_governed_pronoun(tokens, at + 1))


def _before(tokens: Tokens, form: VerbForm, at: int, start: int) -> tuple[Phrase | None, Phrase | None]:
    if form.conjunction:
        return None, None
    subject, antecedent = subject_before(tokens, at, start)
    if subject is None and antecedent is None and _describes_noun(tokens, at, start):
        first = _head_before(tokens, at, start)
        return None, Phrase(first, at) if first < at else None
    return subject, antecedent


def _behind_complementiser(tokens: Tokens, at: int, start: int) -> Phrase | None:
    """The phrase between أن and its verb: أن مقاتلين من القبائل | خطفوا."""
    for first in range(at - 1, max(start, at - _FAR) - 1, -1):
        if tokens.keys[first] in word_class("complementiser"):
            if first + 1 < at and opens_noun_phrase(tokens, first + 1, at):
                return phrase_at(tokens, first + 1, at)
            return None
        if tokens.is_comma(first) or tokens.is_verb(first):
            return None
    return None


_FAR = 10  # tokens between أن and the verb of its clause


def _describes_noun(tokens: Tokens, at: int, start: int) -> bool:
    """Whether a verb right behind an indefinite noun describes it: في هجوم | استهدف بلدة."""
    before = at - 1
    if before < start or not tokens.is_word(before) or tokens.name_past[before] or tokens.ends_phrase(before):
        return False
    return not tokens.definite(before) and not tokens.is_verb(before)


def _head_before(tokens: Tokens, at: int, start: int) -> int:
    """The first word of the indefinite phrase that ends before a token."""
    first = at - 1
    while first > start and tokens.is_word(first - 1) and not tokens.ends_phrase(first - 1):
        if tokens.definite(first - 1) or tokens.name_past[first - 1] or not is_adjective(tokens[first]):
            break
        first -= 1
    return first


def _subject_after(tokens: Tokens, form: VerbForm, at: int, past: int) -> Phrase | None:
    phrase = subject_after(tokens, form, at + 1, past)
    if phrase is None:
        return None
    inside = range(phrase.first + 1, phrase.past)
    cut = next((at for at in inside if _opens_object(tokens, at) or is_led_anew(tokens, at)), phrase.past)
    return Phrase(phrase.first, _before_second_person(tokens, phrase.first, cut), phrase.clitic)


def _before_second_person(tokens: Tokens, first: int, past: int) -> int:
    """Up to what is not the first one named: انتقد فلان | حكم المحكمة، استقبل المحافظ فلان | مدير الشركة فلانا."""
    people = [at for at in range(first, past) if tokens.names_person(at) and at in tokens.mentions]
    after = tokens.name_past[people[0]] if people else past
    if after >= past or not tokens.is_word(after):
        return past
    if tokens.keys[after] in title_heads():
        return after if len(people) > 1 and after < people[1] else past
    goes_on = (
        tokens.definite(after)
        or tokens.prefix(after)
        or tokens.conjoined(after)
        or is_adjective(tokens[after])
    )
    return past if goes_on or tokens.name_past[after] else after


def _opens_object(tokens: Tokens, at: int) -> bool:
    """Whether a word in a subject can only be the object behind it: an indefinite accusative, a number."""
    if tokens.name_past[at] or not tokens.is_word(at) or tokens.definite(at):
        return False
    form = tokens.forms[at]
    accusative = is_accusative(tokens, at) and not form.endswith(("يا", "وا", "ها"))
    noun = without_accusative(tokens.keys[at])
    known = noun in word_class("person_noun") or any(each.is_noun for each in readings(noun))  # شابا، حكما
    return accusative and (len(form) > _SHORT or known) and tokens.keys[at] not in title_heads()


_SHORT = 4  # letters of a word whose alef may be its own


@cache
def _frame(lemma: str, transitive: bool) -> Frame:
    return Frame(
        lemma=lemma, stance="", that=False, quote=False, object=transitive, second_object=False,
        stance_object=False, stance_preposition=False, question=False, in_document=False, prepositions=governors(),
        person_prepositions=frozenset(), impersonal=False, addressee=False, homograph=False, clause_head=False,
        simple=False, order=False, colourless=False, neutral=False, told=False,
    )  # fmt: skip


def _is_transitive(reading: Reading) -> bool:
    if reading.support is not None:
        return OBJECT in reading.support.takes
    return any(
        OBJECT in word.recipient or any(need.place == OBJECT for need in word.needs) for word in reading.words
    )


def verb_form(reading: Reading) -> VerbForm:
    """A reading as the grammar of clauses takes it."""
    lemma = reading.words[0].lemma if reading.words else reading.support.lemma if reading.support else ""
    return VerbForm(
        _frame(lemma, _is_transitive(reading)), reading.tense, reading.gender, reading.number, reading.conjunction,
        bool(reading.pronoun) and not reading.is_noun, reading.person,
    )  # fmt: skip


# Verbal nouns and nouns


def _of_noun(tokens: Tokens, trigger: Trigger, start: int, past: int) -> Iterator[Argument]:
    at, reading = trigger.at, trigger.reading
    rest, acts = at + 1, bool(reading.pronoun)
    if reading.pronoun:
        yield Argument(PRONOUN, Phrase(at, at + 1))
    elif not reading.article and not is_accusative(tokens, at):
        genitive = _genitive(tokens, rest, past)
        if genitive is not None:
            yield Argument(GENITIVE, genitive)
            rest = genitive.past
            acts = is_determined(tokens, genitive)  # اعتقال الشرطة | شابا, but اعتقال شاب (نشر …)
    while rest < past and _describes(tokens, at, rest):
        yield Argument(ADJECTIVE, Phrase(rest, rest + 1))
        rest += 1
    yield from _behind(tokens, rest, past, wants_object=acts)


def is_determined(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is of somebody in particular: by an article, a pronoun or a name."""
    inside = range(phrase.first, phrase.past)
    return any(tokens.definite(at) or bool(tokens.name_past[at]) for at in inside)


def _genitive(tokens: Tokens, at: int, past: int) -> Phrase | None:
    if at + 1 < past and tokens.keys[at] in particles("quantity") and is_quantity(tokens, at + 1):
        at += 1  # مقتل نحو | ثلاثة آلاف شخص
    if at >= past or not (tokens.is_word(at) or at in tokens.closing or tokens[at].kind == "number"):
        return None
    if not tokens.name_past[at] and tokens.is_word(at):
        if tokens.ends_phrase(at) or tokens.prefix(at) or tokens.conjoined(at) or _is_verbal(tokens, at):
            return None
        if is_adjective(tokens[at]) and not tokens.definite(at) and not _is_people(tokens, at):
            return None
    return phrase_at(tokens, at, past)


def _is_verbal(tokens: Tokens, at: int) -> bool:
    """Whether a token is a verb here: the tagger says so, or it is a form of a verb that carries events (أداها)."""
    if tokens.is_verb(at):
        return True
    found = readings(tokens.keys[at])
    return bool(found) and all(each.support is not None and not each.is_noun for each in found)


def _is_people(tokens: Tokens, at: int) -> bool:
    """Whether an adjective is a noun of people here: اعتقال | مسلحين، كبير المفتشين, but هجوم | إرهابي، كبير."""
    if tokens[at].number in ("p", "dp", "d"):
        return True
    head = tokens.head(at)
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
    described = is_adjective(tokens[at]) or tokens[at].bare in nationality_adjectives()
    return described or (is_accusative(tokens, noun) and _is_accusative_adjective(tokens, at))


def is_accusative(tokens: Tokens, at: int) -> bool:
    """Whether a word is written as an indefinite accusative is: هجوما."""
    return tokens.forms[at].endswith(_ACCUSATIVE)


def without_accusative(key: str) -> str:
    """A key without the ending of an indefinite accusative."""
    return without_ending(key, "ا")


def _is_accusative_adjective(tokens: Tokens, at: int) -> bool:
    """Whether a word is an adjective under the ending of an accusative: (هجوما) واسعا."""
    if not is_accusative(tokens, at) or tokens.definite(at):
        return False
    return is_adjective(shared_token(without_accusative(tokens.keys[at])))


_ACCUSATIVE = ("ا", "اً", "ًا")


# What follows


def _behind(tokens: Tokens, at: int, past: int, wants_object: bool) -> Iterator[Argument]:
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
    while at < past:
        led = _led_phrase(tokens, at, past)
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
        if after == at and tokens.keys[at] in word_class("adverb") and not tokens.name_past[at]:
            after = at + 1
        if after == at and tokens.is_comma(at) and opens_noun_phrase(tokens, at + 1, past):
            after = at + (tokens.definite(at + 1) or bool(tokens.name_past[at + 1]))
        if after == at:
            break
        at = after
    return at


def _led_phrase(tokens: Tokens, at: int, past: int) -> Argument | None:
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
