"""Records worked on in a child process, so that one that crashes it, takes all memory or never ends harms no other.

One child works on many records. It is forked: it shares what this process has loaded and needs no record sent. What it
makes comes back as Arrow, some records at a time; which record it has in hand stands in memory that both see. When it
dies, another goes on there, and a record that ends its child again and again is named with what it did. Once is not
enough: people and the kernel end processes too, whatever these have in hand.
"""

from __future__ import annotations

import logging
import mmap
import os
import resource
import signal
import struct
import sys
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, BinaryIO, Generic, NamedTuple, NoReturn, Protocol, TypeVar

import psutil
import pyarrow as pa

from etl.records import Reason, Rejected
from etl.runs import staging
from etl.runs.failures import RunFailed

log = logging.getLogger("khabar.runs")

_SLICE = 50  # records whose outcome comes back together, and are done again when their child dies
_DEATHS = 2  # of children with the same record in hand, and it is at fault
_DEATHS_FROM_OUTSIDE = 5  # by signals that others send: it may be chance
_MOST_IN_A_ROW = 20  # records at fault without one that is not: then it is no fault of theirs
_EXCERPT_CHARS = 200
_NONE = -1
_ERROR = -1  # instead of a number of records: what follows is the text of an error
_NO_MEMORY = 77  # how a child says so
_HEADER = struct.Struct("<qqq")  # records, bytes of what was kept, bytes of what was rejected
_OUTSIDE = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
# macOS ends forked processes that use its frameworks: there is no child there, and no protection.
CAN_FORK = sys.platform == "linux"


class Bounds(NamedTuple):
    """What the work on one record may take."""

    seconds: float
    megabytes: int  # beyond what the process has when it begins


class Article(Protocol):
    """What a record has by which it is found again."""

    address: str
    position: int
    body: str
    source: str


Given = TypeVar("Given", bound=Article)


class Stage(NamedTuple, Generic[Given]):
    """A stage that works on one article after the other."""

    name: str
    work: Callable[
        [list[Given]], tuple[list[Any], list[Rejected]]
    ]  # on one: what is kept of it, what is rejected
    kept_type: type  # the dataclass of what is kept


class _Death(NamedTuple):
    """How a child ended before its work did."""

    record: int  # in hand, or _NONE
    reason: Reason
    detail: str
    from_outside: bool


def each(
    stage: Stage[Given], articles: Sequence[Given], bounds: Bounds, advance: Callable[[int], None]
) -> tuple[pa.Table, list[Rejected]]:
    """What a stage keeps of the articles, as a table in their order, and what it rejects; ``advance`` counts them.

    Raises:
        RunFailed: so many articles in a row ended their process that the fault is not theirs.
    """
    work = _Work(stage, articles, bounds, advance)
    work.finish()
    return pa.concat_tables([staging.table_of(stage.kept_type, []), *work.kept]), work.rejected


