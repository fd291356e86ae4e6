"""Names that the annotator of names did not see, told by what stands before and behind them."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import LI, without_article
from etl.annotate.syntax.nominals import is_rare
from etl.annotate.syntax.words import (
    given_names,
    honorifics,
    ordinary_names,
    stance_nouns,
    time_heads,
    title_heads,
    word_class,
)
from etl.annotate.vocabulary import shared_vocabulary

_LONGEST = 4  # words of a name
_YA = "ي"  # the end of علي and of most names of families
_COMMON = 7  # frequency class of the commonest words
_CLOSE = frozenset(["colon", "comma", "quotation", "stop"])


def may_begin_name(tokens: Tokens, at: int) -> bool:
    """Whether an indefinite word is a given name, or so rare that it may be one."""
    plain = not (tokens.definite(at) or tokens.prefix(at) or tokens.conjoined(at) or tokens.ends_phrase(at))
    if (
        not plain
        or tokens.keys[at] in word_class("article", "in_name_of")
        or tokens.keys[at] in title_heads()
    ):
        return False
    return _is_listed(tokens.keys[at]) or is_rare(tokens[at])


def past_person(tokens: Tokens, at: int, stop: int) -> int:
    """Past the words behind an office that can only name who holds it; ``at`` where they do not.

    A mark, أن, a time (السفير فلان | اليوم), whom it was told to or in what (| للصحيفة، في تصريح) stands behind them.
    """
    if at >= stop:
        return at
    past = at + _is_ali(tokens, at, stop)
    while past < stop and not (tokens.ends_phrase(past) or tokens.prefix(past) or tokens.conjoined(past)):
        past += 1
    if past >= stop or past - at > _LONGEST or tokens.keys[at] in stance_nouns():
        return at
    closed = tokens[past].punctuation in _CLOSE or tokens.keys[past] in word_class("complementiser")
    closed = closed or tokens.keys[past] in time_heads() or _tells_where_it_was_said(tokens, past)
    return past if closed and names_somebody(tokens, at, past) else at


def _tells_where_it_was_said(tokens: Tokens, at: int) -> bool:
    """Whether a phrase says in what, or to which outlet, something was said: في تصريح، للجزيرة نت."""
    if tokens.prefix(at):
        outlet = at in tokens.mentions and tokens.mentions[at].type == "ORG"
        return tokens.prefix(at) == LI and (outlet or tokens[at].stem in word_class("outlet"))
    setting = at + 1 < len(tokens) and tokens[at + 1].stem in word_class("setting")
    return setting and tokens.keys[at] in word_class("plain_preposition")


def names_somebody(tokens: Tokens, at: int, past: int) -> bool:
    """Whether two words or more, which the annotator of names did not see, can be a person's name."""
    if past - at < 2 or tokens.name_past[at]:
        return False
    if may_begin_name(tokens, at) or _is_ali(tokens, at, past):
        return True
    return all(_is_uncommon(tokens, each) for each in range(at, past))


def _is_listed(key: str) -> bool:
    return key in given_names() or key in ordinary_names() or key in word_class("name_part")


def _is_ali(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether a word is the name that is spelt as the preposition على often is: الخبير علي فتي."""
    ali = tokens.keys[at] in ordinary_names() and tokens.ends_phrase(at) and tokens.forms[at].endswith(_YA)
    if not ali or at + 1 >= stop:
        return False
    family = tokens.definite(at + 1) and tokens.keys[at + 1].endswith(_YA)  # علي الغربي
    return family or _is_uncommon(tokens, at + 1)


def _is_uncommon(tokens: Tokens, at: int) -> bool:
    """Whether an indefinite word is a place's name or none of the commonest words."""
    token = tokens[at]
    led = tokens.definite(at) or tokens.prefix(at) or tokens.ends_phrase(at)
    plain = tokens.is_word(at) and not (led or token.clitics.enclitic)
    uncommon = shared_vocabulary().frequency(token.key) < _COMMON and token.key not in title_heads()
    return plain and (bool(tokens.name_past[at]) or uncommon)


def goes_on_with_name(tokens: Tokens, at: int, strict: bool) -> bool:
    """Whether an indefinite word after a definite one goes on with a name: (الوزير) كامل الحرمي، (أحمد) بن."""
    key, before = tokens.keys[at], tokens.keys[at - 1]
    if key in word_class("name_part") or before in word_class("name_part"):
        return True
    ordinary = key in ordinary_names() and not (strict and _opens_chain(tokens, at))
    if (key in given_names() or ordinary) and _follows_office(tokens, at):
        return True
    possessed = tokens[at].clitics.enclitic and key not in title_heads()
    return before in given_names() and not strict and not possessed and len(key) > 2


def _opens_chain(tokens: Tokens, at: int) -> bool:
    """Whether a definite word too common for a family name stands behind a word: (الفنانة) جمهور المهرجان."""
    after = at + 1
    addressed = tokens.keys[at - 1] in honorifics()  # البروفيسور صديق الأمين
    return after < len(tokens) and tokens.definite(after) and not (addressed or is_rare(tokens[after]))


def _follows_office(tokens: Tokens, at: int) -> bool:
    """Whether a given name stands after an office and before the rest of a name: المحلل النفطي كامل الحرمي."""
    after = at + 1
    if tokens.keys[at] in stance_nouns() or after >= len(tokens):
        return False
    if not tokens.is_word(after):  # المسافرة خديجة،
        return tokens.keys[at] in given_names() and tokens.definite(at - 1)
    back = {without_article(tokens.keys[at - 1]), without_article(tokens.keys[max(at - 2, 0)])}
    office = bool(back & word_class("title", "source")) or tokens.keys[at] in given_names()
    named = tokens.definite(after) or tokens.keys[after] in given_names()
    return office and (named or tokens.ends_phrase(after))
