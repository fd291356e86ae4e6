"""Every night: fetch and read what is new, clean it, annotate it, load it, check it.

By hand, with parameters: `paths` to read instead of the sources of `sources.toml`; `source`, the outlet
they belong to; `published`, the day of articles that bring no date; `limit`, to try a few records first;
`force`, to read again what is loaded. A run that was killed is finished by the next one.
"""

from __future__ import annotations

from typing import Any

from airflow.sdk import Param, TriggerRule, dag, task_group
from khabar_wiring import ARGUMENTS, HEAVY, SETTINGS, WRITERS, begin, end, schedule, step

from etl.runs import nightly as steps

PARAMETERS = {
    "paths": Param(
        [],
        type="array",
        items={"type": "string", "minLength": 1},
        description="Files, folders, patterns, addresses, URLs; none: all sources.",
    ),
    "source": Param(
        None,
        type=["null", "string"],
        minLength=1,
        description="Name or slug of the outlet these paths belong to.",
    ),
    "published": Param(
        None, type=["null", "string"], format="date", description="Day of the articles that bring no date."
    ),
    "limit": Param(None, type=["null", "integer"], minimum=1, description="Read no more records than this."),
    "force": Param(False, type="boolean", description="Read again what is loaded."),
}


@dag(schedule=schedule(SETTINGS.schedule), params=PARAMETERS, doc_md=__doc__, **ARGUMENTS)
def nightly() -> None:
    @step()
    def fetch(params: dict[str, Any], run_id: str) -> None:
        steps.fetch(SETTINGS, steps.Request(**begin("nightly", params, PARAMETERS)), run_id)

    @step()
    def plan(params: dict[str, Any], run_id: str) -> list[str]:
        return steps.plan(SETTINGS, steps.Request(**params), run_id)

    @step()
    def extract(group: str) -> str:
        return steps.extract(SETTINGS, group)

    # The steps that bring together what ran side by side take what came through, be it nothing.
    @step(trigger_rule=TriggerRule.ALL_DONE)
    def plan_batches(groups: list[str] | None) -> list[list[str]]:
        return steps.plan_batches(groups or [])

    @step(pool=HEAVY)
    def clean(batches: list[str]) -> list[str]:
        return steps.clean(SETTINGS, batches)

    @step(pool=HEAVY)
    def annotate(batches: list[str]) -> list[str]:
        return steps.annotate(SETTINGS, batches)

    @task_group
    def process(batches: list[str]) -> None:
        annotate(clean(batches))

    @step(trigger_rule=TriggerRule.ALL_DONE, pool=WRITERS)
    def load(groups: list[str] | None, run_id: str) -> list[str]:
        return steps.load(SETTINGS, groups or [], run_id)

    groups = plan()
    fetch() >> groups
    shared = plan_batches(groups)
    extract.expand(group=groups) >> shared
    loaded = load(groups)
    process.expand(batches=shared) >> loaded
    end(loaded, unfinished=loaded)


nightly()
