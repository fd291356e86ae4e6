"""Whenever a run brought news: write the daily report into the archive, and tell whoever is to be told.

By hand, with one parameter: `day`, another day than the newest. The report is one HTML file that opens without a
network, its tables lie beside it. A report that says nothing new is told to nobody; and nobody is told of any
unless `KHABAR_NOTIFIERS` names Airflow notifiers.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from airflow.sdk import Param, dag, get_current_context
from airflow.sdk.exceptions import AirflowSkipException
from khabar_wiring import ARGUMENTS, SETTINGS, WAREHOUSE, alert_of_failure, notify, step

from etl.runs import publish as steps
from etl.runs.notifiers import read_notifiers

PARAMETERS = {
    "day": Param(
        None, type=["null", "string"], format="date", description="The day to report; none: the newest."
    ),
}
NOTIFIERS = read_notifiers(SETTINGS.notifiers, "KHABAR_NOTIFIERS")


@dag(schedule=[WAREHOUSE], params=PARAMETERS, doc_md=__doc__, **ARGUMENTS)
def publish() -> None:
    @step(on_failure_callback=alert_of_failure)
    def write(params: dict[str, Any]) -> dict[str, Any]:
        published = steps.publish(SETTINGS, params["day"] and date.fromisoformat(params["day"]))
        if published is None:
            raise AirflowSkipException(f"the warehouse holds no article of {params['day'] or 'any day'}")
        print(published.report)
        return published.as_result()

    @step(on_failure_callback=alert_of_failure, map_index_template="{{ notifier }}")
    def tell(place: int, published: dict[str, Any]) -> None:
        context = get_current_context()
        context["notifier"] = NOTIFIERS[place]["notifier"]  # type: ignore[typeddict-unknown-key]
        if not published["is_new"]:
            raise AirflowSkipException("the archive held this report already")
        notify(NOTIFIERS[place], context, published=published)

    tell.partial(published=write()).expand(place=list(range(len(NOTIFIERS))))


publish()
