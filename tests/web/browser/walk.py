"""One walk through every page, wide and narrow: what is seen on the way is noted, and tests look into the notes."""

from __future__ import annotations

from dataclasses import dataclass

from tests.web.browser.browser import WIDTHS, Browser
from tests.web.browser.site import Site

# A page whose address leads nowhere on purpose: the browser notes that too.
_EXPECTED = {"missing": "404"}


@dataclass(frozen=True)
class Visit:
    """What a page was like."""

    page: str
    address: str
    complaints: list[str]
    overflow: dict[int, int]  # pixels too wide, by the width of the window
    hurt: object  # what a hostile script would have set
    heading: str


def walk(site: Site, browser: Browser) -> list[Visit]:
    """Every page once."""
    return [_visit(browser, page, address) for page, address in site.pages.items()]


def _visit(browser: Browser, page: str, address: str) -> Visit:
    browser.open(address)
    overflow = {}
    for width in WIDTHS:
        browser.resize(width)
        overflow[width] = browser.overflow()
    complaints = [each for each in browser.complaints() if _EXPECTED.get(page, "\0") not in each]
    hurt = browser.run("return window.hurt || null")
    heading = browser.run("return document.querySelector('h1')?.textContent.trim() || ''")
    return Visit(page, address, complaints, overflow, hurt, heading)
