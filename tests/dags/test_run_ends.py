"""``khabar run`` ended by a signal, beside another, and over pages of the web."""

from __future__ import annotations

import csv
import json
import signal
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.dags.command import ARTICLES, khabar, make_home, runs, start
from tests.web_server import WebServer


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, prepare: Callable[[Path], Path]) -> Path:
    home = make_home(tmp_path_factory.mktemp("home"))
    prepare(home / "airflow")
    return home


def test_a_run_ended_by_a_signal_takes_its_processes_along_and_is_marked(home: Path) -> None:
    many = home / "many.jsonl"
    with many.open("w", encoding="utf-8") as lines:
        for number in range(5_000):  # a minute to annotate; the signals come at its start
            body = f"وصل الوفد رقم {number} من المغرب إلى الكويت لبحث التعاون التجاري. " * 8
            lines.write(json.dumps({"id": number, "body": body, "published": "2025-03-01"}) + "\n")
    signals = (signal.SIGTERM, signal.SIGKILL)
    ended = [start(home, "run", "many.jsonl", warehouse=f"{number.name}.db") for number in signals]
    children = []
    for run, number in zip(ended, signals, strict=True):
        for line in run.stderr or ():
            if line.startswith("annotate: 0"):
                break
        family = psutil.Process(run.pid).children(recursive=True)
        assert len(family) >= 2, "a supervisor and Airflow"
        arguments = [word for process in family for word in process.cmdline()]
        assert [word for word in arguments if "sqlite" in word] == [], (
            "anybody can see how a process was called"
        )
        children += family
        run.send_signal(number)
    assert [run.wait(30) for run in ended] == [128 + signal.SIGTERM, -signal.SIGKILL]
    gone, alive = psutil.wait_procs(children, timeout=30)
    assert not alive and gone
    for run in ended:
        run.communicate()
    (terminated,) = runs(home, "SIGTERM.db")
    assert terminated["status"] == "interrupted" and "SIGTERM" in terminated["message"]
    (killed,) = runs(home, "SIGKILL.db")
    assert killed["status"] == "interrupted"


def test_two_runs_at_once_both_end_well_and_show_their_own_summaries(home: Path) -> None:
    (home / "same.jsonl").write_text(ARTICLES, "utf-8")
    before = set((home / "staging").iterdir())  # of the runs that were killed
    both = [start(home, "run", "same.jsonl", "--source", "sada", warehouse="both.db") for _ in range(2)]
    said = [run.communicate() for run in both]
    assert [run.returncode for run in both] == [0, 0], said
    told = runs(home, "both.db")
    assert sorted(run["status"] for run in told) in (["done", "nothing_new"], ["done", "done"])
    assert sorted(run["added"] for run in told) == ["0", "1"]
    shown = [next(run["run_id"] for run in told if run["run_id"] in out) for out, _ in said]
    assert len(set(shown)) == 2
    assert set((home / "staging").iterdir()) == before


def test_a_url_is_fetched_and_loaded(home: Path, web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_FETCH_NETWORKS", "127.0.0.0/8")
    text = "".join(
        f"<p>أعلنت البلدية أن أعمال توسعة الرصيف رقم {n} تبدأ مطلع الشهر المقبل في الميناء.</p>"
        for n in "123"
    )
    page = (
        f"<!doctype html><html lang=ar><title>وصول سفينة</title><article><h1>وصول سفينة</h1>{text}</article>"
    )
    feed = f"<rss><channel><item><link>{web.plan('/1', page)}</link></item></channel></rss>"
    done = khabar(home, "run", web.plan("/feed", feed), warehouse="web.db")
    assert done.returncode == 0, done.stderr
    told = khabar(
        home, "sql", "SELECT title, url FROM current_article", "--format", "csv", warehouse="web.db"
    )
    assert list(csv.DictReader(told.stdout.splitlines())) == [{"title": "وصول سفينة", "url": web.url("/1")}]
    gone = khabar(home, "run", web.url("/none"), warehouse="web.db")
    assert gone.returncode == 2
    assert f"khabar: {web.url('/none')}: the server answers 404 Not Found" in gone.stderr
