"""What speaks for and against somebody as a party of an event: why he is one, what he is, and where he stands."""

from __future__ import annotations

from collections import Counter
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
_OFTEN = 4  # times a name stands in an article, tellings of an event, and words of a phrase
_NEAREST = 3  # candidates on either side that are told apart


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

    @property
    def form(self) -> str:
        """What kind of word tells the event."""
        return "noun" if self.event.is_noun else self.event.trigger.reading.tense

    @property
    def others(self) -> Sequence[Participant]:
        """Who takes the other part by the construction."""
        return self.event.recipients if self.part == ACTOR else self.event.proposed


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
        self._times = Counter(mention.entity for mention in tokens.mentions.values())
        self._speaking = participants.discourse.speakers()
        self._lead = tokens.document.sentences[0][1]
        self.told: dict[str, list[Told]] = {
            part: [Told(each.trigger.at, each.word.type, party) for each in events for party in parties(each)]
            for part, parties in ((ACTOR, _actors), (RECIPIENT, _recipients))
        }

    def describe(self, options: Sequence[Option], asked: Asked) -> None:
        """Fill in the features of all candidates."""
        ranks = self._ranks(options, asked)
        for option in options:
            named = self._of_party(option, asked) if option.parties else self._of_nobody(asked)
            option.features = list(dict.fromkeys((*named, *ranks.get(id(option), ()))))

    def _of_nobody(self, asked: Asked) -> Iterator[str]:
        """What speaks for nobody: how the word of the event stands."""
        event, form, at = asked.event, asked.form, asked.event.trigger.at
        kind, lemma, situation = event.word.type, event.word.verb or event.word.lemma, event.situation
        yield NOBODY
        yield f"{kind} nobody"
        yield f"{lemma} nobody"
        yield f"nobody {asked.proposed}"
        yield f"nobody {asked.proposed} {kind}"
        yield f"nobody {asked.proposed} {form}"
        yield f"nobody {asked.proposed} {kind} {form}"
        yield f"nobody mentions {min(_OFTEN, len(event.tellings))}"
        if asked.part == RECIPIENT:
            yield f"nobody has actor {bool(event.proposed)}"
        yield f"nobody {event.status}"
        yield f"nobody asserted {event.asserted_by is not None}"
        yield f"nobody led {self._places.led(at, event.sentence)}"
        yield f"nobody definite {self.tokens.definite(at)}"
        yield f"nobody done {is_done(self.tokens, at)}"
        if situation is not None:
            yield f"nobody governed {situation.governing is not None}"
            yield f"nobody carried {situation.carrier is not None}"

    def _of_party(self, option: Option, asked: Asked) -> Iterator[str]:
        word, party, sort = option.telling.word, option.parties[0], self._sort(option.parties[0])
        kind, rule = word.type, RULE in option.sources
        yield from self._of_sources(option, asked, sort)
        yield sort
        yield f"{kind} {sort}"
        yield f"{kind} {asked.form} {sort}"
        yield f"rule {rule} {sort} {asked.form}"
        yield from self._of_standing(party, asked, kind)
        if asked.part == RECIPIENT:
            yield f"acted on {is_acted_on(self.tokens, word, party)} {sort}"
        elif attacks_nobody(word, party):
            yield "attacks nobody"
        if party.phrase is not None:
            yield from self._of_wording(party.phrase, kind)
        if option.place is None:
            yield "elsewhere"
        else:
            yield from self._places.features(option.telling, option.place, party.phrase)

    def _of_sources(self, option: Option, asked: Asked, sort: str) -> Iterator[str]:
        """Why somebody is a candidate."""
        word, form = option.telling.word, asked.form
        rule = RULE in option.sources
        for source in option.sources:
            yield source
            yield f"{source} {sort}"
            yield f"{word.type} {source}"
            yield f"{word.verb or word.lemma} {source}"
            yield f"{word.type} {source} {form}"
            if rule:
                yield f"rule {source} {form}"
        if rule:
            how = "unsaid" if option.parties[0].phrase is None else "told"
            how = "said" if asked.event.said is not None and asked.part == ACTOR else how
            yield f"rule {how}"
            yield f"rule {how} {word.type}"
            yield f"rule {how} {form}"
            yield f"rule several {len(option.parties) > 1}"

    def _of_standing(self, party: Participant, asked: Asked, kind: str) -> Iterator[str]:
        """Who somebody is in the article."""
        yield f"sector {party.standing.sector}"
        yield f"{kind} sector {party.standing.sector}"
        if party.person:
            yield f"{kind} person"
        if any(each.identity == party.identity for each in asked.others):
            yield "other part"
            yield f"{kind} other part"
        at = asked.event.trigger.at
        for part, told in self.told.items():
            if any(
                each.kind == kind and each.at != at and each.party.identity == party.identity for each in told
            ):
                yield f"{part} of the same"
                yield f"{kind} {part} of the same"
        if party.entity is not None:
            yield f"times {min(self._times[party.entity], _OFTEN)}"
            if party.entity in self._speaking:
                yield "tells"
                yield f"{kind} tells"

    def _of_wording(self, phrase: Phrase, kind: str) -> Iterator[str]:
        """By what words somebody is called."""
        tokens, at = self.tokens, head_of(self.tokens, phrase)
        named = at in tokens.mentions
        told = "name" if named else "definite" if tokens.definite(at) else "indefinite"
        counted = at != phrase.first or is_quantity(tokens, at)
        yield f"head {told}"
        yield f"{kind} head {told}"
        if not named:
            yield f"word {tokens.head(at)}"
            yield f"{kind} word {tokens.head(at)}"
        if phrase.first < self._lead:
            yield "in lead"
        yield f"quantity {counted}"
        yield f"{kind} quantity {counted}"
        yield f"{kind} victim {is_victim_at(tokens, at)}"
        yield f"length {min(_OFTEN, phrase.past - phrase.first)}"
        if tokens.document.parts_of_speech[at] == VERBAL_NOUN:
            yield "head act"

    def _ranks(self, options: Sequence[Option], asked: Asked) -> dict[int, list[str]]:
        """Who stands nearest to the event on either side, of all and of those who begin a clause or follow a verb."""
        event = asked.event
        at, kind = event.trigger.at, event.word.type
        joined = self.tokens.conjoined(at)
        found: dict[int, list[str]] = {id(each): [] for each in options}
        placed = [each for each in options if each.place is not None]
        for side, near in _by_side(placed, at):
            for rank, option in enumerate(near[:_NEAREST]):
                found[id(option)] += [f"nearest {side} {rank}", f"{kind} nearest {side} {rank}"]
        subjects = [each for each in placed if self._places.is_subject(each.place or 0, event.sentence)]
        for side, near in _by_side(subjects, at):
            for rank, option in enumerate(near):
                place = f"subject {side} {min(_NEAREST, rank)}"
                found[id(option)] += [place, f"{place} {asked.form} {joined}", f"{kind} {place}"]
            if side == "before" and near:
                found[id(near[-1])] += ["first subject", f"first subject {asked.form}"]
        return found

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


def _actors(event: Telling) -> Sequence[Participant]:
    return event.proposed


def _recipients(event: Telling) -> Sequence[Participant]:
    return event.recipients
