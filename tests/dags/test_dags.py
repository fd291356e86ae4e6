"""What the DAG files promise: which there are, when they run, what they may be told."""

from __future__ import annotations

import ast
import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import yaml
from airflow.configuration import conf
from airflow.sdk import DAG, CronTriggerTimetable, TriggerRule
from airflow.sdk.exceptions import AirflowFailException, ParamValidationError
from airflow.sdk.log import redact
from kombu.transport.redis import Channel
from sqlalchemy import make_url, text

from etl.cli.airflow import pools as pools_of
from etl.errors import UserError
from etl.load import begin_run, open_warehouse, upgrade
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
    "watch": {"night"},
    "maintain": {
        "clear_staging",
        "clear_logs",
        "prune_runs",
        "back_up",
        "check_everything",
        "vacuum",
        "refresh_statistics",
        "settle",
    },
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


@pytest.mark.parametrize("name", sorted(set(EXPECTED) - {"publish", "watch"}))
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
    described = conf.configuration_description
    known = {(section, name) for section, about in described.items() for name in about["options"]}
    # Of these, Airflow knows two and hands all on to Celery's client of the broker.
    known |= {("celery_broker_transport_options", name) for name in Channel.from_transport_options}
    assert options - known == set()


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
        ("source", ""),
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
        "khabar_airflow",
        "khabar_wiring",
        "logging",
        "typing",
    }
    assert imported(path) <= allowed


def test_etl_never_imports_airflow() -> None:
    assert [path for path in PACKAGE.rglob("*.py") if "airflow" in imported(path)] == []


def test_a_parameter_that_is_none_of_the_dags_is_refused_at_once_and_runs_that_ended_are_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHABAR_HOME", str(tmp_path))
    nightly = module_of(DAGS / "nightly.py")
    known = {"lives": "running", "killed": "failed"}  # to Airflow

    def get_dr_count(dag: str, run_ids: list[str], states: list[str]) -> int:
        return sum(known.get(run) in states for run in run_ids) if dag == "nightly" else 0

    engine = open_warehouse(f"sqlite:///{tmp_path}/warehouse.db")
    upgrade(engine)
    for run in (*known, "of another Airflow"):
        begin_run(engine, run)
    instance = SimpleNamespace(task_id="fetch", try_number=1, max_tries=2, get_dr_count=get_dr_count)
    context = {"run_id": "by hand", "ti": instance}
    monkeypatch.setattr(sys.modules["khabar_wiring"], "get_current_context", lambda: context)
    fetch = nightly.nightly().get_task("fetch").python_callable
    with pytest.raises(AirflowFailException, match="unknown: no such parameter; there are paths, source"):
        fetch({"paths": [], "unknown": 1}, "by hand")
    with engine.connect() as connection:
        runs = connection.execute(text("SELECT run_id, status, message FROM load_run")).all()
    assert {run.run_id: run.status for run in runs} == {
        "lives": "running",
        "killed": "interrupted",
        "of another Airflow": "running",
        "by hand": "running",
    }
    assert runs[-1].message.startswith("unknown: no such parameter")


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


def test_the_warehouse_may_be_a_connection_of_airflow_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_WAREHOUSE", "airflow://newsroom")
    extra = {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}
    given = {"conn_type": "postgres", "host": "db", "login": "khabar_loader", "schema": "khabar"}
    monkeypatch.setenv("AIRFLOW_CONN_NEWSROOM", json.dumps({**given, "password": "s@cret/1", "extra": extra}))
    module_of(DAGS / "nightly.py")
    settings = sys.modules["khabar_wiring"].SETTINGS
    address = make_url(settings.warehouse)
    assert (address.username, address.password, address.host, address.database) == (
        "khabar_loader", "s@cret/1", "db", "khabar",
    )  # fmt: skip
    assert address.query == extra
    assert "s@cret" not in repr(settings)
    assert redact("the driver says s@cret/1") == "the driver says ***"


@pytest.mark.parametrize(
    ("connection", "said"), [(None, "no connection of Airflow's"), ({"conn_type": "http"}, "type http")]
)
def test_a_connection_that_is_none_of_a_warehouse_is_one_line(
    connection: dict[str, str] | None, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHABAR_WAREHOUSE", "airflow://other")
    if connection:
        monkeypatch.setenv("AIRFLOW_CONN_OTHER", json.dumps(connection))
    with pytest.raises(UserError, match=f"KHABAR_WAREHOUSE names other.*{said}"):
        module_of(DAGS / "nightly.py")


def test_a_password_in_the_environment_is_masked_in_the_logs_of_tasks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KHABAR_WAREHOUSE", "postgresql://khabar_loader:hidden-one@db/khabar")
    module_of(DAGS / "nightly.py")
    assert redact("the driver says hidden-one") == "the driver says ***"
