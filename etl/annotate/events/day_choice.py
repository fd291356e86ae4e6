"""When an event was: a small linear model chooses among the days that its article tells, and none.

What its own clause tells is one of them only. As often the day stands with the verb that it hangs on (أعلن اليوم أن),
in a relative clause (الهجوم الذي وقع أمس), or in another sentence. ``training/train_days.py`` makes the weights.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from etl.annotate.events.circumstances import When
from etl.annotate.events.day_relations import relation
from etl.annotate.events.mentions import Telling
from etl.annotate.events.particles import particles
from etl.annotate.events.reading import Reader
from etl.annotate.ranker import Ranker, shipped_weights
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.words import word_class

MODEL = Path(__file__).parents[1] / "models" / "days.tsv"
RULE = "rule"  # of what the clause itself tells
_MOST = 12  # days that are candidates, nearest first
_NEAR = 24  # times a day is told, on either side of a word, among which they are looked for
_BETWEEN = 60  # tokens read between a day and a word
_STEPS = (2, 5, 9, 15, 25)  # tokens of distance told apart
_APART = (1, 2, 4, 8)  # sentences of distance told apart
_EARLY = (1, 2, 3, 6, 10)  # sentences of an article told apart
_WEEK = 8  # days

Span = tuple[date | None, date | None]


@dataclass(slots=True)
class Day:
    """A day that may be an event's, or none, and what speaks for and against it."""

    when: When | None
    features: Sequence[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a day is told nearest to an event."""

    at: int  # the first token of its words
    when: When
    telling: Telling  # of the event, the nearest


@cache
def shared_days() -> Ranker[Day]:
    """The weights that every process reads once."""
    return Ranker(shipped_weights(MODEL))


class DayChoice:
    """Chooses when an article's events were; without weights it is what their clauses tell."""

    def __init__(self, reader: Reader, tellings: Sequence[Telling], ranker: Ranker[Day]) -> None:
        tokens, found = reader.tokens, reader.found
        self.tokens, self.found, self.ranker = tokens, found, ranker
        self._told = reader.dates.told()
        self._told_at = [at for at, _ in self._told]
        self._starts = [start for start, _ in tokens.document.sentences]
        self._dated = {self._sentence(at) for at in self._told_at}
        self._cues = [tokens.token_at(each.cue_start) for each in found.statements]
        self._acts = {each.trigger.at for each in tellings}
        self._by_clause = Counter(each for telling in tellings for each in _told_by_clause(telling))
        self._named = self._by_sentence((at, each.entity) for at, each in tokens.mentions.items())
        speakers = (each.speaker for each in found.statements)
        self._speakers = self._by_sentence(zip(self._cues, speakers, strict=True))

    def choose(self, event: Telling) -> When | None:
        """When it was, None where nothing tells it."""
        if not self._told:
            return None
        options = self.options(event)
        return options[self.ranker.best(options)].when

    def options(self, event: Telling) -> list[Day]:
        """The candidates, what its own clause tells first."""
        own = None if event.when is None else _span(event.when)
        options = [Day(None, list(self._of_none(event, own is None)))]
        for place in self._places(event):
            features = list(self._of_day(event, place, _span(place.when) == own))
            options.append(Day(event.when if RULE in features else place.when, features))
        return sorted(options, key=lambda each: RULE not in each.features)

    def _places(self, event: Telling) -> list[_Place]:
        """The days nearest to an event, where each is told nearest."""
        own = None if event.when is None else _span(event.when)
        nearest: dict[Span, tuple[tuple[int, int], int, _Place]] = {}
        for telling in event.tellings:
            for at, when in self._around(telling.trigger.at):
                told = self._distance(at, telling), at, _Place(at, when, telling)
                span = _span(when)
                if span not in nearest or told[:2] < nearest[span][:2]:
                    nearest[span] = told
        ranked = sorted((span != own, *told[:2], told[2]) for span, told in nearest.items())
        return [place for *_, place in ranked[:_MOST]]

    def _around(self, at: int) -> Iterable[tuple[int, When]]:
        """The days told nearest to a word."""
        place = bisect_left(self._told_at, at)
        return self._told[max(place - _NEAR, 0) : place + _NEAR]

    def _distance(self, at: int, telling: Telling) -> tuple[int, int]:
        """Sentences and tokens; of two as far, the one before."""
        apart = self._sentence(at) - self._sentence(telling.trigger.at)
        return 2 * abs(apart) + (apart > 0), abs(at - telling.trigger.at)

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at)

    # What speaks for and against

    def _of_event(self, event: Telling) -> Iterator[str]:
        yield f"type {event.word.type}"
        yield f"noun {event.is_noun}"
        yield f"said {event.said is not None} {event.word.directed}"
        yield f"status {event.status}"
        yield f"sentence {bisect_right(_EARLY, self._sentence(event.trigger.at))}"
        yield f"led {event.is_noun} {self._led(event.first)}"
        yield f"opens {event.first - self.tokens.document.sentence_of(event.first)[0] <= 1}"

    def _of_none(self, event: Telling, rule: bool) -> Iterator[str]:
        if rule:
            yield RULE
        yield f"none rule {rule}"
        yield f"none here {self._sentence(event.trigger.at) in self._dated} {rule}"
        yield f"none definite {event.is_noun} {event.trigger.reading.is_definite}"
        for each in self._of_event(event):
            yield f"none {each}"

    def _of_day(self, event: Telling, place: _Place, rule: bool) -> Iterator[str]:
        expression, telling = place.when.expression, place.telling
        apart = self._sentence(place.at) - self._sentence(telling.trigger.at)
        where = "before" if apart < 0 else "after" if apart else "here"
        if rule:
            yield RULE
        yield where
        yield f"{where} rule {rule}"
        for each in (*self._of_event(event), *self._of_others(telling, _span(place.when))):
            yield f"{where} {each}"
        from_news = self._from_news(expression.first_day)
        yield f"from news {from_news}"
        yield f"from news {from_news} {where}"
        yield f"from news {from_news} {event.status}"
        yield f"{where} day {expression.first_day == expression.last_day}"
        yield f"{where} first telling {telling is event}"
        yield f"day led {self._led(place.at)}"
        if apart:
            yield from self._beyond(event, place, where, abs(apart))
        else:
            yield from self._inside(event, place)

    def _from_news(self, day: date | None) -> str:
        """How a day stands to that of the news."""
        news = self.found.anchor_on
        if news is None or day is None:
            return "unknown"
        if day >= news:
            return "same" if day == news else "ahead"
        return "day before" if (news - day).days == 1 else "week" if (news - day).days < _WEEK else "past"

    def _of_others(self, telling: Telling, span: Span) -> Iterator[str]:
        """Whether the clause of another event of its type tells the day, or of one by the same word."""
        own = set(_told_by_clause(telling))
        for name, what in (("type told", telling.word.type), ("word told", _lemma(telling))):
            yield f"{name} {self._by_clause[span, what] > ((span, what) in own)}"

    def _inside(self, event: Telling, place: _Place) -> Iterator[str]:
        """How a day stands to the event's word in its own sentence."""
        tokens, telling, at = self.tokens, place.telling, place.at
        trigger = telling.trigger.at
        side = "behind" if at > trigger else "front"
        between = range(min(at, trigger) + 1, max(at, trigger))[:_BETWEEN]
        that = any(tokens.keys[each] in word_class("complementiser") for each in between)
        relative = any(tokens.keys[each] in word_class("relative_pronoun") for each in between)
        comma = any(map(tokens.is_comma, between))
        aside = any(without_and(tokens.keys[each]) in particles("aside") for each in between)
        yield side
        yield f"{side} {bisect_right(_STEPS, len(between))}"
        yield f"{side} that {that}"
        yield f"{side} relative {relative}"
        yield f"{side} comma {comma}"
        yield f"{side} aside {aside}"
        yield f"{side} verbs {min(sum(map(tokens.is_verb, between)), 2)}"
        yield f"{side} acts {min(sum(each in self._acts for each in between), 2)}"
        yield f"{side} led {self._led(at)}"
        claim = None if telling.asserted_by is None else self._cues[telling.asserted_by]
        standing = relation(tokens, telling, at, claim, self._acts)
        yield f"relation {standing}"
        yield f"relation {standing} noun {event.is_noun}"
        yield f"relation {standing} {event.status}"

    def _beyond(self, event: Telling, place: _Place, where: str, apart: int) -> Iterator[str]:
        """How a day of another sentence stands to an event: how far, and whose sentence it is."""
        telling = place.telling
        yield f"{where} {bisect_right(_APART, apart)}"
        yield f"{where} own {event.when is not None}"
        yield f"{where} {min(apart, 3)} definite {event.is_noun} {telling.trigger.reading.is_definite}"
        if where == "before":
            start = self._starts[self._sentence(telling.trigger.at) - 1]
            yield f"last before {self._told_at[bisect_left(self._told_at, start) - 1] == place.at}"
        actors = {each.entity for each in event.actors} - {None}
        sentence = self._sentence(place.at)
        speaks = not actors.isdisjoint(self._speakers[sentence])
        yield f"{where} shares actor {not actors.isdisjoint(self._named[sentence])}"
        yield f"{where} speaks {speaks} {event.said is not None} {event.word.directed}"

    def _by_sentence(self, told: Iterable[tuple[int, int | None]]) -> defaultdict[int, set[int | None]]:
        """Entities by the sentence of the tokens where they are."""
        entities: defaultdict[int, set[int | None]] = defaultdict(set)
        for at, entity in told:
            entities[self._sentence(at)].add(entity)
        return entities

    def _led(self, at: int) -> str:
        """What stands before a word."""
        tokens = self.tokens
        if at == 0 or tokens.prefix(at):
            return tokens.prefix(at) or "start"
        key = without_and(tokens.keys[at - 1])
        if key in word_class("preposition", "complementiser"):
            return key
        return "comma" if tokens.is_comma(at - 1) else "other"


def _span(when: When) -> Span:
    return when.expression.first_day, when.expression.last_day


def _told_by_clause(telling: Telling) -> Iterator[tuple[Span, str]]:
    """The day that an event's own clause tells, with its type and its word."""
    if telling.when is not None:
        span = _span(telling.when)
        yield from ((span, what) for what in (telling.word.type, _lemma(telling)))


def _lemma(telling: Telling) -> str:
    return telling.word.verb or telling.word.lemma
