"""Words with their clitics marked, read from Universal Dependencies and from our own list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.annotate.syntax.clitics import ENCLITICS, PROCLITICS, WHOLE, Clitics

OWN_WORDS = Path(__file__).parent / "clitic_words.tsv"
_MARKS = dict.fromkeys([*range(0x64B, 0x660), 0x670, 0x640])


@dataclass(frozen=True, slots=True)
class DividedWord:
    """A word form and the label of each of its letters (P, A, S, E)."""

    form: str
    labels: str
    proper: bool

    @property
    def clitics(self) -> Clitics:
        """What the labels mean: beside an article there is no pronoun, and a stem must remain."""
        proclitic, article, enclitic = (self.labels.count(label) for label in "PAE")
        if article or self.form[len(self.form) - enclitic :] not in ENCLITICS:
            enclitic = 0
        remains = len(self.form) - proclitic - article - enclitic
        return Clitics(proclitic, article, enclitic) if remains > bool(article) else WHOLE


def _syntactic_words(path: Path) -> Iterator[list[tuple[str, str, str]]]:
    """The (form, lemma, part of speech) of the pieces of each white-space word, punctuation left out."""
    word: list[tuple[str, str, str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line or line.startswith("#"):
            word = []
            continue
        _, form, lemma, upos, *_, misc = line.split("\t")
        if upos not in ("PUNCT", "SYM"):
            word.append((form.translate(_MARKS), lemma.translate(_MARKS).replace("ٱ", "ا"), upos))
        if "SpaceAfter=No" not in misc:
            if word:
                yield word
            word = []


def _labels(word: list[tuple[str, str, str]]) -> str:
    """One label a letter; pieces that are no clitic of ours belong to the stem."""
    first, past = 0, len(word)
    labels = ""
    while first < past - 1 and word[first][0] in PROCLITICS and word[first][2] in ("ADP", "CCONJ", "PART"):
        labels += "P"
        first += 1
    enclitic = ""
    while past - 1 > first and word[past - 1][2] == "PRON" and word[past - 1][0] in ENCLITICS:
        past -= 1
        enclitic = "E" * len(word[past][0]) + enclitic
    stem = "".join(form for form, _, _ in word[first:past])
    lemma = word[first][1]
    bare = lemma.startswith("ال") or word[first][2] in ("PRON", "VERB")
    if stem.startswith("ال") and len(stem) > 3 and not bare:
        labels += "AA" + "S" * (len(stem) - 2)
    elif first and word[first - 1][0] == "ل" and stem.startswith("ل") and not lemma.startswith("ل"):
        labels += "A" + "S" * (len(stem) - 1)
    else:
        labels += "S" * len(stem)
    return labels + enclitic


def read_ud(path: Path) -> list[DividedWord]:
    """The Arabic words of a CoNLL-U file whose clitics are tokens of their own."""
    words = []
    for pieces in _syntactic_words(path):
        form = "".join(piece for piece, _, _ in pieces)
        if len(form) > 1 and all("ء" <= letter <= "ي" for letter in form):
            words.append(DividedWord(form, _labels(pieces), any(upos == "PROPN" for _, _, upos in pieces)))
    return words


def parse_divided(marked: str) -> tuple[str, str]:
    """Form and labels of a word written و+ال+كاظمي or كتاب=ه: + after a proclitic or article, = before a pronoun."""
    front, _, enclitic = marked.partition("=")
    *before, stem = front.split("+")
    labels = ""
    for piece in before:
        article = piece == "ال" or (piece == "ل" and labels.endswith("P") and before[len(labels) - 1] == "ل")
        labels += ("A" if article else "P") * len(piece)
    return "".join(before) + stem + enclitic, labels + "S" * len(stem) + "E" * len(enclitic)


def read_own(path: Path = OWN_WORDS) -> list[DividedWord]:
    """Our own list: one word a line, divided as in ``parse_divided``; a leading * says proper noun."""
    words = []
    for line in path.read_text(encoding="utf-8").splitlines():
        for marked in line.split():
            if line.startswith("#"):
                break
            form, labels = parse_divided(marked.removeprefix("*"))
            words.append(DividedWord(form, labels, marked.startswith("*")))
    return words
