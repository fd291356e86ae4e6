"""Every written form of the words of events: what a token may be, by its match key.

Verbs and the verbs that carry an event noun are conjugated; what leans on a form (و, ف, سـ, ل before it, a pronoun
behind it) is cut where a token is looked up, so that the table stays small. News is written in few words: each key is
read once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from etl.annotate.compiled import compiled
from etl.annotate.events.lexicon import EventWord, Support, event_words, nouns_by_key, supports
from etl.annotate.kept import Kept, where
from etl.annotate.syntax.spelling import spellings
from etl.annotate.syntax.verbs import MASDAR, PARTICIPLE, Verb, sounded_forms
from etl.clean.keys import match_key

_CONJUNCTIONS = ("", "و", "ف")
_BEFORE_VERB = ("", "س", "ل")
_BEFORE_NOUN = ("", "ب", "ل", "ك", "ال", "بال", "لل", "كال")
_PRONOUNS = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "كم", "ي")
_OF_NOUN = ("ه", "ها", "هم", "هما", "نا", "ي", "هن", "كم")
_HERS, _MINE = _OF_NOUN[1], _OF_NOUN[5]
_SHORT = 2  # letters: a shorter stem is not looked up


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

    @property
    def is_noun(self) -> bool:
        return self.tense == MASDAR

    @property
    def is_mine(self) -> bool:
        """Whether it is a noun of whoever speaks, or else an adjective (هجومي)."""
        return self.is_noun and self.pronoun == _MINE


@cache
def _readings() -> Kept[str, tuple[Reading, ...]]:
    return Kept(lambda key: (*_of_verbs(key), *_of_nouns(key)))


def readings(key: str) -> tuple[Reading, ...]:
    """All that a token may be, by its match key; nothing of most."""
    return _readings()[key]


def where_readings(keys: Sequence[str], start: int) -> Iterator[int]:
    """The places, counted from ``start``, of the keys that may be something."""
    return (start + place for place in where(_readings(), keys))


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
                yield form.removesuffix("ه"), inflected


def _of_verbs(key: str) -> Iterator[Reading]:
    for conjunction, particle, pronoun in product(_CONJUNCTIONS, _BEFORE_VERB, _PRONOUNS):
        before = conjunction + particle
        if not (key.startswith(before) and key.endswith(pronoun)):
            continue
        stem = key[len(before) : len(key) - len(pronoun)]
        if len(stem) < _SHORT:
            continue
        for form in (stem, stem + "ا") if pronoun and stem.endswith("و") else (stem,):
            yield from _inflections(form, conjunction, particle, pronoun)


def _inflections(stem: str, conjunction: str, particle: str, pronoun: str) -> Iterator[Reading]:
    by_verb: dict[tuple[int, str, int, str, str], list[tuple[str, str]]] = {}
    for number, tense, voice, mood, person, gender, count in _verb_forms().get(stem, ()):
        by_verb.setdefault((number, tense, person, gender, count), []).append((voice, mood))
    lemmas = list(_lemmas().values())
    for (number, tense, person, gender, count), said in by_verb.items():
        if particle and tense != "present":
            continue
        carried = number - len(lemmas)
        yield Reading(
            words=lemmas[number] if carried < 0 else (),
            support=supports()[carried] if carried >= 0 else None,
            tense=tense,
            voices=frozenset(voice for voice, _ in said),
            moods=frozenset(mood for _, mood in said),
            person=person,
            gender=gender,
            number=count,
            conjunction=conjunction,
            particle=particle,
            pronoun=pronoun,
        )


# Nouns


def _of_nouns(key: str) -> Iterator[Reading]:
    for conjunction, before in product(_CONJUNCTIONS, _BEFORE_NOUN):
        if not key.startswith(conjunction + before):
            continue
        rest = key.removeprefix(conjunction + before)
        article = before.endswith("ال") or before == "لل"
        for stem, pronoun in _without_pronoun(rest, article):
            if len(stem) < _SHORT:
                continue
            words, support = nouns_by_key().get(stem, ()), _masdars().get(stem)
            if words:
                yield _noun(words, None, conjunction, before, article, pronoun)
            if support is not None:
                yield _noun((), support, conjunction, before, article, pronoun)


@cache
def _masdars() -> dict[str, Support]:
    """The verbs that carry an event noun, by their own verbal nouns."""
    return {match_key(each.masdar): each for each in supports() if each.masdar}


def _noun(
    words: tuple[EventWord, ...], support: Support | None, conjunction: str, before: str, article: bool,
    pronoun: str,
) -> Reading:  # fmt: skip
    gender = {"ه": "m", "ها": "f", "هم": "m"}.get(pronoun, "")
    return Reading(
        words=words,
        support=support,
        tense=MASDAR,
        voices=frozenset(),
        moods=frozenset(),
        person=0,
        gender=gender,
        number="p" if pronoun == "هم" else "d" if pronoun == "هما" else "s",
        conjunction=conjunction,
        particle=before.removesuffix("ال") if before != "لل" else "ل",
        article=article,
        pronoun=pronoun,
    )


def _without_pronoun(rest: str, article: bool) -> Iterator[tuple[str, str]]:
    """The noun alone, from which an accusative's alef, a dual's ending or a pronoun is cut."""
    yield rest, ""
    if rest.endswith("ا") and not rest.endswith(_HERS) and not article:
        yield rest.removesuffix("ا"), ""
    for dual in ("ان", "ين"):
        if rest.endswith(dual):
            yield rest.removesuffix(dual), ""
            if rest.endswith("ت" + dual):
                yield rest.removesuffix("ت" + dual) + "ه", ""
    for pronoun in () if article else _OF_NOUN:
        if rest.endswith(pronoun):
            stem = rest.removesuffix(pronoun)
            yield stem, pronoun
            if stem.endswith(("اي", "او")):  # لقائه، لقاؤه
                yield stem[:-1] + match_key("ء"), pronoun
                yield stem[:-1], pronoun
            if stem.endswith("ت"):
                yield stem.removesuffix("ت") + "ه", pronoun
