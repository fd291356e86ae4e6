"""Who acts in an event, and on whom: small linear models choose among those whom its article offers.

The candidates are whom the construction proposes (nobody, or a thing), those told in the sentences of its tellings
(``offers.py``), who takes part in the article's other events, and nobody. ``training/train_parties.py`` makes the
weights.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from etl.annotate.events.arguments import Arguments
from etl.annotate.events.complements import AGENT, GENITIVE, OBJECT
from etl.annotate.events.mentions import Offer, Telling
from etl.annotate.events.participants import Participant, Participants
from etl.annotate.events.party_features import NOBODY, RULE, Asked, Option, PartyFeatures
from etl.annotate.events.phrase_heads import is_thing
from etl.annotate.events.roles import ACTOR, RECIPIENT
from etl.annotate.events.tellers import suffers
from etl.annotate.kept import Kept
from etl.annotate.ranker import Rankers, read_weights
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_article

MODELS = {part: Path(__file__).parents[1] / "models" / f"{part}s.tsv" for part in (ACTOR, RECIPIENT)}
_PROTESTS = ("PROTEST",)
_FORCED = ("ASSAULT", "COERCE")  # acts by which others break up a protest
_OTHERS = 4  # parties of other events that are candidates, nearest first
_TELLINGS = 8  # tellings of an event whose sentences offer candidates

Identity = tuple[int | None, str]  # that of a participant


class PartyRankers(NamedTuple):
    """Those of both parts, by the kind of event."""

    actors: Rankers[Option]
    recipients: Rankers[Option]


UNTAUGHT = PartyRankers(Rankers({}), Rankers({}))  # choose whom the constructions propose


@cache
def shared_rankers() -> PartyRankers:
    """The weights that every process reads once."""
    return PartyRankers(*(Rankers(read_weights(MODELS[part])) for part in (ACTOR, RECIPIENT)))


class PartyChoice:
    """Chooses who takes part in an article's events; without weights it is whom the constructions propose."""

    def __init__(
        self, tokens: Tokens, participants: Participants, events: Sequence[Telling], rankers: PartyRankers
    ) -> None:
        self._tokens, self._rankers = tokens, rankers
        self._features = PartyFeatures(tokens, participants, events)
        # By the sentence and whom force befalls there, who uses it.
        self._forcing: defaultdict[tuple[int, Identity], set[Identity]] = defaultdict(set)
        for each in events:
            for party in each.recipients if each.word.type in _FORCED else ():
                self._forcing[each.sentence, party.identity] |= {doer.identity for doer in each.proposed}

    def choose(self, event: Telling) -> None:
        """Settle who acts in an event, and on whom; nobody acts on himself."""
        event.actors = event.proposed
        if self.asks(event, ACTOR):
            event.actors = _best(self._rankers.actors, event, self.options(event, ACTOR, []))
        candidates = self.options(event, RECIPIENT, event.actors)
        event.recipients = _best(self._rankers.recipients, event, candidates)

    def asks(self, event: Telling, part: str) -> bool:
        """Whether a part is chosen; who says something does what the saying is, and a told agent what he is told of."""
        if part != ACTOR or not event.proposed:
            return True
        return event.said is None and not (event.situation and _tells_its_agent(event.situation.arguments))

    def options(self, event: Telling, part: str, but: Sequence[Participant]) -> list[Option]:
        """The candidates but those who take the other part, whom the construction proposes first; each party once."""
        taken = {each.identity for each in but}
        if part == ACTOR and event.word.type in _PROTESTS:
            for each in event.proposed:  # قمعت | الشرطة مظاهرة الطلبة
                taken |= self._forcing.get((event.sentence, each.identity), set())
        proposed = [
            each
            for each in event.told(part)
            if self._may_be(each, part, event) and each.identity not in taken
        ]
        nobody = Option([], event, sources={NOBODY: None} if proposed else {NOBODY: None, RULE: None})
        found = [nobody]
        by_party: dict[Identity, Option] = {}
        for telling, offer in ((event, Offer(RULE, None, proposed)), *self._offers(event)):
            left = [
                each
                for each in offer.parties
                if self._may_be(each, part, event) and each.identity not in taken
            ]
            if not left:
                continue
            option = by_party.get(_known_as(left[0]))
            if option is None:
                option = Option(left, telling, _place(left) if offer.place is None else offer.place)
                found.append(option)
                for each in left:
                    by_party.setdefault(_known_as(each), option)
            option.sources[offer.source] = None
        found.sort(key=lambda each: RULE not in each.sources)
        self._features.describe(found, Asked.of(event, part, bool(proposed)))
        return found

    def _offers(self, event: Telling) -> Iterator[tuple[Telling, Offer]]:
        """Whom the sentences of an event offer, and who takes part in others."""
        for telling in event.tellings[:_TELLINGS]:
            yield from ((telling, offer) for offer in telling.offers)
        at, kind = event.trigger.at, event.word.type
        for part, told in self._features.told.items():
            here = bisect_left(told, at, key=lambda each: each.at)
            near = told[max(0, here - _OTHERS) : here + _OTHERS]
            for place, other, party in sorted(near, key=lambda each: abs(each.at - at))[:_OTHERS]:
                if place != at:
                    yield event, Offer(f"{part} {'same' if other == kind else 'other'}", None, [party])

    def _may_be(self, party: Participant, part: str, event: Telling) -> bool:
        """Whether somebody may take a part at all: no act or quality does, and what is hit or seized does not act."""
        if part == RECIPIENT:
            return party.somebody or party.phrase is None or is_thing(self._tokens, party.phrase)
        return party.may_act and not suffers(self._tokens, event.word, party)


def _best(rankers: Rankers[Option], event: Telling, candidates: Sequence[Option]) -> list[Participant]:
    return candidates[rankers.within(event.word.type).best(candidates)].parties


def _tells_its_agent(arguments: Arguments) -> bool:
    """Whether words of an agent name who did it, or an object behind a verbal noun's genitive shows that this did.

    So in اعتقاله | على يد الشرطة، اعتقال الشرطة | ناشطا.
    """
    acts = arguments.trigger.reading.is_noun and arguments.has(GENITIVE) and arguments.has(OBJECT)
    return acts or arguments.has(AGENT)


def _known_as(party: Participant) -> Identity:
    """What several phrases of one share: متظاهرون، المتظاهرون."""
    entity, name = party.identity
    return entity, _indefinite(name) if name else ""


_indefinite = Kept[str, str](lambda name: " ".join(map(without_article, name.split()))).__getitem__


def _place(parties: Sequence[Participant]) -> int | None:
    return next((each.phrase.first for each in parties if each.phrase is not None), None)
