"""How two wordings of an article differ, word by word.

Sentences are compared first and words only where sentences were replaced, so a long article with few changes costs
little. Where so much repeats itself that comparing would take long, it is told as removed and added whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_SENTENCE = re.compile(r"[^\n.!?؟]*(?:[.!?؟]+|\n|$)\s*")
_MOST_COMPARED = 400_000  # pairs of equal pieces, each a step of the comparison: well under a second


class Difference(NamedTuple):
    """A stretch of text: kept, removed or added."""

    change: str
    text: str


def differences(before: str, after: str) -> list[Difference]:
    """Both texts as one: what they share once, and where they part what was removed and what was added."""
    sentences = _stretches(_SENTENCE.findall(before), _SENTENCE.findall(after))
    return list(_joined(_each_changed(sentences, _by_word)))


def _by_word(before: str, after: str) -> Iterator[Difference]:
    words = _stretches(_WORD.findall(before), _WORD.findall(after))
    return _each_changed(words, lambda old, new: (Difference("removed", old), Difference("added", new)))


def _each_changed(
    stretches: Iterable[tuple[str, str]], changed: Callable[[str, str], Iterable[Difference]]
) -> Iterator[Difference]:
    for old, new in stretches:
        yield from [Difference("kept", new)] if old == new else changed(old, new)


def _stretches(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The two in step: stretches that are equal, and between them stretches that are not."""
    counts, others = Counter(before), Counter(after)
    if sum(count * others[piece] for piece, count in counts.items()) > _MOST_COMPARED:
        yield "".join(before), "".join(after)
        return
    for _, start, end, other, other_end in SequenceMatcher(None, before, after).get_opcodes():
        yield "".join(before[start:end]), "".join(after[other:other_end])


def _joined(found: Iterable[Difference]) -> Iterator[Difference]:
    """Neighbours of one kind as one; a lone space between two words that both changed goes with them."""
    kept, removed, added = "", "", ""
    for change, text in found:
        if change != "kept":
            yield from _told(kept=kept)
            kept = ""
            removed, added = removed + text * (change == "removed"), added + text * (change == "added")
        elif text == " " and removed and added:
            removed, added = removed + text, added + text
        else:
            yield from _told(removed=removed, added=added)
            kept, removed, added = kept + text, "", ""
    yield from _told(kept=kept, removed=removed, added=added)


def _told(**stretches: str) -> Iterator[Difference]:
    return (Difference(change, text) for change, text in stretches.items() if text)
