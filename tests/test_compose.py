"""docker-compose.yml keeps to the Compose specification and gives every worker what it needs."""

from __future__ import annotations

import base64
import re
import stat
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
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
    assert set(services) == {"postgres", "valkey", "object-store", *AIRFLOW_SERVICES}
    assert len({services[name]["image"] for name in AIRFLOW_SERVICES}) == 1
    for name in AIRFLOW_SERVICES:
        environment = services[name]["environment"]
        assert environment["AIRFLOW__CORE__EXECUTOR"] == "CeleryExecutor"
        role = "khabar" if name == "prepare" else "khabar_loader"
        assert environment["KHABAR_WAREHOUSE"].startswith(f"postgresql+psycopg://{role}:")
        assert environment["KHABAR_STAGING"] == "${KHABAR_STAGING:-s3://khabar/staging}"


def test_every_setting_is_passed_on(compose: dict[str, Any]) -> None:
    settings = {f"KHABAR_{field.name.upper()}" for field in fields(Settings)}
    for name in AIRFLOW_SERVICES:
        environment = compose["services"][name]["environment"]
        assert {setting for setting in environment if setting.startswith("KHABAR_")} == settings
        for setting in settings - {"KHABAR_HOME", "KHABAR_WAREHOUSE", "KHABAR_SOURCES"}:
            assert environment[setting].startswith(f"${{{setting}:-"), "what .env says is used"
        runbook = (PROJECT / "docs" / "runbook.md").read_text("utf-8")
        told = re.findall(r"^    ((?:AIRFLOW__|OTEL_)\w+)=", runbook, re.M)
        assert len(told) == 6
        assert all(environment[name].startswith(f"${{{name}:-") for name in told), "and where metrics go"


def test_every_service_is_contained(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        assert service["user"] not in ("root", "0", "0:0"), name
        assert service["read_only"] is True and service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["mem_limit"] and service["cpus"] and service["pids_limit"], name
        assert service["logging"]["options"]["max-size"], name
        if name != "prepare":
            assert service["restart"] == "unless-stopped" and service["healthcheck"]["test"], name


def test_only_the_web_page_is_published_and_to_this_machine_alone(compose: dict[str, Any]) -> None:
    services = compose["services"]
    published = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert published == {"api-server": ["${AIRFLOW_ADDRESS:-127.0.0.1:8080}:8080"]}
    assert compose["networks"]["inside"] == {"internal": True}
    for name in ("postgres", "valkey", "object-store"):
        assert services[name]["networks"] == ["inside"]
    for name in ("scheduler", "triggerer", "worker"):
        assert "--skip-serve-logs" in services[name]["command"]


def test_images_are_pinned_by_exact_version(compose: dict[str, Any]) -> None:
    ours = {service["image"] for service in compose["services"].values() if "build" in service}
    images = {service["image"] for service in compose["services"].values()} - ours
    (version,) = re.findall(r'^version = "(.+)"$', (PROJECT / "pyproject.toml").read_text("utf-8"), re.M)
    assert {image.partition(":")[2] for image in ours} == {f"${{KHABAR_TAG:-{version}}}"}
    stages = re.findall(r"^FROM (\S+)(?: AS (\S+))?$", (PROJECT / "Dockerfile").read_text("utf-8"), re.M)
    assert {service["build"]["target"] for service in compose["services"].values() if "build" in service} <= {
        stage for _, stage in stages
    }
    for image in images | {image for image, _ in stages}:
        assert re.search(r":v?\d+\.\d+(\.\d+)?(-|$)", image), image


def test_the_image_installs_the_lock_with_its_hashes_and_is_not_roots() -> None:
    dockerfile = (PROJECT / "Dockerfile").read_text("utf-8")
    assert "ARG LOCK=requirements.lock\n" in dockerfile
    assert "--require-hashes --requirement locks/$LOCK" in dockerfile
    assert "\nUSER 50000:50000\n" in dockerfile[dockerfile.rindex("\nFROM ") :]
    assert "ENTRYPOINT" not in dockerfile, "compose and Airflow's chart say whole commands"
    ignored = (PROJECT / ".dockerignore").read_text("utf-8").split()
    for copied in re.findall(r"^COPY (?!--from)(.+) \S+$", dockerfile, re.M):
        for name in copied.split():
            assert (PROJECT / name).exists(), name
            assert any(line.startswith(f"!{name}") for line in ignored), f"{name} is not sent to the builder"


def secrets_of(text: str) -> set[str]:
    return set(re.findall(r"\$\{(\w+):\?", text))


def test_no_secret_stands_in_it_and_the_example_names_each() -> None:
    required = secrets_of(COMPOSE.read_text("utf-8"))
    assert len(required) > 9
    example = (PROJECT / ".env.example").read_text("utf-8")
    empty = {line.removesuffix("=") for line in example.splitlines() if line.endswith("=") and line[0] != "#"}
    assert empty == required


def make_env(target: Path) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, str(PROJECT / "deploy" / "make_env.py"), str(target)]
    return subprocess.run(call, capture_output=True, text=True, check=False)


def test_an_env_is_written_once_with_strong_secrets_for_its_owner_alone(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for target in (one, other):
        assert make_env(target).returncode == 0
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    written = [dict(line.split("=", 1) for line in file.read_text().splitlines() if line and line[0] != "#")
               for file in (one, other)]  # fmt: skip
    for name in secrets_of(COMPOSE.read_text("utf-8")):
        mine, theirs = (values[name] for values in written)
        assert mine != theirs and len(mine) >= 44 and re.fullmatch(r"[\w=-]+", mine), name
    assert len(base64.urlsafe_b64decode(written[0]["AIRFLOW_FERNET_KEY"])) == 32
    before = one.read_bytes()
    again = make_env(one)
    assert again.returncode == 1 and "stays as it is" in again.stderr
    assert one.read_bytes() == before
