"""Every written form of the words of events: what a token may be, by its match key.

Verbs and the verbs that carry an event noun are conjugated; what leans on a form (و, ف, سـ, ل before it, a pronoun
behind it) is cut where a token is looked up, so that the table stays small. News is written in few words: each key is
read once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from etl.annotate.compiled import compiled
from etl.annotate.events.lexicon import EventWord, Support, event_words, nouns_by_key, supports
from etl.annotate.kept import Kept
from etl.annotate.syntax.clitics import without_pronoun
from etl.annotate.syntax.divisions import MINE, Division, noun_divisions, verb_divisions
from etl.annotate.syntax.spelling import spellings
from etl.annotate.syntax.verbs import MASDAR, PARTICIPLE, Verb, sounded_forms
from etl.clean.keys import match_key


@dataclass(frozen=True, slots=True)
class Reading:
    """A form as a form of one word."""

    words: tuple[
        EventWord, ...
    ]  # the senses of its lemma, those that need something first; none of a support
    support: Support | None
    tense: str  # past, present or participle; masdar of any noun
    voices: frozenset[str]
    moods: frozenset[str]
    person: int
    gender: str
    number: str
    conjunction: str = ""
    particle: str = ""  # س or ل before a verb; of a noun the preposition
    article: bool = False
    pronoun: str = ""  # what is attached behind it

    is_noun: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_noun", self.tense == MASDAR)

    @property
    def lemmas(self) -> set[str]:
        """The lemmas that it may be a form of; of a noun also its verb's."""
        carried = {self.support.lemma} if self.support is not None else set()
        return carried.union(*((word.lemma, word.verb) for word in self.words))

    @property
    def is_definite(self) -> bool:
        """Whether the article or a pronoun makes it of something known: القصف، استقالته."""
        return self.article or bool(self.pronoun)

    @property
    def is_mine(self) -> bool:
        """Whether it is a noun of whoever speaks, or else an adjective (هجومي)."""
        return self.is_noun and self.pronoun == MINE


@cache
def _readings() -> Kept[str, tuple[Reading, ...]]:
    return Kept(lambda key: (*_of_verbs(key), *_of_nouns(key)))


def readings(key: str) -> tuple[Reading, ...]:
    """All that a token may be, by its match key; nothing of most."""
    return _readings()[key]


# Verbs


@compiled
def _verb_forms() -> dict[str, list[tuple[int, str, str, str, int, str, str]]]:
    """By match key: the number of the verb in ``_verbs``, and how it is inflected."""
    table: dict[str, dict[tuple[int, str, str, str, int, str, str], None]] = {}
    for number, verb in enumerate(_verbs()):
        for written, said in _written(verb):
            table.setdefault(match_key(written), {})[(number, *said)] = None
    return {key: list(forms) for key, forms in table.items()}


def _verbs() -> list[Verb]:
    return [*_lemmas(), *(each.parts for each in supports())]


@cache
def _lemmas() -> dict[Verb, tuple[EventWord, ...]]:
    """The senses of each verb."""
    found: dict[Verb, tuple[EventWord, ...]] = {}
    for word in event_words():
        if word.parts is not None:
            found[word.parts] = (*found.get(word.parts, ()), word)
    return found


@cache
def _senses() -> tuple[tuple[EventWord, ...], ...]:
    """The senses of each verb, by its number in ``_verbs``."""
    return tuple(_lemmas().values())


def _written(verb: Verb) -> Iterator[tuple[str, tuple[str, str, str, int, str, str]]]:
    for sounds, said in sounded_forms(verb):
        if said.person == 2 or (said.number == "d" and said.tense == PARTICIPLE):
            continue
        participle = said.tense == PARTICIPLE and said.mood == "oblique" and said.voice == "active"
        if said.tense in (PARTICIPLE, MASDAR) and not participle:
            continue
        inflected = (said.tense, said.voice, said.mood, said.person, said.gender, said.number)
        for form in spellings(sounds):
            yield form, inflected
        if verb.root[-1] in "وي" and said.person and said.number == "s":
            for form in spellings(sounds, "ه"):
                yield without_pronoun(form, "ه"), inflected


def _of_verbs(key: str) -> Iterator[Reading]:
    for division in verb_divisions(key, _verb_forms()):
        yield from _inflections(division)


def _inflections(division: Division) -> Iterator[Reading]:
    by_verb: dict[tuple[int, str, int, str, str], list[tuple[str, str]]] = {}
    for number, tense, voice, mood, person, gender, count in _verb_forms()[division.stem]:
        by_verb.setdefault((number, tense, person, gender, count), []).append((voice, mood))
    senses = _senses()
    for (number, tense, person, gender, count), said in by_verb.items():
        if division.particle and tense != "present":
            continue
        carried = number - len(senses)
        yield Reading(
            words=senses[number] if carried < 0 else (),
            support=supports()[carried] if carried >= 0 else None,
            tense=tense,
            voices=frozenset(voice for voice, _ in said),
            moods=frozenset(mood for _, mood in said),
            person=person,
            gender=gender,
            number=count,
            conjunction=division.conjunction,
            particle=division.particle,
            pronoun=division.pronoun,
        )


# Nouns


def _of_nouns(key: str) -> Iterator[Reading]:
    for division in noun_divisions(key, _noun_stems()):
        words, support = nouns_by_key().get(division.stem, ()), _masdars().get(division.stem)
        if words:
            yield _noun(words, None, division)
        if support is not None:
            yield _noun((), support, division)


@cache
def _noun_stems() -> frozenset[str]:
    return frozenset([*nouns_by_key(), *_masdars()])


@cache
def _masdars() -> dict[str, Support]:
    """The verbs that carry an event noun, by their own verbal nouns."""
    return {match_key(each.masdar): each for each in supports() if each.masdar}


def _noun(words: tuple[EventWord, ...], support: Support | None, division: Division) -> Reading:
    pronoun = division.pronoun
    return Reading(
        words=words,
        support=support,
        tense=MASDAR,
        voices=frozenset(),
        moods=frozenset(),
        person=0,
        gender={"ه": "m", "ها": "f", "هم": "m"}.get(pronoun, ""),
        number={"هم": "p", "هما": "d"}.get(pronoun, "s"),
        conjunction=division.conjunction,
        particle=division.particle,
        article=division.article,
        pronoun=pronoun,
    )
