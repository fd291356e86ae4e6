"""Cross-validation over texts: what is in a fold follows from the text's name alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar
from zlib import crc32

FOLDS = 5


class Named(Protocol):
    """A text that a fold is chosen for."""

    @property
    def identity(self) -> str: ...


Text = TypeVar("Text", bound=Named)
Learned = TypeVar("Learned")


def fold_of(text: Named) -> int:
    """The fold of a text, from 0."""
    return crc32(text.identity.encode()) % FOLDS


def cross_validated(
    texts: Sequence[Text], learn: Callable[[list[Text]], Learned]
) -> Iterator[tuple[list[Text], Learned]]:
    """The texts in parts, each with what is learned from all other parts."""
    for fold in range(FOLDS):
        inside = [text for text in texts if fold_of(text) == fold]
        yield inside, learn([text for text in texts if fold_of(text) != fold])
