"""What the teacher reads: consecutive sentences of a text as one run of word pieces, several runs a batch."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from etl.annotate.document import Document
from etl.annotate.names.features import sentence_features
from etl.annotate.names.spans import NameTokens
from training.teacher.e5 import Tokenizer, Weights

LABELS = ["O", *(f"{begin}-{kind}" for kind in ("PER", "ORG", "LOC", "MISC") for begin in "BI")]
NUMBER = {label: number for number, label in enumerate(LABELS)}

RUN_WORDS = 120  # sentences go together up to here: enough to see who is meant, short enough for attention to be cheap
RUN_PIECES = 400  # the encoder ends at 512; the words of a longer sentence past this go unread
WORD_PIECES = 12  # of one word; only web addresses and the like have more
SEEN = 3  # times that a feature must be met in training to have a weight
SPREAD = 0.3  # of a run's length, the most it counts as longer: batches of like length differ by epoch

# The groups of the CRF's features that repeat a neighbour's word: the encoder sees the neighbours themselves.
_NEIGHBOUR = re.compile("[wcnaflpkvm][+-]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Its tokens, the CRF's features of each, and the labels where they are known."""

    tokens: list[str]
    features: list[list[str]]
    labels: list[str] = field(default_factory=list)


Text = list[Sentence]
Place = tuple[int, int, int]  # text, sentence, token


@dataclass(slots=True)
class Run:
    """A stretch of a text as the encoder reads it; the lists but ``pieces`` have an entry a word."""

    pieces: list[int]
    starts: list[int] = field(default_factory=list)  # of each word, its first piece
    places: list[Place] = field(default_factory=list)
    features: list[list[int]] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)  # empty where they are not known
    low: Tensor | None = None  # what the frozen layers make of the pieces

    def __len__(self) -> int:
        return len(self.pieces)


def read_text(document: Document, labels: Sequence[str] = ()) -> Text:
    """A document's sentences, given the label of each of its tokens where they are known."""
    features = sentence_features(NameTokens(document))
    return [
        Sentence(document.tokens[first:past], rows, list(labels[first:past]))
        for (first, past), rows in zip(document.sentences, features, strict=True)
    ]


def number_features(texts: Iterable[Text]) -> dict[str, int]:
    """A number for each feature of the word itself that is met often enough to be learned."""
    counts = Counter(
        feature
        for text in texts
        for sentence in text
        for row in sentence.features
        for feature in set(row)
        if not _NEIGHBOUR.match(feature)
    )
    often = sorted(feature for feature, count in counts.items() if count >= SEEN)
    return {feature: number for number, feature in enumerate(often)}


def _together(text: Text) -> Iterator[list[int]]:
    """The numbers of the sentences that make a run."""
    run: list[int] = []
    words = 0
    for number, sentence in enumerate(text):
        if run and words + len(sentence.tokens) > RUN_WORDS:
            yield run
            run, words = [], 0
        run.append(number)
        words += len(sentence.tokens)
    if run:
        yield run


def read_runs(
    texts: list[Text], weights: Weights, tokenizer: Tokenizer, features: dict[str, int]
) -> list[Run]:
    """The runs of the texts, with the features that have a number."""
    runs: list[Run] = []
    for number, text in enumerate(texts):
        for together in _together(text):
            run = Run([weights.begin])
            for each in together:
                _append(run, text[each], (number, each), tokenizer, features)
            run.pieces.append(weights.end)
            runs.append(run)
    return runs


def _append(
    run: Run, sentence: Sentence, place: tuple[int, int], tokenizer: Tokenizer, features: dict[str, int]
) -> None:
    """Add a sentence's words to a run, as far as there is room."""
    for token, (word, row) in enumerate(zip(sentence.tokens, sentence.features, strict=True)):
        if len(run) >= RUN_PIECES:
            return
        run.starts.append(len(run))
        run.pieces += tokenizer.pieces(word)[:WORD_PIECES]
        run.places.append((*place, token))
        run.features.append([features[each] for each in row if each in features])
        if sentence.labels:
            run.labels.append(NUMBER[sentence.labels[token]])


def batches(runs: list[Run], pieces: int, rng: random.Random | None = None) -> list[list[Run]]:
    """Runs of like length together, padded to at most so many pieces a batch; with ``rng`` in random order."""
    ordered = sorted(runs, key=lambda run: len(run) * (1 + SPREAD * rng.random()) if rng else len(run))
    found: list[list[Run]] = []
    longest = 0
    for run in ordered:
        longest = max(longest, len(run))
        if not found or longest * (len(found[-1]) + 1) > pieces:
            found.append([])
            longest = len(run)
        found[-1].append(run)
    if rng:
        rng.shuffle(found)
    return found


def padded(runs: list[Run], padding: int) -> tuple[Tensor, Tensor]:
    """The runs' pieces as one matrix, and the mask that is true where there is a piece."""
    length = max(map(len, runs))
    pieces = torch.full((len(runs), length), padding)
    for row, run in enumerate(runs):
        pieces[row, : len(run)] = torch.tensor(run.pieces)
    return pieces, mask_of(runs)


def mask_of(runs: list[Run]) -> Tensor:
    """True where a run of a batch has a piece, in the shape attention takes."""
    lengths = torch.tensor([len(run) for run in runs])
    return (torch.arange(int(lengths.max())) < lengths[:, None])[:, None, None, :]
