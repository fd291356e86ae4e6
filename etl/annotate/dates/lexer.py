"""From tokens to date words: classes, values, and several tokens read as one (كانون الثاني, خمسة وعشرين)."""

from __future__ import annotations

from dataclasses import dataclass

from etl.annotate.dates.words import CONJUNCTION, NUMERALS, Form, fold, forms, number_class
from etl.annotate.document import Document


@dataclass(slots=True)
class Lexed:
    """A text as date words. All but ``classes``, which is one character a token, are by token."""

    classes: str
    words: list[Form | None]
    folded: list[str]  # the tokens, spellings made one


def lex(document: Document) -> Lexed | None:
    """The date words of ``document``; None when there are none."""
    folded = fold("\n".join(document.tokens)).split("\n")
    words = list(map(forms().get, folded))
    classes = [word.char if word else "." for word in words]
    _add_decimals(document.tokens, classes, words)
    past = 0
    for position in [position for position, word in enumerate(words) if word is not None and word.special]:
        word = words[position]
        if word is None or position < past:
            continue
        past = _read_longer(word, position, document.tokens, folded, classes, words)
    joined = "".join(classes)
    return Lexed(joined, words, folded) if joined.strip(".") else None


def _read_longer(
    word: Form,
    position: int,
    tokens: list[str],
    folded: list[str],
    classes: list[str],
    words: list[Form | None],
) -> int:
    """Join the tokens that make one word with the one at ``position``; the token after them."""
    longer, past = _phrase(word, position, folded) if word.heads else (None, position + 1)
    if longer is None and word.cls in NUMERALS:
        longer, past = _numeral(word, position, words)
    if longer is None and (word.cls == "head" or (word.exact and not tokens[position].endswith(word.exact))):
        classes[position], words[position] = ".", None
    if longer is not None:
        words[position], classes[position] = longer, longer.char
        for swallowed in range(position + 1, past):
            words[swallowed], classes[swallowed] = None, "_"
    return past


def _phrase(word: Form, position: int, folded: list[str]) -> tuple[Form | None, int]:
    """The longest expression of several words that begins here."""
    for rest, cls, value in word.heads:
        past = position + 1 + len(rest)
        if folded[position + 1 : past] == list(rest):
            return Form(cls, value, word.clitic, word.plane), past
    return None, position + 1


def _numeral(word: Form, position: int, words: list[Form | None]) -> tuple[Form, int]:
    """A numeral in words: (ones)(عشر), then tens, hundreds and thousands, its parts joined by و."""
    assert isinstance(word.value, int)
    total = last = word.value
    past = position + 1
    while past < len(words) and (part := words[past]) is not None and part.cls in NUMERALS:
        value, joined = part.value, part.plane == CONJUNCTION and part.clitic == 1
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
    return Form(kind, total, word.clitic, word.plane), past


def _add_decimals(tokens: list[str], classes: list[str], words: list[Form | None]) -> None:
    """12.9.2021 and 10.30 are single tokens no dictionary holds."""
    for position in [position for position, token in enumerate(tokens) if "." in token and token != "."]:
        parts = tokens[position].split(".")
        lengths = [len(part) for part in parts if part.isdecimal()]
        if len(lengths) != len(parts) or max(lengths[:2]) > 2 or lengths[2:] not in ([], [4]):
            continue
        word = Form("dotted_date" if len(parts) == 3 else "decimal", tuple(map(int, parts)))
        words[position], classes[position] = word, word.char
