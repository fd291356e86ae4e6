"""What the head of a phrase is: somebody who may act and suffer, or a thing."""

from __future__ import annotations

from functools import cache

from etl.annotate.events.actors import (
    adjective_countries,
    is_group,
    is_plural_of_people,
    sector_of_words,
    starts_group,
)
from etl.annotate.events.forms import readings
from etl.annotate.events.noun_phrases import PARTICIPLE, grounds, is_quantity, without_accusative
from etl.annotate.events.particles import particles
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_article, without_ending
from etl.annotate.syntax.endings import FEMININE
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.tokens import Token
from etl.annotate.syntax.wording import is_feminine_head
from etl.annotate.syntax.words import (
    institution_heads,
    is_of,
    is_timed,
    office_heads,
    person_plurals,
    title_heads,
    word_class,
)

_HUMAN = ("ون", "ين")
_MEASURE = 3  # tokens of a quantity before من


def is_somebody(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is of people, a body or a place, which may act and suffer: ثلاثة مدنيين، الحكومة."""
    return tokens.each(_is_somebody)[phrase.first, phrase.past]


def _is_somebody(tokens: Tokens, bounds: tuple[int, int]) -> bool:
    """Whether the phrase between two tokens is."""
    phrase = Phrase(*bounds)
    at = head_of(tokens, phrase)
    if at in tokens.mentions:
        return True
    token = tokens[at]
    if tokens.definite(at) and token.bare in particles("abstract"):
        return False
    if is_timed(tokens.keys[at]) and not tokens.definite(at):
        return False  # (28) سنة
    bare, stem = token.bare, without_article(token.stem)
    if is_group(stem) or is_group(bare) or bare in adjective_countries() or _are_two(bare):
        return True
    if starts_group((bare, *tokens.keys[at + 1 : phrase.past])):
        return True
    if not _heads().isdisjoint((bare, stem, token.key)):
        return True
    if bare in particles("doer") or (tokens.definite(at) and bare in particles("crowd")):
        return True  # تظاهر | المئات
    if is_of(tokens.head(at), "anonymous", "person_noun") or _is_pair_of_officials(token):
        return True
    sound = tokens.forms[at].endswith(_HUMAN)
    ends = bare.endswith(tuple(particles("construct"))) and bare.startswith(PARTICIPLE)
    if ends and not is_adjective(token):
        return at + 1 < phrase.past and tokens.definite(at + 1)  # منسوبو | الإمارة
    several = token.number in ("p", "dp") and _is_participle(bare)
    return sound and (several or _is_crowd(tokens, phrase.first, at))


@cache
def _are_two(key: str) -> bool:
    """Whether a word is the dual of people or an office: شابين، مواطنتان."""
    stems = [key.removesuffix(ending) for ending in particles("dual") if key.endswith(ending)]
    nouns = [noun for stem in stems for noun in (stem, stem + FEMININE)]
    return any(is_group(noun) or noun in _heads() or is_of(noun, "person_noun") for noun in nouns)


def _is_pair_of_officials(token: Token) -> bool:
    """Whether a word is the dual of an office before whatever it is of: وزيري (الخارجية)، رئيسا (الحكومتين)."""
    holder = without_ending(token.bare, *particles("construct"))
    return holder != token.bare and holder in office_heads() and not is_adjective(token)


def _is_crowd(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a sound plural is counted by tens, hundreds or thousands: عشرات | الخريجين، آلاف من | السودانيين."""
    counts = {tokens[each].bare for each in range(first, at)}
    return tokens.definite(at) and not counts.isdisjoint(particles("crowd"))


def _is_participle(plural: str) -> bool:
    """Whether a sound plural is of those who do or suffer something: محتجين، راغبين."""
    return plural[:1] == PARTICIPLE or (len(plural) == _LETTERS and plural[1] == "ا")


_LETTERS = 6  # of the plural of a plain participle: راغبين


def is_thing(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase that is of nobody is of what may be hit, closed or seized: no act, no quality, no verb."""
    at = head_of(tokens, phrase)
    if not tokens.is_word(at) or tokens.is_verb(at) or is_timed(tokens.keys[at]):
        return False
    if is_adjective(tokens[at]) or tokens.document.parts_of_speech[at] == VERBAL_NOUN:
        return False
    return not any(each.is_noun and each.words for each in readings(tokens.keys[at]))  # مقتل


def is_victim(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is of those whom an attack has befallen: عدد من | الشهداء."""
    return is_victim_at(tokens, head_of(tokens, phrase))


def is_victim_at(tokens: Tokens, at: int) -> bool:
    """Whether a word is of those whom an attack has befallen."""
    return at not in tokens.mentions and tokens[at].bare in particles("victim")


def is_people(tokens: Tokens, at: int) -> bool:
    """Whether a noun of unnamed people or forces stands at a token, and no adjective behind another noun."""
    return is_group(tokens[at].bare) and not is_adjective(tokens[at])


def number_of_people(tokens: Tokens, at: int) -> str:
    """Whether a noun of unnamed people at a token is of one man, one woman or several (m, f, p); "" of another word."""
    token = tokens[at]
    noun = without_accusative(token.bare)  # شخصا
    describes = is_adjective(token) and not is_of(noun, "person_noun")  # but شاب
    other = bool(tokens.name_past[at]) or describes or token.bare in institution_heads()
    if other or not (is_group(token.bare) or is_group(noun) or is_of(noun, "person_noun")):
        return ""
    if is_plural_of_people(token.bare) or token.number in ("p", "dp", "d"):
        return "p"
    return "f" if is_feminine_head(token.bare) else "m"


def is_ground(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is of a piece of ground, which may be struck but does nothing itself: الطريق، الساحة، القرية."""
    at = head_of(tokens, phrase)
    if at in tokens.mentions or tokens[at].bare not in grounds():
        return False
    return sector_of_words(tokens.keys[at : phrase.past], "body") is None  # المنطقة العسكرية


@cache
def _heads() -> frozenset[str]:
    return (title_heads() | institution_heads() | person_plurals()) - particles("thing")


def head_of(tokens: Tokens, phrase: Phrase) -> int:
    """The first word of a phrase that only counts or points at nobody: عدد من | المتظاهرين، هؤلاء | الشبان."""
    for at in range(_past_measure(tokens, phrase), phrase.past):
        if at in tokens.mentions:
            return at
        if not tokens.is_word(at) or is_quantity(tokens, at) or tokens.ends_phrase(at):
            continue
        if tokens[at].bare not in word_class("demonstrative"):
            return at
    return phrase.first


def _past_measure(tokens: Tokens, phrase: Phrase) -> int:
    """Past the من behind a quantity and what describes it: عدد قليل من | المتظاهرين."""
    first = phrase.first
    if first in tokens.mentions or not is_quantity(tokens, first):
        return first
    led = range(first + 1, min(first + _MEASURE, phrase.past - 1))
    return next((at + 1 for at in led if tokens.keys[at] in particles("source")), first)
