"""An article as the attribution grammar reads it: keys, quotations and names beside the tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from typing import Any, TypeVar

from etl.annotate.document import Document
from etl.annotate.kept import Kept
from etl.annotate.syntax.clitics import is_led_by, without_accusative
from etl.annotate.syntax.frames import is_plain_verb
from etl.annotate.syntax.parts_of_speech import VERB, may_be_verb
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.tokens import Token
from etl.annotate.syntax.words import word_class
from etl.records import Annotations, Mention, Role

_PREPOSITIONS = frozenset("بلك")

Place = TypeVar("Place", int, tuple[int, int])
Answer = TypeVar("Answer")


class Tokens(list[Token]):
    """A document's tokens with the quotations, names and offices among them: what attribution is read from."""

    @classmethod
    def of(cls, document: Document, found: Annotations) -> Tokens:
        """Those of an article whose names are found, put together once for all annotators."""
        known: Tokens | None = document.readings.get(cls)
        if (
            known is None
            or known.found is not found
            or known.named != (len(found.mentions), len(found.roles))
        ):
            known = document.readings[cls] = cls(document, found)
        return known

    def __init__(self, document: Document, found: Annotations) -> None:
        super().__init__(document.analyses)
        self.found, self.named = found, (len(found.mentions), len(found.roles))
        self.document, self.forms, self.keys = document, document.tokens, document.keys
        self.closing, self.opening, self.quotation, _ = document.quotations
        self.mentions: dict[int, Mention] = {}  # the name that starts in a token; of several the longest
        self.name_past = [0] * len(self)  # past the name that covers a token, 0 where there is none
        self.roles: list[Role | None] = [None] * len(self)  # the office a token belongs to
        self.role_past: dict[int, int] = {}  # the first token of an office → past its last
        self._edges: dict[int, tuple[int, int]] = {}
        self._answers: dict[Callable[..., Any], Kept[Any, Any]] = {}
        for mention in sorted(found.mentions, key=lambda m: (m.start, -m.end)):
            self._add_mention(mention)
        boundaries = boundary_words()
        self._boundaries = [
            not form[0].isalpha() or (not named and key in boundaries)
            for form, key, named in zip(self.forms, self.keys, self.name_past, strict=True)
        ]
        for role in found.roles:
            first, past = self._range(role.start, role.end)
            self.roles[first:past] = [role] * (past - first)
            self.role_past[first] = past

    def _add_mention(self, mention: Mention) -> None:
        first, past = self._range(mention.start, mention.end)
        if mention.type == "PERSON" and first < past and _is_plain_verb(self.keys[first]):
            first += 1  # وأفاد الطرابلسي: the verb is none of the name
            if first < past:
                mention = replace(mention, start=self.document.starts[first])
        if first < past and not self.name_past[first]:
            self.mentions[first] = mention
            self.name_past[first:past] = [past] * (past - first)

    def each(self, function: Callable[[Tokens, Place], Answer]) -> Kept[Place, Answer]:
        """What a function answers of each token or range, found once: clauses and phrases are gone through often."""
        if function not in self._answers:
            self._answers[function] = Kept(partial(function, self))
        return self._answers[function]

    def _range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that characters touch."""
        return max(bisect_right(self.document.starts, start) - 1, 0), bisect_left(self.document.starts, end)

    def edges(self, start: int, stop: int) -> tuple[int, int]:
        """The first word of a sentence, and past the last of its tokens that is no stop."""
        if start not in self._edges:
            first, past = start, stop
            while first < stop and not self.is_word(first):
                first += 1
            while past > start and self.forms[past - 1] in STOPS:
                past -= 1
            self._edges[start] = first, past
        return self._edges[start]

    def is_comma(self, at: int) -> bool:
        return self[at].punctuation == "comma"

    def is_word(self, at: int) -> bool:
        return self.forms[at][0].isalpha()

    def is_verb(self, at: int) -> bool:
        """Whether a token is a finite verb where it stands."""
        return may_be_verb(self[at]) and self.document.parts_of_speech[at] == VERB

    def ends_phrase(self, at: int) -> bool:
        """Whether a token cannot continue a noun phrase."""
        return self._boundaries[at]

    def is_name(self, first: int, past: int) -> bool:
        """Whether a range of tokens is one name and no more."""
        return first in self.mentions and self.name_past[first] == past

    def names_person(self, at: int) -> bool:
        """Whether a person's name begins in a token."""
        return at in self.mentions and self.mentions[at].type == "PERSON"

    def definite(self, at: int) -> bool:
        """Whether the word carries the article, a conjunction or preposition before it or not."""
        return self[at].looks_definite and self.keys[at] not in _heads_in_waw()  # والي

    def prefix(self, at: int) -> str:
        """The preposition written at the head of a word (بدور: ب, للوزارة: ل), conjunction aside; else nothing."""
        token, mention = self[at], self.mentions.get(at)
        if mention is not None:
            last = token.key[: mention.start - self.document.starts[at]][-1:]
        else:
            last = "ب" if token.key in word_class("prefixed") else token.proclitic[-1:]
        return last if last in _PREPOSITIONS else ""

    def conjoined(self, at: int) -> bool:
        """Whether و stands at the head of the word as a conjunction: والري, but not وفد."""
        token, mention = self[at], self.mentions.get(at)
        if mention is not None and is_led_by(token.key, "و"):
            return mention.start > self.document.starts[at]
        return token.proclitic[:1] == "و" and token.key not in _heads_in_waw()

    def head(self, at: int) -> str:
        """The key as a head noun is listed: without the alef of an accusative (لكن مسؤولا قال)."""
        bare = without_accusative(self.keys[at])
        return bare if bare in _heads() else self.keys[at]

    def text(self, first: int, past: int) -> str:
        return self.document.text[self.document.starts[first] : self.document.ends[past - 1]]

    def token_at(self, offset: int) -> int:
        """The token that covers or follows an offset."""
        return bisect_left(self.document.ends, offset + 1)


def _is_plain_verb(key: str) -> bool:
    """Whether a word is a cue and nothing else; short ones may be foreign names (دان، روي)."""
    return len(key) > 3 and is_plain_verb(key)


@cache
def _heads() -> frozenset[str]:
    return word_class("title", "anonymous", "text", "outlet")


@cache
def _heads_in_waw() -> frozenset[str]:
    """Heads of titles and bodies that begin with a و of their own: ولاية، وزير."""
    return frozenset(key for key in word_class("title", "institution") if is_led_by(key, "و"))


_BOUNDARIES = ("preposition", "complementiser", "relative", "adverb", "particle", "pronoun", "modal",
               "adjunct_pronoun")  # fmt: skip


@cache
def boundary_words() -> frozenset[str]:
    """Words that never belong to a subject: they open an adjunct, a clause or the reported content."""
    return word_class(*_BOUNDARIES)
