"""``khabar`` called as a person calls it, in a home of its own."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

ARTICLES = """\
{"id": 1, "body": "وصل وفد من المغرب إلى الكويت لبحث التعاون التجاري.", "published": "2025-03-01"}
{"id": 2, "body": "  "}
"""


CALL = [sys.executable, "-c", "import sys; from etl.cli import main; sys.exit(main())"]


NOTIFIER = """
import os
from airflow.sdk import BaseNotifier

class Written(BaseNotifier):
    template_fields = ("line",)

    def __init__(self, line):
        super().__init__()
        self.line = line

    def notify(self, context):
        with open(os.path.join(os.environ["KHABAR_HOME"], "alerts"), "a") as told:
            told.write(self.line + "\\n")
"""
ALERTED = [{"notifier": "written_notifier.Written", "line": "{{ alert.cause }} | {{ alert.line }}"}]


def make_home(home: Path) -> Path:
    """A folder with articles, a notifier and no sources."""
    (home / "sources.toml").write_text("")
    (home / "articles.jsonl").write_text(ARTICLES, "utf-8")
    (home / "written_notifier.py").write_text(NOTIFIER)
    return home


def environment(home: Path, warehouse: str = "warehouse.db") -> dict[str, str]:
    return {
        **os.environ,
        "KHABAR_ALERTS": json.dumps(ALERTED),
        "PYTHONPATH": str(home),
        "AIRFLOW_HOME": str(home / "airflow"),
        "KHABAR_HOME": str(home),
        "KHABAR_WAREHOUSE": f"sqlite:///{home}/{warehouse}",
        "KHABAR_SOURCES": str(home / "sources.toml"),
    }


def khabar(home: Path, *arguments: str, warehouse: str = "warehouse.db") -> subprocess.CompletedProcess[str]:
    given = environment(home, warehouse)
    return subprocess.run(
        [*CALL, *arguments], env=given, cwd=home, capture_output=True, text=True, check=False
    )


def start(home: Path, *arguments: str, warehouse: str = "warehouse.db") -> subprocess.Popen[str]:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([*CALL, *arguments], env=environment(home, warehouse), cwd=home, **pipes)  # type: ignore[call-overload]


def runs(home: Path, warehouse: str = "warehouse.db") -> list[dict[str, str]]:
    """The last runs as ``khabar status`` marks and ``khabar report`` tells them, the latest first."""
    assert khabar(home, "status", warehouse=warehouse).returncode == 0
    told = khabar(home, "report", "recent_runs", "--format", "csv", warehouse=warehouse)
    return list(csv.DictReader(told.stdout.splitlines()))
