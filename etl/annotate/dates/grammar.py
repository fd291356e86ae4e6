"""What a date rule is, and what it sees: the words it matched, the anchor, and which way the verb points."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from pyarabic import araby_const as arabic

from etl.annotate.dates.lexer import Lexed
from etl.annotate.dates.pattern import Pattern, compile_pattern
from etl.annotate.dates.resolve import Reading
from etl.annotate.dates.tense import Surroundings
from etl.annotate.dates.words import Form
from etl.annotate.syntax.tokens import Token


@dataclass(slots=True)
class Context:
    """The text a rule reads in, and the dates read before it."""

    lexed: Lexed
    anchor: date | None  # the publication date
    sentence: tuple[int, int] = (0, 0)  # tokens of the sentence being read
    earlier: Reading | None = None  # the last dated reading of the text
    earlier_sentence: int = -1  # first token of the sentence it stands in
    day: Reading | None = None  # the last single day told, without its part or hour
    day_past: int = -1  # token after it
    heading: Reading | None = None  # that day, where it is all that its line says

    def tell_day(self, day: Reading, match: Match) -> None:
        """Keep the day that was told; the hours of a programme, below the day that heads it, leave the heading."""
        self.day, self.day_past = day, match.past
        if match.fills_line():
            self.heading = day
        elif self.heading and self.heading.first != day.first:
            self.heading = None


@dataclass(slots=True)
class Match:
    """A rule's pattern found at a token."""

    context: Context
    start: int
    pattern: Pattern
    groups: re.Match[str]
    from_text: bool = False  # whether the expression counts from a date the text gave before

    @property
    def past(self) -> int:
        """The token after the last one matched."""
        return self.start + self.groups.end()

    @property
    def clitic(self) -> str:
        """What leans on the first word, an article aside: و ف ب ل ك, together; "" for nothing."""
        item = self.context.lexed.words[self.start]
        return self.context.lexed.document.keys[self.start][: item.clitic if item else 0]

    @property
    def after(self) -> Token | None:
        """The token after the match, in its sentence."""
        return (
            self.context.lexed.document.analyses[self.past] if self.past < self.context.sentence[1] else None
        )

    @property
    def anchor(self) -> date | None:
        """The publication date."""
        return self.context.anchor

    def told(self) -> Reading | None:
        """The last dated reading of the text, for an expression that counts from it."""
        self.from_text = self.context.earlier is not None
        return self.context.earlier

    def span(self, *keys: str) -> tuple[int, int] | None:
        """The tokens of the first of ``keys`` that was captured."""
        for key in keys:
            for group in self.pattern.keys.get(key, ()):
                first, past = self.groups.span(group)
                if first >= 0:
                    return self.start + first, self.start + past
        return None

    def item(self, *keys: str) -> Form | None:
        """The date word captured as the first of ``keys`` there is."""
        span = self.span(*keys)
        return self.context.lexed.words[span[0]] if span else None

    def cls(self, *keys: str) -> str:
        """The class of the date word captured; "" where there is none."""
        item = self.item(*keys)
        return item.cls if item else ""

    def has(self, *keys: str) -> bool:
        """Whether any of ``keys`` was captured."""
        return self.span(*keys) is not None

    def number(self, *keys: str) -> int | None:
        """The whole number captured."""
        item = self.item(*keys)
        return item.value if item and isinstance(item.value, int) else None

    def text(self, *keys: str) -> str:
        """The value captured, as text; empty where there is none."""
        item = self.item(*keys)
        return item.value if item and isinstance(item.value, str) else ""

    def word(self, key: str) -> str:
        """The first word captured, spellings made one; empty where there is none."""
        span = self.span(key)
        return self.context.lexed.document.keys[span[0]] if span else ""

    def key_after(self, key: str = "") -> str:
        """The token after the match, or after ``key``, spellings made one; empty at the end of the sentence."""
        span = self.span(key)
        past = span[1] if span else self.past
        return self.context.lexed.document.keys[past] if past < self.context.sentence[1] else ""

    def beside(self, place: int) -> str:
        """The class of the word ``place`` tokens after the match (0: the next), or before it (-1: the last)."""
        at = self.past + place if place >= 0 else self.start + place
        first, past = self.context.sentence
        word = self.context.lexed.words[at] if first <= at < past else None
        return word.cls if word else ""

    def follows_accusative(self) -> bool:
        """Whether the word before ends as an indefinite accusative does."""
        keys = self.context.lexed.document.keys
        return self.start > self.context.sentence[0] and keys[self.start - 1].endswith(arabic.ALEF)

    def opens_line(self) -> bool:
        """Whether only marks stand before it in its line."""
        return not self._says(self.context.sentence[0], self.start)

    def fills_line(self) -> bool:
        """Whether its line says nothing else: a heading."""
        return self.opens_line() and not self._says(self.past, self.context.sentence[1])

    def _says(self, first: int, past: int) -> bool:
        return any(key.isalnum() for key in self.context.lexed.document.keys[first:past])

    @property
    def around(self) -> Surroundings:
        """The words around the expression."""
        return Surroundings(self.context.lexed.document, self.context.sentence, self.start, self.past)

    def direction(self) -> int:
        """Where the words around the expression point: -1 behind, 1 ahead, 0 they do not say."""
        return self.around.direction()


Read = Callable[[Match], "Reading | list[Reading] | None"]
Reader = TypeVar("Reader", bound=Read)


@dataclass(slots=True, frozen=True)
class Rule:
    """A pattern and what it means. ``read`` gives None where the words only look like the pattern."""

    name: str
    pattern: Pattern
    read: Read


@dataclass(slots=True)
class Rules:
    """The rules of one family, in order of preference."""

    rules: list[Rule] = field(default_factory=list)

    def __call__(self, *patterns: str) -> Callable[[Reader], Reader]:
        """Register the decorated reader for each of ``patterns`` under its own name."""

        def register(read: Reader) -> Reader:
            self.rules.extend(Rule(read.__name__, compile_pattern(pattern), read) for pattern in patterns)
            return read

        return register
