"""The small language date rules are written in, compiled to regular expressions over word classes.

A text is one character a token: its class (``words.CLASSES``), ``.`` for every other token, ``_`` for the
tokens a longer expression swallowed. A pattern names classes: ``day:daynum from? month:month !colon``.

    name        a token of that class, or of any class the group in ``GROUPS`` stands for
    key:term    the same, captured as ``key``; several terms may share one
    &name       with و or ف attached        ~name   with or without a preposition attached
    any         any token                   !name   not followed by it (unknown: by a word of no class)
    ( | ) ? *   as in regular expressions

The key ``tokens`` names what the expression's span holds, where the pattern looks further.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from etl.annotate.dates.words import CLASSES, CONJUNCTION, GROUPS, PREPOSITION, class_char

_PIECE = re.compile(r"\s*(?:([a-z_0-9]+):)?([&~!]*)([a-z_0-9]+|[()|])\s*([?*]?)")
_KEY = re.compile(r"\(\?P<(\w+)>")  # as keys stand in the regex until their groups are numbered


@dataclass(slots=True, frozen=True)
class Pattern:
    """A compiled pattern and the classes it can begin with (a pattern never matches nothing)."""

    expression: str  # regular; its groups are numbered
    source: str  # the same without groups
    starts: frozenset[str]
    keys: dict[str, tuple[int, ...]]  # the groups of the expression each key captures in


@cache
def _chars(name: str, mark: str) -> str:
    names = GROUPS.get(name, (name,))
    clitic_classes = {"": (0,), "&": (CONJUNCTION,), "~": (0, PREPOSITION)}[mark]
    return "".join(class_char(member, clitic_class) for member in names for clitic_class in clitic_classes)


def compile_pattern(source: str) -> Pattern:
    """Compile ``source``; a misspelt class raises ValueError, so a rule is checked when it is imported."""
    regex, (starts, _), position = _alternatives(source, 0)
    if position != len(source):
        raise ValueError(f"unbalanced ) in date pattern: {source}")
    groups: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(_KEY.findall(regex), start=1):
        groups[key].append(number)
    keys = {key: tuple(numbers) for key, numbers in groups.items()}
    return Pattern(_KEY.sub("(", regex), _KEY.sub("(?:", regex), starts, keys)


def _alternatives(source: str, position: int) -> tuple[str, tuple[frozenset[str], bool], int]:
    """The regex, (the first characters, may be empty), and where reading stopped."""
    branches: list[str] = [""]
    starts: set[str] = set()
    nullable, branch_nullable = False, True
    while position < len(source):
        piece = _PIECE.match(source, position)
        if piece is None:
            raise ValueError(f"cannot read date pattern at {position}: {source}")
        key, mark, name, repeat = piece[1], piece[2], piece[3], piece[4]
        if name == ")":
            break
        position = piece.end()
        if name == "|":
            branches.append("")
            nullable, branch_nullable = nullable or branch_nullable, True
            continue
        if name == "(":
            inner, (first, empty), position = _alternatives(source, position)
            closing = _PIECE.match(source, position)
            if closing is None or closing[3] != ")":
                raise ValueError(f"missing ) in date pattern: {source}")
            position, repeat = closing.end(), closing[4]
            regex = f"(?:{inner})"
        elif mark == "!":
            branches[-1] += f"(?![{'.' if name == 'unknown' else _chars(name, '')}])"
            continue
        else:
            regex, first, empty = (
                _term(name, mark),
                frozenset(_chars(name, mark) if name != "any" else "."),
                False,
            )
        branches[-1] += (f"(?P<{key}>{regex})" if key else regex if name == "(" else f"(?:{regex})") + repeat
        if branch_nullable:
            starts |= first
        branch_nullable = branch_nullable and (empty or bool(repeat))
    return "|".join(branches), (frozenset(starts), nullable or branch_nullable), position


@cache
def _term(name: str, mark: str) -> str:
    if name == "any":
        return "[^_]_*"
    if name not in GROUPS and name not in CLASSES:
        raise ValueError(f"no such class in date patterns: {name}")
    return f"[{_chars(name, mark)}]_*"
