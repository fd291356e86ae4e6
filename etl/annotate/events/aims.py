"""Whom a protest is against by the act that is its purpose: وقفة تنديدا بقرار | الوزارة."""

from __future__ import annotations

from collections.abc import Iterable

from etl.annotate.events.complements import OF
from etl.annotate.events.mentions import Telling
from etl.annotate.events.noun_phrases import is_accusative
from etl.annotate.events.participants import Participant
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.verbs import PARTICIPLE

_PROTEST = "PROTEST"
_AIMS = ("ACCUSE", "REJECT", "REQUEST")
_REACH = 25  # tokens between a protest and its purpose


def aimed_at(tokens: Tokens, protest: Telling, told: Iterable[Telling]) -> list[Participant]:
    """Whom a protest is against by the acts told with it in its sentence; none where its own word says so."""
    if protest.word.type != _PROTEST or protest.recipients:
        return []
    acting = {each.identity for each in protest.proposed}
    aims = (each for each in told if each.recipients and _is_aim(tokens, protest, each))
    parties = next((each.recipients for each in aims), [])
    return [each for each in parties if each.identity not in acting]


def _is_aim(tokens: Tokens, protest: Telling, act: Telling) -> bool:
    """Whether an act is what those who protest do by it: تنديدا بـ، للمطالبة بـ، مطالبين بـ."""
    at = act.trigger.at
    if act.word.type not in _AIMS or not protest.trigger.at < at <= protest.trigger.at + _REACH:
        return False
    purpose = act.is_noun and (tokens.prefix(at) == OF or is_accusative(tokens, at))
    return purpose or act.trigger.reading.tense == PARTICIPLE
