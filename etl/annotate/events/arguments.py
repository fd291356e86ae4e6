"""What stands with a trigger in its own clause: subject, object, genitive, adjectives, what prepositions govern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from etl.annotate.events.complements import (
    ADJECTIVE,
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
    clitic_before,
    complements,
    is_determined,
    is_governed_pronoun,
    led_phrase,
    prepositions,
)
from etl.annotate.events.extents import clause_past
from etl.annotate.events.forms import Reading, readings
from etl.annotate.events.lexicon import DESCRIBING
from etl.annotate.events.noun_phrases import (
    described_by,
    governors,
    is_accusative,
    is_ground_behind,
    is_quantity,
    opens_noun_phrase,
    past_counted,
    past_governed,
    phrase_at,
)
from etl.annotate.events.particles import particle_past, particles
from etl.annotate.events.phrase_heads import is_somebody
from etl.annotate.events.subject_ends import before_second_person, ends_subject
from etl.annotate.events.triggers import Trigger
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import BI, WA
from etl.annotate.syntax.frames import Frame, VerbForm
from etl.annotate.syntax.leading_subjects import follows_pronoun, subject_before
from etl.annotate.syntax.nominals import is_adjective, nationality_adjectives
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.subjects import subject_after
from etl.annotate.syntax.verbs import PARTICIPLE, PRESENT
from etl.annotate.syntax.words import title_heads, word_class
from etl.clean.keys import match_key


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
        return self.of(each for each in self.found if each is not argument)

    def of(self, found: Iterable[Argument]) -> Arguments:
        """These in their stead."""
        others = Arguments(self._tokens, self.trigger, self.start, self._stop)
        others.found = tuple(found)
        return others

    @cached_property
    def _by_slot(self) -> dict[str, list[Phrase]]:
        by_slot: dict[str, list[Phrase]] = {}
        for each in self.found:
            by_slot.setdefault(each.slot, []).append(each.phrase)
        return by_slot

    def phrases(self, slot: str) -> Sequence[Phrase]:
        """The phrases of a slot; where none can be, nothing is read."""
        return self._by_slot.get(slot, ()) if self._may_have(slot) else ()

    def first(self, slot: str) -> Phrase | None:
        """The first phrase of a slot."""
        return next(iter(self.phrases(slot)), None)

    def has(self, slot: str) -> bool:
        return bool(self.phrases(slot))

    def _may_have(self, slot: str) -> bool:
        return slot in NAMED_SLOTS or "found" in vars(self) or slot in self._leading

    @cached_property
    def _leading(self) -> set[str]:
        """The prepositions in the clause."""
        return prepositions(self._tokens, self.trigger.at + 1, self.past)


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
    behind = list(complements(tokens, rest, past, wants_object=not trigger.reading.pronoun))
    if pronoun_past > trigger.at:
        governed = led_phrase(tokens, trigger.at + 1, past)
        behind = [governed, *behind] if governed is not None else behind
    if trigger.reading.pronoun:
        behind.insert(0, Argument(PRONOUN, Phrase(trigger.at, trigger.at + 1)))
    yield from (*found, *behind)


def _whole(tokens: Tokens, phrase: Phrase, verb: int, past: int) -> Phrase:
    """A subject with those whom its quantity counts: (كان) المئات | من الفلسطينيين (قد احتشدوا)، المشتبه | به."""
    stop = past if phrase.first > verb else verb
    end = past_governed(tokens, phrase.first, phrase.past, stop)
    counted = past_counted(tokens, phrase.first, end, stop)
    return phrase if counted == phrase.past else Phrase(phrase.first, counted, phrase.clitic)


def subjects(tokens: Tokens, trigger: Trigger, start: int, past: int) -> Iterator[Argument]:
    """The subject of a verb, or the noun that its clause describes."""
    at, form = trigger.at, verb_form(trigger.reading)
    finite = trigger.reading.tense != PARTICIPLE and trigger.reading.person == 3
    before, antecedent = _before(tokens, form, at, start) if finite else (None, None)
    if finite and before is None and antecedent is None:
        before = _behind_complementiser(tokens, at, start) or _joined_before(tokens, form, at, start)
    after, inserted = None, _past_pronoun(tokens, at, past)
    if inserted + 1 < past:
        inserted = particle_past(tokens, inserted + 1, "minimum") - 1  # قتل ما لا يقل عن | 40 شخصا
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


def _joined_before(tokens: Tokens, form: VerbForm, at: int, start: int) -> Phrase | None:
    """The subject of a headline's second clause, which و joins: …، والمقاومة | تستهدف."""
    if form.tense != PRESENT or form.conjunction:
        return None
    for first in range(at - 1, max(start, at - _JOINED) - 1, -1):
        if tokens.is_comma(first) or tokens.is_verb(first) or tokens.keys[first] in governors():
            return None
        if tokens.conjoined(first) and (tokens.definite(first) or tokens.name_past[first]):
            phrase = phrase_at(tokens, first, at, clitic_before(tokens, first))
            whole = phrase is not None and phrase.past == at and is_somebody(tokens, phrase)
            return phrase if whole and _opens_clause(tokens, first, start) else None
    return None


def _opens_clause(tokens: Tokens, at: int, start: int) -> bool:
    """Whether a mark or an earlier clause ends before a token."""
    return at > start and (tokens.is_comma(at - 1) or any(map(tokens.is_verb, range(start, at))))


_JOINED = 5  # tokens of such a subject
_FAR = 10  # tokens between أن and the verb of its clause


def _describes_noun(tokens: Tokens, at: int, start: int) -> bool:
    """Whether a verb right behind an indefinite noun describes it: في هجوم | استهدف بلدة."""
    before = at - 1
    if before < start or not tokens.is_word(before) or tokens.name_past[before] or tokens.ends_phrase(before):
        return False
    if tokens.keys[before] == WA or tokens[before].clitics.enclitic:
        return False  # من جهتها | انتقدت
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
    cut = next((at for at in inside if ends_subject(tokens, at)), phrase.past)
    return Phrase(phrase.first, before_second_person(tokens, phrase.first, cut), phrase.clitic)


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


def with_subject(tokens: Tokens, arguments: Arguments) -> Arguments:
    """The arguments, of two bare phrases behind a verb the first its subject: انتقد | جزء من اليسار | المقال."""
    reading = arguments.trigger.reading
    first, second = arguments.first(OBJECT), arguments.first(SECOND_OBJECT)
    if first is None or second is None or reading.is_noun or (reading.person, reading.number) != (3, "s"):
        return arguments
    if reading.tense == PARTICIPLE or arguments.has(SUBJECT) or arguments.has(ANTECEDENT):
        return arguments
    acts = is_somebody(tokens, first) or any(each.is_noun for each in readings(tokens.keys[first.first]))
    if not acts or is_accusative(tokens, first.first) or is_adjective(tokens[second.first]):
        return arguments
    if any(need.place == SECOND_OBJECT for word in reading.words for need in word.needs):
        return arguments
    moved = {OBJECT: SUBJECT, SECOND_OBJECT: OBJECT}
    return arguments.of(each._replace(slot=moved.get(each.slot, each.slot)) for each in arguments.found)


# Verbal nouns and nouns


def _of_noun(tokens: Tokens, trigger: Trigger, start: int, past: int) -> Iterator[Argument]:
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
            acts = is_determined(tokens, genitive)  # اعتقال الشرطة | شابا, but اعتقال شاب (نشر …)
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
