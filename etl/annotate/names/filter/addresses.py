"""Names that are but letters of something: of an e-mail or web address, of the code of a model."""

from __future__ import annotations

from etl.annotate.names.filter.seen import Seen
from etl.annotate.names.signs import announced
from etl.annotate.names.spans import Name, NameTokens

_DIGITS = 3  # of a code


def code(seen: Seen, name: Name) -> bool:
    """What a model of something is called: OLED48C17LB; or a time: (سا) 00ر20."""
    kinds = [seen.tokens[place].kind for place in name.places]
    if (
        name.words > 2
        and kinds[-3:] == ["number", "word", "number"]
        and len(seen.tokens[name.past - 2].text) == 1
    ):
        return True
    if seen.tokens[name.first].kind not in ("latin", "number"):
        return False
    start, end = seen.tokens.span(name)
    text = seen.tokens.document.text[start:end]
    return text.isascii() and sum(map(str.isdigit, text)) >= _DIGITS and any(map(str.isalpha, text))


def in_address(seen: Seen, name: Name) -> bool:
    """Letters within an e-mail or web address or code: x@name.com, name.org."""
    latin = name.words == 1 and seen.tokens[name.first].kind == "latin"
    if name.type == "ORG" and announced(seen.tokens, name.first) and "." in seen.tokens[name.first].text:
        return False  # موقع name.com
    return (name.rule == "tagger" or latin) and _within_address(seen.tokens, name)


def _within_address(tokens: NameTokens, name: Name) -> bool:
    document = tokens.document
    start, end = document.starts[name.first], document.ends[name.past - 1]
    text, before, after = (
        document.text[start:end],
        document.text[max(0, start - 2) : start],
        document.text[end : end + 2],
    )
    if text.isascii() and ("." in text.rstrip(".") or _dotted(after) or _dotted(before[::-1])):
        return True
    return before[-1:] in ("@", "/", "_") or after[:1] in ("@", "_")


def _dotted(beside: str) -> bool:
    """Whether a dot and a Latin letter follow without a space."""
    return beside[:1] == "." and beside.isascii() and beside[1:].isalpha()
