"""Annotate anew what older annotators read: after an upgrade, or a change of lexicons or models.

By hand, with one parameter: `limit`, to take so many versions and no more. Only what was read out of the
texts is replaced; the texts and their history stay.
"""

from __future__ import annotations

from typing import Any

from airflow.sdk import Param, TriggerRule, dag
from khabar_wiring import ARGUMENTS, HEAVY, SETTINGS, WRITERS, begin, end, step

from etl.runs import nightly
from etl.runs import reannotate as steps

PARAMETERS = {
    "limit": Param(None, type=["null", "integer"], minimum=1, description="No more versions than this."),
}


@dag(schedule=None, params=PARAMETERS, doc_md=__doc__, **ARGUMENTS)
def reannotate() -> None:
    @step()
    def plan(params: dict[str, Any], run_id: str) -> list[list[str]]:
        return steps.plan(SETTINGS, begin("reannotate", params, PARAMETERS)["limit"], run_id)

    @step(pool=HEAVY)
    def annotate(batches: list[str]) -> list[str]:
        return nightly.annotate(SETTINGS, batches)

    @step(trigger_rule=TriggerRule.ALL_DONE, pool=WRITERS)
    def load(annotated: list[list[str]] | None, run_id: str) -> None:
        steps.load(SETTINGS, list(annotated or ()), run_id)

    loaded = load(annotate.expand(batches=plan()))
    end(loaded)


reannotate()
