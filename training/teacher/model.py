"""The teacher: the encoder's upper layers, told what the CRF's features say of each word, and a label a word."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training.teacher.e5 import DROPOUT, Embeddings, Layer, Tokenizer, Weights
from training.teacher.runs import LABELS, Run, Text, batches, mask_of, padded, read_runs

FROZEN = 6  # of twelve layers: what they give is reckoned once for each text, not in every epoch
FEATURE_SIZE = 96  # of the features' own vector beside the encoder's
HEAD_SIZE = 256
FEATURE_DROPOUT = 0.25  # so that the lists do not outshout the context
HEAD_DROPOUT = 0.15
LAYER_SPREAD = 0.01  # of the features' first weights: small, not to disturb what the encoder knows
HEAD_SPREAD = 0.05
FROZEN_RUNS = 16  # a batch through the frozen layers
READ_PIECES = 4000  # a batch when nothing is trained
UNREAD = 0.001  # probability that a word past the end of its run is in a name

LogProbabilities = NDArray[np.float32]  # a row a token, a column a label

_NEVER = -1e9
_FOLLOWS = np.array(
    [[_NEVER if label[0] == "I" and before[2:] != label[2:] else 0 for label in LABELS] for before in LABELS]
)
_BEGINS = np.array([_NEVER if label[0] == "I" else 0 for label in LABELS])


class Reader:
    """Texts as runs, with what the frozen part of the encoder makes of them."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._tokenizer = Tokenizer(weights)
        self._embeddings = Embeddings(weights)
        self._layers = [Layer(weights, number).eval() for number in range(FROZEN)]

    def read(self, texts: list[Text], features: dict[str, int]) -> list[Run]:
        """The runs of the texts, ready for the teacher."""
        runs = read_runs(texts, self._weights, self._tokenizer, features)
        ordered = sorted(runs, key=len)
        with torch.no_grad():
            for first in range(0, len(ordered), FROZEN_RUNS):
                batch = ordered[first : first + FROZEN_RUNS]
                pieces, mask = padded(batch, self._weights.padding)
                states = self._embeddings(pieces)
                for layer in self._layers:
                    states = layer(states, mask)
                for run, row in zip(batch, states, strict=True):
                    run.low = row[: len(run)].clone()
        return runs


class Teacher(nn.Module):
    """Says for each word of some runs how likely each label is.

    The features come in twice: added to the first piece of the word before the trained layers, so that its neighbours
    see them, and beside the encoder's output in the head.
    """

    def __init__(self, weights: Weights, features: dict[str, int]) -> None:
        super().__init__()
        self.features = features
        self._hidden = weights.hidden
        self.layers = nn.ModuleList(Layer(weights, number) for number in range(FROZEN, weights.layers))
        self.into_layers = nn.EmbeddingBag(len(features), weights.hidden, mode="sum")
        nn.init.normal_(self.into_layers.weight, std=LAYER_SPREAD)
        self.into_head = nn.EmbeddingBag(len(features), FEATURE_SIZE, mode="sum")
        nn.init.normal_(self.into_head.weight, std=HEAD_SPREAD)
        self.head = nn.Linear(weights.hidden * 2 + FEATURE_SIZE, HEAD_SIZE)
        self.labels = nn.Linear(HEAD_SIZE, len(LABELS))

    def forward(self, runs: list[Run]) -> Tensor:
        """The labels' scores, a row for each word of the runs one after another."""
        mask = mask_of(runs)
        batch, length = mask.shape[0], mask.shape[-1]
        states = torch.zeros(batch, length, self._hidden)
        for row, run in enumerate(runs):
            states[row, : len(run)] = run.low
        words = torch.tensor([row * length + start for row, run in enumerate(runs) for start in run.starts])
        flat = states.view(-1, self._hidden)
        low = flat[words]
        into_layers, into_head = self._feature_vectors(runs)
        states = flat.index_add(0, words, into_layers).view(batch, length, self._hidden)
        states = functional.dropout(states, DROPOUT, self.training)
        for layer in self.layers:
            states = layer(states, mask)
        joined = torch.cat([states.view(-1, self._hidden)[words], low, into_head], -1)
        joined = self._drop(joined)
        return self.labels(self._drop(functional.gelu(self.head(joined))))

    def _drop(self, states: Tensor) -> Tensor:
        return functional.dropout(states, HEAD_DROPOUT, self.training)

    def _feature_vectors(self, runs: list[Run]) -> tuple[Tensor, Tensor]:
        """Of each word, the sums of its features' vectors; in training a part of the features is left out."""
        rows = [row for run in runs for row in run.features]
        numbers = torch.tensor([number for row in rows for number in row], dtype=torch.long)
        starts = torch.tensor([0, *map(len, rows)][:-1]).cumsum(0)
        kept = torch.ones(len(numbers))
        if self.training:
            kept = (torch.rand(len(numbers)) > FEATURE_DROPOUT).float() / (1 - FEATURE_DROPOUT)
        return (
            self.into_layers(numbers, starts, per_sample_weights=kept),
            self.into_head(numbers, starts, per_sample_weights=kept),
        )


def save(teacher: Teacher, path: Path) -> None:
    """Write what was trained; the frozen layers are the package's."""
    torch.save({"features": teacher.features, "weights": teacher.state_dict()}, path)


def load(path: Path, weights: Weights) -> Teacher:
    """A teacher that ``save`` wrote, ready to read."""
    saved = torch.load(path)
    teacher = Teacher(weights, saved["features"])
    teacher.load_state_dict(saved["weights"])
    return teacher.eval()


def predict(teacher: Teacher, texts: list[Text], runs: list[Run]) -> list[list[LogProbabilities]]:
    """For each text, for each sentence, the labels' log probabilities; words that were not read are in no name."""
    unread = np.log(np.array([1 - UNREAD] + [UNREAD / (len(LABELS) - 1)] * (len(LABELS) - 1), np.float32))
    found = [[np.tile(unread, (len(sentence.tokens), 1)) for sentence in text] for text in texts]
    teacher.eval()
    with torch.no_grad():
        for batch in batches(runs, READ_PIECES):
            rows = functional.log_softmax(teacher(batch), -1).numpy()
            places = [place for run in batch for place in run.places]
            for (text, sentence, token), row in zip(places, rows, strict=True):
                found[text][sentence][token] = row
    return found


def best_labels(scores: LogProbabilities) -> list[str]:
    """The sequence of the highest sum in which every I follows a B or I of its type (Viterbi 1967)."""
    best = scores[0] + _BEGINS
    came_from: list[NDArray[np.intp]] = []
    for row in scores[1:]:
        paths = best[:, None] + _FOLLOWS
        came_from.append(paths.argmax(axis=0))
        best = paths.max(axis=0) + row
    path = [int(best.argmax())]
    for before in reversed(came_from):
        path.append(int(before[path[-1]]))
    return [LABELS[number] for number in reversed(path)]
