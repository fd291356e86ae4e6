"""Who does what a participle in the plural tells beside a verb: تظاهر عشرات الخريجين، | مطالبين بتعيينهم."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from etl.annotate.events.mentions import Telling
from etl.annotate.events.participants import Participant
from etl.annotate.events.phrase_heads import head_of
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.verbs import PARTICIPLE


def attending(tokens: Tokens, telling: Telling, told: Iterable[Telling]) -> list[Participant]:
    """The several who act by the last verb before a participle that leaves open who does it.

    ``told`` are those before it in its sentence, the nearest first.
    """
    reading = telling.trigger.reading
    joined = reading.tense == PARTICIPLE or bool(reading.conjunction)
    if telling.proposed or reading.is_noun or not joined or reading.number != "p":
        return []
    last = next((each for each in told if not each.trigger.reading.is_noun), None)
    return last.proposed if last is not None and _are_several(tokens, last.proposed) else []


def aimed_at(tellings: Sequence[Telling]) -> None:
    """Give those who protest whom they blame, refuse or ask by what follows: خرجوا | للمطالبة برحيل فلان."""
    for protest, aim in pairwise(tellings):
        near = aim.trigger.at - protest.trigger.at <= _AIM
        aims = protest.word.type in _PROTESTS and aim.word.type in _AIMS and _is_aim(aim)
        if near and aims and not protest.recipients:
            protest.recipients = aim.recipients


def _is_aim(telling: Telling) -> bool:
    """Whether a word tells what is done for: للمطالبة، رفضا، مطالبين."""
    reading = telling.trigger.reading
    return reading.is_noun or reading.tense == PARTICIPLE


_AIM = 30  # tokens from a protest to what it is for
_PROTESTS = ("PROTEST",)
_AIMS = ("ACCUSE", "REJECT", "REQUEST")


def _are_several(tokens: Tokens, parties: list[Participant]) -> bool:
    heads = (tokens[head_of(tokens, each.phrase)] for each in parties if each.phrase is not None)
    return len(parties) > 1 or any(head.number in ("p", "dp") for head in heads)
