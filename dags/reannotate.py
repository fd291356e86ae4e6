"""Annotate anew what older annotators read: after an upgrade, or a change of lexicons or models.

By hand, with one parameter: `limit`, to take so many versions and no more. Only what was read out of the
texts is replaced; the texts and their history stay.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from airflow.sdk import Asset, Param, dag, task

from etl.runs import nightly
from etl.runs import reannotate as steps
from etl.settings import read_settings

SETTINGS = read_settings()


@dag(
    schedule=None,
    start_date=datetime(2025, 1, 1),
    catchup=False,
    max_active_runs=1,
    params={
        "limit": Param(None, type=["null", "integer"], minimum=1, description="No more versions than this."),
    },
    default_args={"retries": 2, "retry_exponential_backoff": True},
    tags=["khabar"],
    doc_md=__doc__,
)
def reannotate() -> None:
    @task
    def plan(params: dict[str, Any], run_id: str) -> list[list[str]]:
        return steps.plan(SETTINGS, params["limit"], run_id)

    @task
    def annotate(batches: list[str]) -> list[str]:
        return nightly.annotate(SETTINGS, batches)

    @task
    def load(annotated: list[list[str]], run_id: str) -> None:
        steps.load(SETTINGS, list(annotated), run_id)

    @task(outlets=[Asset("khabar://warehouse/articles")])
    def verify(run_id: str) -> None:
        nightly.verify(SETTINGS, run_id, [])

    load(annotate.expand(batches=plan())) >> verify()


reannotate()
