"""Whether a road is closed in protest: not by floods or snow, nor by those in office."""

from __future__ import annotations

from etl.annotate.events.lexicon import words_of_class
from etl.annotate.events.mentions import Telling
from etl.annotate.events.senses import variants
from etl.annotate.syntax.article_tokens import Tokens

_OBSTRUCT = "obstruct"  # the mode of closed roads
_AROUND = 60  # tokens in which weather is looked for
_IN_OFFICE = ("government", "police", "military", "judiciary", "legislature")


def is_closed_without_protest(tokens: Tokens, telling: Telling, stop: int) -> bool:
    """Whether whoever closes a road does not protest: السيول قطعت طريقا، قرر المحافظ غلق طريق.

    Where nobody is told who does, weather in the sentence up to ``stop`` does it: أغلق الطريق بسبب الأمطار.
    """
    if telling.word.mode != _OBSTRUCT:
        return False
    closing = [each for each in telling.proposed if each.may_act]
    if closing:
        return all(each.standing.sector in _IN_OFFICE or _is_weather(each.name.split()) for each in closing)
    at = telling.trigger.at
    return _is_weather(tokens.forms[max(telling.sentence, at - _AROUND) : min(stop, at + _AROUND)])


def _is_weather(forms: list[str]) -> bool:
    return any(not variants(form).isdisjoint(words_of_class("weather")) for form in forms)
