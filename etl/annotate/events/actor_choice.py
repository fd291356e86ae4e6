"""Who acts, where the construction of an event's word names nobody: a small linear model chooses among those its
sentence offers.

The candidates are what the construction proposes (nobody, or a thing), the other phrases of its clause, the subject of
the verb it depends on, whoever speaks, the names and unnamed people around it in its sentence, and nobody.
``training/train_actors.py`` makes the weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from etl.annotate.events.arguments import Arguments, slots
from etl.annotate.events.complements import ADJECTIVE, ANTECEDENT, GENITIVE, OBJECT, SUBJECT
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.noun_phrases import noun_phrase_at
from etl.annotate.events.participants import Participant, Participants
from etl.annotate.events.phrase_heads import is_people, is_victim
from etl.annotate.events.places import is_scene
from etl.annotate.events.roles import Part, is_done
from etl.annotate.events.tellers import attacks_nobody, is_cited
from etl.annotate.ranker import Ranker, read_weights
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.datelines import past_dateline
from etl.annotate.syntax.referents import ANON, Referent
from etl.annotate.syntax.words import word_class

MODEL = Path(__file__).parents[1] / "models" / "actors.tsv"
RULE = "rule"  # the source of whom the construction proposes
_NOBODY = "nobody"
_REACH = 40  # tokens around a trigger in which others are named
_STEPS = (1, 2, 4, 7, 12, 20)  # tokens of distance told apart
_CORE = (SUBJECT, ANTECEDENT, GENITIVE, OBJECT)  # the slots in which a thing may act, too: صاروخ
_OFTEN = 4  # times a name stands in an article
_TITLES = 5  # words of a phrase before the name in it


@dataclass(slots=True)
class Option:
    """Those who may have acted, and what speaks for and against them."""

    parties: list[Participant]
    trigger: int
    place: int | None = None  # the token at which they are told, None where that is elsewhere
    sources: dict[str, None] = field(default_factory=dict)  # why they are candidates
    features: Sequence[str] = ()


@cache
def shared_ranker() -> Ranker[Option]:
    """The weights that every process reads once."""
    return Ranker(read_weights(MODEL) if MODEL.is_file() else {})


@dataclass(frozen=True, slots=True)
class Situation:
    """An event whose actor is asked for."""

    word: EventWord
    arguments: Arguments
    start: int  # of its sentence
    first: int  # of its clause
    stop: int
    speaker: Referent | None  # whose words tell it
    governing: Part | None = None  # the subject of the verb in whose clause it stands
    apart: Sequence[Participant] = ()  # who only blames somebody for it, or only tells it

    @property
    def at(self) -> int:
        return self.arguments.trigger.at


class ActorChoice:
    """Chooses who acts in an article's events; without weights it is what the construction proposes."""

    def __init__(self, tokens: Tokens, participants: Participants, ranker: Ranker[Option]) -> None:
        self.tokens, self.participants, self.ranker = tokens, participants, ranker
        self._times = Counter(mention.entity for mention in tokens.mentions.values())
        # Who did what, as constructions told before.
        self._acting: set[tuple[str, tuple[int | None, str]]] = set()
        self._telling = participants.discourse.speakers()

    def choose(
        self, proposed: list[Participant], situation: Situation, others: Sequence[Participant]
    ) -> list[Participant]:
        """Those who act; ``proposed`` by the word's construction, ``others`` are acted on."""
        proposed = [each for each in proposed if each.may_act]
        if any(each.somebody for each in proposed):
            self._acting.update((situation.word.type, each.identity) for each in proposed)
            return proposed
        options = self._options(proposed, situation, [*others, *situation.apart])
        for each in options:
            each.features = list(self._features(each, situation))
        return options[self.ranker.best(options)].parties

    def _options(
        self, proposed: Sequence[Participant], situation: Situation, others: Sequence[Participant]
    ) -> list[Option]:
        """The candidates, whom the construction proposes first; each party once, none told among ``others``."""
        taken = {each.identity for each in others}
        within = [each.phrase for each in others if each.phrase is not None]
        nobody = Option([], situation.at, sources={_NOBODY: None})
        found = [nobody]
        by_party: dict[tuple[int | None, str], Option] = {}
        if not proposed:
            nobody.sources[RULE] = None
        for source, place, parties in ((RULE, None, proposed), *self._sources(situation)):
            if place is not None and any(phrase.first <= place < phrase.past for phrase in within):
                continue
            left = [
                each
                for each in parties
                if each.may_act
                and (source == RULE or each.identity not in taken)
                and not self._is_victim(each, situation.word)
                and (source == RULE or not attacks_nobody(situation.word, each))
            ]
            if not left:
                continue
            option = by_party.get(left[0].identity)
            if option is None:
                option = Option(left, situation.at, _place(left) if place is None else place)
                found.append(option)
                for each in left:
                    by_party.setdefault(each.identity, option)
            option.sources[source] = None
        return sorted(found, key=lambda each: RULE not in each.sources)

    def _is_victim(self, party: Participant, word: EventWord) -> bool:
        """Whether somebody can have no part in an attack but to suffer it: عدد من الشهداء."""
        if word.type != "ASSAULT" or party.phrase is None or party.entity is not None:
            return False
        return is_victim(self.tokens, party.phrase)

    def _sources(self, situation: Situation) -> Iterator[tuple[str, int | None, Sequence[Participant]]]:
        """Why somebody is a candidate, where, and who."""
        at, expected = situation.at, slots(situation.word.actor)
        for argument in situation.arguments.found:
            first = argument.phrase.first
            if first != at and argument.slot != ADJECTIVE and not is_scene(self.tokens, first):
                parties = list(self.participants.of_phrase(argument.phrase, at))
                if argument.slot not in (*_CORE, *expected):
                    parties = [each for each in parties if each.somebody]  # بواسطة السلاح
                yield f"slot {argument.slot}", first, parties
                if argument.slot in expected:
                    yield "expected", first, parties
        if expected:  # who tells of a death has no part in it: أفاد الهلال الأحمر | بإصابة شاب
            led = self._led(at, situation.start)
            yield f"governing {led}", None, self._governing(situation)
            yield f"enclosing {led}", None, self._speaking(situation)
        for place in self._named(situation):
            if place in self.tokens.mentions:
                yield "name", place, self.participants.of_name(place)
            else:
                phrase = noun_phrase_at(self.tokens, place, situation.stop)
                if phrase is not None:
                    yield "group", place, list(self.participants.of_phrase(phrase, at))

    def _governing(self, situation: Situation) -> list[Participant]:
        if situation.governing is None:
            return []
        return self.participants.of_parts(
            [situation.governing], situation.arguments.trigger, [], situation.speaker
        )

    def _speaking(self, situation: Situation) -> list[Participant]:
        speaker = situation.speaker
        if speaker is None or speaker.name == ANON:
            return []
        return list(self.participants.of_referent(speaker, None))

    def _named(self, situation: Situation) -> Iterator[int]:
        """Where names and nouns of people stand around a trigger, but for those whose words are cited.

        The place and the agency that a report comes from are none of them.
        """
        at, mentions, somebody = situation.at, self.tokens.mentions, self.tokens.each(_is_somebody_at)
        told = past_dateline(self.tokens, situation.start, situation.stop)
        for place in range(max(told, at - _REACH), min(situation.stop, at + _REACH)):
            if not somebody[place] or (place == at and place not in mentions) or is_scene(self.tokens, place):
                continue
            if not is_cited(self.tokens, self._head(place, situation.start)):
                yield place

    def _features(self, option: Option, situation: Situation) -> Iterator[str]:
        word, sort = situation.word, self._sort(option.parties)
        kind, lemma = word.type, word.verb or word.lemma
        for source in option.sources:
            yield source
            yield f"{source} {sort}"
            yield f"{kind} {source}"
            yield f"{lemma} {source}"
        yield sort
        yield f"{kind} {sort}"
        yield f"{kind} {RULE in option.sources}"
        nobody = _NOBODY in option.sources
        yield f"{lemma} {nobody}"
        yield f"rule {RULE in option.sources} {sort} {situation.arguments.trigger.reading.is_noun}"
        if option.parties:
            yield from self._standing(option, situation)
        else:
            yield from self._left_open(situation)

    def _left_open(self, situation: Situation) -> Iterator[str]:
        """What speaks for nobody: how the word of the event stands."""
        at = situation.at
        definite = self.tokens.definite(at)
        yield f"nobody led {self._led(at, situation.start)}"
        yield f"nobody definite {definite}"
        yield f"nobody done {is_done(self.tokens, at)}"
        yield f"nobody governed {situation.governing is not None}"

    def _standing(self, option: Option, situation: Situation) -> Iterator[str]:
        """What the first of the parties is, and how it stands to the trigger."""
        party, at, place = option.parties[0], option.trigger, option.place
        kind = situation.word.type
        yield f"sector {party.standing.sector}"
        yield f"{kind} sector {party.standing.sector}"
        if (kind, party.identity) in self._acting:
            yield "acts elsewhere"
        if party.entity is not None:
            yield f"times {min(self._times[party.entity], _OFTEN)}"
            if party.entity in self._telling:
                yield "tells"
                yield f"{kind} tells"
        if place is None:
            yield "elsewhere"
            return
        side = "before" if place < at else "behind"
        yield f"{side} {sum(abs(place - at) > steps for steps in _STEPS)}"
        inside = situation.first <= place < situation.arguments.past
        yield f"{side} {'in clause' if inside else 'beyond'}"
        led = self._led(place, situation.start)
        head_led = self._led(self._head(place, situation.start), situation.start)
        yield f"led {led}"
        yield f"{side} phrase led {head_led}"
        yield f"{kind} {side} phrase led {head_led}"

    def _head(self, at: int, start: int) -> int:
        """The first word of the titles and nouns in front of a name: وزير الخارجية | فلان."""
        first = at
        while first > max(start, at - _TITLES) and self._goes_on(first):
            first -= 1
        return first

    def _goes_on(self, at: int) -> bool:
        """Whether the word before one belongs to the same phrase."""
        tokens = self.tokens
        if tokens.prefix(at) or tokens.conjoined(at) or tokens.name_past[at - 1]:
            return False
        return tokens.is_word(at - 1) and not tokens.ends_phrase(at - 1) and not tokens.is_verb(at - 1)

    def _sort(self, parties: Sequence[Participant]) -> str:
        """What the first of some parties is."""
        if not parties:
            return "none"
        entity = self.participants.entity_of(parties[0])
        if entity is not None:
            return entity.type
        return "somebody" if parties[0].somebody else "thing"

    def _led(self, place: int, start: int) -> str:
        """What stands before a word."""
        tokens = self.tokens
        if tokens.prefix(place) or place == start:
            return tokens.prefix(place) or "start"
        key = without_and(tokens.keys[place - 1])
        if tokens.is_comma(place - 1):
            return "comma"
        if key in word_class("preposition", "complementiser", "relative_pronoun"):
            return key
        if tokens.conjoined(place):
            return "and"
        return "verb" if tokens.is_verb(place - 1) else "noun"


def _is_somebody_at(tokens: Tokens, at: int) -> bool:
    """Whether a name begins at a token, or a noun of people stands there."""
    return at in tokens.mentions or (not tokens.name_past[at] and is_people(tokens, at))


def _place(parties: Sequence[Participant]) -> int | None:
    return next((each.phrase.first for each in parties if each.phrase is not None), None)
