"""Whether a word that may name an event does: a small linear model where the rules would have to guess.

It hears what the rules have read: the word and its form, who takes part, how it stands in clause and article.
``training/train_events.py`` makes the weights, whole thousandths that are only added up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import repeat
from math import exp
from pathlib import Path

from etl.annotate.events.mentions import Telling
from etl.annotate.events.participants import Participant
from etl.annotate.events.particles import particles
from etl.annotate.kept import Kept
from etl.annotate.ranker import shipped_weights
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.dictionary_forms import dictionary_form
from etl.annotate.syntax.words import word_class
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon
from etl.records import Annotations, Statement

MODEL = Path(__file__).parents[1] / "models" / "events.tsv"
BIAS = "bias"
_EARLY = (1, 3, 8)  # sentences of an article told apart
_SPORT = 3  # words of sport that make an article one of it
_FEW = 3  # sentences: a shorter text says nothing by how much it tells, and how early
_APART = (4, 9)  # tokens between two tellings of a sentence told apart
_NEAR = 5  # tokens behind a trigger of which each speaks for or against it
_LEADING = 4  # such tokens in front of it
_TOPICS = 2  # subjects of an article, most likely first


class Acceptance:
    """Weights of features, which add up to how likely something is an event."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self.weights = weights

    def likelihood(self, features: Sequence[str]) -> float:
        """How likely the features make an event, from 0 to 1; without weights everything is one."""
        if not self.weights:
            return 1.0
        return 1 / (
            1 + exp(-(self.weights.get(BIAS, 0) + sum(map(self.weights.get, features, repeat(0)))) / 1000)
        )


@cache
def shared_acceptance() -> Acceptance:
    """The weights of this process."""
    return Acceptance(shipped_weights(MODEL))


class Features:
    """What speaks for and against each of an article's tellings, asked for in the order in which they are read.

    ``words`` is how many words of the article may name an event.
    """

    def __init__(self, tokens: Tokens, found: Annotations, words: int) -> None:
        self._tokens, self._found = tokens, found
        self._article = list(_of_article(tokens, found, words))
        self._sentences = _Sentences(tokens, found)
        self._seen: Counter[str] = Counter()
        self._last: Telling | None = None

    def of(self, telling: Telling) -> list[str]:
        """The features of a telling."""
        lemma = telling.word.verb or telling.word.lemma
        before = min(self._seen[lemma], 2)
        self._seen[lemma] += 1
        last, self._last = self._last, telling
        return [
            *self._article,
            *_of_last(telling, last),
            *_of_telling(self._tokens, self._found, telling),
            *_of_topics(self._found, telling.word.type),
            *self._sentences.features(telling),
            f"told before {before}",
        ]


def _of_article(tokens: Tokens, found: Annotations, words: int) -> Iterator[str]:
    yield from (f"topic {each.topic}" for each in found.topics[:1])
    sport = sum(map(_sport_words().__contains__, tokens.keys))
    yield f"sport {min(sport // _SPORT, 2)}"
    if len(tokens.document.sentences) >= _FEW:
        density = 100 * words // (len(tokens) + 1)
        yield f"density {min(density, 6)}"


def _of_topics(found: Annotations, kind: str) -> Iterator[str]:
    """What an article is about makes some acts likely in it, and others metaphors."""
    return (f"{kind} topic {each.topic}" for each in found.topics[:_TOPICS])


class _Sentences:
    """What else is named in the sentence of an event: what happened has a day, a place and somebody."""

    def __init__(self, tokens: Tokens, found: Annotations) -> None:
        self._starts = [start for start, _ in tokens.document.sentences]
        self._dates = {self._of(tokens.token_at(each.start)) for each in found.dates}
        self._places = {self._of(at) for at, each in tokens.mentions.items() if each.type == "LOC"}
        self._actors = {self._of(at) for at, each in tokens.mentions.items() if each.type != "LOC"}

    def _of(self, at: int) -> int:
        return bisect_right(self._starts, at)

    def features(self, telling: Telling) -> Iterator[str]:
        ordinal, kind = self._of(telling.trigger.at), telling.word.type
        for name, those in (("date", self._dates), ("place", self._places)):
            yield f"beside {name} {ordinal in those}"
            yield f"{kind} beside {name} {ordinal in those}"
        yield f"beside actor {ordinal in self._actors}"


@cache
def _sport_words() -> frozenset[str]:
    forms = [row["form"] for row in read_lexicon("event_words") if row["class"] in ("sport", "team")]
    return frozenset(key for form in forms for key in (match_key(form), match_key("ال" + form)))


