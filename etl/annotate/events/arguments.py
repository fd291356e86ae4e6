"""What stands with a trigger in its own clause: subject, object, genitive, adjectives, what prepositions govern."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from etl.annotate.events.complements import (
    ANTECEDENT,
    NAMED_SLOTS,
    OBJECT,
    SECOND_OBJECT,
    SUBJECT,
    Argument,
    prepositions,
)
from etl.annotate.events.extents import clause_past
from etl.annotate.events.forms import readings
from etl.annotate.events.noun_arguments import noun_arguments
from etl.annotate.events.noun_phrases import (
    is_accusative,
)
from etl.annotate.events.phrase_heads import is_somebody
from etl.annotate.events.triggers import Trigger
from etl.annotate.events.verb_arguments import verb_arguments
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.verbs import PARTICIPLE


class Arguments:
    """All that stands with a trigger, in the order of the text; read when it is first asked for."""

    def __init__(self, tokens: Tokens, trigger: Trigger, start: int, stop: int) -> None:
        self.trigger = trigger
        self.start, self.stop = start, stop  # of its sentence
        self._tokens = tokens

    @cached_property
    def past(self) -> int:
        """Past the clause."""
        return clause_past(self._tokens, self.trigger.at, self.stop)

    @cached_property
    def found(self) -> tuple[Argument, ...]:
        """The phrases of the clause."""
        reader = noun_arguments if self.trigger.reading.is_noun else verb_arguments
        return tuple(reader(self._tokens, self.trigger, self.start, self.past))

    def without(self, argument: Argument) -> Arguments:
        """The others."""
        return self.of(each for each in self.found if each is not argument)

    def of(self, found: Iterable[Argument]) -> Arguments:
        """These in their stead."""
        others = Arguments(self._tokens, self.trigger, self.start, self.stop)
        others.found = tuple(found)
        return others

    @cached_property
    def _by_slot(self) -> dict[str, list[Phrase]]:
        by_slot: dict[str, list[Phrase]] = {}
        for each in self.found:
            by_slot.setdefault(each.slot, []).append(each.phrase)
        return by_slot

    def phrases(self, slot: str) -> Sequence[Phrase]:
        """The phrases of a slot; where none can be, nothing is read."""
        return self._by_slot.get(slot, ()) if self._may_have(slot) else ()

    def first(self, slot: str) -> Phrase | None:
        """The first phrase of a slot."""
        return next(iter(self.phrases(slot)), None)

    def has(self, slot: str) -> bool:
        return bool(self.phrases(slot))

    def _may_have(self, slot: str) -> bool:
        return slot in NAMED_SLOTS or "found" in vars(self) or slot in self._leading

    @cached_property
    def _leading(self) -> set[str]:
        """The prepositions in the clause."""
        return prepositions(self._tokens, self.trigger.at + 1, self.past)


def with_subject(tokens: Tokens, arguments: Arguments) -> Arguments:
    """The arguments, of two bare phrases behind a verb the first its subject: انتقد | جزء من اليسار | المقال."""
    reading = arguments.trigger.reading
    first, second = arguments.first(OBJECT), arguments.first(SECOND_OBJECT)
    if first is None or second is None or reading.is_noun or (reading.person, reading.number) != (3, "s"):
        return arguments
    if reading.tense == PARTICIPLE or arguments.has(SUBJECT) or arguments.has(ANTECEDENT):
        return arguments
    acts = is_somebody(tokens, first) or any(each.is_noun for each in readings(tokens.keys[first.first]))
    if not acts or is_accusative(tokens, first.first) or is_adjective(tokens[second.first]):
        return arguments
    if any(need.place == SECOND_OBJECT for word in reading.words for need in word.needs):
        return arguments
    moved = {OBJECT: SUBJECT, SECOND_OBJECT: OBJECT}
    return arguments.of(each._replace(slot=moved.get(each.slot, each.slot)) for each in arguments.found)
