"""An article that ends the process which reads it is rejected alone, and with its reason."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl.extract import Guard, extract, jsonl, warc
from etl.extract.fields import read_article
from etl.extract.sources import by_hand
from etl.records import Article, Reason, Rejected
from etl.runs import isolated, staging
from etl.runs.child import Bounds, Frame
from etl.runs.failures import RunFailed
from tests.extract.test_warc import ARCHIVE

BOUNDS = Bounds(seconds=60, megabytes=100)
ARTICLES = [Article("sada", str(number), "a.jsonl", number, f"نص {number}") for number in range(1, 121)]


def take_all_memory() -> None:
    taken = []
    while True:
        taken.append(bytearray(10_000_000))


def hang() -> None:
    while True:
        time.sleep(60)


def crash() -> None:
    faulthandler.disable()  # whose traceback would stand among the results
    ctypes.string_at(0)


def abort() -> None:
    faulthandler.disable()
    os.abort()


POISONS: dict[str, tuple[Callable[[], object], Reason, str]] = {
    "segfault": (crash, Reason.CRASHED, "SIGSEGV"),
    "abort": (abort, Reason.CRASHED, "SIGABRT"),
    "exit": (lambda: os._exit(9), Reason.CRASHED, "the log"),
    "memory": (take_all_memory, Reason.OUT_OF_MEMORY, "more than 100 MB"),
    "hang": (hang, Reason.TIMED_OUT, "after 0.5 seconds"),
}


def work_on(
    poison: Callable[[Article], object], articles: list[Article] = ARTICLES, seconds: float = BOUNDS.seconds
) -> tuple[list[int], list[Rejected], int]:
    """The positions that came through, what was rejected, and how many articles were counted."""

    def work(given: list[Article]) -> tuple[list[Article], list[Rejected]]:
        (article,) = given
        poison(article)
        if article.position % 50 == 7:
            return [], [Rejected(article.address, article.position, "clean", Reason.EMPTY_BODY, "leer")]
        return [article], []

    counts: list[int] = []
    stage = isolated.Stage("clean", work, Article)
    kept, rejected = isolated.each(stage, articles, BOUNDS._replace(seconds=seconds), counts.append)
    return [article.position for article in staging.records_in(kept, Article)], rejected, sum(counts)


@pytest.mark.parametrize("name", POISONS)
@pytest.mark.parametrize("places", [[1], [60, 61, 120]])
def test_a_poison_article_is_rejected_alone(name: str, places: list[int]) -> None:
    poison, reason, said = POISONS[name]
    seconds = 0.5 if poison is hang else 60.0
    kept, rejected, counted = work_on(
        lambda article: article.position in places and poison(), seconds=seconds
    )
    ordinary = [7, 57, 107]
    assert kept == [n for n in range(1, 121) if n not in (*places, *ordinary)], "in their order"
    assert counted == 120
    assert sorted(each.position or 0 for each in rejected) == sorted([*places, *ordinary])
    found = [each for each in rejected if each.position in places]
    assert {(each.stage, each.reason, each.source) for each in found} == {("clean", reason, "sada")}
    assert all(said in each.detail and each.excerpt.startswith("نص") for each in found)


def test_what_cannot_be_sent_back_is_rejected_alone() -> None:
    articles = list(map(replace, ARTICLES))
    articles[60].title = 3  # type: ignore[assignment]
    kept, rejected, _ = work_on(lambda article: None, articles)
    assert len(kept) == 116
    assert [(each.position, each.reason) for each in rejected if each.position == 61] == [
        (61, Reason.CRASHED)
    ]


def test_a_process_that_somebody_else_ended_costs_no_article(tmp_path: Path) -> None:
    def ended_once(article: Article) -> None:
        mark = tmp_path / str(article.position)
        if article.position % 30 == 0 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    kept, rejected, _ = work_on(ended_once)
    assert len(kept) == 117 and len(rejected) == 3
    assert len(list(tmp_path.iterdir())) == 4


def test_where_every_article_ends_its_process_the_fault_is_not_theirs() -> None:
    with pytest.raises(RunFailed, match=r"20 articles in a row.*SIGSEGV"):
        work_on(lambda article: crash())


def test_a_child_does_not_outlive_an_interrupted_parent() -> None:
    def interrupt(article: Article) -> None:
        if article.position == 3:
            os.kill(os.getppid(), signal.SIGALRM)
            hang()

    class Interrupted(Exception):
        pass

    def on_alarm(number: int, frame: object) -> None:
        raise Interrupted

    isolated.let_go()  # of what other tests left
    before = signal.signal(signal.SIGALRM, on_alarm)  # as Airflow ends a task that takes too long
    try:
        with pytest.raises(Interrupted):
            work_on(interrupt, seconds=60)
        with pytest.raises(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)
    finally:
        signal.signal(signal.SIGALRM, before)


def pids_over_batches(
    *between: Callable[[int], object],
    stage: Callable[[int], isolated.Stage[Article]] | None = None,
    bounds: Bounds = BOUNDS,
) -> list[set[str]]:
    """The processes that worked on each of some batches; what lies between two is told the last of them."""
    isolated.let_go()
    written = isolated.Stage("clean", with_pid, Article)
    pids: list[set[str]] = []
    for number, happens in enumerate([*between, lambda pid: None]):
        asked = stage(number) if stage else written
        kept, _ = isolated.each(asked, ARTICLES, bounds, lambda count: None)
        pids.append(set(kept.column("title").to_pylist()))
        happens(int(max(pids[-1])))
    isolated.let_go()
    return pids


def with_pid(given: list[Article]) -> tuple[list[Article], list[Rejected]]:
    return [replace(article, title=str(os.getpid())) for article in given], []


_taken: list[bytes] = []


def take(given: list[Article]) -> tuple[list[Article], list[Rejected]]:
    if given[0].position == 1:
        # Of the thousand there are; so much in one piece comes from the system, which gives it when it is written to.
        _taken.append(bytes(800_000_000))
    return with_pid(given)


def test_one_child_does_batch_after_batch() -> None:
    first, second = pids_over_batches(lambda pid: None)
    assert first == second and len(first) == 1
    assert first != {str(os.getpid())}


def test_a_child_that_somebody_ended_between_batches_is_replaced() -> None:
    first, second = pids_over_batches(lambda pid: os.kill(pid, signal.SIGKILL))
    assert len(first) == len(second) == 1 and first != second


def test_a_child_that_has_taken_half_its_memory_does_no_other_batch() -> None:
    first, second = pids_over_batches(
        lambda pid: None,
        stage=lambda number: isolated.Stage("clean", take, Article),
        bounds=Bounds(seconds=60, megabytes=1000),
    )
    assert len(first) == len(second) == 1 and first != second


def test_a_child_does_only_what_it_was_made_for() -> None:
    first, second = pids_over_batches(
        lambda pid: None, stage=lambda number: isolated.Stage("clean", lambda given: with_pid(given), Article)
    )
    assert first != second


def test_after_a_poison_article_the_next_batch_has_a_child_as_before() -> None:
    poison = work_on(lambda article: article.position == 60 and crash())
    assert len(poison[0]) == 116
    first, second = pids_over_batches(lambda pid: None)
    assert first == second


def test_children_that_wait_end_with_their_parent_however_it_ended() -> None:
    isolated.let_go()
    held, holds = (
        os.pipe()
    )  # whose writing end is open in the parent and its children, until the last is gone
    if (parent := os.fork()) == 0:
        for name in ("clean", "annotate"):
            isolated.each(isolated.Stage(name, with_pid, Article), ARTICLES, BOUNDS, lambda count: None)
        os.write(holds, b"both wait")
        os.kill(os.getpid(), signal.SIGKILL)
    os.close(holds)
    assert os.read(held, 100) == b"both wait"
    os.waitpid(parent, 0)
    ended, _, _ = select.select([held], [], [], 20)
    assert ended and os.read(held, 1) == b""
    os.close(held)


def test_nothing_to_work_on_gives_an_empty_table() -> None:
    assert work_on(lambda article: None, []) == ([], [], 0)


def read_files(*files: Path) -> list[tuple[str, int | None, str]]:
    """What reading these in a child gives: the file's name, the position, and the reason of what is rejected."""

    def outcomes(guard: Guard) -> Iterator[Frame]:
        for file in files:
            for outcome in extract(str(file), by_hand("sada"), guard=guard):
                kind = Article if isinstance(outcome, Article) else Rejected
                yield 1, isolated.stream(kind, [outcome]), str(getattr(outcome, "reason", "")).encode()

    given = [
        (isolated.table(kept).to_pylist()[0], reason.decode())
        for _, kept, reason in isolated.read(outcomes, BOUNDS._replace(may_wait=True))
    ]
    return [(each["address"].rpartition("/")[2], each["position"], reason) for each, reason in given]


