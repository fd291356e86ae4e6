"""Who is described before he is named: قاض اتحادي, whom the article calls القاضي فلان further down."""

from __future__ import annotations

from etl.annotate.events.noun_phrases import without_accusative
from etl.annotate.events.particles import particles
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_ending
from etl.annotate.syntax.nominals import is_adjective
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.tokens import shared_token
from etl.annotate.syntax.words import honorifics, is_of, title_heads

_BESIDE = 5  # tokens between an office and the name of whoever holds it


def named_later(tokens: Tokens, phrase: Phrase) -> int | None:
    """Where the one man or woman is named whom an indefinite phrase introduces: by the same noun, with its article."""
    at = phrase.first
    if tokens.definite(at) or tokens[at].number in ("p", "dp", "d") or at in tokens.mentions:
        return None
    noun, stems = _stem(without_accusative(tokens[at].bare)), tokens.document.answers(_stem_of_form)
    forms = {noun, *(noun + ending for ending in particles("construct"))}  # قاض، القاضي
    if title_heads().isdisjoint(forms) and not is_of(noun, "person_noun"):
        return None
    if any(map(tokens.names_person, range(at, phrase.past))):
        return None
    if noun in stems[:at]:
        return None  # another one, or one whom the article knows already
    named = {
        mention.entity: place
        for place, mention in tokens.mentions.items()
        if place > phrase.past and mention.type == "PERSON" and _is_called(tokens, place, noun)
    }
    return next(iter(named.values())) if len(named) == 1 else None


def named_beside(tokens: Tokens, phrase: Phrase) -> int | None:
    """Where whoever holds an office is named right behind it: رئيس الجمهورية الشقيقة، | فلان."""
    office = tokens.document.answers(_stem_of_form)[phrase.first]
    if title_heads().isdisjoint((office, tokens[phrase.first].bare)):
        return None
    at, past = phrase.past, min(phrase.past + _BESIDE, len(tokens))
    while at < past and tokens.is_word(at) and is_adjective(tokens[at]) and tokens.definite(at):
        at += 1
    at += at < past and tokens.is_comma(at)
    while at < past and tokens.is_word(at) and tokens.keys[at] in honorifics() and not tokens.name_past[at]:
        at += 1
    named = at < len(tokens) and tokens.names_person(at) and not (tokens.prefix(at) or tokens.conjoined(at))
    return at if named else None


def _is_called(tokens: Tokens, at: int, noun: str) -> bool:
    """Whether a noun with its article stands before a name: القاضي | فلان، القاضي الأميركي | فلان."""
    first = at - 1 - (is_adjective(tokens[at - 1]) and tokens.definite(at - 1) and at > 1)
    stems = tokens.document.answers(_stem_of_form)
    return any(tokens.definite(place) and stems[place] == noun for place in (first, at - 1))


def _stem_of_form(form: str) -> str:
    return _stem(shared_token(form).bare)


def _stem(noun: str) -> str:
    return without_ending(noun, *sorted(particles("construct")))
