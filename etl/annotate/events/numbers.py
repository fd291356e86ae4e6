"""How many an event killed, injured, detained or brought together: ثلاثة، 12، عشرات، أكثر من مئة."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from pyarabic import number as spelled

from etl.annotate.events.extents import is_time
from etl.annotate.events.particles import particles
from etl.annotate.events.triggers import Trigger
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and, without_article, without_ending, without_preposition
from etl.annotate.syntax.parts_of_speech import NOUN
from etl.annotate.syntax.tokens import shared_token
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

_REACH = 40  # tokens on either side of a trigger in which its numbers stand
_SUBJECT = 4  # tokens of who acts before a number
_NEAR = 3  # tokens between a word and its number
_VAGUE = {"عشرات": (20, 99), "ميات": (200, 999), "الاف": (2000, 9999)}
_AT_LEAST = "at_least"  # words before a number that more may be
_OF_TYPE = {
    "killed": ("ASSAULT",),
    "injured": ("ASSAULT", "PROTEST"),
    "detained": ("COERCE",),
    "crowd": ("PROTEST",),
}


@dataclass(frozen=True, slots=True)
class Count:
    """A number of those whom an event befell, in tokens."""

    kind: str
    low: int
    high: int | None  # None: open
    first: int
    past: int


def find_numbers(tokens: Tokens, trigger: Trigger, type_: str, sentence: tuple[int, int]) -> list[Count]:
    """The numbers around a trigger, of each kind that its type has the first."""
    start, stop = max(sentence[0], trigger.at - _REACH), min(sentence[1], trigger.at + _REACH)
    found: dict[str, Count] = {}
    counted: set[int] = set()  # each number counts once: إصابة أربعة | متظاهرين are no crowd
    for count in _counts(tokens, start, stop):
        if count.first not in counted and type_ in _OF_TYPE[count.kind]:
            counted.add(count.first)
            found.setdefault(count.kind, count)
    return list(found.values())


def _counts(tokens: Tokens, start: int, stop: int) -> Iterator[Count]:
    kinds = tokens.document.answers(_kind_of)
    for at in tokens.document.where_within(_kind_of, start, stop):
        kind, place = kinds[at]
        read = _behind(tokens, at, stop) if place == "object" else _in_front(tokens, at, start)
        if read is not None and not _is_running_total(tokens, read[2], (start, stop)):
            yield Count(kind, *read)


def _is_running_total(tokens: Tokens, number: int, around: tuple[int, int]) -> bool:
    """Whether a number is what many events came to: ارتفعت الحصيلة منذ مطلع العام إلى | 218 قتيلا."""
    if tokens.keys[number - 1] not in particles("direction"):
        return False
    before = takewhile(lambda at: not tokens.is_comma(at), range(number - 1, around[0] - 1, -1))
    behind = takewhile(lambda at: not tokens.is_comma(at), range(number, around[1]))
    return any(tokens.keys[at] in particles("since") for at in (*before, *behind))


def _kind_of(form: str) -> tuple[str, ...]:
    """What is counted beside a word, and where its number stands."""
    key = shared_token(form).key
    bare = without_and(key)
    forms = (key, bare, without_preposition(bare), without_article(bare), without_ending(bare, "ت"))
    return next((_words()[form] for form in forms if form in _words()), ())


@cache
def _words() -> dict[str, tuple[str, str]]:
    return {match_key(row["form"]): (row["kind"], row["place"]) for row in read_lexicon("event_numbers")}


def _behind(tokens: Tokens, at: int, stop: int) -> tuple[int, int | None, int, int] | None:
    """The number behind a word and its subject, ما لا يقل عن between: مقتل ما لا يقل عن 40 شخصا."""
    begin = _past_subject(tokens, at + 1, stop)
    for first in range(begin, min(stop, begin + 1 + 2 * _NEAR)):
        read = read_number(tokens, first, stop) or _pair(tokens, first)
        if read is not None:
            low, high, past = read
            if begin > at + 1 and past < stop and is_time(tokens, past):
                return None  # الشاب 25 عاما
            return low, None if _is_open(tokens, first, begin) else high, first, past
        leads = tokens.keys[first] in ("ما", "لا", "عن", "من", "نحو", "حوالي")
        if not leads and tokens.keys[first] not in particles(_AT_LEAST):
            return None
    return None


def _past_subject(tokens: Tokens, at: int, stop: int) -> int:
    """Past who acts, where it ends in a definite word or a name: اعتقلت | قوات الأمن | عشرات."""
    past = at
    for place in range(at, min(stop, at + _SUBJECT)):
        said = tokens.name_past[place] or tokens.document.parts_of_speech[place] == NOUN
        if not said or tokens.prefix(place) or read_number(tokens, place, stop) or tokens.conjoined(place):
            break
        if tokens.definite(place) or tokens.name_past[place]:
            past = place + 1
    return past


def _pair(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    """A dual, which says its number itself: مقتل شخصين."""
    return (2, 2, at + 1) if tokens.keys[at] in particles("pair") else None


def _in_front(tokens: Tokens, at: int, start: int) -> tuple[int, int | None, int, int] | None:
    """The number that a counted noun stands behind: ثلاثة قتلى، آلاف المتظاهرين."""
    for first in range(max(start, at - _NEAR), at):
        read = read_number(tokens, first, at)
        if read is not None and read[2] == at:
            return read[0], None if _is_open(tokens, first, start) else read[1], first, at
    return None


def _is_open(tokens: Tokens, number: int, start: int) -> bool:
    """Whether it may be more than a number says: أكثر من 500، ما لا يقل عن 40."""
    before = tokens.keys[max(start, number - _NEAR) : number]
    return any(key in particles(_AT_LEAST) for key in before)


def read_number(tokens: Tokens, at: int, stop: int) -> tuple[int, int | None, int] | None:
    """The least and the most that a number at a token says, and past it; None where there is none."""
    key = without_and(tokens.keys[at])
    vague = _VAGUE.get(key) or _VAGUE.get(without_article(key))
    if vague is not None:
        return (*vague, at + 1)
    past = at
    while past < stop and (tokens[past].kind == "number" or tokens[past].value is not None):
        past += 1
    if past == at:
        return None
    value = _value(tokens, at, past)
    return None if value is None or value <= 0 else (value, value, past)


def _value(tokens: Tokens, first: int, past: int) -> int | None:
    """The number that figures or words stand for; words of several are read by pyarabic."""
    if past == first + 1:
        return tokens[first].value
    if any(tokens[at].kind == "number" for at in range(first, past)):
        total = tokens[first].value  # 12 ألف
        factor = tokens[past - 1].value
        return total * factor if total is not None and factor is not None and factor >= 100 else total
    value = spelled.text2number(tokens.text(first, past))
    return int(value) if value else None
