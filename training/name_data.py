"""Texts with their names marked, read from two-column BIO files and cut into the tokens Khabar works on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from etl.annotate.document import Document, read_document

Sentence = list[tuple[str, str]]  # a word as the corpus cuts it, and its label
Span = tuple[int, int, str]  # first token, token past the last, type

TYPES = {"PERS": "PER", "MIS": "MISC"}  # what some corpora call PER and MISC
ARTICLE = 480  # tokens; the corpora do not say where an article ends, and this is about as long as one
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200e\u200f]")


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A document and the BIO label of each of its tokens."""

    document: Document
    labels: list[str]


def read_bio(path: Path) -> list[Sentence]:
    """The sentences of a file of ``word label`` lines, vowel signs and tatweel left out."""
    sentences: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        word, _, label = line.strip().rpartition(" ")
        if word := _MARKS.sub("", word):
            prefix, _, kind = label.partition("-")
            sentences[-1].append((word, f"{prefix}-{TYPES.get(kind, kind)}" if kind else "O"))
        elif sentences[-1] and not line.strip():
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def spans(labels: list[str]) -> list[Span]:
    """The names that BIO labels mark; an I after another type, or after none, begins a name."""
    found: list[Span] = []
    for place, label in enumerate(labels):
        kind = label[2:]
        if label[:1] == "I" and found and found[-1][1:] == (place, kind):
            found[-1] = (found[-1][0], place + 1, kind)
        elif label[:1] in ("B", "I"):
            found.append((place, place + 1, kind))
    return found


def cut(sentence: Sentence) -> tuple[list[str], list[str]]:
    """The tokens and labels of a sentence: marks glued to a name's first and last word stay outside it."""
    pieces = [read_document(word).tokens for word, _ in sentence]
    edges = list(accumulate(map(len, pieces), initial=0))
    tokens = [token for word in pieces for token in word]
    labels = ["O"] * len(tokens)
    for first, past, kind in spans([label for _, label in sentence]):
        words = [place for place in range(edges[first], edges[past]) if tokens[place][0].isalnum()]
        if words:
            labels[words[0] : words[-1] + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (words[-1] - words[0])
    return tokens, labels


def labelled_texts(sentences: list[Sentence]) -> Iterator[LabelledText]:
    """The sentences as texts of an article's length."""
    tokens: list[str] = []
    labels: list[str] = []
    ranges: list[tuple[int, int]] = []
    for number, sentence in enumerate(sentences, 1):
        more, marked = cut(sentence)
        if more:
            ranges.append((len(tokens), len(tokens) + len(more)))
        tokens, labels = tokens + more, labels + marked
        if ranges and (len(tokens) >= ARTICLE or number == len(sentences)):
            yield LabelledText(_document(tokens, ranges), labels)
            tokens, labels, ranges = [], [], []


def _document(tokens: list[str], sentences: list[tuple[int, int]]) -> Document:
    ends = [end - 1 for end in accumulate(len(token) + 1 for token in tokens)]
    starts = [end - len(token) for end, token in zip(ends, tokens, strict=True)]
    return Document(" ".join(tokens), tokens=tokens, starts=starts, ends=ends, sentences=sentences)
