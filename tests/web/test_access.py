"""Who is let in, and what those who are not get to see."""

from __future__ import annotations

import re

import pytest
from fastapi.routing import APIRoute

from etl.web.access import COOKIE, TokenAccess
from etl.web.app import make_app
from etl.web.forms import _posted
from tests.web.conftest import ELSEWHERE, TOKEN, browser

OPEN = {"/sign-in"}


def addresses(app):
    """An address for every route, with something in place of what it takes."""
    return {
        (re.sub(r"\{[^}]*\}", "1", route.path), method)
        for route in app.routes
        if isinstance(route, APIRoute)
        for method in route.methods
    }


def form_token(client, path="/sign-in"):
    return re.search(r'name="form_token" value="([^"]+)"', client.get(path).text)[1]


def sign_in(client, token=TOKEN, **fields):
    return client.post("/sign-in", data={"form_token": form_token(client), "token": token, **fields})


def test_without_the_token_nothing_is_shown(guarded):
    client = guarded()
    shown = {
        (path, method)
        for path, method in addresses(client.app)
        if path not in OPEN and client.request(method, path).status_code not in (303, 401)
    }
    assert shown == set()
    for path in (
        "/",
        "/nothing",
        "/reports/../reports",
        "//reports",
        "/static/../reports",
        "/sign-in/",
        "/openapi.json",
    ):
        answer = client.get(path)
        assert answer.status_code in (303, 404) and "<table" not in answer.text


def test_a_wrong_token_is_none(guarded):
    client = guarded()
    answer = sign_in(client, "another token of that length")
    assert answer.status_code == 401
    assert COOKIE not in client.cookies
    assert client.get("/reports").status_code == 303


def test_the_token_opens_everything_under_the_name_given(guarded):
    client = guarded()
    answer = sign_in(client, name="أمل", next="/reports?lang=en")
    assert (answer.status_code, answer.headers["location"]) == (303, "/reports?lang=en")
    cookie = next(line for line in answer.headers.get_list("set-cookie") if line.startswith(COOKIE))
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert TOKEN not in cookie
    assert client.get("/reports").status_code == 200


def test_signing_out_ends_it(guarded):
    client = guarded()
    sign_in(client)
    client.post("/sign-out", data={"form_token": form_token(client, "/reports")})
    assert client.get("/reports").status_code == 303


def test_the_token_does_not_stay_in_the_address(guarded):
    client = guarded()
    answer = client.get("/sign-in", params={"token": TOKEN, "next": "/reports"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/reports")
    assert client.get("/reports").status_code == 200


def test_one_who_is_turned_away_comes_back_to_where_they_wanted(guarded):
    assert (
        guarded().get("/reports/x?a=1&b=2").headers["location"] == "/sign-in?next=/reports/x%3Fa%3D1%26b%3D2"
    )


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_to_no_other_site(guarded, wanted):
    assert sign_in(guarded(), next=wanted).headers["location"] == "/"


@pytest.mark.parametrize(
    "forged", ["amal", "amal.", ".", f"amal.{TOKEN}", "amal." + "0" * 64, "%D8%A3." + "f" * 64, "\u00e9.x"]
)
def test_a_forged_cookie_is_none(guarded, forged):
    client = guarded(cookie=f"{COOKIE}={forged}".encode("latin-1"))
    assert client.get("/reports").status_code == 303


def test_the_seal_of_one_name_is_not_that_of_another(guarded):
    client = guarded()
    sign_in(client, name="amal")
    seal = client.cookies[COOKIE].rpartition(".")[2].strip('"')
    assert guarded(cookie=f"{COOKIE}=salma.{seal}").get("/reports").status_code == 303
    assert guarded(cookie=f"{COOKIE}=amal.{seal}").get("/reports").status_code == 200


def test_another_token_makes_older_cookies_none(guarded, loaded_file):
    client = guarded()
    sign_in(client)
    changed = browser(make_app(loaded_file, TokenAccess("a token of another day", "amal")), ELSEWHERE)
    changed.cookies = client.cookies
    assert changed.get("/reports").status_code == 303


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8088", "127.0.0.1:1", "[::1]", "[::1]:8088", "LOCALHOST"]
)
def test_without_a_token_this_machine_is_answered(here, host):
    assert here.get("/reports", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8088",
        "localhost.evil.example",
        "127.0.0.1.evil.example:80",
        "",
        "0.0.0.0",
        "[::]",
    ],
)
def test_without_a_token_no_other_name_is_answered(here, host):
    answer = here.get("/reports", headers={"host": host})
    assert answer.status_code == 403
    assert "KHABAR_WEB_TOKEN" in answer.text


def test_what_another_site_sends_is_refused(guarded):
    client = guarded()
    token = form_token(client)
    for headers in (
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
    ):
        answer = client.post("/sign-in", data={"form_token": token, "token": TOKEN}, headers=headers)
        assert answer.status_code == 403
    assert COOKIE not in client.cookies


@pytest.mark.parametrize("sent", [{}, {"form_token": ""}, {"form_token": "x" * 43}])
def test_a_form_without_its_token_is_refused(guarded, sent):
    client = guarded()
    form_token(client)
    assert client.post("/sign-in", data={**sent, "token": TOKEN}).status_code == 403
    assert COOKIE not in client.cookies


def test_every_form_that_posts_asks_for_its_token(guarded):
    unguarded = {
        route.path
        for route in guarded().app.routes
        if isinstance(route, APIRoute) and route.methods - {"GET", "HEAD"}
        if _posted not in {dependency.call for dependency in route.dependant.dependencies}
    }
    assert unguarded == set()


def test_every_answer_says_what_a_browser_may_do_with_it(guarded):
    client = guarded()
    for path in ("/sign-in", "/reports", "/static/khabar.css", "/static/none.css"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert (
            "default-src 'none'" in policy and "frame-ancestors 'self'" in policy and "unsafe" not in policy
        )
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"


def test_assets_are_kept_by_their_checksum(here):
    page = here.get("/reports").text
    sheet = re.search(r'href="(/static/khabar\.css\?v=[0-9a-f]{8})"', page)[1]
    assert "immutable" in here.get(sheet).headers["cache-control"]
