"""Every page of the reading room in a browser: it opens in peace, fits its window, and everybody can use it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from tests.web.browser.browser import WIDTHS, Browser, opened
from tests.web.browser.corpus import load
from tests.web.browser.site import Site, serve
from tests.web.browser.walk import Visit, assert_a_fault_is_found

SCREENSHOTS = Path(__file__).parents[3] / "docs" / "screenshots"


def _assert_none(faults: dict[str, Any]) -> None:
    """Told in full: pytest would shorten them."""
    assert not faults, json.dumps(faults, ensure_ascii=False, indent=1)


def test_every_page_opens_without_an_error_in_the_console(visits: list[Visit]) -> None:
    _assert_none({visit.address: visit.complaints for visit in visits if visit.complaints})
    assert [visit.address for visit in visits if not visit.heading] == []


def test_no_script_of_the_news_runs_on_any_page(visits: list[Visit]) -> None:
    assert {visit.address: visit.hurt for visit in visits if visit.hurt} == {}


def test_no_page_is_wider_than_its_window(visits: list[Visit]) -> None:
    _assert_none({visit.address: visit.overflow for visit in visits if any(visit.overflow.values())})
    assert all(set(visit.overflow) == set(WIDTHS) for visit in visits)


def test_the_keyboard_alone_reaches_everything_and_shows_where_it_is(visits: list[Visit]) -> None:
    _assert_none({visit.address: visit.keyboard for visit in visits if visit.keyboard})


def test_the_first_key_leads_past_the_navigation(browser: Browser) -> None:
    browser.open("/reports")
    browser.press_tab(1)
    browser.driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert browser.run("return document.activeElement.id || location.hash") in ("main", "#main")


def test_axe_finds_nothing(visits: list[Visit], axe: tuple[str | None, str]) -> None:
    if axe[0] is None:
        pytest.skip(axe[1])
    _assert_none({visit.address: visit.axe for visit in visits if visit.axe})


def test_faults_would_be_found(browser: Browser, axe: tuple[str | None, str]) -> None:
    assert_a_fault_is_found(browser, axe[0])


def test_pages_without_scripts_say_the_same(site: Site, browser: Browser) -> None:
    """Scripts add charts and the map, no more: what they would show stands in tables."""
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        for page, address in site.distinct.items():
            browser.open(address)
            shown = browser.run(
                "return [document.querySelector('main').innerText.length, document.images.length]"
            )
            assert shown[0] > 20, page
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.skipif(
    not os.environ.get("KHABAR_SCREENSHOTS"), reason="KHABAR_SCREENSHOTS=1 takes the pictures for docs/"
)
def test_screenshots(tmp_path: Path) -> None:
    """Of the examples alone."""
    warehouse = load(tmp_path / "room", harm=False)
    with serve(warehouse) as site, opened(site.url, tmp_path / "profile") as browser:
        for page, address in site.distinct.items():
            if page == "missing" or "}/" in page:
                continue  # nothing, and pages of a page
            name = re.sub(r"[\W_]+", "-", page.partition(" ")[0] if page.startswith("/") else page)
            for width in WIDTHS:
                browser.open(address + ("&" if "?" in address else "?") + "lang=ar", width)
                browser.photograph(SCREENSHOTS / f"{name.strip('-') or 'home'}-{width}.png", width)
