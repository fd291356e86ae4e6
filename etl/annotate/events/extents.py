"""How far a clause reaches around the word that names its event: what stands beyond is not borrowed."""

from __future__ import annotations

from functools import cache

from etl.annotate.events.forms import readings
from etl.annotate.events.particles import particle_past, particles
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import WA, is_led_by, without_and
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.tokens import shared_token
from etl.annotate.syntax.verbs import PARTICIPLE
from etl.annotate.syntax.words import is_timed, word_class

_MARKS = ("semicolon", "colon", "stop", "question", "exclamation")


def clause_past(tokens: Tokens, at: int, stop: int) -> int:
    """Past the clause of a word, from the word on."""
    past, stop, opens = at + 1, min(stop, at + _FARTHEST), tokens.each(_opening)
    while past < stop and not opens[past]:
        past += 1
    return stop if past + 1 == stop and opens[past] == _WORD else past


def clause_start(tokens: Tokens, at: int, start: int) -> int:
    """The first token of the clause of a word."""
    first, start, opens = at, max(start, at - _FARTHEST), tokens.each(_opening)
    if first > start and opens[first] in ("", _WORD):
        first -= 1
        while first > start and not opens[first]:
            first -= 1
    return first


_WORD = "word"  # opens a clause if another word follows


def _opening(tokens: Tokens, at: int) -> str:
    """How a token opens another clause, or closes the one before it; nothing of most."""
    opens = _opening_word(tokens, at)
    return opens if opens == "mark" or not opens or not _is_measure(tokens, at) else ""


def _is_measure(tokens: Tokens, at: int) -> bool:
    """Whether a word belongs to a number that is left open: (مقتل) ما لا يقل عن (40 شخصا)."""
    return any(particle_past(tokens, first, "minimum") > at for first in range(max(0, at - 3), at + 1))


def _opening_word(tokens: Tokens, at: int) -> str:
    opens = tokens.document.answers(_opener)[at]
    if opens == "mark" or tokens.name_past[at]:
        return opens if opens == "mark" else ""
    if opens == "between":
        led = at > 0 and tokens.keys[at - 1] in word_class("preposition")  # من | قبل الشرطة، عن | بعد
        mention = tokens.mentions.get(at + 1)
        posted = mention is not None and mention.type == "LOC" and tokens.keys[at] in particles("posted")
        return "" if led or posted or is_time(tokens, at + 1) else opens
    if opens == "always" or (opens == "behind comma" and at > 0 and tokens.is_comma(at - 1)):
        return _WORD if opens == "always" else opens
    if opens == "noun" or tokens.prefix(at) or not tokens.is_verb(at):
        return ""
    return "verb" if tokens.conjoined(at) or not (at and tokens.is_verb(at - 1)) else ""  # أصدر | قاض


def _opener(form: str) -> str:
    """How a form opens a clause: always, behind a comma, where no time follows; noun: never, as tagged or not."""
    token = shared_token(form)
    key = token.key
    if form in STOPS or token.punctuation in _MARKS:
        return "mark"
    if key in word_class("complementiser", "clause_break", "relative_pronoun") or key in _opening_particles():
        return "always"
    if without_and(key) in particles("between"):
        return "between"
    found = readings(key)
    if key in word_class("what") or any(each.tense == PARTICIPLE for each in found):
        return "behind comma"  # ، مشيدا بـ
    return "noun" if found and all(each.is_noun for each in found) else ""  # (عقد) اجتماعا


@cache
def _opening_particles() -> frozenset[str]:
    """Particles with و: ولم، وقد، وكان."""
    return frozenset(WA + key for key in word_class("negator", "particle") if not is_led_by(key, WA))


def is_time(tokens: Tokens, at: int) -> bool:
    """Whether words of time begin at a token: بعد | ظهر أمس، قبل | ثلاثة أيام."""
    if at >= len(tokens):
        return False
    told = tokens.document.answers(_time)
    return told[at] == "time" or (told[at] == "number" and at + 1 < len(tokens) and told[at + 1] == "time")


def _time(form: str) -> str:
    """Whether a form is a word of time, or a number; nothing of most."""
    token = shared_token(form)
    if is_timed(token.key):
        return "time"
    return "number" if token.kind == "number" or token.value is not None else ""


def past_time(tokens: Tokens, at: int, stop: int) -> int:
    """Past words that only say when, with the commas around them: (اعتقلت الشرطة)، فجر اليوم الثلاثاء، | ثلاثة."""
    past = at
    led = past < stop and tokens.is_comma(past)
    past += led
    first = past
    while (
        past < stop
        and not tokens.name_past[past]
        and (
            is_timed(tokens.keys[past])
            or (past > first and (tokens[past].kind == "number" or tokens.forms[past] in "/()"))
        )
    ):
        past += 1
    if past == first:
        return at
    return past + (led and past < stop and tokens.is_comma(past))


def past_insertion(tokens: Tokens, at: int, stop: int) -> int:
    """Past an adjunct between commas (، في هذا الصدد، | الحكومات), or ``at``."""
    if at + 2 >= stop or not tokens.is_comma(at):
        return at
    inner = at + 1
    led = without_and(tokens.keys[inner]) in word_class("preposition") or bool(tokens.prefix(inner))
    if not led or tokens.name_past[inner]:
        return at
    for past in range(inner, min(stop, inner + _LONGEST)):
        if tokens.is_comma(past):
            return past + 1
        if tokens.is_verb(past):
            return at
    return at


_FARTHEST = 60  # tokens of a clause on either side of its trigger
_LONGEST = 14  # tokens of an insertion
