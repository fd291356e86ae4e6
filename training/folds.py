"""Cross-validation over texts: what is in a fold follows from the text's name alone."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar
from zlib import crc32

FOLDS = 5


class Named(Protocol):
    """A text that a fold is chosen for."""

    @property
    def identity(self) -> str: ...


Text = TypeVar("Text", bound=Named)
Learned = TypeVar("Learned")
Hit = TypeVar("Hit")
Reader = TypeVar("Reader")


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


def unseen(
    parts: Iterable[tuple[list[Text], Learned]], make: Callable[[Learned], Reader]
) -> dict[str, Reader]:
    """By the name of a text, what is made of all that was learned from the others; one for all texts of a part."""
    return {
        text.identity: reader for inside, learned in parts for reader in [make(learned)] for text in inside
    }


def read_arguments(told: str | None) -> argparse.Namespace:
    """The folder of data, and whether to cross-validate; ``told`` is the help."""
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", action="store_true")
    return parser.parse_args()


def train_or_fold(
    told: str | None,
    read: Callable[[Path], tuple[list[Text], list[Text]]],
    learn: Callable[[list[Text]], Learned],
    save: Callable[[Learned], None],
    hits: Callable[[Sequence[Text], Learned], list[Hit]],
    show: Callable[[str, list[Hit]], None],
) -> None:
    """The command line of a script that learns: save what all texts teach, or with --folds show how well it does.

    ``read`` gives the articles of the development corpus and all others, which are shown apart; ``told`` is the help.
    """
    given = read_arguments(told)
    corpus, others = read(given.data)
    if not given.folds:
        save(learn([*corpus, *others]))
        return
    right: dict[str, list[Hit]] = {"corpus": [], "others": []}
    for inside, learned in cross_validated([*corpus, *others], learn):
        right["corpus"] += hits([text for text in inside if text in corpus], learned)
        right["others"] += hits([text for text in inside if text in others], learned)
    for name, each in right.items():
        show(name, each)
