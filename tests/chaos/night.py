"""A night in a process of its own, that is disturbed while it works; and the articles it reads.

The process is forked from this one, lexicons and all, so a night takes about a second. It does what the DAG does, in
its order, and says on a pipe how far it has come.
"""

from __future__ import annotations

import json
import logging
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from pathlib import Path

from etl.load.owner import hold
from etl.runs import lifecycle, nightly, reannotate
from etl.runs.failures import explain
from etl.settings import RUN_LOCK, Settings

STAGES = ("begin", "plan", "extract", "clean", "annotate", "load", "resolve", "verify", "settle")
PATIENCE = 240.0  # seconds, for a busy machine


class Night:
    """A run at work. It has ended when ``wait`` has answered."""

    def __init__(self, work: Callable[[Callable[[str], None]], None], settings: Settings) -> None:
        """``work`` is what to do; it is given a function to say which stage begins."""
        self.said: list[str] = []  # the stages begun; last, where it failed, the line that says why
        self.began: dict[str, float] = {}
        self._buffer = b""
        read_end, write_end = os.pipe()
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(read_end)
            _work_and_leave(work, settings, write_end)
        os.close(write_end)
        self._pipe = read_end

    def reach(self, stage: str) -> bool:
        """Wait until a stage begins; False where the process ended before."""
        while stage not in self.said:
            if not self._listen(PATIENCE):
                return False
        return True

    def ends_within(self, seconds: float) -> bool:
        """Whether it ends before so many seconds have passed; then what is left to do is to ``wait``."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            ready, _, _ = select.select([self._pipe], [], [], left)
            if ready and not self._listen(0):
                return True
        return False

    def kill(self, alone: bool = False) -> None:
        """SIGKILL for all its processes, or for the first of them ``alone``."""
        with suppress(ProcessLookupError):
            (os.kill if alone else os.killpg)(self.pid, signal.SIGKILL)

    def pause(self) -> None:
        """SIGSTOP for all its processes."""
        os.killpg(self.pid, signal.SIGSTOP)

    def resume(self) -> None:
        """SIGCONT for all its processes."""
        os.killpg(self.pid, signal.SIGCONT)

    def wait(self) -> int:
        """Its exit code: 0, 1 where it failed, or the signal that ended it, negative."""
        while self._listen(PATIENCE):
            pass
        os.close(self._pipe)
        _, status = os.waitpid(self.pid, 0)
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)  # what it left behind when it was killed alone
        return os.waitstatus_to_exitcode(status)

    def _listen(self, patience: float) -> bool:
        ready, _, _ = select.select([self._pipe], [], [], patience)
        if not ready and patience:
            self.kill()
            raise AssertionError(f"a night has not moved for {patience:g} s after {self.said}")
        data = os.read(self._pipe, 65536) if ready else b""
        self._buffer += data
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            self.said.append(line.decode())
            self.began[line.decode()] = time.monotonic()
        return bool(data)


def nightly_run(
    settings: Settings, run_id: str, paths: Sequence[Path], prepare: Callable[[], None] = lambda: None
) -> Night:
    """Start a nightly over these files; ``prepare`` is done first, in its process."""

    def work(say: Callable[[str], None]) -> None:
        prepare()
        say("begin")
        lifecycle.begin(settings, run_id, "nightly")
        say("plan")
        groups = nightly.plan(settings, nightly.Request([str(path) for path in paths], source="sada"), run_id)
        say("extract")
        for group in groups:
            nightly.extract(settings, group)
        batches = nightly.plan_batches(groups)
        say("clean")
        cleaned = [nightly.clean(settings, each) for each in batches]
        say("annotate")
        for each in cleaned:
            nightly.annotate(settings, each)
        say("load")
        _end(settings, run_id, nightly.load(settings, groups, run_id), say)

    return Night(_closed_where_it_fails(settings, run_id, work), settings)


def reannotation(settings: Settings, run_id: str) -> Night:
    """Start a re-annotation."""

    def work(say: Callable[[str], None]) -> None:
        say("begin")
        lifecycle.begin(settings, run_id, "reannotate")
        say("plan")
        batches = reannotate.plan(settings, None, run_id)
        say("annotate")
        annotated = [nightly.annotate(settings, each) for each in batches]
        say("load")
        reannotate.load(settings, annotated, run_id)
        _end(settings, run_id, [], say)

    return Night(_closed_where_it_fails(settings, run_id, work), settings)


def _end(settings: Settings, run_id: str, unfinished: Sequence[str], say: Callable[[str], None]) -> None:
    say("resolve")
    lifecycle.resolve(settings)
    say("verify")
    lifecycle.weigh(lifecycle.verify(settings, run_id))
    say("settle")
    lifecycle.settle(settings, run_id, (), unfinished)


Work = Callable[[Callable[[str], None]], None]


def _closed_where_it_fails(settings: Settings, run_id: str, work: Work) -> Work:
    """As the DAG does: a step that failed says why, and the run is closed as failed where that can be written."""

    def closing(say: Callable[[str], None]) -> None:
        try:
            work(say)
        except Exception as error:
            lifecycle.report_failure(settings, run_id, "night", explain(error, settings), error)
            lifecycle.close_open(settings, run_id, "failed", explain(error, settings).line)
            raise

    return closing


def _work_and_leave(work: Work, settings: Settings, pipe: int) -> None:
    code = 1
    try:
        os.setpgid(0, 0)
        lock = Path(settings.home, f"night-{os.getpid()}.lock")
        hold(lock)  # by this its end is known, as that of `khabar run`
        os.environ[RUN_LOCK] = str(lock)
        logging.disable()  # what failed stands on the pipe
        work(lambda stage: os.write(pipe, f"{stage}\n".encode()) and None)
        code = 0
    except BaseException as error:
        os.write(pipe, f"{explain(error, settings).line}\n".encode())
    finally:
        os._exit(code)


def write_articles(path: Path, numbers: Sequence[int], seed: int = 0, edited: bool = False) -> Path:
    """Articles to read, one to a line: each with names, a quotation, days and an event; some that cannot be used."""
    with path.open("w", encoding="utf-8") as lines:
        for number in numbers:
            lines.write(json.dumps(_article(number, seed, edited), ensure_ascii=False) + "\n")
    return path


_PEOPLE = ("محمد الكتبي", "سلمى المنصوري", "كريم بن يوسف", "ليلى الحداد", "أحمد التميمي", "نادية العلوي")
_PLACES = ("بغداد", "الكويت", "الرباط", "عمّان", "تونس", "الخرطوم", "بيروت", "القاهرة")
_ACTS = (
    "وصل وفد من {0} إلى {1} يوم الأحد الماضي لبحث التعاون التجاري بين البلدين.",
    "تظاهر مئات العمال في {0} أمس احتجاجا على ارتفاع الأسعار، وانتقل بعضهم إلى {1}.",
    "وقّع وزيرا خارجية {0} و{1} اتفاقا للتعاون في مجال الطاقة مساء الثلاثاء.",
    "أصيب سبعة أشخاص في حادث سير بين {0} و{1} صباح اليوم.",
)


def _article(number: int, seed: int, edited: bool) -> dict[str, object]:
    chance = random.Random(seed * 1_000_003 + number)
    person, other = chance.sample(_PEOPLE, 2)
    places = chance.sample(_PLACES, 2)
    body = " ".join(
        (
            chance.choice(_ACTS).format(*places),
            f"وقال المدير العام {person} إن المشروع رقم {number} يبدأ في {chance.randint(1, 28)} مايو المقبل.",
            f"وأضاف {person.split()[-1]} أن {other} سيزور {places[1]} الأسبوع المقبل.",
            f"وأكدت {other} أن العمل مستمر." if edited else "",
        )
    )
    day = date(2025, 3, 1) + timedelta(days=number % 30)
    return {
        "id": number,
        "title": f"خبر {number} من {places[0]}",
        "body": "  " if number % 17 == 16 else body,
        "published": day.isoformat(),
        "observed": f"2025-04-{2 if edited else 1:02} 04:00",
    }


@contextmanager
def paused(night: Night) -> Iterator[None]:
    """While it does nothing, if it has not ended."""
    with suppress(ProcessLookupError):
        night.pause()
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            night.resume()
