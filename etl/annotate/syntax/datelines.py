"""Where a report begins behind the place and the agency it comes from: القاهرة (رويترز) -, بغداد – وكالة الأنباء:."""

from __future__ import annotations

from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.quotation import BRACKETS, QUOTATION_MARKS

_DATELINE = 12  # tokens that may stand before the first sentence of a report
_DASHES = "-–—*•"
_BESIDE = _DASHES + "/"  # between the place and the agency
_AGENCY = 8  # tokens of an agency behind the place, its marks among them
_AROUND = QUOTATION_MARKS | BRACKETS | {"."}  # marks around an agency and between its letters


def _is_dash(form: str) -> bool:
    return form[0] in _DASHES


def past_dateline(tokens: Tokens, first: int, past: int) -> int:
    """Past a dateline or a bullet at ``first``; ``first`` where there is none."""
    for at in tokens.document.where_within(_is_dash, first, min(first + _DATELINE, past - 2)):
        if at == first or tokens.forms[at - 1] in ")-–—":
            first = at + 1
    return _past_agency(tokens, first, past)


def _past_agency(tokens: Tokens, first: int, past: int) -> int:
    """Past a place and an agency (رام الله - وفا:، غزة - (أ ف ب):، الرياض (واس)), else ``first``."""
    mention = tokens.mentions.get(first)
    mark = tokens.name_past[first] if mention is not None and mention.type == "LOC" else past
    if mark >= past - 2 or tokens.forms[mark][0] not in f"{_BESIDE}(":
        return first
    for at in range(mark + 1, min(mark + 1 + _AGENCY, past - 1)):
        form, other = tokens.forms[at], tokens.mentions.get(at)
        apart = form[0] in _BESIDE or (form == ")" and tokens.is_word(at + 1))
        if at > mark + 1 and (form == ":" or (apart and _is_body(tokens, mark + 1, at))):
            return at + 1
        if form in _AROUND:
            continue
        if not tokens.is_word(at) or tokens.is_verb(at) or (other is not None and other.type == "LOC"):
            break
    return first


def _is_body(tokens: Tokens, first: int, past: int) -> bool:
    """Whether all that stands there is the name of a body."""
    mention = tokens.mentions.get(first)
    return mention is not None and mention.type == "ORG" and tokens.name_past[first] == past


def is_byline(tokens: Tokens, first: int, past: int) -> bool:
    """Whether a name is a reporter's beside the place, or the place beside it: دبي: فلان | كشف الطبيب."""
    mark = first - 1
    if mark < 1 or first not in tokens.mentions or tokens.name_past[first] != past:
        return False
    if not (tokens.forms[mark] == ":" or tokens.forms[mark][0] in _DASHES):
        return False
    beside = mark - 1
    while beside > 0 and tokens.name_past[beside - 1] == mark:
        beside -= 1
    if tokens.name_past[beside] != mark or beside not in tokens.mentions:
        return False
    return {tokens.mentions[first].type, tokens.mentions[beside].type} == {"PERSON", "LOC"}
