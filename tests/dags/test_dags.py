"""What the DAG files promise: which there are, when they run, what they may be told."""

from __future__ import annotations

import ast
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import yaml
from airflow.configuration import conf
from airflow.sdk import DAG, CronTriggerTimetable, TriggerRule
from airflow.sdk.exceptions import AirflowFailException, ParamValidationError
from sqlalchemy import text

from etl.cli.airflow import pools as pools_of
from etl.load import open_warehouse
from etl.paths import DAGS, PACKAGE, PROJECT
from etl.runs.batches import MOST_MAPPED
from etl.settings import Settings

ENDING = {"resolve", "verify", "settle", "announce"}
EXPECTED = {
    "nightly": {
        "fetch",
        "plan",
        "extract",
        "plan_batches",
        "process.clean",
        "process.annotate",
        "load",
        *ENDING,
    },
    "reannotate": {"plan", "annotate", "load", *ENDING},
    "publish": {"write", "tell"},
    "maintain": {"clear_staging", "check_everything", "refresh_statistics", "settle"},
}


def module_of(path: Path) -> ModuleType:
    sys.modules.pop("khabar_wiring", None)  # it reads the settings when it is imported
    spec = spec_from_file_location(f"dags_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def dag_of(name: str) -> DAG:
    with_dag = getattr(module_of(DAGS / f"{name}.py"), name)()
    assert isinstance(with_dag, DAG)
    return with_dag


def test_every_dag_file_is_listed_here() -> None:
    assert {path.stem for path in DAGS.glob("*.py")} == {*EXPECTED, "khabar_wiring"}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_dag_has_its_tasks_its_text_and_one_run_at_a_time(name: str) -> None:
    dag = dag_of(name)
    assert set(dag.task_ids) == EXPECTED[name]
    assert dag.doc_md
    assert dag.max_active_runs == 1
    assert dag.catchup is False
    for task in dag.tasks:
        assert task.execution_timeout, "a task that hangs ends some time"
    for task_id in EXPECTED[name] - {"announce"}:
        task = dag.get_task(task_id)
        assert task.retries == 2
        assert task.retry_exponential_backoff


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - {"publish"}))
def test_the_task_that_settles_a_run_runs_whatever_failed_before(name: str) -> None:
    dag = dag_of(name)
    settle = dag.get_task("settle")
    assert settle.trigger_rule == TriggerRule.ALL_DONE
    assert settle.get_flat_relative_ids(upstream=True) == EXPECTED[name] - {"settle", "announce"}


def test_heavy_tasks_share_a_pool_and_writers_another() -> None:
    pools: dict[str, list[tuple[str, str]]] = {}
    for name in EXPECTED:
        for task in dag_of(name).tasks:
            pools.setdefault(task.pool, []).append((name, task.task_id))
    pools.pop("default_pool")
    assert pools == {
        "khabar_heavy": [
            ("nightly", "process.clean"),
            ("nightly", "process.annotate"),
            ("reannotate", "annotate"),
        ],
        "khabar_writers": [
            ("nightly", "load"),
            ("nightly", "resolve"),
            ("reannotate", "load"),
            ("reannotate", "resolve"),
        ],
    }
    assert {name: slots for name, (slots, _) in pools_of(Settings(heavy_tasks=7, writers=2)).items()} == {
        "khabar_heavy": 7,
        "khabar_writers": 2,
    }


def test_a_task_is_mapped_over_no_more_than_airflow_allows() -> None:
    assert conf.getint("core", "max_map_length") >= MOST_MAPPED


def test_airflow_knows_every_option_that_the_files_for_production_set() -> None:
    values = yaml.safe_load((PROJECT / "deploy" / "kubernetes" / "values.yaml").read_text("utf-8"))
    compose = yaml.safe_load((PROJECT / "docker-compose.yml").read_text("utf-8"))
    options = {(section, name) for section, given in values["config"].items() for name in given}
    for variable in compose["x-airflow"]["environment"]:
        if variable.startswith("AIRFLOW__"):
            _, section, name = variable.lower().split("__")
            options.add((section, name))
    known = conf.configuration_description
    assert {option for option in options if option[1] not in known[option[0]]["options"]} == set()


def test_somebody_who_waits_is_told_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_PROGRESS_FD", "3")
    assert dag_of("nightly").get_task("load").retry_delay.total_seconds() <= 1


def test_nightly_runs_at_two_in_the_time_zone_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_TIME_ZONE", "Asia/Riyadh")
    timetable = dag_of("nightly").timetable
    assert isinstance(timetable, CronTriggerTimetable)
    assert timetable.expression == "0 2 * * *"
    assert str(timetable.timezone) == "Asia/Riyadh"


def test_nightly_can_be_left_to_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_SCHEDULE", "none")
    assert not isinstance(dag_of("nightly").timetable, CronTriggerTimetable)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("paths", "a.jsonl"),
        ("paths", [""]),
        ("source", "Two Words"),
        ("published", 20250301),
        ("limit", 0),
        ("limit", "ten"),
        ("force", "yes"),
    ],
)
def test_a_parameter_of_the_wrong_type_is_refused(parameter: str, value: object) -> None:
    dag = dag_of("nightly")
    dag.params.validate()
    with pytest.raises(ParamValidationError):
        dag.params[parameter] = value


def imported(path: Path) -> set[str]:
    """The packages a file imports, by the first part of their names."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("path", sorted(DAGS.glob("*.py")), ids=lambda path: path.stem)
def test_dags_hold_wiring_only(path: Path) -> None:
    allowed = {
        "__future__",
        "airflow",
        "collections",
        "datetime",
        "etl",
        "functools",
        "khabar_wiring",
        "typing",
    }
    assert imported(path) <= allowed


def test_etl_never_imports_airflow() -> None:
    assert [path for path in PACKAGE.rglob("*.py") if "airflow" in imported(path)] == []


def test_a_parameter_that_is_none_of_the_dags_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHABAR_HOME", str(tmp_path))
    nightly = module_of(DAGS / "nightly.py")
    instance = SimpleNamespace(task_id="fetch", try_number=1, max_tries=2)
    context = {"run_id": "by hand", "ti": instance}
    monkeypatch.setattr(sys.modules["khabar_wiring"], "get_current_context", lambda: context)
    fetch = nightly.nightly().get_task("fetch").python_callable
    with pytest.raises(AirflowFailException, match="unknown: no such parameter; there are paths, source"):
        fetch({"paths": [], "unknown": 1}, "by hand")
    with open_warehouse(f"sqlite:///{tmp_path}/warehouse.db").connect() as connection:
        (message,) = connection.execute(text("SELECT message FROM load_run")).scalars()
    assert message.startswith("unknown: no such parameter")


def test_what_may_pass_is_tried_again_and_said_the_last_time_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHABAR_HOME", str(tmp_path))
    module_of(DAGS / "nightly.py")
    wiring = sys.modules["khabar_wiring"]
    said: list[str] = []
    monkeypatch.setattr(wiring.lifecycle, "report_failure", lambda *given: said.append(given[2]))

    @wiring.step()
    def away() -> None:
        raise ConnectionResetError("the store is away")

    with DAG("any"):
        task = away().operator
    for attempt, times in ((1, 0), (3, 1)):
        context = {"run_id": "any", "ti": SimpleNamespace(task_id="away", try_number=attempt, max_tries=2)}
        monkeypatch.setattr(wiring, "get_current_context", lambda context=context: context)
        with pytest.raises(ConnectionResetError):
            task.python_callable()
        assert said == ["away"] * times