def _of_telling(tokens: Tokens, found: Annotations, telling: Telling) -> Iterator[str]:
    word, reading = telling.word, telling.trigger.reading
    kind = word.type
    shape = "noun" if reading.is_noun else reading.tense
    lemma = word.verb or word.lemma
    actor, recipient = _sort(telling.proposed), _sort(telling.recipients)
    yield f"type {kind}"
    yield f"lemma {lemma}"
    yield f"word {word.pos} {word.lemma}"
    yield f"shape {shape}"
    yield f"{kind} shape {shape}"
    yield f"actor {actor}"
    yield f"recipient {recipient}"
    yield f"{kind} actor {actor}"
    yield f"{kind} recipient {recipient}"
    yield f"{shape} {actor} {recipient}"
    yield f"status {telling.status}"
    yield f"{kind} place {telling.place is not None}"
    yield f"{kind} date {telling.when is not None}"
    yield f"rule {telling.rule}"
    yield f"mode {word.mode}"
    yield f"cameo {word.cameo}"
    yield f"{kind} needs {bool(word.needs)}"
    for each in word.needs:
        yield f"need {each.place}"
        yield f"{kind} need {each.place}"
    yield f"{lemma} {shape}"
    yield f"{lemma} actor {bool(telling.proposed)}"
    yield f"{lemma} recipient {bool(telling.recipients)}"
    yield from _of_parties(kind, "actor", telling.proposed)
    yield from _of_parties(kind, "recipient", telling.recipients)
    yield f"directed {word.directed} {telling.said is not None} {shape}"
    yield f"goes on {telling.of_event is not None}"
    yield from _of_claim(found, telling, kind)
    if telling.said is not None:
        yield from _of_statement(telling, telling.said)
    yield from _of_place(tokens, telling, shape)


def _of_last(telling: Telling, last: Telling | None) -> Iterator[str]:
    """What was told right before in the sentence: of acts that are condemned or asked for few are told."""
    reading = telling.trigger.reading
    shape = "noun" if reading.is_noun else reading.tense
    beside = "-"
    if last is not None and last.sentence == telling.sentence:
        apart = telling.trigger.at - last.trigger.at
        beside = f"{last.word.directed} {sum(apart > each for each in _APART)}"
    yield f"last {beside}"
    yield f"{shape} last {beside}"
    yield f"{shape} joined {telling.wording.joined}"


def _of_claim(found: Annotations, telling: Telling, kind: str) -> Iterator[str]:
    if telling.asserted_by is None:
        yield "claim no"
        yield f"{kind} claim no"
        return
    statement = found.statements[telling.asserted_by]
    yield f"claim {statement.kind}"
    yield f"claim {statement.kind} {statement.stance}"
    yield f"{kind} claim {statement.stance}"


def _of_statement(telling: Telling, said: Statement) -> Iterator[str]:
    """What is said, where the trigger is also the cue of a statement."""
    kind = telling.word.type
    yield f"{kind} says {said.kind} {said.stance}"
    yield f"{kind} speaker {said.speaker_kind}"


def _of_place(tokens: Tokens, telling: Telling, shape: str) -> Iterator[str]:
    """How the word stands in its clause and sentence."""
    at, reading = telling.trigger.at, telling.trigger.reading
    first = telling.sentence
    yield f"{shape} led {reading.particle or '-'} {reading.article}"
    yield f"{shape} pronoun {bool(reading.pronoun)}"
    yield f"in sentence {min((at - first) // 5, 5)}"
    if len(tokens.document.sentences) >= _FEW:
        ordinal = sum(stop <= at for _, stop in tokens.document.sentences[: _EARLY[-1]])
        yield f"sentence {sum(ordinal >= each for each in _EARLY)}"
    yield f"{shape} behind {_class_of(tokens, at - 1) if at > first else 'start'}"
    yield f"{shape} part {tokens.document.parts_of_speech[at]}"
    yield from _of_words("led by", tokens, range(max(first, at - _LEADING), at))
    yield from _of_words("near", tokens, range(at + 1, min(len(tokens), at + 1 + _NEAR)))
    yield f"quoted {tokens.quotation[at] >= 0}"


def _of_words(name: str, tokens: Tokens, places: Iterable[int]) -> Iterator[str]:
    """Each word of some places in its dictionary form."""
    return (f"{name} {each}" for each in {_form(tokens.forms[at]) for at in places if tokens.is_word(at)})


_form = Kept(dictionary_form).__getitem__


def _class_of(tokens: Tokens, at: int) -> str:
    """What a word before the trigger is."""
    key = without_and(tokens.keys[at])
    if tokens.is_comma(at):
        return "comma"
    for name in ("between", "denied", "unreal", "ahead", "begun", "place"):
        if key in particles(name):
            return name
    for name in ("complementiser", "preposition", "relative_pronoun", "negator", "particle"):
        if key in word_class(name):
            return name
    definite = "definite " if tokens.definite(at) else ""
    return definite + tokens.document.parts_of_speech[at]


def _of_parties(kind: str, part: str, parties: Sequence[Participant]) -> Iterator[str]:
    """How many take part, and where the first of them stands."""
    yield f"{kind} {part}s {min(len(parties), 2)}"
    for each in parties[:1]:
        yield f"{part} sector {each.standing.sector}"
        yield f"{kind} {part} sector {each.standing.sector}"
        yield f"{kind} {part} country {each.standing.country is not None}"
        yield f"{part} person {each.person}"


def _sort(parties: Sequence[Participant]) -> str:
    """What the first of some parties is."""
    if not parties:
        return "none"
    party = parties[0]
    if party.entity is not None:
        return "named" if party.phrase is not None else "implied"
    if not party.somebody:
        return "thing"
    return "unnamed" if party.standing.code is None else "coded"
