"""The files for Kubernetes agree with Khabar's settings, its versions, each other and the page that tells of them."""

from __future__ import annotations

import re
from typing import Any

import yaml

from etl.paths import PROJECT
from etl.settings import read_settings

FOLDER = PROJECT / "deploy" / "kubernetes"
VALUES: dict[str, Any] = yaml.safe_load((FOLDER / "values.yaml").read_text("utf-8"))
JOB: dict[str, Any] = yaml.safe_load((FOLDER / "prepare.yaml").read_text("utf-8"))
PREPARE: dict[str, Any] = JOB["spec"]["template"]["spec"]["containers"][0]
PAGE = (PROJECT / "docs" / "kubernetes.md").read_text("utf-8")


def given(env: list[dict[str, Any]]) -> dict[str, str]:
    return {each["name"]: each["value"] for each in env if "value" in each}


def test_settings_are_khabars_own_and_the_same_in_both() -> None:
    pods, prepare = given(VALUES["env"]), given(PREPARE["env"])
    settings = read_settings(pods)
    assert settings.staging.startswith("s3://") and settings.archive.startswith("s3://")
    assert settings.heavy_tasks <= VALUES["config"]["core"]["parallelism"]
    shared = pods.keys() & prepare.keys()
    assert {"KHABAR_STAGING", "KHABAR_HEAVY_TASKS", "KHABAR_WRITERS", "AWS_ENDPOINT_URL"} <= shared
    assert {name: pods[name] for name in shared} == {name: prepare[name] for name in shared}
    assert prepare["AIRFLOW__CORE__AUTH_MANAGER"] == VALUES["config"]["core"]["auth_manager"]
    assert settings.sources == f"{VALUES['volumeMounts'][0]['mountPath']}/sources.toml"


def test_versions_are_those_of_the_project_and_its_lock() -> None:
    lock = (PROJECT / "deploy" / "kubernetes.lock").read_text("utf-8")
    assert f"\napache-airflow=={VALUES['airflowVersion']} " in lock
    assert (
        "\napache-airflow-providers-cncf-kubernetes==" in lock and "\napache-airflow-providers-fab==" in lock
    )
    image = VALUES["images"]["airflow"]
    assert PREPARE["image"] == f"{image['repository']}:{image['tag']}"
    (version,) = re.findall(r'^version = "(.+)"$', (PROJECT / "pyproject.toml").read_text("utf-8"), re.M)
    assert image["tag"] == version
    assert PREPARE["image"] in PAGE


def pinned(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (PROJECT / lock).read_text("utf-8"), re.M))


def test_pods_pin_what_all_images_pin() -> None:
    assert pinned("requirements.lock").items() <= pinned("deploy/kubernetes.lock").items()


def test_secrets_are_named_and_the_page_makes_each() -> None:
    named = {VALUES["data"]["metadataSecretName"]: {"connection"}, VALUES["fernetKeySecretName"]: {"fernet-key"},
             VALUES["apiSecretKeySecretName"]: {"api-secret-key"}, VALUES["jwtSecretName"]: {"jwt-secret"}}  # fmt: skip
    asked = [(each["secretName"], each["secretKey"]) for each in VALUES["secret"]]
    asked += [
        (each["valueFrom"]["secretKeyRef"]["name"], each["valueFrom"]["secretKeyRef"]["key"])
        for each in PREPARE["env"]
        if "valueFrom" in each
    ]
    for name, key in asked:
        named.setdefault(name, set()).add(key)
    for name, keys in named.items():
        (made,) = re.findall(rf"create secret generic {name} ((?:.*\\\n)*.*)", PAGE)
        assert set(re.findall(r"--from-literal=([\w-]+)=", made)) == keys, name
    assert f"create configmap {VALUES['volumes'][0]['configMap']['name']} " in PAGE
    by_pods = {each["secretKey"] for each in VALUES["secret"]}
    assert "owner" not in by_pods, "no pod but the job that prepares may change tables"


def test_pods_are_nobodys_root_and_have_limits() -> None:
    pod = VALUES["securityContexts"]["pod"]
    assert pod["runAsNonRoot"] and pod["runAsUser"] == VALUES["uid"] == 50000
    contained = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}
    assert VALUES["securityContexts"]["containers"] == PREPARE["securityContext"] == contained
    for part in ("apiServer", "scheduler", "dagProcessor", "triggerer"):
        assert VALUES[part]["resources"]["limits"]["memory"], part
    assert VALUES["workers"]["kubernetes"]["resources"]["limits"]["memory"]
