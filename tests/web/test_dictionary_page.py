"""The data dictionary as a page."""

from __future__ import annotations

import html

import pytest

from etl.report.dictionary import entries

ENTRIES = entries("en")


def test_all_that_can_be_asked_is_listed_once(here):
    page = html.unescape(here.get("/dictionary?lang=en").text)
    assert len(ENTRIES) > 80
    for entry in ENTRIES:
        assert page.count(f'href="/dictionary?kind={entry.kind}&name={entry.name}"') == 1
        assert entry.about in page


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_column_stands_with_its_meaning(here, language):
    for entry in entries(language):
        page = html.unescape(
            here.get(f"/dictionary?kind={entry.kind}&name={entry.name}&lang={language}").text
        )
        assert entry.about in page
        for name, meaning in (*entry.parameters, *entry.columns):
            assert f'>{name}</code></dt><dd dir="auto">{meaning}</dd>' in page


def test_it_is_found_by_name_and_by_meaning(here):
    page = here.get("/dictionary", params={"q": "Who_Said", "lang": "en"}).text
    assert "name=who_said_what" in page and "name=judgement" not in page
    assert "name=who_said_what" in here.get("/dictionary", params={"q": "ANON", "lang": "en"}).text
    assert "kind=" not in here.get("/dictionary", params={"q": "<b>", "lang": "en"}).text


def test_its_first_rows_are_a_click_away(client):
    page = client.get("/dictionary?kind=view&name=who_said_what&lang=en").text
    assert "/sql?q=SELECT+%2A+FROM+who_said_what+LIMIT+50" in page
    assert client.get("/sql?q=SELECT+%2A+FROM+who_said_what+LIMIT+50").status_code == 200


def test_there_is_no_other(here):
    assert here.get("/dictionary?kind=view&name=nothing").status_code == 404
    assert here.get("/dictionary?kind=table&name=who_said_what").status_code == 404
