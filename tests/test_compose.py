"""docker-compose.yml keeps to the Compose specification and gives every worker what it needs."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from typing import Any

import pytest
import yaml

from etl.paths import PROJECT
from etl.settings import Settings

COMPOSE = PROJECT / "docker-compose.yml"
AIRFLOW_SERVICES = ("prepare", "api-server", "scheduler", "dag-processor", "triggerer", "worker")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded = yaml.safe_load(COMPOSE.read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_it_keeps_to_the_specification() -> None:
    arguments = ["-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    checked = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_all_services_of_airflow_are_there_on_one_image(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert set(services) == {"postgres", "valkey", *AIRFLOW_SERVICES}
    assert len({services[name]["image"] for name in AIRFLOW_SERVICES}) == 1
    for name in AIRFLOW_SERVICES:
        environment = services[name]["environment"]
        assert environment["AIRFLOW__CORE__EXECUTOR"] == "CeleryExecutor"
        assert environment["KHABAR_WAREHOUSE"].startswith("postgresql+psycopg://")


def test_whoever_runs_tasks_reaches_staging(compose: dict[str, Any]) -> None:
    staging = "staging:/var/khabar/staging"
    assert staging in compose["services"]["worker"]["volumes"]
    assert compose["services"]["worker"]["environment"]["KHABAR_STAGING"].endswith("/var/khabar/staging}")


def test_every_setting_is_passed_on(compose: dict[str, Any]) -> None:
    settings = {f"KHABAR_{field.name.upper()}" for field in fields(Settings)}
    for name in AIRFLOW_SERVICES:
        environment = compose["services"][name]["environment"]
        assert {setting for setting in environment if setting.startswith("KHABAR_")} == settings
        for setting in settings - {"KHABAR_HOME", "KHABAR_WAREHOUSE", "KHABAR_SOURCES"}:
            assert environment[setting].startswith(f"${{{setting}:-"), "what .env says is used"


def test_the_pool_that_the_dags_name_is_made_before_they_run(compose: dict[str, Any]) -> None:
    (command,) = compose["services"]["prepare"]["command"]
    assert "db migrate" in command and "pools set khabar_heavy" in command


def test_no_secret_stands_in_it_and_the_example_names_each() -> None:
    text = COMPOSE.read_text("utf-8")
    required = set(re.findall(r"\$\{(\w+):\?", text))
    assert required == {
        "AIRFLOW_API_SECRET",
        "AIRFLOW_FERNET_KEY",
        "AIRFLOW_JWT_SECRET",
        "POSTGRES_PASSWORD",
        "VALKEY_PASSWORD",
    }
    example = (PROJECT / ".env.example").read_text("utf-8")
    for name in required:
        assert f"\n{name}=\n" in f"\n{example}", f"{name} must be named, and left empty, in .env.example"


def test_only_this_machine_reaches_what_is_published(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service.get("ports", [])]
    assert ports == ["${AIRFLOW_ADDRESS:-127.0.0.1:8080}:8080"]
