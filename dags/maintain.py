"""Every week: count the staging that no run asks for any more, check all rows, refresh the planner's statistics.

By hand, with one parameter: `delete`, to remove that staging. Without it nothing is removed; the task
`clear_staging` says what would be. How old it must be is `KHABAR_STAGING_DAYS`.
"""

from __future__ import annotations

from typing import Any

from airflow.sdk import Param, dag
from khabar_wiring import ARGUMENTS, SETTINGS, begin, schedule, settle, step

from etl.runs import maintain as steps

PARAMETERS = {
    "delete": Param(False, type="boolean", description="Remove it; otherwise only count."),
}


@dag(schedule=schedule("0 12 * * 0"), params=PARAMETERS, doc_md=__doc__, **ARGUMENTS)
def maintain() -> None:
    @step()
    def clear_staging(params: dict[str, Any]) -> str:
        cleared = str(steps.clear_staging(SETTINGS, begin("maintain", params, PARAMETERS)["delete"]))
        print(cleared)
        return cleared

    @step()
    def check_everything() -> list[str]:
        found = steps.check_everything(SETTINGS)
        print("\n".join(found) or "all rules hold")
        return found

    @step()
    def refresh_statistics() -> int:
        return steps.refresh_statistics(SETTINGS)

    clear_staging() >> check_everything() >> refresh_statistics() >> settle(without_news="done")


maintain()
