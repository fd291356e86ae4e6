"""Articles and files in child processes, so that one that crashes, takes all memory or never ends harms no other.

One child works on many, batch after batch: it keeps what it has found out about words. When it dies, another goes on
there, and what ends its child again and again is named with what it did. Once is not enough: people and the kernel end
processes too, whatever these have in hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

import pyarrow as pa

from etl.extract.record import Fault, Guard
from etl.records import Rejected
from etl.runs import staging
from etl.runs.child import Bounds, Child, Death, Frame
from etl.runs.failures import RunFailed

_SLICE = 50  # articles whose outcome comes back together, and are done again when their child dies
_DEATHS = 2  # of children with the same thing in hand, and it is at fault
_DEATHS_FROM_OUTSIDE = 5  # the same, by signals that others send
_MOST_IN_A_ROW = 20  # articles at fault without one that is not: then it is no fault of theirs
_MOST_IN_A_GROUP = 200  # places at fault among the files of a group
_EXCERPT_CHARS = 200


class Article(Protocol):
    """What an article has by which it is found again."""

    address: str
    position: int
    body: str
    source: str


Given = TypeVar("Given", bound=Article)


class Stage(NamedTuple, Generic[Given]):
    """A stage that works on one article after the other."""

    name: str
    work: Callable[[list[Given]], tuple[list[Any], list[Rejected]]]  # on one: what is kept, what is rejected
    kept_type: type  # the dataclass of what is kept


class _Kept(NamedTuple):
    """A child that has done with a batch, and what it is good for."""

    stage: Stage[Any]
    bounds: Bounds
    child: Child


_kept: dict[str, _Kept] = {}  # by the name of the stage


def let_go() -> None:
    """End the children that wait for another batch; to be called where none is to be expected."""
    while _kept:
        _kept.popitem()[1].child.close()


def _child(stage: Stage[Given], bounds: Bounds) -> Child:
    """The child that did the batch before, where it is of use for another, or a new one."""
    kept = _kept.pop(stage.name, None)
    if kept and not (kept.child.can_go_on and kept[:2] == (stage, bounds)):
        kept.child.close()
        kept = None
    _kept[stage.name] = kept or _Kept(stage, bounds, Child(partial(_slices, stage), bounds))
    return _kept[stage.name].child


def each(
    stage: Stage[Given], articles: Sequence[Given], bounds: Bounds, advance: Callable[[int], None]
) -> tuple[pa.Table, list[Rejected]]:
    """What a stage keeps of the articles, as a table in their order, and what it rejects; ``advance`` counts them.

    Raises:
        RunFailed: so many articles in a row ended their process that the fault is not theirs.
    """
    work = _Work(stage, articles, bounds, advance)
    work.finish()
    kept = pa.concat_tables([staging.table_of(stage.kept_type, []), *work.kept])
    return kept.combine_chunks(), work.rejected  # in one piece it is smaller, and read in half the time


class _Work(Generic[Given]):
    def __init__(
        self, stage: Stage[Given], articles: Sequence[Given], bounds: Bounds, advance: Callable[[int], None]
    ) -> None:
        self.kept: list[pa.Table] = []
        self.rejected: list[Rejected] = []
        self._stage, self._articles, self._bounds, self._advance = stage, articles, bounds, advance
        self._deaths = _Deaths()
        self._faults_in_a_row = 0

    def finish(self) -> None:
        pending = [(0, len(self._articles))]  # ranges to work on, the last of them first
        while pending:
            first, last = pending.pop()
            if first < last:
                pending += reversed(list(self._left_by_a_child(first, last)))

    def _left_by_a_child(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Let a child work on a range; what it leaves to the next ones, in order."""
        child = _child(self._stage, self._bounds)
        done = first
        with closing(child.frames((first, self._articles[first:last]))) as frames:
            for count, kept, rejected in frames:
                self.kept.append(table(kept))
                self.rejected += staging.records_in(table(rejected), Rejected)
                self._faults_in_a_row = 0
                self._advance(count)
                done += count
        if child.death is None or done == last:
            return
        if not child.in_hand and last - first > 1:  # between two articles: the last slice, one at a time
            end = min(done + _SLICE, last)
            yield from ((each, each + 1) for each in range(done, end))
            yield end, last
            return
        at = int(child.in_hand or first)
        yield done, at
        is_at_fault = self._deaths.enter(str(at), child.death)
        if is_at_fault:
            self._reject(self._articles[at], child.death)
        yield at + is_at_fault, last

    def _reject(self, article: Given, death: Death) -> None:
        detail = f"the process that read it {death.detail}"
        place = article.address, article.position, self._stage.name
        excerpt = article.body[:_EXCERPT_CHARS]
        self.rejected.append(Rejected(*place, death.reason, detail, excerpt, article.source))
        self._advance(1)
        self._faults_in_a_row += 1
        if self._faults_in_a_row == _MOST_IN_A_ROW:
            raise RunFailed(
                f"{_MOST_IN_A_ROW} articles in a row ended the process that read them, the last because it "
                f"{death.detail}: that is no fault of theirs; see to memory and libraries, then run again"
            )


