"""One walk through every page, wide and narrow: what is seen on the way is noted, and tests look into the notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.web.browser.browser import WIDTHS, Browser
from tests.web.browser.site import Site

# A page whose address leads nowhere on purpose: the browser notes that too.
_EXPECTED = {"missing": "404"}
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
const dates = all.filter(e => ['date', 'month'].includes(e.type)).length;
return [all.length, all.length + 4 * dates + 5];
"""
_REACHED = """
const at = number => document.querySelector(`[data-number="${number}"]`).outerHTML.slice(0, 120);
const numbers = [...Array(arguments[0]).keys()];
return [
    ...numbers.filter(number => !(number in window.reached)).map(number => 'not reached: ' + at(number)),
    ...numbers.filter(number => window.reached[number] === false).map(number => 'not seen: ' + at(number)),
];
"""
_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, arguments[0]).then(found => done(found.violations.flatMap(each => each.nodes.slice(0, 3).map(
    node => `${each.id}: ${node.html.slice(0, 200)}: ${node.failureSummary.replaceAll('\\n', ' ').slice(0, 300)}`))));
"""


@dataclass(frozen=True)
class Visit:
    """What a page was like."""

    page: str
    address: str
    heading: str
    complaints: list[str]  # of the console
    overflow: dict[int, int]  # pixels too wide, by the width of the window
    hurt: object  # what a hostile script would have set
    keyboard: list[str] = field(default_factory=list)  # what it does not reach, or does not show
    axe: list[str] = field(default_factory=list)  # what axe-core objects to, by day and in the dark


def walk(site: Site, browser: Browser, axe: str | None) -> Iterator[Visit]:
    """Every page once. Of the reports, which differ in their rows alone, a few are looked at closely."""
    for page, address in site.pages.items():
        browser.open(address)
        is_close = page in site.distinct
        heading = browser.run("return document.querySelector('h1')?.textContent.trim() || ''")
        faults = _axe(browser, axe) if axe and is_close else []
        unreached = _keyboard(browser) if is_close else []
        overflow = {}
        for width in WIDTHS:
            browser.resize(width)
            overflow[width] = browser.overflow()
        complaints = [each for each in browser.complaints() if _EXPECTED.get(page, "\0") not in each]
        hurt = browser.run("return window.hurt || null")
        yield Visit(page, address, heading, complaints, overflow, hurt, unreached, faults)


def _keyboard(browser: Browser) -> list[str]:
    """What the tab key does not lead to, or not visibly."""
    count, presses = browser.run(_LISTEN, _TABBABLE)
    browser.press_tab(presses)
    faults: list[str] = browser.run(_REACHED, count)
    return faults


def _axe(browser: Browser, script: str) -> list[str]:
    """In the dark only the colours are other."""
    browser.run(script)
    faults = _objections(browser, {})
    browser.colours("dark")
    dark = _objections(browser, {"runOnly": ["color-contrast"]})
    browser.colours("light")
    return faults + [f"dark: {each}" for each in dark]


def _objections(browser: Browser, asked: dict[str, Any]) -> list[str]:
    found: list[str] = browser.driver.execute_async_script(_AXE, asked)
    return found


def assert_a_fault_is_found(browser: Browser, axe: str | None) -> None:
    """A page made bad before our eyes: a link nobody reaches, one nobody sees, a picture nobody is told of."""
    browser.open("/reports")
    browser.run(
        "const add = html => document.querySelector('main').insertAdjacentHTML('beforeend', html);"
        'add(\'<a href="/" tabindex="-1">one</a><a href="/" id="bare">two</a><img src="/static/khabar.svg">\');'
        "document.getElementById('bare').addEventListener('focus', event => event.target.style.outline = 'none');"
    )
    faults = _keyboard(browser)
    assert [fault.split(":")[0] for fault in faults] == ["not reached", "not seen"], faults
    assert axe is None or any(fault.startswith("image-alt") for fault in _axe(browser, axe))
