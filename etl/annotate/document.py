"""The shared view every annotator reads: an article's clean text, cut once into tokens and sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from itertools import accumulate, compress
from operator import add
from typing import Any, TypeVar

from pyarabic import araby_const as arabic

from etl.annotate.kept import Found, Words, present_words
from etl.annotate.lost_spaces import apart
from etl.annotate.sentences import split_sentences
from etl.annotate.syntax.parts_of_speech import shared_tagger
from etl.annotate.syntax.quotation import BRACKETS, QUOTATION_MARKS, Enclosures, pair_marks
from etl.annotate.syntax.tokens import Token, shared_token
from etl.clean.offsets import OffsetMap
from etl.records import Span

Answer = TypeVar("Answer")

_LETTER = r"[^\W\d_]"
# Marks that live inside a word: Arabic vowel signs and Quranic marks, Latin combining accents, ZWNJ and ZWJ.
_MARK = "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d]"
_LATIN = "[A-Za-z\u00c0-\u024f]"
_ARABIC = "[ء-غف-ي]"
_LAST = f"[{arabic.TEH_MARBUTA}{arabic.ALEF_MAKSURA}]"
_NOT_LAST = f"[{arabic.HAMZA}-{arabic.BEH}{arabic.TEH}-{arabic.GHAIN}{arabic.FEH}-{arabic.WAW}{arabic.YEH}]"
# Nearly every word, so it is tried first. A link that lost the space beside it leaves two words as one: a teh marbuta
# or an alef maksura tells where the first ends.
_PLAIN = rf"(?:{_NOT_LAST}*+{_LAST}(?={_ARABIC}{{2}})|{_ARABIC}++(?!{_LETTER}|{_MARK}))"
_WORD = rf"{_LETTER}(?:{_LETTER}|{_MARK}|(?<={_LATIN})['’](?={_LATIN}))*+"
# A number keeps its inner separators (1.5, 1,200, ٣٫٥); 12/9/2021 and 10:30 are numbers and punctuation.
_NUMBER = r"\d+(?:[.,٫٬]\d+)*"
# White space goes with the token before it, so that the pieces cover the text and lengths give the offsets.
_JOINED = re.compile(rf"(?<={_ARABIC})_(?={_ARABIC})")  # words of a hashtag: #أبو_ظبي
_PIECE = re.compile(rf"(?:{_PLAIN}|{_WORD}|{_NUMBER}|_+|[^\w\s])\s*")


@dataclass
class Document:
    """Clean text with its tokens. All offsets are into ``text``; ``sentences`` are token ranges.

    What the tokens are, and which marks belong together, is found when it is first asked for, once for all annotators.
    """

    text: str
    published_on: date | None = None
    tokens: list[str] = field(default_factory=list)  # the forms, in order; punctuation included
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)  # [first token, past the last)
    title: str | None = None
    body: str = field(default="", repr=False)  # what the text was made from
    offsets: OffsetMap = field(default_factory=OffsetMap, repr=False)  # between the two
    readings: dict[type, Any] = field(
        default_factory=dict, repr=False
    )  # of annotators, for those that come after
    words: Words = field(default_factory=Words, repr=False, compare=False)  # of this process
    numbers: list[int] = field(default_factory=list, repr=False)  # of the tokens among them
    _told: dict[Callable[[str], Any], tuple[Any, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _places: dict[Callable[[str], object], list[int]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.numbers) != len(self.tokens):  # a document that was made of tokens
            self.numbers = self.words.numbers(self.tokens)

    def answers(self, question: Callable[[str], Answer]) -> tuple[Answer, ...]:
        """What a question about forms, always the same function, is answered of each token."""
        if question not in self._told:
            self._told = self.words.answers(question, self.numbers)
        return self._told[question]

    def where(self, question: Callable[[str], object]) -> list[int]:
        """The tokens of which a question about forms is answered by anything but no or nothing."""
        if question not in self._places:
            self._places[question] = list(compress(range(len(self.tokens)), self.answers(question)))
        return self._places[question]

    def where_key(self, keys: frozenset[str]) -> list[int]:
        """The tokens whose match key is one of some."""
        return self.where(_has_key(keys))

    def where_within(self, question: Callable[[str], object], first: int, past: int) -> list[int]:
        """Those of them within a range of tokens."""
        places = self.where(question)
        return places[bisect_left(places, first) : bisect_left(places, past)]

    @cached_property
    def analyses(self) -> tuple[Token, ...]:
        """What each token is."""
        return self.answers(shared_token)

    @cached_property
    def keys(self) -> list[str]:
        """The match key of each token."""
        return [token.key for token in self.analyses]

    @cached_property
    def parts_of_speech(self) -> Found[int, str]:
        """What a token is where it stands: a verb, a noun …, as ``syntax.parts_of_speech`` names them.

        Few are ever asked about, so each is found when it is.
        """
        tagger, tokens, sentences = shared_tagger(), self.analyses, self._sentence_of
        near = self.answers(tagger.near)
        return Found(lambda at: tagger.part(tokens, near, sentences[at], at))

    @cached_property
    def quotations(self) -> Enclosures:
        """The quotations, one in another."""
        return pair_marks(self, QUOTATION_MARKS)

    @cached_property
    def brackets(self) -> Enclosures:
        """The brackets, one in another."""
        return pair_marks(self, BRACKETS)

    @cached_property
    def heading(self) -> list[Token]:
        """What each token of the title is."""
        return list(map(shared_token, read_document(self.title or "").tokens))

    def as_written(self, token: int) -> str:
        """A token as it stands in the body, with its vowel signs where it has any: أُعلن."""
        start, end = self.starts[token], self.ends[token]
        return self.body[slice(*self.offsets.to_source(start, end))] if self.offsets else self.tokens[token]

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The sentence that holds a token, as a range of tokens."""
        return self._sentence_of[token]

    @cached_property
    def _sentence_of(self) -> list[tuple[int, int]]:
        return [each for each in self.sentences for _ in range(*each)]

    def sentence_spans(self) -> list[Span]:
        """The sentences as spans of ``text``, without the white space around them."""
        return [(self.starts[first], self.ends[past - 1]) for first, past in self.sentences]


@cache
def _has_key(keys: frozenset[str]) -> Callable[[str], bool]:
    return lambda form: shared_token(form).key in keys


def forms_of(text: str) -> list[str]:
    """The forms of the tokens of clean text, where no more of it is asked."""
    return list(map(str.rstrip, _pieces(text)))


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(_JOINED.sub(" ", text) if "_" in text else text)


def read_document(text: str, published_on: date | None = None, title: str | None = None) -> Document:
    """Cut clean text into tokens and sentences.

    Every character lies in exactly one token and one sentence, but white space and the underscores between Arabic
    words, which are read as white space. Tokens are words, numbers, runs of underscores, and single other marks.
    ``published_on`` and ``title`` are handed on.
    """
    pieces = apart(_pieces(text))
    words = present_words()
    numbers = words.numbers(pieces)
    tokens = list(map(words.forms.__getitem__, numbers))
    margin = len(text) - len(text.lstrip())
    starts = list(accumulate(map(len, pieces), initial=margin))[:-1]
    return Document(
        text=text,
        published_on=published_on,
        tokens=tokens,
        starts=starts,
        ends=list(map(add, starts, map(len, tokens))),
        sentences=split_sentences(text, starts),
        title=title,
        words=words,
        numbers=numbers,
    )
