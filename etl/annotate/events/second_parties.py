"""Where the noun phrase of whom an act befalls begins behind that of who does it, by case, article and nun.

A noun with its article or its nun heads no chain, and no accusative describes an indefinite nominative: خطف مسلحون |
طبيبا، قتل مستوطن | فلسطينيا، التقى المبعوث | قادة الفصائل، اقتحام المستوطنين | المسجد.
"""

from __future__ import annotations

from functools import cache

from etl.annotate.syntax.adjectives import may_be_people
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.endings import ends_as_accusative, is_indefinite_accusative
from etl.annotate.syntax.nominals import is_adjective, nationality_adjectives
from etl.annotate.syntax.parts_of_speech import NOUN
from etl.annotate.syntax.words import is_of, person_plurals, title_plurals
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon

_NOMINATIVE, _OBLIQUE = "ون", "ين"  # the plurals that keep their nun where they head no chain
_LONG = 5  # letters of a word in which they may be an ending
_OFFICE = 5  # tokens of an office that stands between a title and its bearer: النائب | رئيس اللجنة فلان
_HEADS = ("title", "institution", "anonymous", "collective", "group")


def is_another_party(tokens: Tokens, at: int) -> bool:
    """Whether a word cannot belong to the noun before it."""
    before = at - 1
    if tokens.name_past[before] or not (tokens.is_word(before) and tokens.is_word(at)):
        return False
    if tokens.prefix(at) or tokens.conjoined(at) or tokens[before].kind == "number":
        return False
    if tokens.name_past[at]:
        return _is_named_party(tokens, at)
    if tokens.definite(at):
        return _keeps_nun(tokens, before, _OBLIQUE) and tokens.definite(before) and _is_thing(tokens, at)
    if _keeps_nun(tokens, before, _NOMINATIVE):
        return not tokens[at].bare.endswith(_NOMINATIVE)
    if tokens[before].clitics.article:
        people = may_be_people(tokens, at) or is_of(tokens.keys[at], *_HEADS)
        people = people or tokens[at].bare in title_plurals()
        return people and not any(map(tokens.names_person, range(at, min(at + _OFFICE, len(tokens)))))
    # but شابا فلسطينيا
    return is_indefinite_accusative(tokens, at) and not ends_as_accusative(tokens.forms[before])


def _is_named_party(tokens: Tokens, at: int) -> bool:
    """Whether a body’s or place’s name begins behind a noun that cannot govern it: (طائرات) التحالف | صنعاء."""
    mention, before = tokens.mentions.get(at), at - 1
    if mention is None or mention.type == "PERSON":
        return False
    if _keeps_nun(tokens, before, _OBLIQUE) or _keeps_nun(tokens, before, _NOMINATIVE):
        return True
    place = mention.type == "LOC" and not tokens[at].clitics.article
    heads = is_adjective(tokens[before]) or tokens[before].bare in _place_heads()  # العاصمة تونس، الشقيقة مصر
    return place and tokens[before].clitics.article > 0 and not heads


def is_nominative(tokens: Tokens, at: int) -> bool:
    """Whether a word is a plural that only does: مسلحون."""
    return at < len(tokens) and not tokens.name_past[at] and _keeps_nun(tokens, at, _NOMINATIVE)


def _keeps_nun(tokens: Tokens, at: int, ending: str) -> bool:
    """Whether a word is a plural of people in ون or ين, with its nun: مسلحون, but مجنون, قانون."""
    word = tokens[at].bare
    plural = tokens[at].number in ("p", "dp") or word in person_plurals()
    return plural and len(word) > _LONG and word.endswith(ending)


@cache
def _place_heads() -> frozenset[str]:
    """The words of what a place is, governments or not: مدينة، عاصمة، جمهورية."""
    rows = [row for row in read_lexicon("organisation_heads") if row["type"] == "LOC"]
    return frozenset(match_key(form) for row in rows for form in alternatives(row["form"]))


def _is_thing(tokens: Tokens, at: int) -> bool:
    """Whether a definite noun describes no people: (المستوطنين) المسجد, but (المواطنين) العرب."""
    described = is_adjective(tokens[at]) or tokens[at].bare in nationality_adjectives()
    return tokens.document.parts_of_speech[at] == NOUN and not described and not may_be_people(tokens, at)
