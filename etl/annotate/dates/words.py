"""The date words by spelling: every form a word of the lexicon takes, clitics attached, and its class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from etl.annotate.compiled import compiled
from etl.annotate.kept import Kept
from etl.annotate.syntax.clitics import FA, WA, with_clitics
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon, rows_of_class

Value = int | str | tuple[str | int, ...]

CONJUNCTION = 0x100  # the clitic_class of class characters with و or ف attached
PREPOSITION = 0x200  # with ب, ل or ك and no conjunction
_BASE = 0x400
_MOST_FIGURES = 4
_NO_YEARS = frozenset([*range(2151, 2200), *range(2400, 10_000)])  # neither a year nor a number beside a date

NUMERALS = frozenset(
    ("n12", "n31", "n99", "number", "year_number", "thousand", "ordinal", "feminine", "definite")
)
NUMBERS = ("n12", "n31", "n99", "number", "year_number", "hijri_number")


@dataclass(slots=True)
class Form:
    """One spelling: its class and value, the clitic before it, and the longer expressions it can begin."""

    cls: str
    value: Value = ""
    clitic: int = 0  # letters of و ف ب ل ك to cut
    clitic_class: int = 0
    exact: str = (
        ""  # when set, the word as written that it must end with (آب, not أب), or be, in plain letters
    )
    # The longer expressions it can begin, by their second word: their other words, class and value, longest first.
    heads: dict[str, list[tuple[tuple[str, ...], str, Value]]] = field(default_factory=dict)
    special: bool = False  # whether it may be read with the words after it, or not at all
    char: str = ""  # stands for it in a text of classes; by default its class's

    def settle(self) -> None:
        """Derive what depends on the class and the longer expressions, once all are known."""
        for heads in self.heads.values():
            heads.sort(key=lambda head: -len(head[0]))
        self.special = bool(self.heads or self.exact or self.cls in NUMERALS)
        self.char = class_char(self.cls, self.clitic_class)

    def __post_init__(self) -> None:
        self.char = self.char or class_char(self.cls, self.clitic_class)


def number_class(value: int) -> str:
    """The class of a whole number: by what it could be in a date."""
    if 1 <= value <= 31:
        return "n12" if value <= 12 else "n31"
    if value < 100:
        return "n99"
    if 1700 <= value <= 2150:
        return "year_number"
    return "hijri_number" if 1300 <= value <= 1500 else "number"


def _entries() -> Iterator[tuple[str, str, Value]]:
    """(words, class, value) of every row of the date lexicons."""
    for row in read_lexicon("months"):
        name = row["name"]
        cls = "month" if not row["bare"] else "doubtful_month"
        yield name, cls, (row["calendar"], int(row["month"]))
    for row in read_lexicon("numerals"):
        kind, number = row["kind"], int(row["value"])
        yield row["word"], number_class(number) if kind == "cardinal" else kind, number
    for row in read_lexicon("named_days"):
        yield row["name"], "named_day", tuple(row.values())
    for row in read_lexicon("date_words"):
        value = row["value"]
        yield row["word"], row["class"], int(value) if value.lstrip("-").isdigit() else value


CLASSES: dict[str, int] = {
    name: position
    for position, name in enumerate(
        sorted({cls for _, cls, _ in _entries()} | {*NUMBERS, "dotted_date", "decimal", "head"})
    )
}

GROUPS: dict[str, tuple[str, ...]] = {
    "any_month": ("month", "doubtful_month"),
    "daynum": ("n12", "n31", "ordinal", "definite", "first", "first_of_month"),
    "count": ("n12", "n31", "n99", "number", "year_number"),
    "year_like": ("year_number", "hijri_number"),
    "any_year": ("n99", "number", "year_number", "hijri_number", "n12", "n31"),
    "hour": ("n12", "n31", "n99", "feminine"),
    "minute": ("n12", "n31", "n99"),
    "unit": ("yawm", "week_word", "month_word", "year_word"),
    "measure": ("counted", "accusative", "units", "yawm", "week_word", "month_word", "year_word"),
    "the_unit": ("the_week", "the_month", "the_year", "the_decade", "the_century"),
    "shift": ("past", "next", "this", "latest", "following", "previous"),
    "year_kind": ("year_adjective", "season_kind"),
    "editions": ("edition", "playing_season"),
    "separator": ("slash", "dash"),
    "halves": ("half", "half_indefinite"),
    "quarters": ("quarter_word", "quarter_indefinite"),
    "thirds": ("third_word", "third_indefinite"),
    "four_figures": ("number", "year_number", "hijri_number"),
    "century_number": ("n12", "n31"),
    "deictic_day": ("deictic", "today"),
}


def class_char(name: str, clitic_class: int = 0) -> str:
    """The character that stands for a token of class ``name``."""
    return chr(_BASE + clitic_class + CLASSES[name])


def _clitic_class(letters: str) -> int:
    return 0 if not letters else CONJUNCTION if letters[0] in (WA, FA) else PREPOSITION


def _form(key: str) -> Form | None:
    """What a match key is in dates, None for nothing."""
    if key.isdecimal() and key.isascii() and len(key) <= _MOST_FIGURES:
        number = int(key)
        usual = number not in _NO_YEARS and key in (str(number), f"{number:02}", f"{number:04}")
        return Form(number_class(number), number) if usual else None
    form = _forms().get(key)
    return Form(*form) if form is not None else None


form_of = Kept(_form).__getitem__


@compiled
def _forms() -> dict[str, tuple[Any, ...]]:
    """The form of every match key of words. Words themselves win over words with a clitic that look the same."""
    found: dict[str, Form] = {}
    entries = [(match_key(words).split(), words, cls, value) for words, cls, value in _entries()]
    for attached in (False, True):
        for (first, *rest), original, cls, value in entries:
            for letters, spelling in with_clitics(first):
                clitic, clitic_class = len(letters), _clitic_class(letters)
                if bool(clitic) is not attached:
                    continue
                if rest:
                    form = found.setdefault(spelling, Form("head", "", clitic, clitic_class))
                    if form.clitic == clitic:
                        form.heads.setdefault(rest[0], []).append((tuple(rest), cls, value))
                elif found.setdefault(spelling, Form("head")).cls == "head":
                    form = found[spelling]
                    form.cls, form.value, form.clitic, form.clitic_class = cls, value, clitic, clitic_class
                    form.exact = original if len(original) == 2 and original != first else ""
    for form in found.values():
        form.settle()
    return {key: tuple(getattr(form, field.name) for field in fields(form)) for key, form in found.items()}


@cache
def written(*classes: str) -> frozenset[str]:
    """The words of some classes of ``date_words.tsv``, as written there."""
    return frozenset(row["word"] for cls in classes for row in rows_of_class("date_words", cls))
