"""Who took part, where the rules would have to guess: a small linear model chooses among those the sentence offers.

The candidates are whom the construction of the word proposes, the other phrases of its clause, the names and unnamed
people of its sentence, whose words they are, whoever acted in the event before, and nobody.
``training/train_parties.py`` makes the weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from etl.annotate.events.arguments import Arguments, noun_phrase_at, slots
from etl.annotate.events.extents import clause_start
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.participants import Participant, Participants
from etl.annotate.events.actors import is_group
from etl.annotate.events.roles import ACTOR
from etl.annotate.ranker import Ranker, read_weights
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.words import word_class

MODEL = Path(__file__).parents[1] / "models" / "parties.tsv"
_REACH = 40  # tokens around a trigger in which others are named
_FEW = (1, 2, 4, 7, 12, 20)  # tokens of distance told apart


@dataclass(slots=True)
class Option:
    """Those who may have taken part, and what speaks for and against them."""

    parties: list[Participant]
    trigger: int
    features: list[str] = field(default_factory=list)


@cache
def shared_ranker() -> Ranker[Option]:
    """The weights that every process reads once."""
    return Ranker(read_weights(MODEL) if MODEL.is_file() else {})


@dataclass(frozen=True, slots=True)
class Situation:
    """An event whose participants are asked for."""

    word: EventWord
    arguments: Arguments
    start: int
    stop: int  # of its sentence
    governing: list[Participant]  # the subject of the verb in whose clause it stands
    enclosing: list[Participant]  # whose words tell it
    before: tuple[list[Participant], list[Participant]]  # those of the event before


class PartyChoice:
    """Chooses the participants of an article's events."""

    def __init__(self, tokens: Tokens, participants: Participants, ranker: Ranker[Option]) -> None:
        self.tokens, self.participants, self.ranker = tokens, participants, ranker
        self._times = Counter(mention.entity for mention in tokens.mentions.values())

    def choose(
        self, part: str, proposed: list[Participant], situation: Situation, others: Sequence[Participant]
    ) -> list[Participant]:
        """Those of a part; ``proposed`` by the word's construction, ``others`` take the other part."""
        options = self._options(part, proposed, situation, {each.identity for each in others})
        return options[self.ranker.best(options)].parties

    def _options(
        self, part: str, proposed: list[Participant], situation: Situation, others: set[object]
    ) -> list[Option]:
        at = situation.arguments.trigger.at
        none = Option([], at, ["nobody"])
        options = [none]
        by_identity: dict[object, Option] = {}

        def add(parties: Sequence[Participant], source: str, place: int | None) -> None:
            parties = [each for each in parties if each.identity not in others]
            if not parties:
                if source == "rule":
                    none.features.append("rule")
                return
            known = by_identity.get(parties[0].identity)
            if known is None:
                known = Option(list(parties), at)
                options.append(known)
                self._describe(known, part, situation, place)
                for each in parties:
                    by_identity.setdefault(each.identity, known)
            known.features.append(source)

        add(proposed, "rule", _place(proposed))
        trigger = situation.arguments.trigger
        expected = slots(situation.word.actor if part == ACTOR else situation.word.recipient)
        for argument in situation.arguments.found:
            if argument.phrase.first != at:
                parties = list(self.participants.of_phrase(argument.phrase, at))
                add(parties, f"slot {argument.slot}", argument.phrase.first)
                if argument.slot in expected:
                    add(parties, "expected", argument.phrase.first)
        add(situation.governing, "governing", _place(situation.governing))
        add(situation.enclosing, "enclosing", None)
        for place in self._named(situation):
            if place in self.tokens.mentions:
                add([*self.participants.of_name(place)], "name", place)
            else:
                phrase = noun_phrase_at(self.tokens, place, situation.stop)
                if phrase is not None:
                    add([*self.participants.of_phrase(phrase, at)], "group", place)
        add(situation.before[0], "actor before", None)
        add(situation.before[1], "recipient before", None)
        shape = "noun" if trigger.reading.is_noun else trigger.reading.tense
        kind = situation.word.type
        for each in options:
            plain = each.features
            rows = [f"{part} {name}" for name in plain]
            rows += [f"{part} {shape} {name}" for name in plain]
            rows += [f"{part} {kind} {name}" for name in plain]
            each.features = rows
        # the rule's first: of equal ones it is taken
        return sorted(options, key=lambda each: f"{part} rule" not in each.features)

    def _named(self, situation: Situation) -> Iterator[int]:
        at = situation.arguments.trigger.at
        for place in range(max(situation.start, at - _REACH), min(situation.stop, at + _REACH)):
            if place == at:
                continue
            if place in self.tokens.mentions or (
                not self.tokens.name_past[place] and is_group(self.tokens[place].bare)
            ):
                yield place

    def _describe(self, option: Option, part: str, situation: Situation, place: int | None) -> None:
        at, features = option.trigger, option.features
        party = option.parties[0]
        features.append(f"sort {self._sort(party)}")
        features.append(f"sector {party.standing.sector}")
        features.append(f"country {party.standing.country is not None}")
        if party.entity is not None:
            features.append(f"times {min(self._times[party.entity], 4)}")
        if place is None:
            features.append("elsewhere")
            return
        side = "before" if place < at else "after"
        distance = sum(abs(place - at) > few for few in _FEW)
        features.append(f"{side} {distance}")
        first, past = clause_start(self.tokens, at, situation.start), situation.arguments.past
        features.append(f"in clause {side} {first <= place < past}")
        features.append(f"led {self._led(place, situation.start)}")

    def _sort(self, party: Participant) -> str:
        entity = self.participants.entity_of(party)
        if entity is not None:
            return entity.type
        return "somebody" if party.somebody else "thing"

    def _led(self, place: int, start: int) -> str:
        """What stands before a phrase."""
        tokens = self.tokens
        if tokens.prefix(place):
            return tokens.prefix(place)
        if place == start:
            return "start"
        before = place - 1
        key = without_and(tokens.keys[before])
        if tokens.is_comma(before):
            return "comma"
        if key in word_class("preposition", "complementiser", "relative_pronoun"):
            return key
        if tokens.conjoined(place):
            return "and"
        return "verb" if tokens.is_verb(before) else "noun"


def _place(parties: Sequence[Participant]) -> int | None:
    return next((each.phrase.first for each in parties if each.phrase is not None), None)
