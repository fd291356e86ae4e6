"""What the DAGs share: their arguments, how a step's failure is said and tried again, how every run ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from airflow.providers.common.compat.lineage.entities import File, Table
from airflow.sdk import (
    Asset,
    CronTriggerTimetable,
    Param,
    TaskInstanceState,
    TriggerRule,
    get_current_context,
    task,
)
from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException
from airflow.sdk.observability import stats

from etl.errors import UserError
from etl.progress import is_watched
from etl.runs import lifecycle, telemetry
from etl.runs.failures import explain
from etl.settings import read_settings

SETTINGS = read_settings()
WAREHOUSE = Asset("khabar://warehouse/articles")
HEAVY = "khabar_heavy"  # the pool of cleaning and annotating
MEASURED = "measured"  # the XCom in which a task says what it did
WRITERS = "khabar_writers"  # the pool of what writes much to the warehouse

# Somebody who waits wants to know soon; the night has time.
_RETRIES = (
    {"retry_delay": timedelta(seconds=1)}
    if is_watched()
    else {
        "retry_delay": timedelta(seconds=30),
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(minutes=10),
    }
)
ARGUMENTS = {
    "start_date": datetime(2025, 1, 1),
    "catchup": False,
    "max_active_runs": 1,
    # A step that hangs ends some time.
    "default_args": {"retries": 2, "execution_timeout": timedelta(hours=12), **_RETRIES},
    "tags": ["khabar"],
}


def schedule(cron: str) -> CronTriggerTimetable | None:
    """The schedule in the time zone of the settings; none where all is left to people."""
    return None if SETTINGS.schedule == "none" else CronTriggerTimetable(cron, timezone=SETTINGS.time_zone)


def begin(kind: str, params: Mapping[str, Any], known: Mapping[str, Param]) -> dict[str, Any]:
    """Open the run in the ledger; its parameters.

    Raises:
        UserError: one is none of the DAG's.
    """
    lifecycle.begin(SETTINGS, get_current_context()["run_id"], kind)
    if unknown := sorted(params.keys() - known.keys()):
        raise UserError(f"{', '.join(unknown)}: no such parameter; there are {', '.join(known)}")
    return dict(params)


def step(decorator: Any = task, **options: Any) -> Callable[[Callable[..., Any]], Any]:
    """A task that fails at once where trying again cannot help, and says in one line why it failed for good."""

    def as_task(function: Callable[..., Any]) -> Any:
        @wraps(function)
        def reporting(*arguments: Any, **named: Any) -> Any:
            try:
                with telemetry.recorded() as account:
                    result = function(*arguments, **named)
                _hand_on(account)
                return result
            except AirflowSkipException:
                raise
            except Exception as error:
                context = get_current_context()
                instance = context["ti"]
                failure = explain(error, SETTINGS)
                if failure.is_permanent or instance.try_number > instance.max_tries:
                    lifecycle.report_failure(SETTINGS, context["run_id"], instance.task_id, failure, error)
                if failure.is_permanent:
                    raise AirflowFailException(failure.line) from error
                raise

        return decorator(**options)(reporting)

    return as_task


def _hand_on(account: telemetry.Account) -> None:
    """What a task did: to `settle`, to whoever keeps metrics, and to whoever follows where data come from."""
    instance = get_current_context()["ti"]
    stage = instance.task_id.rpartition(".")[2]
    instance.xcom_push(MEASURED, account.as_result(stage))
    tags = {"dag_id": instance.dag_id, "stage": stage}
    stats.incr("khabar.stage.records", account.records, tags=tags)
    stats.incr("khabar.stage.rejected", account.rejected, tags=tags)
    stats.timing("khabar.stage.duration", timedelta(seconds=account.seconds), tags=tags)
    operator = instance.task
    operator.inlets = [*operator.inlets, *map(_as_entity, account.read)]
    operator.outlets = [*operator.outlets, *map(_as_entity, account.written)]


def _as_entity(dataset: telemetry.Dataset) -> File | Table:
    """As the OpenLineage provider takes it; no asset, of which Airflow would keep a history."""
    if dataset.table is None:
        return File(url=dataset.place)
    return Table(cluster=dataset.place, database=dataset.schema, name=dataset.table)


@step(pool=WRITERS)
def resolve() -> None:
    """Settle across articles who is meant."""
    lifecycle.resolve(SETTINGS)


@step(map_index_template="{{ check }}")
def verify(check: str, run_id: str) -> str | None:
    """Check one rule on what the run wrote; what breaks it stands in the log, and in the XCom `rows`."""
    context = get_current_context()
    context["check"] = check  # type: ignore[typeddict-unknown-key]
    found = lifecycle.verify(SETTINGS, run_id, check)
    if found is not None:  # before the task may fail
        context["ti"].xcom_push("rows", found.records())
    return lifecycle.weigh(found)


@step(task.short_circuit, trigger_rule=TriggerRule.ALL_DONE)
def settle(
    unfinished: list[str] | None = None,
    warnings: Iterable[str | None] | None = None,
    without_news: str = "nothing_new",
) -> bool:
    """Close the run as what it was, whatever became of the steps before; whether there is news."""
    context = get_current_context()
    run_id = context["run_id"]
    dag, instance = context["dag"], context["ti"]
    states = instance.get_task_states(dag_id=dag.dag_id, run_ids=[run_id])[run_id]
    failed = sorted(name for name, state in states.items() if state == TaskInstanceState.FAILED)
    warned = list(filter(None, warnings or ()))
    stages = telemetry.stages(instance.xcom_pull(task_ids=dag.task_ids, key=MEASURED))
    return lifecycle.settle(SETTINGS, run_id, failed, unfinished or (), warned, without_news, stages)


@task(outlets=[WAREHOUSE])
def announce() -> None:
    """Tell whoever waits for news of the warehouse; skipped where there is none."""


def end(loaded: Any, unfinished: Any = None) -> None:
    """How a run that loads ends, from the task that loaded on."""
    checked = verify.expand(check=lifecycle.checks())
    loaded >> resolve() >> checked
    settle(unfinished, warnings=checked) >> announce()
