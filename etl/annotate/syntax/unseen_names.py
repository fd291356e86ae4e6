"""Names that the annotator of names did not see, told by what stands before and behind them."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.clitics import without_article
from etl.annotate.syntax.nominals import is_rare
from etl.annotate.syntax.words import given_names, ordinary_names, stance_nouns, title_heads, word_class

_LONGEST = 4  # words of a name
_CLOSE = frozenset(["colon", "comma", "quotation", "stop"])


def may_begin_name(tokens: Tokens, at: int) -> bool:
    """Whether an indefinite word is a given name, or so rare that it may be one."""
    key = tokens.keys[at]
    plain = not (tokens.definite(at) or tokens.prefix(at) or tokens.conjoined(at) or tokens.ends_phrase(at))
    listed = key in given_names() or key in ordinary_names() or key in word_class("name_part")
    listed = listed and key not in word_class("article")
    return plain and key not in title_heads() and (listed or is_rare(tokens[at]))


def past_person(tokens: Tokens, at: int, stop: int) -> int:
    """Past the words behind an office that can only name who holds it, up to a mark or أن; ``at`` where they do not."""
    past = at
    while past < stop and not (tokens.ends_phrase(past) or tokens.prefix(past) or tokens.conjoined(past)):
        past += 1
    if not 2 <= past - at <= _LONGEST or past >= stop or not may_begin_name(tokens, at):
        return at
    if any(tokens.name_past[at:past]) or tokens.keys[at] in stance_nouns():
        return at
    closed = tokens[past].punctuation in _CLOSE or tokens.keys[past] in word_class("complementiser")
    return past if closed else at


def goes_on_with_name(tokens: Tokens, at: int, strict: bool) -> bool:
    """Whether an indefinite word after a definite one goes on with a name: (الوزير) كامل الحرمي، (أحمد) بن."""
    key, before = tokens.keys[at], tokens.keys[at - 1]
    if key in word_class("name_part") or before in word_class("name_part"):
        return True
    if (key in given_names() or key in ordinary_names()) and _follows_office(tokens, at):
        return True
    possessed = tokens[at].clitics.enclitic and key not in title_heads()
    return before in given_names() and not strict and not possessed and len(key) > 2


def _follows_office(tokens: Tokens, at: int) -> bool:
    """Whether a given name stands after an office and before the rest of a name: المحلل النفطي كامل الحرمي."""
    after = at + 1
    if tokens.keys[at] in stance_nouns() or after >= len(tokens) or not tokens.is_word(after):
        return False
    back = {without_article(tokens.keys[at - 1]), without_article(tokens.keys[max(at - 2, 0)])}
    office = bool(back & word_class("title", "source")) or tokens.keys[at] in given_names()
    named = tokens.definite(after) or tokens.keys[after] in given_names()
    return office and (named or tokens.ends_phrase(after))
