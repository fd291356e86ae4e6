"""Every week: count the staging that no run asks for any more, check all rows, refresh the planner's statistics.

By hand, with one parameter: `delete`, to remove that staging. Without it nothing is removed; the task
`clear_staging` says what would be. How old it must be is `KHABAR_STAGING_DAYS`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from airflow.sdk import CronTriggerTimetable, Param, dag, task

from etl.runs import maintain as steps
from etl.settings import read_settings

SETTINGS = read_settings()
SCHEDULE = (
    None if SETTINGS.schedule == "none" else CronTriggerTimetable("0 12 * * 0", timezone=SETTINGS.time_zone)
)


@dag(
    schedule=SCHEDULE,
    start_date=datetime(2025, 1, 1),
    catchup=False,
    max_active_runs=1,
    params={
        "delete": Param(False, type="boolean", description="Remove it; otherwise only count."),
    },
    default_args={
        "retries": 2,
        "retry_delay": timedelta(seconds=30),
        "retry_exponential_backoff": True,
    },
    tags=["khabar"],
    doc_md=__doc__,
)
def maintain() -> None:
    @task
    def clear_staging(params: dict[str, Any], run_id: str) -> str:
        cleared = str(steps.clear_staging(SETTINGS, run_id, params["delete"]))
        print(cleared)
        return cleared

    @task
    def check_everything() -> list[str]:
        found = steps.check_everything(SETTINGS)
        print("\n".join(found) or "all rules hold")
        return found

    @task
    def refresh_statistics(run_id: str) -> int:
        return steps.refresh_statistics(SETTINGS, run_id)

    clear_staging() >> check_everything() >> refresh_statistics()


maintain()
