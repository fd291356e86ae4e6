"""Cut the clitics off a word: the conjunctions, prepositions and article before it, the pronouns after it.

Arabic writes و ف ب ل ك س, the article, and object or possessive pronouns together with the word they lean on,
so وللكاظمي holds a name that starts at its fourth letter. A character CRF labels each letter P (proclitic),
A (article), S (stem) or E (enclitic); ``training/train_clitics.py`` makes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import pycrfsuite

from etl.annotate.listed_words import listed
from etl.annotate.vocabulary import Vocabulary, shared_vocabulary
from etl.clean.keys import match_key

MODEL = Path(__file__).parent / "models" / "clitics.crfsuite"
PROCLITICS = frozenset("وفبلكس")
ENCLITICS = frozenset(["ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "ي", "ني", "نا"])
LONGEST = 24  # letters; a longer form is no Arabic word and stays whole


@dataclass(frozen=True, slots=True)
class Clitics:
    """How a word divides, as counts of its characters from the left; the stem is what remains."""

    proclitic: int = 0  # و ف ب ل ك س, one character each
    article: int = 0  # ال is 2; 1 in لل, where its alef is not written
    enclitic: int = 0

    @property
    def stem_start(self) -> int:
        """Where the stem begins, past the article."""
        return self.proclitic + self.article


WHOLE = Clitics()


def _edge_features(word: str, place: int) -> list[str]:
    """What the place has of the word's beginning, for a proclitic, and of its end, for an enclitic."""
    length = len(word)
    row: list[str] = []
    if place < 4:
        start = f"i{place}"
        row += [start, start + word[place : place + 2], f"{start}<{word[: place + 3]}", f"{start}={word}"]
        row += [f"{start}<{word[:size]}" for size in (2, 3, 4)]
        row.append(f"{start}n{min(length, 9)}")
    left = length - place
    if left <= 4:
        end = f"j{left}"
        row += [end, f"{end}>{word[max(0, place - 2) :]}", f"{end}>{word[max(0, place - 1) :]}"]
        row.append(f"{end}>{word[place:]}n{min(length, 6)}")
    return row


def _known_after(key: str, place: int, known: Callable[[str], int]) -> list[str]:
    """How common the word is from this place on, and how common without this letter: وليد against ليد."""
    whole, rest = known(key[place:]), known(key[place + 1 :])
    row = [f"f{place}:{whole}:{rest}", f"f{place}{key[place]}:{whole > rest}:{min(whole, 3)}{min(rest, 3)}"]
    if key.startswith("لل", max(0, place - 1)):
        row.append(f"l{place}:{known('ال' + key[max(0, place - 1) + 2 :])}:{rest}")
    return row


def _known_before(key: str, enclitic: str, known: Callable[[str], int]) -> list[str]:
    """How common the word is without its last letters; ة stands as ت before a pronoun (حكومته from حكومة)."""
    stems = [key[: -len(enclitic)]]
    whole = known(key)
    if stems[0][0] in PROCLITICS:
        stems.append(stems[0][1:])
        whole = max(whole, known(key[1:]))
    stem = max(max(known(form), known(form[:-1] + "ه") if form.endswith("ت") else 0) for form in stems)
    return [f"e{enclitic}:{min(whole, 4)}:{min(stem, 4)}", f"e:{whole}:{stem}"]


def _listed_after(key: str, place: int) -> list[str]:
    """Whether the word is a listed name from this place on, and whether without this letter: بيروت against يروت."""
    whole, rest = listed(key[place:]), listed(key[place + 1 :])
    if key.startswith("ال", place):
        rest += "|" + listed(key[place + 2 :])
    return [f"g{place}:{whole}:{rest}", f"g{place}{key[place]}:{whole}:{rest}"]


def _listed_whole(key: str) -> str:
    """The lists that hold the word as it stands, or without a first letter that may be a clitic."""
    return listed(key) or (listed(key[1:]) if key[0] in PROCLITICS else "")


def letter_features(word: str, known: Callable[[str], int]) -> list[list[str]]:
    """The CRF's features of each letter: its neighbours, the word's edges, which words and names the rest would make.

    ``known`` gives a match key's frequency class.
    """
    padded = f"<<<{word}>>>>"
    rows = []
    for place in range(len(word)):
        at = place + 3
        row = [f"c={padded[at]}"]
        if not 4 <= place < len(word) - 4:  # what stands amid a long word is stem whatever it is
            row += [
                f"-1+1={padded[at - 1 : at + 2]}",
                f"+3={padded[at : at + 4]}",
                f"-3={padded[at - 3 : at + 1]}",
                f"-1={padded[at - 1]}",
                f"+1={padded[at + 1]}",
                *_edge_features(word, place),
            ]
        rows.append(row)
    key = match_key(word)
    if len(key) != len(word):
        return rows
    for place in range(min(3, len(word) - 1)):
        rows[place] += _known_after(key, place, known) + _listed_after(key, place)
    for size in (1, 2, 3):
        if len(word) > size + 1 and word[-size:] in ENCLITICS:
            features = _known_before(key, word[-size:], known)
            features.append(f"h{word[-size:]}:{_listed_whole(key)}")
            for row in rows[-size:]:
                row += features
    return rows


def read_labels(labels: list[str], word: str) -> Clitics:
    """The division that a labelling means; one that leaves no stem, or cuts no clitic, is not believed."""
    proclitic = article = enclitic = 0
    while proclitic < len(labels) and labels[proclitic] == "P" and word[proclitic] in PROCLITICS:
        proclitic += 1
    if word.startswith("ال", proclitic) and labels[proclitic : proclitic + 2] == ["A", "A"]:
        article = 2
    elif word.startswith("لل", proclitic - 1) and proclitic and labels[proclitic] == "A":
        article = 1
    while enclitic < len(labels) and labels[-1 - enclitic] == "E":
        enclitic += 1
    if article or word[len(word) - enclitic :] not in ENCLITICS:  # a noun has the article or a possessor
        enclitic = 0
    if proclitic + article + enclitic + bool(article) >= len(word):  # no noun has one letter
        return WHOLE
    return Clitics(proclitic, article, enclitic)


def may_divide(word: str) -> bool:
    """Whether the word's letters leave room for a clitic at all: of other words no labelling is believed."""
    return word[0] in PROCLITICS or word.startswith("ال") or not ENCLITICS.isdisjoint(_endings(word))


def _endings(word: str) -> tuple[str, str, str]:
    return word[-1:], word[-2:], word[-3:]


class CliticSegmenter:
    """Divides words by the trained model; answers are kept for the forms met last."""

    def __init__(
        self, model: Path = MODEL, vocabulary: Vocabulary | None = None, cached_forms: int = 1 << 17
    ) -> None:
        self._known = (vocabulary or shared_vocabulary()).frequency
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(model))
        self.segment = lru_cache(maxsize=cached_forms)(self._segment)

    def _segment(self, word: str) -> Clitics:
        """Divide one word form, given without diacritics."""
        if not 2 <= len(word) <= LONGEST or not "ء" <= word[0] <= "ي" or not may_divide(word):
            return WHOLE
        return read_labels(self._tagger.tag(letter_features(word, self._known)), word)


@cache
def shared_segmenter() -> CliticSegmenter:
    """The segmenter of this process, with its cache."""
    return CliticSegmenter()
