"""Who did what he is accused of, arrested or sentenced for: as it is told, he did it."""

from __future__ import annotations

from collections.abc import Iterable

from etl.annotate.events.mentions import Telling
from etl.annotate.events.participants import Participant
from etl.annotate.events.particles import particle_past
from etl.annotate.events.roles import BY
from etl.annotate.syntax.article_tokens import Tokens

_ACCUSING = "ACCUSE"
_CHARGING = (_ACCUSING, "COERCE")


def charged(tokens: Tokens, telling: Telling, told: Iterable[Telling]) -> list[Participant]:
    """Who did what a noun tells since he is charged with it: اتهمت جماعة بشن | هجمات، اعتقلت شابا بتهمة | القتل.

    ``told`` are those before it in its sentence, the nearest first; whoever its own word names did it.
    """
    at = telling.trigger.at
    last = next((each for each in told if each.word.type in _CHARGING and each.recipients), None)
    if not telling.is_noun or last is None or not _is_for(tokens, last, at):
        return []
    charging = {each.identity for each in last.proposed}
    if any(each.identity not in charging for each in telling.proposed):
        return []
    befallen = {each.identity for each in telling.recipients}
    return [each for each in last.recipients if each.may_act and each.identity not in befallen]


def _is_for(tokens: Tokens, charge: Telling, at: int) -> bool:
    """Whether an act is what somebody is accused of or arrested for."""
    if charge.word.type == _ACCUSING and BY in (tokens.prefix(at - 1), tokens.prefix(at)):
        return True
    inner = range(charge.trigger.at + 1, at)
    return any(particle_past(tokens, each, "offence") > each for each in inner)
