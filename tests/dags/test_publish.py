"""The DAG publish: it runs when the nightly had news, tells whoever is named, and nobody otherwise."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from airflow.sdk import BaseNotifier
from airflow.sdk.module_loading import import_string

from etl.cli import airflow
from etl.paths import PROJECT
from tests.dags.test_dags import dag_of

FAKE = """
import json, os
from airflow.sdk import BaseNotifier

class Fake(BaseNotifier):
    template_fields = ("subject", "files")

    def __init__(self, subject, files):
        super().__init__()
        self.subject, self.files = subject, files

    def notify(self, context):
        with open(os.environ["SENT"], "a") as sent:
            sent.write(json.dumps([self.subject, self.files]) + "\\n")
"""
TOLD = [
    {
        "notifier": "fake_notifier.Fake",
        "subject": "{{ published.day }}: {{ published.stories[0] }}",
        "files": ["{{ published.report }}"],
    }
]


def test_it_runs_when_the_nightly_had_news() -> None:
    (asset,) = dag_of("publish").timetable.asset_condition.objects
    assert asset == dag_of("nightly").get_task("announce").outlets[0]


def test_a_report_is_told_once(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    sqlite_template: Path,
    prepare: Any,
    loader: Any,
    article: Any,
) -> None:
    from etl.load import open_warehouse

    shutil.copy(sqlite_template, tmp_path / "warehouse.db")
    loader(open_warehouse(f"sqlite:///{tmp_path}/warehouse.db"))([article("1")])
    (tmp_path / "fake_notifier.py").write_text(FAKE)
    monkeypatch.setenv("AIRFLOW_HOME", str(tmp_path / "airflow"))
    monkeypatch.setenv("KHABAR_HOME", str(tmp_path))
    monkeypatch.setenv("KHABAR_NOTIFIERS", json.dumps(TOLD))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("SENT", str(tmp_path / "sent"))
    database = tmp_path / "airflow.db"
    shutil.copy(prepare(airflow.home()), database)
    environment = {**airflow.environment(), airflow.DATABASE: f"sqlite:///{database}"}
    for _ in range(2):
        run = subprocess.run(
            airflow.command("dags", "test", "publish"),
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr
    (sent,) = (tmp_path / "sent").read_text().splitlines()
    subject, (file,) = json.loads(sent)
    assert subject == "2025-04-20: بغداد تستعد للقمة"
    assert Path(file) == tmp_path / "archive" / "2025-04-20" / "report.html" and Path(file).is_file()


@pytest.mark.parametrize(
    ("page", "setting"), [("production", "KHABAR_NOTIFIERS"), ("runbook", "KHABAR_ALERTS")]
)
def test_the_notifiers_of_the_documentation_can_be_made(page: str, setting: str) -> None:
    text = (PROJECT / "docs" / f"{page}.md").read_text("utf-8")
    (written,) = re.findall(rf"{setting}='(.*?)'", text, re.DOTALL)
    told = json.loads(written)
    assert told
    for given in told:
        made = import_string(given.pop("notifier"))(**given)
        assert isinstance(made, BaseNotifier)
        assert set(given) - {"smtp_conn_id"} <= set(made.template_fields)
