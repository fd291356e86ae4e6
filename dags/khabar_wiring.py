"""What the DAGs share: their arguments, how a step's failure is said and tried again, how every run ends."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
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
from airflow.sdk.module_loading import import_string
from airflow.sdk.observability import stats

from etl.errors import UserError
from etl.progress import is_watched
from etl.runs import alerts, lifecycle, telemetry
from etl.runs.failures import explain
from etl.runs.notifiers import read_notifiers
from khabar_airflow.settings import read_settings

log = logging.getLogger("khabar.dags")
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
    lifecycle.begin(SETTINGS, get_current_context()["run_id"], kind, _has_ended)
    if unknown := sorted(params.keys() - known.keys()):
        raise UserError(f"{', '.join(unknown)}: no such parameter; there are {', '.join(known)}")
    return dict(params)


def _has_ended(kind: str, run_id: str) -> bool:
    """Of a run that this Airflow does not know, of another one perhaps, nothing is said."""
    count = get_current_context()["ti"].get_dr_count
    return count(kind, run_ids=[run_id], states=["success", "failed"]) > 0


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


def notify(notifier: Mapping[str, Any], context: Any, **told: Any) -> None:
    """Let an Airflow notifier tell something, which its templates see under the names given here."""
    given = dict(notifier)
    import_string(given.pop("notifier"))(**given)({**context, **told})


def alert(told: alerts.Alert, context: Any) -> None:
    """Tell operators; a notifier that fails holds up no other, and is named in the log."""
    stats.incr("khabar.alert", tags={"cause": told.cause})
    for notifier in read_notifiers(SETTINGS.alerts, "KHABAR_ALERTS"):
        try:
            notify(notifier, context, alert=told.as_context())
        except Exception as error:  # its message may hold the address of a webhook
            log.error("%s could not tell of %s: %s", notifier["notifier"], told.cause, type(error).__name__)


def alert_of_failure(context: Any) -> None:
    """Tell that a run failed, or a task of a DAG that has no run in the ledger."""
    alert(alerts.of_failure(SETTINGS, context["run_id"], context.get("exception")), context)


def _alert_of_end(context: Any) -> None:
    for told in alerts.of_end(SETTINGS, context["run_id"]):
        alert(told, context)


@step(pool=WRITERS)
def resolve() -> None:
    """Settle across articles who is meant."""
    lifecycle.resolve(SETTINGS)


@step()
def verify(run_id: str) -> str | None:
    """Check what the run wrote; each rule's verdict stands in the log, what breaks it in the XCom `rows`, by check."""
    findings = lifecycle.verify(SETTINGS, run_id)
    if findings:  # before the task may fail
        get_current_context()["ti"].xcom_push("rows", {found.check: found.records() for found in findings})
    return lifecycle.weigh(findings)


@step(
    task.short_circuit,
    trigger_rule=TriggerRule.ALL_DONE,
    on_failure_callback=alert_of_failure,
    on_success_callback=_alert_of_end,
)
def settle(
    unfinished: list[str] | None = None,
    warning: str | None = None,
    without_news: str = "nothing_new",
) -> bool:
    """Close the run as what it was, whatever became of the steps before; whether there is news."""
    context = get_current_context()
    run_id = context["run_id"]
    dag, instance = context["dag"], context["ti"]
    states = instance.get_task_states(dag_id=dag.dag_id, run_ids=[run_id])[run_id]
    failed = sorted(name for name, state in states.items() if state == TaskInstanceState.FAILED)
    stages = telemetry.stages(instance.xcom_pull(task_ids=dag.task_ids, key=MEASURED))
    return lifecycle.settle(SETTINGS, run_id, failed, unfinished or (), warning, without_news, stages)


@task(outlets=[WAREHOUSE])
def announce() -> None:
    """Tell whoever waits for news of the warehouse; skipped where there is none."""


def end(loaded: Any, unfinished: Any = None) -> None:
    """How a run that loads ends, from the task that loaded on."""
    checked = verify()
    loaded >> resolve() >> checked
    settle(unfinished, warning=checked) >> announce()
