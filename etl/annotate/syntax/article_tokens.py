"""An article as the attribution grammar reads it: keys, quotations and names beside the tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from functools import cache, cached_property, partial
from typing import Any, NamedTuple, TypeVar

from etl.annotate.document import Document
from etl.annotate.kept import Found
from etl.annotate.syntax.clitics import BI, PREPOSITIONS, WA, is_led_by, without_accusative
from etl.annotate.syntax.frames import is_plain_verb
from etl.annotate.syntax.parts_of_speech import VERB, may_be_verb
from etl.annotate.syntax.quotation import STOPS
from etl.annotate.syntax.tokens import Token, shared_token
from etl.annotate.syntax.words import spelled, word_class
from etl.records import Annotations, Mention, Role

_HAMZA = "أ"
Place = TypeVar("Place", int, tuple[int, int])
Answer = TypeVar("Answer")


class _Form(NamedTuple):
    """What grammar asks of a token again and again, as far as its form tells."""

    is_word: bool
    is_comma: bool
    definite: bool
    prefix: str
    conjoined: bool
    may_be_verb: bool
    is_boundary: bool  # unless a name begins there


def _read_form(form: str) -> _Form:
    token = shared_token(form)
    own_waw = token.key in _heads_in_waw()  # والي
    return _Form(
        is_word=form[0].isalpha(),
        is_comma=token.punctuation == "comma",
        definite=token.looks_definite and not own_waw,
        prefix=BI if token.key in word_class("prefixed") else token.preposition,
        conjoined=token.proclitic[:1] == WA and not own_waw,
        may_be_verb=may_be_verb(token),
        is_boundary=token.key in boundary_words() and form not in spelled("no_preposition"),
    )


_BYLINE = 8  # tokens


class Tokens(list[Token]):
    """A document's tokens with the quotations, names and offices among them: what attribution is read from."""

    # Of the token at a place. They are looked up, not reckoned: no others are asked for so often.
    is_word: Callable[[int], bool]
    is_comma: Callable[[int], bool]
    ends_phrase: Callable[[int], bool]  # it cannot continue a noun phrase
    names_person: Callable[[int], bool]  # a person's name begins in it
    definite: Callable[[int], bool]  # it carries the article, a conjunction or preposition before it or not
    prefix: Callable[
        [int], str
    ]  # the preposition at its head (بدور: ب, للوزارة: ل), conjunction aside; else nothing
    conjoined: Callable[[int], bool]  # و stands at its head as a conjunction: والري, but not وفد
    is_verb: Callable[[int], bool]  # it is a finite verb where it stands

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
        self._answers: dict[Callable[..., Any], Found[Any, Any]] = {}
        for mention in sorted(found.mentions, key=lambda m: (m.start, -m.end)):
            self._add_mention(mention)
        self._look_up()
        for role in found.roles:
            first, past = self._range(role.start, role.end)
            self.roles[first:past] = [role] * (past - first)
            self.role_past[first] = past

    def _look_up(self) -> None:
        """Make ready what is asked for most; where a name begins, the annotator of names has divided the token."""
        words, commas, definite, prefixes, conjoined, may_be_verb, boundaries = (
            map(list, zip(*self.document.answers(_read_form), strict=True))
            if self
            else ([] for _ in _Form._fields)
        )
        for at, mention in self.mentions.items():
            key, cut = self.keys[at], mention.start - self.document.starts[at]
            last = key[:cut][-1:]
            prefixes[at] = last if last in PREPOSITIONS else ""
            if is_led_by(key, WA):
                conjoined[at] = cut > 0
        ends = [
            not word or (boundary and not named)
            for word, boundary, named in zip(words, boundaries, self.name_past, strict=True)
        ]
        persons = {at for at, mention in self.mentions.items() if mention.type == "PERSON"}
        self.is_word, self.is_comma, self.ends_phrase = (
            words.__getitem__,
            commas.__getitem__,
            ends.__getitem__,
        )
        self.definite, self.prefix = definite.__getitem__, prefixes.__getitem__
        self.conjoined, self.names_person = conjoined.__getitem__, persons.__contains__
        parts = self.document.parts_of_speech
        self.is_verb = Found[int, bool](lambda at: may_be_verb[at] and parts[at] == VERB).__getitem__

    def _add_mention(self, mention: Mention) -> None:
        first, past = self._range(mention.start, mention.end)
        if mention.type == "PERSON" and first < past and _is_plain_verb(self.keys[first]):
            first += 1  # وأفاد الطرابلسي: the verb is none of the name
            if first < past:
                mention = replace(mention, start=self.document.starts[first])
        if first < past and not self.name_past[first]:
            self.mentions[first] = mention
            self.name_past[first:past] = [past] * (past - first)

    def each(self, function: Callable[[Tokens, Place], Answer]) -> Found[Place, Answer]:
        """What a function answers of each token or range, found once: clauses and phrases are gone through often."""
        if function not in self._answers:
            self._answers[function] = Found(partial(function, self))
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

    def breaks_off(self, at: int) -> bool:
        """Whether a stop stands inside a clause, which goes on with أن: كشف الوزير. أن الأشغال انتهت."""
        if self.forms[at] != ".":
            return False
        after = at + 1
        after += after < len(self) and self.keys[after] in word_class("towards")  # أشار الوزير. إلى أن …
        opens = after < len(self) and is_led_by(self.forms[after], _HAMZA)
        return opens and self.keys[after] in _before_clause()

    def abbreviates(self, at: int) -> bool:
        """Whether a stop within a sentence closes a letter that is a title, or parts letters: د. خالد، إي.إف."""
        if self.forms[at] != "." or not self.is_word(at - 1):
            return False
        return len(self.forms[at - 1]) == 1 or self.parts_letters(at)

    def parts_letters(self, at: int) -> bool:
        """Whether a stop stands within one word: إي.إف.جي."""
        glued = at + 1 < len(self) and self.document.starts[at + 1] == self.document.ends[at]
        return glued and self.forms[at] == "." and self.is_word(at + 1)

    def stands_alone(self, at: int) -> bool:
        """Whether but a few names stand on the line of a token, as where an article says who wrote it."""
        lines = self._lines
        after = bisect_right(lines, at)
        first = lines[after - 1] if after and lines[after - 1] > at - _BYLINE else 0
        past = lines[after] if after < len(lines) and lines[after] < at + _BYLINE else len(self)
        return past - first <= _BYLINE and all(map(self._only_names, range(first, past)))

    @cached_property
    def _lines(self) -> list[int]:
        """The first tokens of all lines but that of the text."""
        text, starts = self.document.text, self.document.starts
        found: list[int] = []
        end = text.find("\n")
        while end >= 0 and (at := bisect_left(starts, end)) < len(self):
            if at > 0:
                found.append(at)
            end = text.find("\n", starts[at])
        return found

    def _only_names(self, at: int) -> bool:
        return bool(self.name_past[at]) or not self.is_word(at)

    def is_name(self, first: int, past: int) -> bool:
        """Whether a range of tokens is one name and no more."""
        return first in self.mentions and self.name_past[first] == past

    def head(self, at: int) -> str:
        """The key as a head noun is listed: without the alef of an accusative (لكن مسؤولا قال)."""
        bare = without_accusative(self.keys[at])
        return bare if bare in _heads() else self.keys[at]

    def text(self, first: int, past: int) -> str:
        return self.document.text[self.document.starts[first] : self.document.ends[past - 1]]

    def between(self, at: int, behind: int) -> str:
        """What the text has between two tokens."""
        return self.document.text[self.document.ends[at] : self.document.starts[behind]]

    def token_at(self, offset: int) -> int:
        """The token that covers or follows an offset."""
        return bisect_left(self.document.ends, offset + 1)


@cache
def _before_clause() -> frozenset[str]:
    return word_class("bare_complementiser")


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
