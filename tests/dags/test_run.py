"""``khabar run`` as a person runs it: Airflow in a process of its own, a summary, an exit code."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.web_server import WebServer

ARTICLES = """\
{"id": 1, "body": "وصل وفد من المغرب إلى الكويت لبحث التعاون التجاري.", "published": "2025-03-01"}
{"id": 2, "body": "  "}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    (home / "sources.toml").write_text("")
    (home / "articles.jsonl").write_text(ARTICLES, "utf-8")
    (home / "written_notifier.py").write_text(NOTIFIER)
    return home


CALL = [sys.executable, "-c", "import sys; from etl.cli import main; sys.exit(main())"]


NOTIFIER = """
import os
from airflow.sdk import BaseNotifier

class Written(BaseNotifier):
    template_fields = ("line",)

    def __init__(self, line):
        super().__init__()
        self.line = line

    def notify(self, context):
        with open(os.path.join(os.environ["KHABAR_HOME"], "alerts"), "a") as told:
            told.write(self.line + "\\n")
"""
ALERTED = [{"notifier": "written_notifier.Written", "line": "{{ alert.cause }} | {{ alert.line }}"}]


def environment(home: Path, warehouse: str = "warehouse.db") -> dict[str, str]:
    return {
        **os.environ,
        "KHABAR_ALERTS": json.dumps(ALERTED),
        "PYTHONPATH": str(home),
        "AIRFLOW_HOME": str(home / "airflow"),
        "KHABAR_HOME": str(home),
        "KHABAR_WAREHOUSE": f"sqlite:///{home}/{warehouse}",
        "KHABAR_SOURCES": str(home / "sources.toml"),
    }


def khabar(home: Path, *arguments: str, warehouse: str = "warehouse.db") -> subprocess.CompletedProcess[str]:
    given = environment(home, warehouse)
    return subprocess.run(
        [*CALL, *arguments], env=given, cwd=home, capture_output=True, text=True, check=False
    )


def start(home: Path, *arguments: str, warehouse: str = "warehouse.db") -> subprocess.Popen[str]:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([*CALL, *arguments], env=environment(home, warehouse), cwd=home, **pipes)  # type: ignore[call-overload]


def runs(home: Path, warehouse: str = "warehouse.db") -> list[dict[str, str]]:
    """The last runs as ``khabar status`` marks and ``khabar report`` tells them, the latest first."""
    assert khabar(home, "status", warehouse=warehouse).returncode == 0
    told = khabar(home, "report", "recent_runs", "--format", "csv", warehouse=warehouse)
    return list(csv.DictReader(told.stdout.splitlines()))


