"""Every night: read what is new, clean it, annotate it, load it, check it.

By hand, with parameters: `paths` to read instead of the sources of `sources.toml`; `source`, the outlet
they belong to; `published`, the day of articles that bring no date; `limit`, to try a few records first;
`force`, to read again what is loaded. A run that was killed is finished by the next one.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from airflow.sdk import Asset, CronTriggerTimetable, Param, TriggerRule, dag, task, task_group
from airflow.sdk.exceptions import AirflowFailException

from etl.errors import UserError
from etl.progress import report_user_error
from etl.runs import nightly as steps
from etl.settings import read_settings

SETTINGS = read_settings()
WAREHOUSE = Asset("khabar://warehouse/articles")
SCHEDULE = (
    None
    if SETTINGS.schedule == "none"
    else CronTriggerTimetable(SETTINGS.schedule, timezone=SETTINGS.time_zone)
)

PARAMETERS = {
    "paths": Param(
        [],
        type="array",
        items={"type": "string", "minLength": 1},
        description="Files, folders, patterns or addresses; none: all sources.",
    ),
    "source": Param(
        None,
        type=["null", "string"],
        pattern="^[a-z0-9]+(-[a-z0-9]+)*$",
        description="Slug of the outlet these paths belong to.",
    ),
    "published": Param(
        None, type=["null", "string"], format="date", description="Day of the articles that bring no date."
    ),
    "limit": Param(None, type=["null", "integer"], minimum=1, description="Read no more records than this."),
    "force": Param(False, type="boolean", description="Read again what is loaded."),
}


@dag(
    schedule=SCHEDULE,
    start_date=datetime(2025, 1, 1),
    catchup=False,
    max_active_runs=1,
    params=PARAMETERS,
    default_args={
        "retries": 2,
        "retry_delay": timedelta(seconds=30),
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(minutes=10),
    },
    tags=["khabar"],
    doc_md=__doc__,
)
def nightly() -> None:
    @task
    def plan(params: dict[str, Any], run_id: str) -> list[str]:
        try:
            return steps.plan(SETTINGS, steps.Request(**params), run_id)
        except UserError as error:
            # Asked wrongly: trying again would say the same.
            report_user_error(str(error))
            raise AirflowFailException(str(error)) from error

    @task
    def extract(group: str) -> str:
        return steps.extract(SETTINGS, group)

    @task(trigger_rule=TriggerRule.ALL_DONE_MIN_ONE_SUCCESS)
    def plan_batches(groups: list[str]) -> list[list[str]]:
        return steps.plan_batches(groups)

    @task
    def clean(batches: list[str]) -> list[str]:
        return steps.clean(SETTINGS, batches)

    @task
    def annotate(batches: list[str]) -> list[str]:
        return steps.annotate(SETTINGS, batches)

    @task_group
    def process(batches: list[str]) -> None:
        annotate(clean(batches))

    @task(trigger_rule=TriggerRule.ALL_DONE_MIN_ONE_SUCCESS)
    def load(groups: list[str], run_id: str) -> list[str]:
        return steps.load(SETTINGS, groups, run_id)

    @task(outlets=[WAREHOUSE])
    def verify(unfinished: list[str], run_id: str) -> None:
        steps.verify(SETTINGS, run_id, unfinished)

    groups = plan()
    shared = plan_batches(groups)
    extract.expand(group=groups) >> shared
    loaded = load(groups)
    process.expand(batches=shared) >> loaded
    verify(loaded)


nightly()
