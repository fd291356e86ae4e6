"""Every week: remove what is past its days, make a backup, check all rows, let the engine tidy up.

By hand, with one parameter: `delete`, false to remove nothing of staging and only say what would go. How old it must be
is `KHABAR_STAGING_DAYS`; `KHABAR_RUN_DAYS` and `KHABAR_LOG_DAYS` are those of the ledger's details and of the logs of
Airflow's tasks. Backups are made where `KHABAR_BACKUPS` names a place, and the last `KHABAR_BACKUPS_KEPT` stay.
"""

from __future__ import annotations

from typing import Any

from airflow.sdk import Param, TriggerRule, dag
from airflow.sdk.configuration import conf
from airflow.sdk.exceptions import AirflowSkipException
from khabar_wiring import ARGUMENTS, SETTINGS, begin, schedule, settle, step

from etl.runs import maintain as steps

PARAMETERS = {
    "delete": Param(True, type="boolean", description="Remove old staging; otherwise only count it."),
}


@dag(schedule=schedule("0 12 * * 0"), params=PARAMETERS, doc_md=__doc__, **ARGUMENTS)
def maintain() -> None:
    @step()
    def clear_staging(params: dict[str, Any]) -> str:
        cleared = str(steps.clear_staging(SETTINGS, begin("maintain", params, PARAMETERS)["delete"]))
        print(cleared)
        return cleared

    @step()
    def clear_logs() -> int:
        return steps.clear_logs(SETTINGS, conf.get("logging", "base_log_folder"))

    @step()
    def prune_runs() -> int:
        return steps.prune_runs(SETTINGS)

    @step()
    def back_up() -> str:
        if place := steps.make_backup(SETTINGS):
            return place
        raise AirflowSkipException("KHABAR_BACKUPS names no place")

    @step(trigger_rule=TriggerRule.NONE_FAILED)
    def check_everything() -> list[str]:
        found = steps.check_everything(SETTINGS)
        print("\n".join(found) or "all rules hold")
        return found

    @step()
    def vacuum() -> str:
        done = steps.vacuum(SETTINGS)
        print(done)
        return done

    @step()
    def refresh_statistics() -> int:
        return steps.refresh_statistics(SETTINGS)

    checked = check_everything()
    clear_staging() >> [clear_logs(), prune_runs(), back_up()] >> checked
    checked >> vacuum() >> refresh_statistics() >> settle(without_news="done")


maintain()
