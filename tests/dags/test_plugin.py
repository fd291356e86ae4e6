"""The reading room within Airflow: in its navigation, and only for whom Airflow lets in."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from etl.cli import airflow


@pytest.fixture(scope="module")
def browser(
    sqlite_template: Path, prepare: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """A browser before Airflow's own application, in this process."""
    from airflow.api_fastapi.app import create_app, purge_cached_app

    file = tmp_path_factory.mktemp("plugin") / "warehouse.db"
    shutil.copy(sqlite_template, file)
    if not (airflow.home() / "airflow.db").exists():
        shutil.copy(prepare(airflow.home()), airflow.home() / "airflow.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KHABAR_WAREHOUSE", f"sqlite:///{file}")
        purge_cached_app()
        with TestClient(create_app(apps="core"), "http://localhost:8080", follow_redirects=False) as client:
            yield client
        purge_cached_app()


def signed_in(role: str | None) -> dict[str, str]:
    """The cookie of somebody with a role."""
    from airflow.api_fastapi.app import get_auth_manager
    from airflow.api_fastapi.auth.managers.simple.user import SimpleAuthManagerUser

    user = SimpleAuthManagerUser(username="amal", role=role)
    return {"cookie": f"_token={get_auth_manager().generate_jwt(user)}"}


@pytest.mark.parametrize("path", ["/khabar/", "/khabar/reports", "/khabar/sql?q=SELECT+1", "/khabar/nothing"])
def test_who_is_not_signed_in_is_sent_to_sign_in(browser, path):
    for headers in ({}, {"cookie": "_token=forged"}, {"authorization": "Bearer forged"}):
        answer = browser.get(path, headers=headers)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/auth/login?next=")
        assert answer.text == ""


def test_a_user_without_a_role_sees_nothing(browser):
    assert browser.get("/khabar/reports", headers=signed_in(None)).status_code == 303


@pytest.mark.parametrize("role", ["ADMIN", "VIEWER"])
def test_who_is_signed_in_reads(browser, role):
    page = browser.get("/khabar/reports", headers=signed_in(role))
    assert page.status_code == 200
    links = re.findall(r'(?:href|action)="([^"#]*)"', page.text)
    assert links and all(link.startswith("/khabar/") for link in links)


def test_only_who_may_change_the_nightly_may_send_a_form(browser):
    assert browser.post("/khabar/reports", headers=signed_in("VIEWER")).status_code == 401
    assert (
        browser.post("/khabar/reports", headers=signed_in("ADMIN")).status_code == 405
    )  # let in; no form is there
    assert browser.post("/khabar/reports").status_code == 401


def test_there_is_no_token_of_ours(browser):
    assert browser.get("/khabar/sign-in", headers=signed_in("ADMIN")).status_code == 404


def test_it_is_in_the_navigation(browser):
    (plugin,) = [
        plugin
        for plugin in browser.get("/api/v2/plugins", headers=signed_in("ADMIN")).json()["plugins"]
        if plugin["name"] == "khabar"
    ]
    (view,) = plugin["external_views"]
    assert (view["href"], view["destination"], view["url_route"]) == ("/khabar/", "nav", "khabar")
    assert plugin["fastapi_apps"][0]["url_prefix"] == "/khabar"
