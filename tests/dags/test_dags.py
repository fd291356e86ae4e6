"""What the DAG files promise: which there are, when they run, what they may be told."""

from __future__ import annotations

import ast
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from airflow.sdk import DAG, CronTriggerTimetable
from airflow.sdk.exceptions import ParamValidationError

from etl.paths import DAGS, PACKAGE

EXPECTED = {
    "nightly": {"plan", "extract", "plan_batches", "process.clean", "process.annotate", "load", "verify"},
    "reannotate": {"plan", "annotate", "load", "verify"},
    "maintain": {"clear_staging", "refresh_statistics"},
}


def module_of(path: Path) -> ModuleType:
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
    assert {path.stem for path in DAGS.glob("*.py")} == EXPECTED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_dag_has_its_tasks_its_text_and_one_run_at_a_time(name: str) -> None:
    dag = dag_of(name)
    assert set(dag.task_ids) == EXPECTED[name]
    assert dag.doc_md
    assert dag.max_active_runs == 1
    assert dag.catchup is False
    for task in dag.tasks:
        assert task.retries == 2
        assert task.retry_exponential_backoff


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
    assert imported(path) <= {"__future__", "airflow", "datetime", "etl", "typing"}


def test_etl_never_imports_airflow() -> None:
    assert [path for path in PACKAGE.rglob("*.py") if "airflow" in imported(path)] == []
