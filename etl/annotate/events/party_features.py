"""What speaks for and against somebody as a party of an event: why he is one, what he is, and where he stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.annotate.events.mentions import Telling
from etl.annotate.events.noun_phrases import is_quantity
from etl.annotate.events.participants import Participant, Participants, is_acted_on
from etl.annotate.events.party_places import PartyPlaces
from etl.annotate.events.phrase_heads import head_of, is_victim_at
from etl.annotate.events.roles import ACTOR, RECIPIENT, is_done
from etl.annotate.events.tellers import attacks_nobody
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import Phrase

RULE = "rule"  # the source of whom the construction proposes
NOBODY = "nobody"
_OFTEN = 4  # tellings of an event, and words of a phrase
_NOWHERE: frozenset[int] = frozenset()
_NEAREST = 3  # subjects on either side that are told apart


@dataclass(slots=True)
class Option:
    """Those who may have taken part, and what speaks for and against them."""

    parties: list[Participant]
    telling: Telling  # that offers them
    place: int | None = None  # the token at which they are told, None where that is elsewhere
    sources: dict[str, None] = field(default_factory=dict)  # why they are candidates
    features: list[str] = field(default_factory=list)


class Asked(NamedTuple):
    """What is asked: who takes a part in an event."""

    event: Telling
    part: str
    proposed: bool  # whether its construction names anybody
    others: frozenset[tuple[int | None, str]]  # who takes the other part by the construction

    @classmethod
    def of(cls, event: Telling, part: str, proposed: bool) -> Asked:
        others = event.told(RECIPIENT if part == ACTOR else ACTOR)
        return cls(event, part, proposed, frozenset(each.identity for each in others))


class Told(NamedTuple):
    """A party of an event, by its construction."""

    at: int  # the event's trigger
    kind: str
    party: Participant


class PartyFeatures:
    """Describes the candidates of an article's events."""

    def __init__(self, tokens: Tokens, participants: Participants, events: Sequence[Telling]) -> None:
        self.tokens, self.participants = tokens, participants
        self._places = PartyPlaces(tokens, participants.discourse.found)
        self._lead = tokens.document.sentences[0][1]
        self.told: dict[str, list[Told]] = {
            part: [
                Told(each.trigger.at, each.word.type, party) for each in events for party in each.told(part)
            ]
            for part in (ACTOR, RECIPIENT)
        }
        self._acts: defaultdict[tuple[str, str, tuple[int | None, str]], set[int]] = defaultdict(set)
        for part, told in self.told.items():
            for at, kind, party in told:
                self._acts[part, kind, party.identity].add(at)
        self._known: dict[tuple[int, int, int | None], list[str]] = {}  # what is the same of either part

    def describe(self, options: Sequence[Option], asked: Asked) -> None:
        """Fill in the features of all candidates."""
        for option in options:
            option.features = self._of_party(option, asked) if option.parties else self._of_nobody(asked)
        self._rank(options, asked)

    def _of_nobody(self, asked: Asked) -> list[str]:
        """What speaks for nobody: how the word of the event stands."""
        event, at = asked.event, asked.event.trigger.at
        situation = event.situation
        named = [
            NOBODY,
            f"nobody {asked.proposed}",
            f"nobody mentions {min(_OFTEN, len(event.tellings))}",
            f"nobody {event.status}",
            f"nobody asserted {event.asserted_by is not None}",
            f"nobody led {self._places.led(at, event.sentence)}",
            f"nobody definite {self.tokens.definite(at)}",
            f"nobody done {is_done(self.tokens, at)}",
        ]
        if asked.part == RECIPIENT:
            named.append(f"nobody has actor {bool(event.proposed)}")
        if situation is not None:
            named.append(f"nobody governed {situation.governing is not None}")
            named.append(f"nobody carried {situation.carrier is not None}")
        return named

    def _of_party(self, option: Option, asked: Asked) -> list[str]:
        word, party, sort = option.telling.word, option.parties[0], self._sort(option.parties[0])
        named = [sort, f"rule {RULE in option.sources} {sort}", *self._of_sources(option, sort)]
        if party.identity in asked.others:
            named.append("other part")
        if asked.part == RECIPIENT:
            named.append(f"acted on {is_acted_on(self.tokens, word, party)} {sort}")
        elif attacks_nobody(word, party):
            named.append("attacks nobody")
        key = id(option.telling), id(party), option.place
        if key not in self._known:
            self._known[key] = self._of_either_part(option, asked.event)
        return named + self._known[key]

    def _of_sources(self, option: Option, sort: str) -> Iterator[str]:
        """Why somebody is a candidate."""
        for source in option.sources:
            yield source
            yield f"{source} {sort}"
        if RULE in option.sources:
            yield from (f"rule {source}" for source in option.sources)
            yield "rule unsaid" if option.parties[0].phrase is None else "rule told"
            yield f"rule several {len(option.parties) > 1}"

    def _of_either_part(self, option: Option, event: Telling) -> list[str]:
        """What somebody is and where he is told, whichever part he is thought to take."""
        party = option.parties[0]
        named = self._of_standing(party, event, option.telling.word.type)
        if party.phrase is not None:
            named += self._of_wording(party.phrase)
        if option.place is None:
            return [*named, "elsewhere"]
        return named + self._places.features(option.telling, option.place, party.phrase)

    def _of_standing(self, party: Participant, event: Telling, kind: str) -> list[str]:
        """Who somebody is in the article."""
        named = [f"sector {party.standing.sector}"]
        for part in self.told:
            if self._acts.get((part, kind, party.identity), _NOWHERE) - {event.trigger.at}:
                named.append(f"{part} of the same")
        return named

    def _of_wording(self, phrase: Phrase) -> list[str]:
        """By what words somebody is called."""
        tokens, at = self.tokens, head_of(self.tokens, phrase)
        is_name = at in tokens.mentions
        told = "name" if is_name else "definite" if tokens.definite(at) else "indefinite"
        counted = at != phrase.first or is_quantity(tokens, at)
        named = [
            f"head {told}",
            f"quantity {counted}",
            f"victim {is_victim_at(tokens, at)}",
            f"length {min(_OFTEN, phrase.past - phrase.first)}",
        ]
        if not is_name:
            named.append(f"word {tokens.head(at)}")
        if phrase.first < self._lead:
            named.append("in lead")
        if tokens.document.parts_of_speech[at] == VERBAL_NOUN:
            named.append("head act")
        return named

    def _rank(self, options: Sequence[Option], asked: Asked) -> None:
        """Add who stands nearest to the event on either side of those who open clauses or follow verbs."""
        event, at = asked.event, asked.event.trigger.at
        joined = self.tokens.conjoined(at)
        placed = (each for each in options if each.place is not None)
        subjects = [each for each in placed if self._places.is_subject(each.place or 0, event.sentence)]
        for side, near in _by_side(subjects, at):
            for rank, option in enumerate(near):
                place = f"subject {side} {min(_NEAREST, rank)}"
                option.features += [place, f"{place} {joined}"]
            if side == "before" and near:
                near[-1].features.append("first subject")

    def _sort(self, party: Participant) -> str:
        """What somebody is."""
        entity = self.participants.entity_of(party)
        if entity is not None:
            return entity.type
        return "somebody" if party.somebody else "thing"


def _by_side(options: Sequence[Option], at: int) -> Iterator[tuple[str, list[Option]]]:
    """The candidates before a token and behind it, the nearest first."""
    near = sorted(options, key=lambda each: abs((each.place or 0) - at))
    yield "before", [each for each in near if (each.place or 0) < at]
    yield "behind", [each for each in near if (each.place or 0) > at]
