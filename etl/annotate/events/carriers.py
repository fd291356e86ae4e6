"""Verbs that carry an event noun and say who took part: شن هجوما، تعرض لهجوم، زيارة أداها."""

from __future__ import annotations

from collections.abc import Sequence

from etl.annotate.events.arguments import ANTECEDENT, OBJECT, SUBJECT, Arguments, slots
from etl.annotate.events.roles import ACTOR, RECIPIENT, Part, Roles
from etl.annotate.events.triggers import Trigger
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.phrases import Phrase

_REACH = 14  # tokens between a verb and the event noun it carries
_NEAR = 5  # tokens between a noun and the verb of its relative clause


def find_carrier(tokens: Tokens, arguments: Arguments, others: Sequence[Arguments]) -> Arguments | None:
    """The verb before an event noun that carries it: شن … هجوما."""
    at = arguments.trigger.at
    if not arguments.trigger.reading.is_noun:
        return None
    for each in reversed(others):
        carrier = each.trigger
        if not carrier.is_support or not carrier.at < at <= carrier.at + _REACH or each.past <= at:
            continue
        support = carrier.reading.support
        if support is not None and _governs(tokens, slots(support.takes), at):
            return each
    return _in_relative(tokens, arguments, others)


def _in_relative(tokens: Tokens, arguments: Arguments, others: Sequence[Arguments]) -> Arguments | None:
    """The carrying verb of a relative clause on an event noun: زيارة أداها، الهجوم الذي شنه التنظيم، التي قام بها."""
    at = arguments.trigger.at
    for each in others:
        carrier = each.trigger
        if not at < carrier.at <= at + _NEAR or not carrier.is_support or carrier.reading.is_noun:
            continue
        takes_back = carrier.reading.pronoun in ("ه", "ها", "هم")
        takes_back = takes_back or tokens.keys[carrier.at + 1 : carrier.at + 2] in (["بها"], ["به"], ["لها"], ["له"])
        if takes_back and all(map(tokens.is_word, range(at, carrier.at))):
            return each
    return None


def _governs(tokens: Tokens, takes: Sequence[str], at: int) -> bool:
    """Whether a noun stands as a verb takes it."""
    prefix = tokens.prefix(at)
    if prefix:
        return prefix in takes
    before = tokens.keys[at - 1]
    return OBJECT in takes or before in takes


def take_over(roles: Roles, carrier: Arguments, trigger: Trigger) -> None:
    """Give a noun's event the subject of the verb that carries it, and what its prepositions say."""
    support = carrier.trigger.reading.support
    assert support is not None
    subject = carrier.first(SUBJECT) or carrier.first(ANTECEDENT) or _object_before(carrier, trigger.at)
    part = [Part(subject)] if subject is not None else []
    if support.subject == ACTOR and not roles.actors:
        roles.actors = part
    elif support.subject == RECIPIENT and not roles.recipients:
        roles.recipients = part
    for slot in slots(support.recipient):
        phrase = carrier.first(slot)
        if phrase is not None and not roles.recipients and phrase.first > carrier.trigger.at:
            roles.recipients = [Part(phrase)]


def _object_before(carrier: Arguments, at: int) -> Phrase | None:
    """What was taken for the object of a carrying verb and ends before its noun: that is its subject."""
    phrase = carrier.first(OBJECT)
    return phrase if phrase is not None and phrase.past <= at else None
