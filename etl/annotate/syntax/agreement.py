"""Whether a noun phrase agrees with a verb as its subject, by gender and case."""

from __future__ import annotations

from functools import lru_cache

from etl.annotate.kept import MOST_KEPT
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import with_article, without_article, without_ending
from etl.annotate.syntax.endings import listed_feminine, possessed
from etl.annotate.syntax.frames import VerbForm
from etl.annotate.syntax.words import institution_heads, institution_plurals, title_heads, word_class
from etl.annotate.vocabulary import shared_vocabulary

_BROKEN_FEMININE = ("ه", "ات")  # the match key writes ة as ه
_FEMININE_PLACES = ("ا", "ه")
_LETTERS_OF_PLURAL = 6
_LETTERS_OF_PARTICIPLE = 5


def agrees(tokens: Tokens, form: VerbForm, first: int, past: int) -> bool:
    """Whether a noun phrase can be the verb's subject by gender and case."""
    key = tokens.keys[first]
    if key in word_class("address") and first + 1 < past:
        return agrees(tokens, form, first + 1, past)  # رحب دولة رئيس الوزراء
    body = listed_feminine(tokens[first].bare) if possessed(tokens, first) else key
    if form.finite and form.number == "s" and _is_body_of_other_gender(form, body):
        return False
    if tokens.name_past[first]:
        place = first in tokens.mentions and tokens.mentions[first].type == "LOC"
        if place and form.gender == "m" and key.endswith(_FEMININE_PLACES):
            return False  # حث إسبانيا: whom he urges
        return form.number == "s" or past - first > 1
    if form.number == "s" and form.finite:
        if key.endswith("ين") and len(key) > 5 and tokens.definite(first) and key not in title_heads():
            return False
        if _is_genitive_plural(key):
            return False  # دعا مستخدمي الطرق
        feminine = key.endswith(_BROKEN_FEMININE) and key not in word_class("takes_pronoun")  # المشتبه به
        if form.gender == "m" and feminine and tokens.definite(first):
            return key.endswith("ه") and (key in title_heads() or _is_broken_plural(without_article(key)))
        if form.gender == "f" and tokens.definite(first) and key in title_heads():
            return key.endswith(("ه", "ات")) or _is_plural_title(key)
    return True


def _is_broken_plural(noun: str) -> bool:
    """Whether a noun in ـة has the build of a plural of people: قراصنة، أساتذة, but مساعدة."""
    return len(noun) == _LETTERS_OF_PLURAL and noun[2] == "ا" and noun[0] != "م"


def _is_body_of_other_gender(form: VerbForm, key: str) -> bool:
    """Whether a phrase is of a body that the verb calls upon: ناشد وزارة الصحة، دعت المجتمع الدولي."""
    if form.gender == "f":
        return without_article(key) in word_class("masculine_body")
    return key.endswith("ه") and key in institution_heads() and key not in institution_plurals()


@lru_cache(maxsize=MOST_KEPT)
def _is_genitive_plural(key: str) -> bool:
    """Whether a noun before its genitive has the ending of a plural that is no subject: مستخدمي, but محامي، أهالي."""
    bare = without_ending(key, "ي")
    if bare == key or key[0] != "م" or len(key) < _LETTERS_OF_PARTICIPLE:
        return False
    frequency = shared_vocabulary().frequency
    return frequency(with_article(bare + "ين")) > frequency(with_article(key))


def _is_plural_title(key: str) -> bool:
    return not key.endswith(("ي", "ير", "يس"))