def _slices(stage: Stage[Given], child: Child, asked: tuple[int, Sequence[Given]]) -> Iterator[Frame]:
    """In the child: what comes of articles, of which the first has this place in its batch."""
    first, articles = asked
    for start in range(0, len(articles), _SLICE):
        given = articles[start : start + _SLICE]
        kept: list[Any] = []
        rejected: list[Rejected] = []
        for at, article in enumerate(given, first + start):
            child.hold(str(at))
            found, refused = stage.work([article])
            kept += found
            rejected += refused
        child.hold("")  # the parent may take its time
        yield len(given), stream(stage.kept_type, kept), stream(Rejected, rejected)


def read(outcomes: Callable[[Guard], Iterator[Frame]], bounds: Bounds) -> Iterator[Frame]:
    """Read files in a child, whose frames these are; records and files that end it are passed over by the next.

    The next begins anew, and gives none of the frames a second time that came whole.

    Raises:
        RunFailed: so many places ended their process that the fault is not theirs.
    """
    deaths, passed = _Deaths(), dict[str, Death]()
    given = 0
    while True:
        child = Child(lambda child, _: outcomes(_Watch(child, passed)), bounds)
        with closing(child), closing(child.frames()) as frames:
            for frame in islice(frames, given, None):
                given += 1
                yield frame
        if child.death is None:
            return
        place = child.in_hand
        is_hopeless = place in passed or len(passed) == _MOST_IN_A_GROUP
        if is_hopeless:
            raise RunFailed(
                f"{place}: the process that read it {child.death.detail}, which passing over it does not mend, as in "
                f"{len(passed)} places before; see to memory and libraries, then run again"
            )
        if deaths.enter(place, child.death):
            passed[place] = child.death


class _Watch(Guard):
    """Keeps note of what is read, in the child, and knows what those before it died of."""

    def __init__(self, child: Child, passed: dict[str, Death]) -> None:
        self._child, self._passed = child, passed

    def passes_over(self, address: str, position: int) -> Fault | None:
        return self._begin(f"{position} {address}", position)

    def ends_at(self, address: str, position: int) -> Fault | None:
        return self._begin(f"{position}… {address}", position)

    def _begin(self, place: str, position: int) -> Fault | None:
        self._child.hold(place)
        death = self._passed.get(place)
        return death and Fault(position, death.reason, f"the process that read it {death.detail}")


class _Deaths:
    """How often children died with what in hand."""

    def __init__(self) -> None:
        self._deaths: Counter[str] = Counter()

    def enter(self, in_hand: str, death: Death) -> bool:
        """Whether this death makes it certain that what was in hand is at fault."""
        self._deaths[in_hand] += 1
        return self._deaths[in_hand] >= (_DEATHS_FROM_OUTSIDE if death.from_outside else _DEATHS)


def stream(record_type: type, records: Sequence[Any]) -> bytes:
    """Records as a child sends them."""
    rows = staging.table_of(record_type, records)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_table(rows)
    return bytes(sink.getvalue())


def table(sent: bytes) -> pa.Table:
    """Records as a child sent them."""
    return pa.ipc.open_stream(sent).read_all()