def test_a_run_a_query_and_a_second_run(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as followed:
        events = {"type": "file", "log_file_path": f"{home}/events", "append": True}
        followed.setenv("AIRFLOW__OPENLINEAGE__TRANSPORT", json.dumps(events))
        first = khabar(home, "run", "articles.jsonl", "--source", "sada")
    assert first.returncode == 0, first.stderr
    assert "empty_body" in first.stdout
    assert first.stderr.splitlines().count("annotate: 2 of 2") == 1
    asked = khabar(home, "sql", "SELECT slug, count(*) AS articles FROM source NATURAL JOIN article GROUP BY slug",
                   "--format", "csv")  # fmt: skip
    assert asked.stdout.splitlines() == ["slug,articles", "sada,1"]
    second = khabar(home, "run", "articles.jsonl", "--source", "sada")
    assert second.returncode == 0, second.stderr
    report = home / "archive" / "2025-03-01" / "report.html"
    assert "nothing new: a file that has not changed" in second.stdout
    assert second.stdout.endswith(f"shows what is in it\n\nThe report of 2025-03-01: {report}\n")
    assert first.stdout.endswith(f"\nThe report of 2025-03-01: {report}\n") and report.is_file()
    last, before = runs(home)
    assert (last["status"], last["added"]) == ("nothing_new", "0")
    assert (before["status"], before["added"]) == ("done", "1")
    assert last["finished_at"] and last["run_id"] in second.stdout and before["run_id"] in first.stdout


def test_where_its_rows_come_from_is_told_as_openlineage_events(home: Path) -> None:
    """Of the first run: article file, staging from step to step, tables of the warehouse."""
    events = [json.loads(line) for line in (home / "events").read_text("utf-8").splitlines()]
    told = {
        event["job"]["name"].rpartition(".")[2]: [
            {f"{each['namespace']}/{each['name']}" for each in event[side]} for side in ("inputs", "outputs")
        ]
        for event in events
        if event["eventType"] == "COMPLETE"
    }
    assert told["extract"][0] == {f"file://{home}/articles.jsonl"}
    for before, after in (("extract", "clean"), ("clean", "annotate"), ("annotate", "load")):
        assert told[before][1] == told[after][0] != set()
    tables = {
        f"sqlite://{home}/warehouse.db/main.{name}" for name in ("article_version", "statement", "event")
    }
    assert tables <= told["load"][1]
    assert (
        told["resolve"][0] & told["load"][1]
        and f"sqlite://{home}/warehouse.db/main.entity_link" in told["resolve"][1]
    )


def test_what_its_stages_took_is_kept(home: Path) -> None:
    told = khabar(
        home, "report", "run_stages", "--param", f"run={runs(home)[1]['run_id']}", "--format", "csv"
    )
    stages = {row["stage"]: row for row in csv.DictReader(told.stdout.splitlines())}
    assert next(iter(stages)) == "fetch" and {"plan", "extract", "resolve", "verify"} <= set(stages)
    counted = [
        (name, stages[name]["records"], stages[name]["rejected"])
        for name in ("extract", "clean", "annotate", "load")
    ]
    assert counted == [("extract", "2", "0"), ("clean", "2", "1"), ("annotate", "1", "0"), ("load", "1", "0")]
    assert all(float(row["seconds"]) > 0 for row in stages.values())


def test_every_run_keeps_its_log_and_leaves_nothing_to_a_scheduler(home: Path) -> None:
    folders = sorted((home / "airflow" / "runs").iterdir())
    assert len(folders) == 2
    for folder in folders:
        assert "Task started" in (folder / "run.log").read_text("utf-8")
        assert not list(folder.glob("airflow.db*"))
    assert not (home / "airflow" / "airflow.db").exists()


def test_no_log_holds_an_article(home: Path) -> None:
    logs = [path for path in (home / "airflow").rglob("*.log") if path.stat().st_size]
    assert len(logs) >= 3, "of the preparation and two runs"
    body = "لبحث التعاون التجاري"
    for said in (path.read_text("utf-8") for path in logs):
        assert body not in said and json.dumps(body)[1:-1] not in said


def test_what_a_run_writes_is_for_its_user_alone(home: Path) -> None:
    written = [home / "warehouse.db", *(home / "airflow").rglob("*"), *(home / "staging").rglob("*")]
    assert [path for path in written if path.stat().st_mode & 0o077 and not path.is_symlink()] == []


def test_a_run_ended_by_a_signal_takes_its_processes_along_and_is_marked(home: Path) -> None:
    many = home / "many.jsonl"
    with many.open("w", encoding="utf-8") as lines:
        for number in range(20_000):
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


def test_a_warehouse_that_may_only_be_read_is_said_before_airflow_starts(home: Path) -> None:
    given = {**environment(home), "KHABAR_WAREHOUSE": f"sqlite:///file:{home}/warehouse.db?mode=ro&uri=true"}
    refused = subprocess.run(
        [*CALL, "run", "articles.jsonl"], env=given, cwd=home, capture_output=True, text=True, check=False
    )
    assert refused.returncode == 1
    (line,) = refused.stderr.splitlines()
    assert "may not be written" in line and "KHABAR_WAREHOUSE" in line


def test_what_only_the_dag_can_see_is_still_one_line(home: Path) -> None:
    (home / "sources.toml").write_text("[source.sada]\nname_ra = 'x'\n", "utf-8")
    refused = khabar(home, "run", "articles.jsonl", "--source", "sada")
    (home / "sources.toml").write_text("")
    assert refused.returncode == 2
    (line,) = (line for line in refused.stderr.splitlines() if line.startswith("khabar:"))
    assert "sources.toml" in line and "name_ra" in line
    (alert,) = (home / "alerts").read_text("utf-8").splitlines()
    assert alert.startswith("failed_run | ") and "name_ra" in alert


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "nowhere.jsonl"],
        ["run", "articles.jsonl", "--limit", "0"],
        ["run", "articles.jsonl", "--published", "yesterday"],
        ["annotate", "nowhere.jsonl"],
        ["report", "nothing"],
        ["sql", "nowhere.sql"],
    ],
)
def test_a_wrong_path_or_parameter_is_one_line_and_exit_code_two(home: Path, arguments: list[str]) -> None:
    refused = khabar(home, *arguments)
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 1
    assert refused.stderr.startswith("khabar: ")


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
