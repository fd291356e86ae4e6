"""Text that means harm, in headlines, names and bodies: it is shown as text, and nothing of it runs."""

from __future__ import annotations

import pytest

from tests.web.browser.browser import WIDTHS, Browser
from tests.web.browser.corpus import FORMULA, HOSTILE, IMAGE, LONG, SCRIPT, TEMPLATE
from tests.web.browser.site import Site

_DIRECTION_MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.fixture(params=[each["id"] for each in HOSTILE])
def article(request: pytest.FixtureRequest, site: Site) -> str:
    """The address of each hostile article."""
    key = site.rows("SELECT article_id FROM article WHERE identity = :id", id=request.param)[0][0]
    return f"/articles/{key}"


def test_what_is_hostile_is_text(site: Site, browser: Browser, article: str) -> None:
    browser.open(article)
    stored = site.rows(
        "SELECT title, body FROM article_version WHERE is_current AND article_id = :a",
        a=int(article.split("/")[2]),
    )[0]
    shown = browser.run(
        "return [document.querySelector('h1').textContent, document.querySelector('.article-body').textContent]"
    )
    for text, seen in zip(stored, shown, strict=True):
        for mark in _DIRECTION_MARKS:
            assert mark not in seen
            text = text.replace(mark, "\N{REPLACEMENT CHARACTER}")
        assert "".join(text.split()) == "".join(seen.split())
    assert browser.complaints() == [] and browser.run("return window.hurt || null") is None
    assert (
        browser.run("return document.querySelectorAll('main script, main img, main [onerror]').length") == 0
    )


def test_what_is_hostile_fits_the_window(browser: Browser, article: str) -> None:
    for width in WIDTHS:
        browser.open(article, width)
        assert browser.overflow() == 0


def test_an_address_that_is_a_script_is_no_link(site: Site, browser: Browser) -> None:
    key = site.rows("SELECT article_id FROM article WHERE identity = 'h3'")[0][0]
    browser.open(f"/articles/{key}")
    links = browser.run("return [...document.links].map(link => link.protocol)")
    assert set(links) <= {"http:", "https:"}


def test_the_hostile_texts_are_what_they_claim() -> None:
    """The corpus still holds all of them."""
    texts = " ".join(text for each in HOSTILE for text in each.values())
    assert all(
        part in texts for part in (SCRIPT, IMAGE, FORMULA, LONG, TEMPLATE, "\x00", "\u202e", "javascript:")
    )