@pytest.fixture
def lines(tmp_path: Path) -> tuple[Path, Path]:
    files = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    for file in files:
        file.write_text("".join(f'{{"id": {n}, "body": "نص رقم {n}"}}\n' for n in range(1, 5)), "utf-8")
    return files


def crash_at(function: Callable[..., Any], is_it: Callable[..., bool]) -> Callable[..., Any]:
    return lambda *given: crash() if is_it(*given) else function(*given)


def test_a_record_that_crashes_where_it_becomes_an_article_is_rejected_alone(
    lines: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read_files(*lines)
    is_it = lambda record, file: record.position == 3 and file.address.endswith("a.jsonl")  # noqa: E731
    monkeypatch.setattr("etl.extract.read_article", crash_at(read_article, is_it))
    assert read_files(*lines) == [*whole[:2], ("a.jsonl", 3, "crashed"), *whole[3:]]


def test_a_file_whose_reading_crashes_ends_there_and_the_next_is_read(
    lines: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read_files(*lines)
    is_it = lambda position, *_: position == 3  # noqa: E731
    monkeypatch.setattr(jsonl, "_record", crash_at(jsonl._record, is_it))
    ended = [("a.jsonl", 3, "crashed"), ("b.jsonl", 1, ""), ("b.jsonl", 2, ""), ("b.jsonl", 3, "crashed")]
    assert read_files(*lines) == [*whole[:2], *ended]


def test_a_page_of_a_web_archive_that_crashes_is_rejected_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "a.warc"
    archive.write_bytes(b"".join(ARCHIVE))
    monkeypatch.setattr(warc, "_article", crash_at(warc._article, lambda position, *_: position == 2))
    assert read_files(archive) == [
        ("a.warc", position, "crashed" if position == 2 else "") for position in range(1, 5)
    ]


def test_where_no_process_can_be_forked_the_work_is_done_in_this_one(
    lines: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_children = work_on(lambda article: None), read_files(*lines)
    monkeypatch.setattr("etl.runs.child.CAN_FORK", False)
    assert (work_on(lambda article: None), read_files(*lines)) == in_children
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
