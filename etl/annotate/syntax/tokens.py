"""What each token is on its own: its match key, its clitics, definiteness, number, and what a mark marks.

A form is analysed once a process. What hangs on the tokens around it (quotations, brackets) is in ``quotation``; both
are found once an article, by ``Document``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from etl.annotate.kept import Kept
from etl.annotate.syntax.clitics import (
    FA,
    PREPOSITIONS,
    SA,
    WA,
    WHOLE,
    Clitics,
    has_own_alef,
    looks_definite,
    shared_segmenter,
)
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

PUNCTUATION = {
    **dict.fromkeys("،,", "comma"), **dict.fromkeys("؛;", "semicolon"), **dict.fromkeys(".…۔", "stop"),
    **dict.fromkeys("؟?", "question"), "!": "exclamation", ":": "colon", **dict.fromkeys("-–—", "dash"), "/": "slash",
    **dict.fromkeys("«»“”„\"‘’'‹›", "quotation"), **dict.fromkeys("()[]{}", "bracket"),
}  # fmt: skip
_PRESENT = frozenset(
    "يتن"
)  # the letters that a verb of the present begins with, of the persons that news speaks of
# Of the endings of nouns: the number they tell, and by how many frequency classes the word may be commoner than it is
# without the ending: more where the letters seldom belong to a singular.
_ENDINGS = {"تان": ("d", 1), "تين": ("d", 1), "ون": ("p", 1), "ين": ("dp", 1), "ان": ("d", 0), "ات": ("p", 3)}
_PLURAL, _OBLIQUE = "ون", "ين"


@dataclass(slots=True, eq=False)
class Token:
    """A form read out of context, shared by all its tokens: not to be changed. ``stem`` and ``bare`` are keys."""

    text: str
    key: str
    kind: str  # word (Arabic), latin, number or mark
    clitics: Clitics  # in letters of the key
    stem: str  # the key without proclitics, article kept: الكاظمي for وللكاظمي
    bare: str  # the key without any clitic: كاظمي

    proclitic: str = field(init=False)  # the key of what leans on the word from before, the article aside: ول
    punctuation: str = field(
        init=False
    )  # the class of a mark: comma, stop, quotation …; mark for others; "" for none
    looks_definite: bool = field(init=False)  # as far as its first letters tell

    def __post_init__(self) -> None:
        """Derive what is asked for most."""
        self.proclitic = self.key[: self.clitics.proclitic]
        self.punctuation = PUNCTUATION.get(self.text, "mark" if self.kind == "mark" else "")
        self.looks_definite = looks_definite(self.key) and not has_own_alef(self.text)

    @property
    def unjoined(self) -> str:
        """The key without the conjunction that the word is divided from: قال of وقال, but وفد."""
        return self.key[1:] if self.proclitic in ("و", "ف") else self.key

    @property
    def preposition(self) -> str:
        """The ب, ل or ك that leans on the word from before, a conjunction before it or not; "" for none."""
        return self.proclitic[-1:] if self.proclitic[-1:] in PREPOSITIONS else ""

    @property
    def future(self) -> bool:
        """Whether سـ makes it a future verb: as divided, or where the rest begins as a present one and is commoner."""
        if self.proclitic.endswith(SA):
            return True
        if self.key[:1] in (WA, FA) and self.proclitic in ("", WA, FA):
            return shared_token(self.key[1:]).future  # وسيعقد as سيعقد
        rest, known = self.key.removeprefix(SA), shared_vocabulary().frequency
        present = rest != self.key and rest[:1] in _PRESENT
        return present and len(rest) > 2 and known(rest) > known(self.key)

    @property
    def joins_definite(self) -> bool:
        """Whether و joins a definite noun to what stands before it: والري."""
        return self.proclitic == "و" and self.stem.startswith("ال")

    @property
    def definite(self) -> bool:
        """Whether it carries the article, or a pronoun: الوزير، وزيرها."""
        return self.kind == "word" and bool(self.clitics.article or self.clitics.enclitic)

    @property
    def number(self) -> str:
        """The grammatical number that the form shows: s, d, p, several where it may be any of them, "" for none.

        A broken plural and most singulars show none. An ending counts only where it is added to a word: مسؤولون, not
        قانون.
        """
        return _number_of[self.text]

    @property
    def value(self) -> int | None:
        """The number that figures or a number word stand for, clitics cut: 15, خمسة، والعشرين، الثالث."""
        if self.kind == "number":
            return int(self.text) if self.text.isdecimal() else None
        numerals = _numerals()
        return next((numerals[key] for key in (self.key, self.stem, self.bare) if key in numerals), None)

    def offset(self, letters: int) -> int:
        """Where in the text so many letters of the key end, vowel marks after the last of them included."""
        if len(self.key) == len(self.text):
            return letters
        place = 0
        for place, char in enumerate(self.text):
            if letters == 0 and match_key(char):
                return place
            letters -= bool(match_key(char))
        return place + 1


@cache
def _numerals() -> dict[str, int]:
    """The value of each number word, by key."""
    return {match_key(row["word"]): int(row["value"]) for row in reversed(read_lexicon("numerals"))}


def read_token(text: str) -> Token:
    """The analysis of one token of clean text."""
    key = match_key(text)
    if not key:  # a lengthening or vowel marks alone
        return Token(text, text, "mark", WHOLE, text, text)
    kind = _kind(text)
    if kind != "word":
        return Token(text, key, kind, WHOLE, key, key)
    plain = text if len(key) == len(text) else "".join(filter(match_key, text))
    clitics = shared_segmenter().segment(plain) if len(plain) == len(key) else WHOLE
    stem = "ال" + key[clitics.stem_start :] if clitics.article else key[clitics.proclitic :]
    return Token(text, key, kind, clitics, stem, key[clitics.stem_start : len(key) - clitics.enclitic])


def _kind(text: str) -> str:
    first = text[0]
    if first.isdigit():
        return "number"
    if not first.isalpha():
        return "mark"
    return "word" if "\u0600" <= first <= "\u06ff" else "latin"


def _read_number(text: str) -> str:
    token = shared_token(text)
    if token.kind != "word":
        return ""
    if text[len(text) - token.clitics.enclitic - 1] == "ة":
        return "s"
    known = shared_vocabulary().frequency
    for ending, (told, commoner) in _ENDINGS.items():
        before = token.bare.removesuffix(ending)
        if before != token.bare and len(before) >= (2 if ending == "ات" else 3):
            others = [before, before + "ه"]
            if ending == _PLURAL:
                others.append(before + _OBLIQUE)  # محتجون, as المحتجين; not قانون
            alone = max(known(each) for other in others for each in (other, "ال" + other))
            if alone >= max(1, known(token.bare) - commoner, known("ال" + token.bare) - commoner):
                return "sp" if ending == "ات" and token.clitics.enclitic else told  # حياتهم, قواتهم
    return ""


_number_of = Kept(_read_number)


shared_token = Kept(read_token).__getitem__  # the analysis of a form, kept for this process
