"""How the words of a day stand to an event's word in one sentence: by the verb that they go with."""

from __future__ import annotations

from collections.abc import Container

from etl.annotate.events.forms import readings
from etl.annotate.events.mentions import Telling
from etl.annotate.events.particles import particles
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.verbs import PARTICIPLE
from etl.annotate.syntax.words import word_class

_IN_FRONT = 60  # tokens before words of time in which a verb is that they go with
_BEHIND = 14  # tokens behind words of time that open a clause, in which its verb is
_ENDS = ("semicolon", "colon", "stop")


def host_of(tokens: Tokens, at: int) -> tuple[int | None, bool]:
    """The verb or participle that words of time go with, and whether they stand in front of it: وأمس، | استهدف."""
    start, stop = tokens.document.sentence_of(at)
    for back in range(at - 1, max(start, at - _IN_FRONT) - 1, -1):
        if tokens.is_verb(back) or _is_participle(tokens, back):
            return back, False
        if tokens.keys[back] in word_class("complementiser") or tokens[back].punctuation in _ENDS:
            break
    ahead = (on for on in range(at + 1, min(stop, at + _BEHIND)) if tokens.is_verb(on))
    return next(ahead, None), True


def relation(tokens: Tokens, telling: Telling, at: int, reported_by: int | None, acts: Container[int]) -> str:
    """How an event's word stands to the verb of the words of time at ``at``.

    It is that verb, or under it in its clause, what a relative clause of it describes (الهجوم الذي وقع أمس), before,
    later, or reported (قال اليوم إن). ``reported_by`` is the cue of the statement that tells the event, ``acts`` are
    the words of all.
    """
    host, fronted = host_of(tokens, at)
    first, trigger = telling.first, telling.trigger.at
    if host is None:
        return "no host"
    if host in (first, trigger):
        return f"host {fronted}"
    between = range(min(host, first) + 1, max(host, first))
    nested = any(each in acts for each in between)
    if host > trigger:
        return _before_host(tokens, telling, host, fronted, nested)
    side = "behind" if at > trigger else "front"
    if any(tokens.keys[each] in word_class("complementiser") for each in between):
        return f"reported {host == reported_by} {side}"
    if any(tokens.is_verb(each) or _is_relative(tokens, each) for each in between):
        return f"later {tokens.conjoined(first)} {telling.is_noun} {side}"
    aside = any(without_and(tokens.keys[each]) in particles("aside") for each in between)
    return f"under {side} nested {nested} aside {aside}"


def _before_host(tokens: Tokens, telling: Telling, host: int, fronted: bool, nested: bool) -> str:
    """How a word stands before the verb: as what a relative clause describes, or its subject, or in another clause."""
    trigger = telling.trigger.at
    between = range(trigger + 1, host)
    other = (tokens.is_verb(each) or tokens.keys[each] in word_class("complementiser") for each in between)
    if any(other):
        return "in a clause before"
    if fronted:
        return "before time and verb"
    if _is_relative(tokens, host - 1) or (telling.is_noun and not tokens.definite(trigger)):
        return f"described nested {nested}"
    return f"subject {any(map(tokens.is_comma, between))}"


def _is_relative(tokens: Tokens, at: int) -> bool:
    return without_and(tokens.keys[at]) in word_class("relative_pronoun")


def _is_participle(tokens: Tokens, at: int) -> bool:
    """Whether a word is a participle that describes a noun: الاجتماع | المنعقد أمس."""
    return tokens.definite(at) and any(each.tense == PARTICIPLE for each in readings(tokens.keys[at]))
