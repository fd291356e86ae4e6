"""Who or what may be cited: the source behind وفق، حسب، طبقا لـ، كما قال.

People, bodies, outlets and texts that are listed are cited wherever they stand. A tag that marks set apart cites
anything definite (وبحسب الأسطورة، …), unless it only is a measure (، وفق المعايير الدولية) or a law, which speaks
where the tag leads its sentence (ووفقا للدستور، يؤدي الرئيس اليمين).
"""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import after_clitic, without_article, without_ending, without_pronoun
from etl.annotate.syntax.divisions import OURS
from etl.annotate.syntax.endings import FEMININE, FEMININE_IN_CHAIN
from etl.annotate.syntax.phrases import Phrase
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.wording import is_group, is_plural_in_chain, led_key, singular_of_dual
from etl.annotate.syntax.words import is_of, word_class

_SOURCES = ("text", "outlet", "source", "title", "teller")
_DUAL_IN_CHAIN, _PLURAL = "ي", "ات"


def may_be_cited(tokens: Tokens, opening: int, source: Phrase) -> bool:
    """Whether an attribution that opens at a token cites what its source says."""
    if is_listed_source(tokens, source.first, source.clitic):
        return True
    sort = _sort(tokens, source.first, source.clitic)
    words = tokens.keys[source.first : source.past]
    if sort in word_class("measure") or not word_class("prescribed").isdisjoint(words):
        return False
    if not _stands_apart(tokens, opening):
        return False
    if sort in word_class("law"):
        return opening == 0 or tokens.forms[opening - 1] in STOPS
    definite = any(tokens.definite(at) or tokens.name_past[at] for at in range(source.first, source.past))
    possessed = tokens[source.first].clitics.enclitic
    return is_group(tokens, source.first) or (definite and not possessed)


def is_listed_source(tokens: Tokens, at: int, clitic: int) -> bool:
    """Whether a source begins with a name, with marks, or with a word of people, bodies, outlets or texts."""
    if tokens.name_past[at] or at in tokens.closing:
        return True
    key, after = after_clitic(tokens.keys[at], min(clitic, 1)), at + 1
    if key in word_class("same", "one_of") and after < len(tokens):
        if is_group(tokens, after):
            return True  # أحد الناجين
        at, key, after = after, tokens.keys[after], after + 1  # ذات المصدر، آخر حصيلة
    sort = _sort(tokens, at, clitic)
    one = _closed(without_pronoun(key, _DUAL_IN_CHAIN))
    if one != key and after < len(tokens) and not (tokens.ends_phrase(after) or tokens.prefix(after)):
        key = one if is_of(one, *_SOURCES) else key  # موقعي الوزارة، وكالتي الأنباء
    if sort in word_class("measure"):
        return False
    if is_plural_in_chain(sort) or is_of(sort, "relation") or is_of(singular_of_dual(sort), "source"):
        return True  # منظمو المهرجان، شقيقها، مصدرين
    return is_of(key, *_SOURCES) or (tokens.keys[at].endswith(OURS) and is_of(sort, *_SOURCES))


def _sort(tokens: Tokens, at: int, clitic: int) -> str:
    """A noun without its article or the pronoun of whose it is: للمصالح, أهميتها."""
    token = tokens[at]
    if token.clitics.enclitic:
        return _closed(token.bare)
    return without_article(led_key(token.key, clitic))


def _closed(noun: str) -> str:
    """A feminine that what leans on it has opened, as it is alone: أهميت (ها)."""
    plural = noun.endswith(_PLURAL)
    return (
        noun
        if plural
        else without_ending(noun, FEMININE_IN_CHAIN) + FEMININE * noun.endswith(FEMININE_IN_CHAIN)
    )


def _stands_apart(tokens: Tokens, opening: int) -> bool:
    """Whether a mark, a complementiser or وذلك stands before a tag: «…»، وفق الأسطورة."""
    before = opening - 1
    if before < 0 or not tokens.is_word(before):
        return True
    return tokens.keys[before] in word_class("pointer", "complementiser")
