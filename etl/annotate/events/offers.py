"""Who is told in the sentence of an event, and may take part in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.annotate.events.arguments import Arguments
from etl.annotate.events.carriers import carried
from etl.annotate.events.complements import ADJECTIVE, SCENE, Argument, clitic_before
from etl.annotate.events.deeds import doers
from etl.annotate.events.mentions import Offer, Situation
from etl.annotate.events.noun_phrases import acts_on_pronoun, is_quantity, phrase_at
from etl.annotate.events.participants import Participant, Participants
from etl.annotate.events.particles import particles
from etl.annotate.events.phrase_heads import is_somebody
from etl.annotate.events.roles import Part
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.datelines import past_dateline
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.referents import ANON

_REACH = 30  # tokens around a trigger in which others are named
_COUNTED = 5  # tokens of a quantity, those of whom it tells how many included
_SEVERAL = ("p", "dp", "d")  # of the numbers of nouns, those of people


class Offers:
    """Those whom a sentence offers, asked while its article is read: whom a description means changes as it goes on."""

    def __init__(self, tokens: Tokens, participants: Participants) -> None:
        self.tokens, self.participants = tokens, participants
        self._groups: dict[tuple[int, int], list[Participant]] = {}  # by first token and end of sentence

    def of(self, situation: Situation) -> Iterator[Offer]:
        """The phrases of its clause, the subject of the verb it depends on, whoever speaks, and all named around it."""
        at, trigger = situation.at, situation.arguments.trigger
        yield from self._of_arguments("slot", situation.arguments, situation.arguments.found, at)
        if situation.carrier is not None:
            yield from self._of_arguments("carrier", situation.carrier, carried(situation.carrier), at)
        if situation.governing is not None:
            governing = self.participants.of_parts([situation.governing], trigger, [], situation.speaker)
            yield Offer("governing", None, governing)
        yield Offer("enclosing", None, self._speaking(situation))
        yield Offer("apart", None, situation.apart)
        for place in self._named(situation):
            if place in self.tokens.mentions:
                yield Offer("name", place, self.participants.of_name(place))
            else:
                yield Offer("group", place, self._group(place, situation.stop, at))

    def _of_arguments(
        self, how: str, arguments: Arguments, found: Sequence[Argument], at: int
    ) -> Iterator[Offer]:
        """Who the phrases of a clause are, and who does what they tell: (انتقد) قرار | الحكومة.

        Where it was does nothing: شهدت | العاصمة مظاهرات.
        """
        for slot, phrase in found:
            if phrase.first == at or slot in (ADJECTIVE, SCENE):
                continue
            yield Offer(f"{how} {slot}", phrase.first, list(self.participants.of_phrase(phrase, at)))
            (doer,) = doers(self.tokens, [Part(phrase)])
            if doer.phrase is not None and doer.phrase is not phrase:
                parties = self.participants.of_parts([doer], arguments.trigger, [], None)
                yield Offer(f"{how} {slot} doer", doer.phrase.first, parties)

    def _group(self, place: int, stop: int, at: int) -> list[Participant]:
        """The people or the body whose phrase begins at a token."""
        if (place, stop) not in self._groups:
            phrase = phrase_at(self.tokens, place, stop, clitic_before(self.tokens, place))
            found = [] if phrase is None else self.participants.of_phrase(phrase, at)
            self._groups[place, stop] = list(found)
        return self._groups[place, stop]

    def _speaking(self, situation: Situation) -> list[Participant]:
        speaker = situation.speaker
        if speaker is None or speaker.name == ANON:
            return []
        return list(self.participants.of_referent(speaker, None))

    def _named(self, situation: Situation) -> Iterator[int]:
        """Where names and nouns of people and bodies stand around a trigger, but for the dateline of the report."""
        at, mentions, somebody = situation.at, self.tokens.mentions, self.tokens.each(_is_somebody_at)
        told = past_dateline(self.tokens, situation.start, situation.stop)
        for place in range(max(told, at - _REACH), min(situation.stop, at + _REACH)):
            if somebody[place] and (place != at or place in mentions):
                yield place


def _is_somebody_at(tokens: Tokens, at: int) -> bool:
    """Whether a name begins at a token, or a phrase of people or of a body: المحتجون، عشرات الشبان، 12 شخصا."""
    if at in tokens.mentions:
        return True
    if tokens[at].kind == "number":
        return at + 1 < len(tokens) and tokens.is_word(at + 1) and is_somebody(tokens, Phrase(at + 1, at + 2))
    if tokens.name_past[at] or not tokens.is_word(at) or tokens.ends_phrase(at) or tokens.is_verb(at):
        return False
    if is_adjective(tokens[at]) and tokens[at].number not in _SEVERAL:
        return False
    if acts_on_pronoun(tokens, at):
        return False
    if at and tokens.is_word(at - 1) and is_quantity(tokens, at - 1) and not tokens.prefix(at):
        return False  # عشرات | الشبان
    if is_quantity(tokens, at) and not tokens.definite(at):
        return _counts_somebody(tokens, at)
    return is_quantity(tokens, at) or is_somebody(tokens, Phrase(at, at + 1, clitic_before(tokens, at)))


def _counts_somebody(tokens: Tokens, at: int) -> bool:
    """Whether those of whom a quantity tells how many are people or a body: عدد من | المحتجين, but ثلاثة | أشهر."""
    for counted in range(at + 1, min(at + _COUNTED, len(tokens))):
        if counted in tokens.mentions:
            return True
        if not tokens.is_word(counted) or tokens.is_verb(counted):
            return False
        if not (is_quantity(tokens, counted) or tokens.keys[counted] in particles("source")):
            return is_somebody(tokens, Phrase(at, counted + 1))
    return False