class _Work(Generic[Given]):
    def __init__(
        self, stage: Stage[Given], articles: Sequence[Given], bounds: Bounds, advance: Callable[[int], None]
    ) -> None:
        self.kept: list[pa.Table] = []
        self.rejected: list[Rejected] = []
        self._stage, self._articles, self._bounds, self._advance = stage, articles, bounds, advance
        self._in_hand = mmap.mmap(-1, 8)
        self._deaths: Counter[int] = Counter()
        self._faults_in_a_row = 0

    def finish(self) -> None:
        pending = [(0, len(self._articles))]  # ranges to work on, the last of them first
        while pending:
            first, last = pending.pop()
            if first < last:
                pending += reversed(list(self._left_by_a_child(first, last)))

    def _left_by_a_child(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Let a child work on a range; what it leaves to the next ones, in order."""
        done, death = self._run_child(first, last)
        if death is None or done == last:
            return
        at = death.record
        if at == _NONE and last - first > 1:  # between two records: the last slice, one record at a time
            end = min(done + _SLICE, last)
            yield from ((each, each + 1) for each in range(done, end))
            yield end, last
            return
        at = max(at, first)
        yield done, at
        self._deaths[at] += 1
        is_at_fault = self._deaths[at] >= (_DEATHS_FROM_OUTSIDE if death.from_outside else _DEATHS)
        if is_at_fault:
            self._reject(self._articles[at], death)
        yield at + is_at_fault, last

    def _reject(self, article: Given, death: _Death) -> None:
        detail = f"the process that read it {death.detail}"
        excerpt = article.body[:_EXCERPT_CHARS]
        self.rejected.append(
            Rejected(
                article.address,
                article.position,
                self._stage.name,
                death.reason,
                detail,
                excerpt,
                article.source,
            )
        )
        self._advance(1)
        self._faults_in_a_row += 1
        if self._faults_in_a_row == _MOST_IN_A_ROW:
            raise RunFailed(
                f"{_MOST_IN_A_ROW} articles in a row ended the process that read them, the last because it "
                f"{death.detail}: that is no fault of theirs; see to memory and libraries, then run again"
            )

    def _run_child(self, first: int, last: int) -> tuple[int, _Death | None]:
        """Where the records end that came through, and how the child died, if it did."""
        read_end, write_end = os.pipe()
        self._hold(_NONE)
        child = _fork()
        if child == 0:
            os.close(read_end)
            self._be_the_child(first, last, write_end)
        os.close(write_end)
        done = first
        status = None
        try:
            with os.fdopen(read_end, "rb") as stream:
                for count in self._receive(stream):
                    done += count
            status = os.waitpid(child, 0)[1]
        finally:
            if status is None:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
        return done, _death(self._held(), status, self._bounds)

    def _receive(self, stream: BinaryIO) -> Iterator[int]:
        """Take what the child sends; of how many records each time."""
        while len(header := stream.read(_HEADER.size)) == _HEADER.size:
            count, *sizes = _HEADER.unpack(header)
            kept, rejected = (stream.read(size) for size in sizes)
            if (len(kept), len(rejected)) != tuple(sizes):
                return  # it died while it sent
            if count == _ERROR:
                log.error("in the process that worked on the records:\n%s", kept.decode())
                return
            self.kept.append(pa.ipc.open_stream(kept).read_all())
            self.rejected += staging.records_in(pa.ipc.open_stream(rejected).read_all(), Rejected)
            self._faults_in_a_row = 0
            self._advance(count)
            yield count

    def _be_the_child(self, first: int, last: int, write_end: int) -> NoReturn:
        code = 1
        try:
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM):
                signal.signal(number, signal.SIG_DFL)
            _bound_memory(self._bounds.megabytes * 1_000_000)
            with os.fdopen(write_end, "wb") as stream:
                try:
                    for start in range(first, last, _SLICE):
                        self._send_slice(stream, start, min(start + _SLICE, last))
                except (MemoryError, BrokenPipeError):
                    raise
                except Exception:
                    _send(stream, _ERROR, traceback.format_exc().encode())
                    raise
            code = 0
        except MemoryError:
            code = _NO_MEMORY
        finally:
            os._exit(code)  # nothing of the parent's is flushed, closed or told a second time

    def _send_slice(self, stream: BinaryIO, start: int, end: int) -> None:
        kept: list[Any] = []
        rejected: list[Rejected] = []
        for at in range(start, end):
            self._hold(at)
            signal.setitimer(signal.ITIMER_REAL, self._bounds.seconds)  # whose default is to end the process
            found, refused = self._stage.work([self._articles[at]])
            kept += found
            rejected += refused
        signal.setitimer(signal.ITIMER_REAL, 0)  # the parent may take its time
        self._hold(_NONE)
        _send(stream, end - start, _as_stream(self._stage.kept_type, kept), _as_stream(Rejected, rejected))

    def _hold(self, record: int) -> None:
        self._in_hand[:] = record.to_bytes(8, "little", signed=True)

    def _held(self) -> int:
        return int.from_bytes(self._in_hand[:], "little", signed=True)


def _fork() -> int:
    with warnings.catch_warnings():
        # Of other threads, where there are any, the child uses nothing.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _bound_memory(size: int) -> None:
    """So many bytes more than now and no further; and where the machine has none left, the kernel ends this process."""
    most = psutil.Process().memory_info().data + size
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write("1000")


def _death(record: int, status: int, bounds: Bounds) -> _Death | None:
    code = os.waitstatus_to_exitcode(status)
    if code == 0:
        return None
    if code == _NO_MEMORY:
        detail = f"took more than {bounds.megabytes:,} MB of memory"
        return _Death(record, Reason.OUT_OF_MEMORY, detail, False)
    if code == -signal.SIGALRM:
        detail = f"was not done after {bounds.seconds:g} seconds"
        return _Death(record, Reason.TIMED_OUT, detail, False)
    if code > 0:
        return _Death(record, Reason.CRASHED, "ended with an error that the log of the task holds", False)
    perhaps = ", by the system for want of memory perhaps" if code == -signal.SIGKILL else ""
    detail = f"was ended by {signal.Signals(-code).name}{perhaps}"
    return _Death(record, Reason.CRASHED, detail, -code in _OUTSIDE)


def _send(stream: BinaryIO, count: int, kept: bytes, rejected: bytes = b"") -> None:
    stream.write(_HEADER.pack(count, len(kept), len(rejected)) + kept + rejected)
    stream.flush()


def _as_stream(record_type: type, records: Sequence[Any]) -> bytes:
    table = staging.table_of(record_type, records)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())
