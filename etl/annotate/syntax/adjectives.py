"""Whether a definite word describes the noun before it, or is a noun of its own: where two noun phrases meet."""

from __future__ import annotations

from functools import lru_cache

from etl.annotate.kept import MOST_KEPT
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import has_article, with_article, without_article, without_ending
from etl.annotate.syntax.endings import listed_feminine, possessed
from etl.annotate.syntax.nominals import is_adjective, nationality_adjectives
from etl.annotate.syntax.parts_of_speech import VERBAL_NOUN
from etl.annotate.syntax.words import is_of, person_plurals, title_heads, title_plurals, word_class
from etl.annotate.vocabulary import shared_vocabulary

IN_USE = 3  # frequency class
_HUMAN_PLURALS = ("ون", "ين", "اء")
NISBA = ("ي", "يه")
_DUAL = "تان"
_PLURAL = ("ون", "ين")
_MASCULINE_ENDINGS = ("ون", "ين", "ان")


def before_second_noun(tokens: Tokens, first: int, past: int, gender: str = "") -> int:
    """Up to a definite noun that does not describe the one before it: دان المجلس | الاعتداء.

    ``gender`` is that of the verb whose subject is the phrase, which is then its head's.
    """
    for at in range(first + 1, past):
        key = tokens.keys[at]
        if _ends_quoted_name(tokens, first, at - 1) and tokens.definite(at) and not key.endswith(NISBA):
            return at  # لـ"المدينة" | الحادث, but "الخبر" الجزائرية
        dual = tokens.keys[at - 1].endswith(_DUAL) and has_article(key)  # no chain: كتلتان | التعديل
        if dual or (gender and _opens_verbal_noun(tokens, at)):
            return at
        named = tokens.name_past[at] or tokens.name_past[at - 1] or tokens[at].kind != "word"
        named = named or key in word_class("article")  # التقرير الـ51
        before = tokens.keys[at - 1]
        owned = possessed(tokens, at - 1) and is_of(listed_feminine(tokens[at - 1].bare), "institution")
        if owned:  # رفض حزبه | المشاركة
            before = listed_feminine(tokens[at - 1].bare)
        whole = owned or tokens.definite(at - 1)
        if named or not has_article(key) or not whole or key in title_heads():
            continue
        of_head = tokens.head(first) in title_heads() and _describes(gender, tokens.keys[first], key)
        many = key.endswith(_PLURAL) and not any(_may_be_several(tokens, noun) for noun in range(first, at))
        if many or not (of_head or _describes(gender if at == first + 1 else "", before, key)):
            return at  # but رئيس الحكومة الأسبق
    return past


def _may_be_several(tokens: Tokens, at: int) -> bool:
    """Whether a noun may be of several people, and of no one alone: النواب المعارضين, but المدير | اللاعبين."""
    head = tokens[at].bare
    return may_be_people(tokens, at) and not (head in title_heads() and head not in title_plurals())


def may_be_people(tokens: Tokens, at: int) -> bool:
    """Whether a noun may be of several people, whom alone an adjective in ون or ين describes: النواب المعارضين."""
    token = tokens[at]
    if token.bare.endswith((*_MASCULINE_ENDINGS, "اء")) or {token.bare, token.stem} & person_plurals():
        return True
    return is_of(token.bare, "title", "anonymous", "collective", "group", "circle", "person_noun")


def _opens_verbal_noun(tokens: Tokens, at: int) -> bool:
    """Whether a verbal noun stands where no chain reaches it: مصدر عسكري | استهداف, المدرب فلان | الحديث عن."""
    if tokens.name_past[at] or tokens.prefix(at) or tokens.conjoined(at) or at - 1 in tokens.closing:
        return False
    speaks_of = without_article(tokens.keys[at]) in word_class("occasion") and tokens.keys[
        at + 1 : at + 2
    ] == ["عن"]
    if not (speaks_of or tokens.document.parts_of_speech[at] == VERBAL_NOUN):
        return False
    if tokens.definite(at):
        behind = tokens.definite(at - 1) or bool(tokens.name_past[at - 1])
        describes = is_adjective(tokens[at]) or looks_adjectival(tokens.keys[at])
        return (
            behind
            and (speaks_of or not describes)
            and not tokens.ends_phrase(at - 1)
            and not _leads(tokens, at - 1)
        )
    before = tokens.keys[at - 1]  # مدير | تنظيم الأسواق is a chain
    return is_adjective(tokens[at - 1]) and before not in title_heads() and not tokens.name_past[at - 1]


def _leads(tokens: Tokens, at: int) -> bool:
    return tokens.keys[at] in word_class("preposition", "of_head", "of_any_head")


def _ends_quoted_name(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a name in marks ends here, and not the first noun of a chain («جيش» الاحتلال)."""
    opening = tokens.opening.get(at)
    if opening is None:
        return False
    one_noun = at == opening + 2 and not tokens.name_past[opening + 1]
    return tokens.definite(opening + 1) or (opening > first and not one_noun)


def _describes(gender: str, noun: str, key: str) -> bool:
    if key.endswith(_MASCULINE_ENDINGS) and looks_adjectival(without_ending(key, *_MASCULINE_ENDINGS)):
        return not noun.endswith("ه")
    if noun.endswith(("ه", "ات")) and not key.endswith(("ه", "ات", "ي")):
        return False
    if gender == "m" and not noun.endswith((*_HUMAN_PLURALS, "ه")) and key.endswith("ه"):
        return False  # انتقد الحزب | المعارضة
    return looks_adjectival(key)


@lru_cache(maxsize=MOST_KEPT)
def looks_adjectival(key: str) -> bool:
    """Whether a definite word has the build of an adjective, and both its genders are in use: القديم، القديمة.

    A noun has one gender (الاعتداء، الخطط), or none of the patterns فعيل، فاعل، أفعل, nisba, or م with a participle.
    """
    bare = without_ending(without_article(key), "ه")
    if len(bare) < 2 or not has_article(key):
        return False
    listed = word_class("adjective", "feminine_adjective")
    if bare in nationality_adjectives() or without_article(key) in listed:
        return True
    elative = (
        bare[0] == "ا" and len(bare) < 5 and key.endswith(bare)
    )  # الأعلى: its feminine is built otherwise
    nisba_or_participle = (len(bare) > 2 and bare[-1] == "ي") or (len(bare) > 3 and bare[0] == "م")
    intensive = len(bare) == 4 and (bare[2] == "ي" or bare[1] == "ا")
    if not (elative or nisba_or_participle or intensive or bare in word_class("short_adjective")):
        return False
    vocabulary = shared_vocabulary()
    return elative or all(vocabulary.frequency(with_article(form)) >= IN_USE for form in (bare, bare + "ه"))


def past_adjectives(tokens: Tokens, past: int, stop: int) -> int:
    """Past definite adjectives that describe a definite phrase up to ``past``: الدول | المانحة."""
    while 0 < past < stop and tokens.definite(past - 1) and tokens.definite(past):
        noun = without_article(tokens.keys[past]) in word_class("shaped_noun")
        if noun or tokens.name_past[past] or not looks_adjectival(tokens.keys[past]):
            break
        past += 1
    return past
