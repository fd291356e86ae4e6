"""What stands with a verb: its subject or the noun that its clause describes, its object, what prepositions govern."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from etl.annotate.events.complements import (
    ANTECEDENT,
    GOVERNED,
    OBJECT,
    PRONOUN,
    SUBJECT,
    Argument,
    clitic_before,
    complements,
    is_governed_pronoun,
    led_phrase,
)
from etl.annotate.events.forms import Reading
from etl.annotate.events.noun_phrases import (
    governors,
    opens_noun_phrase,
    past_counted,
    past_governed,
    phrase_at,
)
from etl.annotate.events.particles import particle_past
from etl.annotate.events.phrase_heads import is_somebody
from etl.annotate.events.subject_ends import before_second_person, ends_subject
from etl.annotate.events.triggers import Trigger
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import WA
from etl.annotate.syntax.frames import Frame, VerbForm
from etl.annotate.syntax.leading_subjects import follows_pronoun, subject_before
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.subjects import subject_after
from etl.annotate.syntax.verbs import PARTICIPLE, PRESENT
from etl.annotate.syntax.words import word_class

_JOINED = 5  # tokens of the subject of a headline's second clause
_FAR = 10  # tokens between أن and the verb of its clause


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
