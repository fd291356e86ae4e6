"""Every page of the reading room in a browser: it opens in peace, fits its window, and everybody can use it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.web.browser.browser import WIDTHS, Browser
from tests.web.browser.site import Site
from tests.web.browser.walk import Visit

SCREENSHOTS = Path(__file__).parents[3] / "docs" / "screenshots"


def distinct(site: Site) -> dict[str, str]:
    """One page of each kind: reports differ in their rows alone."""
    reports = [page for page in site.pages if page.startswith("/reports/{name} ")]
    return {page: address for page, address in site.pages.items() if page not in reports[3:]}


def _assert_none(faults: dict[str, Any]) -> None:
    """Told in full: pytest would shorten them."""
    assert not faults, json.dumps(faults, ensure_ascii=False, indent=1)


def test_every_page_opens_without_an_error_in_the_console(visits: list[Visit]) -> None:
    _assert_none({visit.address: visit.complaints for visit in visits if visit.complaints})
    assert [visit.address for visit in visits if not visit.heading] == []


def test_no_page_is_wider_than_its_window(visits: list[Visit]) -> None:
    _assert_none({visit.address: visit.overflow for visit in visits if any(visit.overflow.values())})
    assert all(set(visit.overflow) == set(WIDTHS) for visit in visits)


_TABBABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
_LISTEN = """
const all = [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility() && !e.disabled);
all.forEach((element, number) => element.dataset.number = number);
window.reached = {};
addEventListener('focusin', event => {
    const look = getComputedStyle(event.target);
    window.reached[event.target.dataset.number] =
        look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 1 || look.boxShadow !== 'none';
});
const dates = all.filter(e => e.type === 'date').length;
return [all.length, all.length + 4 * dates + 5];
"""
_REPORT = """
const at = number => document.querySelector(`[data-number="${number}"]`).outerHTML.slice(0, 120);
const numbers = [...Array(arguments[0]).keys()];
return {
    unreached: numbers.filter(number => !(number in window.reached)).map(at),
    unseen: numbers.filter(number => window.reached[number] === false).map(at),
};
"""


def test_the_keyboard_alone_reaches_everything_and_shows_where_it_is(site: Site, browser: Browser) -> None:
    faults = {}
    for address in distinct(site).values():
        browser.open(address)
        count, presses = browser.run(_LISTEN, _TABBABLE)
        ActionChains(browser.driver, duration=0).send_keys(Keys.TAB * presses).perform()
        found = browser.run(_REPORT, count)
        if any(found.values()):
            faults[address] = found
    _assert_none(faults)


def test_the_first_key_leads_past_the_navigation(browser: Browser) -> None:
    browser.open("/reports")
    ActionChains(browser.driver, duration=0).send_keys(Keys.TAB, Keys.ENTER).perform()
    assert browser.run("return document.activeElement.id || location.hash") in ("main", "#main")


_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, arguments[0]).then(found => done(found.violations.map(
    each => [each.id, each.help, ...each.nodes.slice(0, 3).map(node => node.html.slice(0, 200) + ' | ' +
        node.failureSummary.replaceAll('\\n', ' ').slice(0, 300))])));
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(site: Site, browser: Browser, axe: str, scheme: str) -> None:
    """In the dark only the colours are other."""
    asked = {} if scheme == "light" else {"runOnly": ["color-contrast"]}
    faults = {}
    browser.colours(scheme)
    try:
        for address in distinct(site).values():
            browser.open(address)
            browser.run(axe)
            found = browser.driver.execute_async_script(_AXE, asked)
            if found:
                faults[address] = found
    finally:
        browser.colours("light")
    _assert_none(faults)


def test_pages_without_scripts_say_the_same(site: Site, browser: Browser) -> None:
    """Scripts add charts and the map, no more: what they would show stands in tables."""
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        for page, address in distinct(site).items():
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
def test_screenshots(site: Site, browser: Browser) -> None:
    for page, address in distinct(site).items():
        if page not in ("missing", "hostile article"):
            name = re.sub(r"[\W_]+", "-", page).strip("-") or "home"
            for width in WIDTHS:
                browser.open(address + ("&" if "?" in address else "?") + "lang=ar", width)
                browser.photograph(SCREENSHOTS / f"{name}-{width}.png", width)
