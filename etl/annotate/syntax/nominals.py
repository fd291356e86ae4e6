"""What the words of a noun phrase show on their own: definite or not, adjective or noun, of which gender and number.

Both who bounds the names of bodies and who reads the phrases of speakers ask here.
"""

from __future__ import annotations

from functools import cache

from pyarabic.araby_const import YEH

from etl.annotate.kept import Kept
from etl.annotate.syntax.clitics import with_article, without_pronoun
from etl.annotate.syntax.tokens import Token, shared_token
from etl.annotate.syntax.words import title_heads, word_class
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon, rows_of_class

_COMMON = 4  # frequency class from which a form is no chance spelling
_UNEVEN = 2  # classes by which the genders of an adjective may differ
_PLURALS = ("ون", "ين", "ات", "ان")


@cache
def _name_words(kind: str) -> frozenset[str]:
    """The keys of the words of a class of ``name_words.tsv``."""
    return frozenset(match_key(row["word"]) for row in rows_of_class("name_words", kind))


@cache
def nationality_adjectives() -> frozenset[str]:
    """The adjectives of nationality without ال, in every gender and number."""
    columns = ("masculine", "feminine", "masculine_plural", "feminine_plural")
    return frozenset(
        match_key(form)
        for row in read_lexicon("nationalities")
        for column in columns
        for form in alternatives(row[column])
    )


@cache
def _shaped_nouns() -> frozenset[str]:
    """Nouns that look like adjectives, with and without the article: مشروع، محكمة."""
    nouns = word_class("shaped_noun")
    return nouns | {with_article(noun) for noun in nouns}


def is_definite_noun(token: Token) -> bool:
    """Whether a word carries the article and nothing before it: الوزارة, not والوزارة or للوزارة."""
    return token.clitics.article == 2 and not token.clitics.proclitic


def is_bare_noun(token: Token) -> bool:
    """An indefinite word with no clitic, which a definite one may define: (محكمة) جنايات (القاهرة)."""
    clitics = token.clitics
    divided = clitics.proclitic or clitics.article or clitics.enclitic
    return token.kind == "word" and not divided and len(token.key) > 3


def is_purpose(token: Token) -> bool:
    """Whether ل joins what an office or a body is for: (المفوضية) لشؤون اللاجئين."""
    return token.key in _name_words("purpose")


def is_nisba(token: Token) -> bool:
    """Whether a word ends as adjectives of relation do, by its letters: الوطنية، الدولي, but not ألقى."""
    return token.key.endswith(("يه", "ي")) and not token.text.endswith("ى")


def is_plural_nisba(token: Token) -> bool:
    """Whether a word ends as adjectives of relation do that describe people: الدينيين."""
    masculine = without_pronoun(token.key, *_PLURALS[:2])
    return masculine != token.key and masculine.endswith(YEH)


def is_nominative_plural(token: Token) -> bool:
    """Whether a word is a sound plural in the nominative: مراقبون, not قانون."""
    return token.number == "p" and token.key.endswith(_PLURALS[0])


def is_feminine(token: Token) -> bool:
    """Whether a word's ending is that of feminine nouns; broken plurals of things, which are feminine, show none."""
    ending = token.bare.endswith(("ه", "ات")) and not token.clitics.enclitic
    return ending or token.bare in word_class("feminine_adjective")


def is_adjective(token: Token) -> bool:
    """Whether a word describes: of nationality, listed, or written in both genders in the shape of an adjective."""
    return _adjectives(token.text)


def looks_like_adjective(token: Token) -> bool:
    """Whether a word has the shape of an adjective, which is also that of many nouns; no title."""
    noun = token.clitics.enclitic or token.key in _shaped_nouns() or token.key in title_heads()
    return not noun and _has_shape(_masculine(token))


def _is_adjective(form: str) -> bool:
    token = shared_token(form)
    stem = token.bare
    if token.clitics.enclitic or token.key in _shaped_nouns():
        return False
    listed = word_class("adjective", "feminine_adjective")
    if stem in nationality_adjectives() or stem in listed or with_article(stem) in _name_words("adjective"):
        return True
    masculine = _masculine(token)
    return _has_shape(masculine) and _in_both_genders(masculine)


_adjectives = Kept(_is_adjective).__getitem__


def _masculine(token: Token) -> str:
    """The stem without the endings of number and gender."""
    stem = token.bare
    if len(stem) > 5:
        stem = without_pronoun(stem, *_PLURALS)
    return without_pronoun(stem, "ه")


def _has_shape(masculine: str) -> bool:
    """A nisba, a participle in م, or one of the shapes فاعل، فعيل، أفعل."""
    return len(masculine) > 2 and (
        masculine[-1] == "ي"
        or masculine[0] == "م"
        or (len(masculine) in (3, 4) and (masculine[1] == "ا" or masculine[2] == "ي" or masculine[0] == "ا"))
    )


def _in_both_genders(masculine: str) -> bool:
    """Whether both genders are about as common; a nisba is one also where both are rare (العملياتية)."""
    known = shared_vocabulary().frequency
    he, she = (max(known(form), known(with_article(form))) for form in (masculine, masculine + "ه"))
    rare = masculine[-1] == "ي" and len(masculine) > 4 and max(he, she) <= _COMMON
    return rare or (min(he, she) >= _COMMON and abs(he - she) <= _UNEVEN)


def is_rare(token: Token) -> bool:
    """Whether a word is so rare that it may be a name that no list has: (فلان) البراقي, but not الشعراء."""
    alone = token.number != "p" and not is_feminine(token)
    return alone and shared_vocabulary().frequency(token.key) <= _COMMON


def can_describe(adjective: Token, noun: Token, person: bool) -> bool:
    """Whether an adjective agrees with a noun in gender and number as far as their endings show.

    A noun without an ending may be a broken plural, which takes a feminine adjective, unless it is a ``person``.
    """
    if noun.number == "d" and adjective.number not in ("d", "dp", ""):
        return False
    if adjective.number in ("p", "dp") and not adjective.bare.endswith("ات"):
        return noun.number in ("p", "dp", "d") or (noun.number == "" and person)
    if is_feminine(adjective):
        return is_feminine(noun) or not person
    return not is_feminine(noun) or (person and noun.number != "s")
