"""``khabar run`` as a person runs it: Airflow in a process of its own, a summary, an exit code."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

import pytest

from etl.cli import main
from tests.dags.command import CALL, environment, khabar, make_home, runs


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_home(tmp_path_factory.mktemp("home"))


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
def test_a_wrong_path_or_parameter_is_one_line_and_exit_code_two(
    home: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in environment(home).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(home)
    assert main(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("khabar: ")
