"""From tokens to date words: classes, values, and several tokens read as one (كانون الثاني, خمسة وعشرين)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.annotate.dates.words import CONJUNCTION, GROUPS, NUMERALS, Form, class_char, form_of, number_class
from etl.annotate.document import Document
from etl.annotate.syntax.tokens import shared_token
from etl.clean.keys import match_key

_SWALLOWED = Form("head", char="_")  # a token that a longer word took in
_BRACKETED = re.compile(
    class_char("open")
    + f"[{''.join(map(class_char, ('n12', 'n31', 'n99', 'number')))}]"
    + class_char("close")
    + f"(?=[{''.join(class_char(unit) for unit in GROUPS['measure'])}])"
)
_DECIMAL = re.compile(r"\d[.,]\d")


@dataclass(slots=True)
class Lexed:
    """A text as date words: by token, and as the characters of their classes, one a token."""

    document: Document
    classes: str
    words: list[Form | None]


def lex(document: Document) -> Lexed | None:
    """The date words of ``document``; None when there are none."""
    words: list[Form | None] = list(document.answers(_form_of))
    if _DECIMAL.search(document.text):
        _read_decimals(document.tokens, words)
    past = 0
    for position in [position for position, word in enumerate(words) if word is not None and word.special]:
        if position >= past:
            past = _read_longer(document, words, position)
    classes = _classes(words)
    if not classes.strip("."):
        return None
    if bracketed := list(_BRACKETED.finditer(classes)):  # a number in brackets is the number: لمدة (21) يوما
        for found in bracketed:
            _join(words, words[found.start() + 1], *found.span())
        classes = _classes(words)
    if _SWALLOWED.char in classes:
        words = [word if word is not _SWALLOWED else None for word in words]
    return Lexed(document, classes, words)


def _form_of(form: str) -> Form | None:
    return form_of(shared_token(form).key)


def _classes(words: list[Form | None]) -> str:
    return "".join([word.char if word else "." for word in words])


def _join(words: list[Form | None], word: Form | None, first: int, past: int) -> None:
    """Read some tokens as one word."""
    words[first:past] = [word, *[_SWALLOWED] * (past - first - 1)]


def _read_longer(document: Document, words: list[Form | None], position: int) -> int:
    """Join the tokens that make one word with the one at ``position``; the token after them."""
    word, keys, past = words[position], document.keys, position + 1
    longer = None
    assert word is not None
    if past < len(keys) and keys[past] in word.heads:
        longer, past = _phrase(word, position, keys)
    if longer is None and word.cls in NUMERALS:
        longer, past = _numeral(word, position, words)
    inexact = word.exact and not _is_exactly(document.tokens[position], word.exact)
    if longer is None and (word.cls == "head" or inexact):
        words[position] = None
    elif longer is not None:
        _join(words, longer, position, past)
    return past


def _is_exactly(token: str, written: str) -> bool:
    """Whether a token is the word as written, or without its madda by itself: آب, لآب, اب; not أب, باب."""
    return token.endswith(written) or token == match_key(written)


def _phrase(word: Form, position: int, keys: list[str]) -> tuple[Form | None, int]:
    """The longest expression of several words that begins here."""
    for rest, cls, value in word.heads.get(keys[position + 1], ()):
        past = position + 1 + len(rest)
        if keys[position + 1 : past] == list(rest):
            return Form(cls, value, word.clitic, word.clitic_class), past
    return None, position + 1


def _numeral(word: Form, position: int, words: list[Form | None]) -> tuple[Form, int]:
    """A numeral in words: (ones)(عشر), then tens, hundreds and thousands, its parts joined by و."""
    assert isinstance(word.value, int)
    total = last = word.value
    past = position + 1
    while past < len(words) and (part := words[past]) is not None and part.cls in NUMERALS:
        value, joined = part.value, part.clitic_class == CONJUNCTION and part.clitic == 1
        if not isinstance(value, int) or not part.special:
            break
        if not part.clitic and value == 10 and last < 10:
            total, last = total + 10, last + 10
        elif not part.clitic and value in (100, 1000) and 3 <= total < value:
            total = last = total * value
        elif joined and (
            (value in range(20, 100, 10) and last < 10) or value < 100 <= last or value < 1000 <= last
        ):
            total, last = total + value, value
        else:
            break
        past += 1
    kind = word.cls if word.cls in ("ordinal", "feminine", "definite") else number_class(total)
    return Form(kind, total, word.clitic, word.clitic_class), past


def _read_decimals(tokens: list[str], words: list[Form | None]) -> None:
    """12.9.2021, 10.30, 2,5 and 1,200 are single tokens no dictionary holds."""
    for position in [place for place, token in enumerate(tokens) if "." in token or "," in token]:
        if len(tokens[position]) < 3:
            continue
        parts = tokens[position].replace(",", ".").split(".")
        if not all(part.isdecimal() for part in parts):
            continue
        if "," in tokens[position] and all(len(part) == 3 for part in parts[1:]):
            words[position] = Form("number", int("".join(parts)))
        elif len(parts) == 2:
            words[position] = Form("decimal", tuple(map(int, parts)))
        elif len(parts) == 3 and max(map(len, parts[:2])) <= 2 and len(parts[2]) == 4:
            words[position] = Form("dotted_date", tuple(map(int, parts)))
