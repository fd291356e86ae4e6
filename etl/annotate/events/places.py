"""Where an event was: as its own clause says, else as its sentence does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from etl.annotate.events.complements import GENITIVE, OBJECT, SCENE, Argument
from etl.annotate.events.extents import clause_start
from etl.annotate.events.lexicon import EventWord
from etl.annotate.events.particles import particles
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_and
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.words import institution_heads, title_heads
from etl.records import Mention

_PLACE = "LOC"
_BODILY = (
    "CONSULT",
    "ASSAULT",
    "AID",
    "MOBILIZE",
    "COERCE",
    "PROTEST",
    "RETREAT",
)  # acts that take place somewhere
_LEFT = ("RETREAT",)  # acts that are where one goes away from
_GIVEN = ("AID",)  # acts of which whom they go to is no place: مساعدات | لأوكرانيا
_SEEN = ("ASSAULT", "COERCE", "PROTEST", "RETREAT")  # acts whose place may be told anywhere in their sentence
_APART = ("phone",)  # modes of acts of those who are not in one place
_GOAL = (OBJECT, GENITIVE)
_REACH = 40  # tokens between a word and the place its sentence tells


def find_place(
    tokens: Tokens, word: EventWord, found: Iterable[Argument], at: int, sentence: tuple[int, int]
) -> Mention | None:
    """The place of an event, of which ``found`` are the phrases, those of the verb that carries it included.

    What is only said is said nowhere: the places in it and around it are others'.
    """
    if word.type not in _BODILY or word.mode in _APART:
        return None
    for phrase in _places(tokens, word, tuple(found)):
        mention = _named_in(tokens, phrase)
        if mention is not None:
            return mention
    place = _of_clause(tokens, at, sentence)
    return place or (_of_sentence(tokens, at, sentence) if word.type in _SEEN else None)


def _places(tokens: Tokens, word: EventWord, found: tuple[Argument, ...]) -> Iterator[Phrase]:
    in_place, towards = particles("place") | {SCENE}, particles("direction").union(_GOAL)
    if word.type in _LEFT:
        yield from (each.phrase for each in found if each.slot in particles("source"))
    yield from (each.phrase for each in found if each.slot in in_place)
    if word.type not in _GIVEN:
        yield from (each.phrase for each in found if each.slot in towards)


def _named_in(tokens: Tokens, phrase: Phrase) -> Mention | None:
    """The place that is a phrase's first name, or stands in apposition behind it (العاصمة السويدية | ستوكهولم)."""
    for at in range(phrase.first, min(phrase.past + 1, len(tokens))):
        mention = tokens.mentions.get(at)
        if mention is not None and (at < phrase.past or not tokens.prefix(at)):
            return mention if mention.type == _PLACE else None
        if _is_office(tokens, at):  # (اجتمع) برئيس | غينيا
            return None
    return None


def _of_clause(tokens: Tokens, at: int, sentence: tuple[int, int]) -> Mention | None:
    """A place that opens the clause before its verb: وفي بغداد، قتل."""
    first = clause_start(tokens, at, sentence[0])
    return _first_led(tokens, range(first, at))


def _of_sentence(tokens: Tokens, at: int, sentence: tuple[int, int]) -> Mention | None:
    """The nearest place that a sentence says something was in, behind the word before one in front of it."""
    behind = range(at + 1, min(sentence[1], at + _REACH))
    before = range(at - 1, max(sentence[0], at - _REACH), -1)
    return _first_led(tokens, (*behind, *before))


def _first_led(tokens: Tokens, places: Iterable[int]) -> Mention | None:
    named = filter(tokens.mentions.__contains__, places)
    return next((tokens.mentions[place] for place in named if _is_led(tokens, place)), None)


def _is_led(tokens: Tokens, at: int) -> bool:
    """Whether a name of a place stands behind a preposition of place, with what sort of place it is between them."""
    if tokens.mentions[at].type != _PLACE:
        return False
    if tokens.prefix(at):
        return tokens.prefix(at) in particles("place")
    for back in range(at - 1, max(0, at - _HEADS) - 1, -1):
        if _is_office(tokens, back):
            return False
        if without_and(tokens.keys[back]) in particles("place") or tokens.prefix(back) in particles("place"):
            return True
        if not tokens.is_word(back) or tokens.name_past[back] or tokens.is_verb(back):
            return False
    return False


def _is_office(tokens: Tokens, at: int) -> bool:
    """Whether a word opens an office, and no place that is spelled as one: محافظة."""
    return tokens[at].bare in title_heads() and tokens[at].bare not in institution_heads()


_HEADS = 3  # words between a preposition of place and the name (في أحد شوارع العاصمة | ستوكهولم)


def place_behind(tokens: Tokens, past: int) -> Mention | None:
    """The place that what stands behind a phrase says it is in: (منشآت) | في السعودية، (نقاط) | في شمالي سوريا."""
    for at in range(past, min(past + _HEADS, len(tokens))):
        if at in tokens.mentions:
            return tokens.mentions[at] if _is_led(tokens, at) else None
        if not tokens.is_word(at) or tokens.is_verb(at):
            return None
    return None


def is_scene(tokens: Tokens, at: int) -> bool:
    """Whether a name only says where: في مسقط، بسليانة، في العاصمة العراقية بغداد."""
    mention = tokens.mentions.get(at)
    if mention is None or mention.type != _PLACE:
        return False
    first = at
    while first > max(0, at - _APPOSITION) and tokens.definite(first - 1) and not tokens.prefix(first):
        first -= 1
    return tokens.prefix(first) in particles("place") or tokens.keys[first - 1] in particles("place")


_APPOSITION = 3  # tokens before a name that say what it is: العاصمة العراقية
