"""Every hour: whether the night is late, and who is to be told.

A night is late when it has not come through `KHABAR_LATE_AFTER` hours after its time on the schedule; it is told once.
Where the scheduler itself may be what is down, let something outside of Airflow call `khabar check --late`.
"""

from __future__ import annotations

from airflow.sdk import Variable, dag, get_current_context
from khabar_wiring import ARGUMENTS, SETTINGS, alert, schedule, step

from etl.runs import alerts

TOLD = "khabar_late_night_told"  # the Airflow variable with the last one that was


@dag(schedule=schedule("30 * * * *"), doc_md=__doc__, **ARGUMENTS)
def watch() -> None:
    @step()
    def night() -> None:
        late = alerts.late_night(SETTINGS)
        if late and Variable.get(TOLD, default=None) != late.subject:
            alert(late, get_current_context())
            Variable.set(TOLD, late.subject)

    night()


watch()
