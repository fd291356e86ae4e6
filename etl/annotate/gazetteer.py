"""Known names in running text: the longest name of a list at each word, attached clitics cut.

Names and text meet as match keys, token by token, so a name is found only where whole words stand (never
راقي in عراقي). The first word may carry the clitics Arabic writes onto it: و or ف, then ب, ل or ك. Written
together, ل and ال lose the alif: in للعراق the clitic is the first ل and the name's characters are لعراق.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from etl.annotate.document import Document, read_document
from etl.annotate.kept import Kept, where
from etl.clean.keys import match_key

T = TypeVar("T")

_CLITICS = frozenset("وفبلك")


@dataclass(slots=True)
class Match(Generic[T]):
    """A name of the list in a document. ``start`` and ``end`` are characters, clitic cut."""

    start: int
    end: int
    first: int  # token
    past: int  # token after the last
    clitic: str  # the key of what was cut: "" or one of و ف ب ل ك وب …
    readings: list[T]  # all that bear this name, in the list's order

    @property
    def cut(self) -> int:
        """How many characters of the first token are the clitic."""
        return len(self.clitic)


class _Node(Generic[T]):
    """A step in the tree of names: what ends here, and which words may follow."""

    __slots__ = ("next", "readings")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.readings: list[T] = []


class _Entry(NamedTuple, Generic[T]):
    """A way a token can begin a name: characters cut, the clitic they are, the step reached."""

    cut: int
    clitic: str
    node: _Node[T]


class Gazetteer(Generic[T]):
    """A list of names, each with what it stands for."""

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        self._entries = Kept(self._begun)
        for name, reading in names:
            self._add(name, reading)

    def _add(self, name: str, reading: T) -> None:
        node = self._root
        for token in read_document(name).tokens:
            node = node.next.setdefault(match_key(token), _Node())
        if node is not self._root and reading not in node.readings:
            node.readings.append(reading)

    def find(self, document: Document) -> Iterator[Match[T]]:
        """The names of ``document`` from left to right, none overlapping, none across a sentence end."""
        sentences = iter(document.sentences)
        free = past = 0
        for position in where(self._entries, document.tokens):
            if position < free:
                continue
            while position >= past:
                past = next(sentences)[1]
            match = self.at(document, position, past)
            if match is not None:
                free = match.past
                yield match

    def at(self, document: Document, position: int, past: int) -> Match[T] | None:
        """The longest name that starts at token ``position`` and ends before token ``past``."""
        best: Match[T] | None = None
        for cut, clitic, node in self._entries[document.tokens[position]]:
            index, ends_at, readings = position + 1, position + 1, node.readings
            while index < past and node.next:
                step = node.next.get(match_key(document.tokens[index]))
                if step is None:
                    break
                node, index = step, index + 1
                if node.readings:
                    ends_at, readings = index, node.readings
            if readings and (best is None or ends_at > best.past):
                start = document.starts[position] + cut
                best = Match(start, document.ends[ends_at - 1], position, ends_at, clitic, readings)
        return best

    def _begun(self, token: str) -> tuple[_Entry[T], ...]:
        """The ways a token can begin a name, fewest characters cut first."""
        begun = self._root.next
        return tuple(
            [_Entry(cut, clitic, begun[rest]) for cut, clitic, rest in _without(token) if rest in begun]
        )


def without_clitics(token: str) -> tuple[tuple[int, str, str], ...]:
    """The ways to cut clitics off ``token``: characters cut, the clitics' key, the key of what is left.

    >>> without_clitics("للعراق")
    ((0, '', 'للعراق'), (1, 'ل', 'العراق'), (1, 'ل', 'لعراق'))
    """
    key = match_key(token)
    if key[:1] not in _CLITICS or len(key) != len(token):  # with marks inside, its places are not the key's
        return ((0, "", key),)
    ways = [(0, "", key)]
    for conjunction in (0, 1) if key[:1] in {"و", "ف"} else (0,):
        rest = key[conjunction:]
        if conjunction and len(rest) > 1:
            ways.append((1, key[:1], rest))
        if rest[:1] not in {"ب", "ل", "ك"} or len(rest) < 3:
            continue
        cut = conjunction + 1
        if rest.startswith("لل"):
            ways.append((cut, key[:cut], "ا" + rest[1:]))
        ways.append((cut, key[:cut], rest[1:]))
    return tuple(ways)


_without = Kept(without_clitics).__getitem__  # every list of names asks for the same tokens
