"""The article in a browser: what is marked are exactly the words the warehouse says, and Arabic stays Arabic."""

from __future__ import annotations

from typing import Any

from selenium.webdriver.common.by import By

from etl.web.marks import LAYERS
from tests.web.browser.browser import Browser
from tests.web.browser.site import Site

# Words of every annotation, by what the marks say they stand for: pieces of one in the order they stand in.
_MARKED = """
const words = {};
for (const mark of document.querySelectorAll('.article-body .mark'))
    for (const of of mark.dataset.of.split(' ')) words[of] = (words[of] || '') + mark.textContent;
return words;
"""
_SPANS = """
SELECT s.kind, s.ordinal, SUBSTR(v.body, s.start_offset + 1, s.end_offset - s.start_offset) AS words,
    s.start_offset, s.end_offset
FROM annotation_span AS s INNER JOIN article_version AS v ON s.version_id = v.version_id
WHERE v.is_current AND v.article_id = :article AND s.start_offset IS NOT NULL
"""
_MANY = 12  # articles looked at: those with the most marks, and every one where marks cross


def _articles(site: Site) -> list[int]:
    crossing = site.rows(
        """
        SELECT DISTINCT v.article_id FROM annotation_span AS a
        INNER JOIN annotation_span AS b ON a.version_id = b.version_id AND a.start_offset < b.start_offset
            AND b.start_offset < a.end_offset AND a.end_offset < b.end_offset
        INNER JOIN article_version AS v ON a.version_id = v.version_id
        WHERE v.is_current AND a.kind <> 'sentence' AND b.kind <> 'sentence' AND a.kind <> 'role' AND b.kind <> 'role'
        """
    )
    most = site.rows(
        """
        SELECT v.article_id FROM article_version AS v INNER JOIN mention AS m ON v.version_id = m.version_id
        WHERE v.is_current GROUP BY v.article_id ORDER BY COUNT(*) DESC, v.article_id
        """
    )
    assert crossing, "the examples hold no marks that cross: add one that does"
    return list(dict.fromkeys(row[0] for row in [*crossing, *most]))[:_MANY]


def _shown(text: str) -> str:
    """As a page shows it: between two paragraphs stands no character."""
    return "".join(text.splitlines())


def test_marks_cover_exactly_the_words_of_the_warehouse(site: Site, browser: Browser) -> None:
    kinds = {kind for kinds in LAYERS.values() for kind in kinds}
    checked = 0
    for article in _articles(site):
        browser.open(f"/articles/{article}")
        marked = browser.run(_MARKED)
        expected = {
            f"{row.kind.replace(' ', '-').replace('_', '-')}:{row.ordinal}": _shown(row.words)
            for row in site.rows(_SPANS, article=article)
            if row.kind in kinds
        }
        assert marked == expected, article
        checked += len(expected)
    assert checked > 300


def test_a_link_to_words_leads_to_them(site: Site, browser: Browser) -> None:
    """The element a link names begins with those words; the whole of them, unless marks cross."""
    (article,) = _articles(site)[-1:]
    spans = [row for row in site.rows(_SPANS, article=article) if row.kind not in ("sentence", "role")]
    browser.open(f"/articles/{article}")
    texts = browser.run(
        "return arguments[0].map(id => document.getElementById(id)?.textContent)",
        [f"c{row.start_offset}-{row.end_offset}" for row in spans],
    )
    for row, words in zip(spans, texts, strict=True):
        assert words and _shown(row.words).startswith(words), row
    assert [words for words in texts if words in [row.words for row in spans]]
    ids = browser.run("return [...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))


def test_the_lists_link_to_words_that_are_there(site: Site, browser: Browser) -> None:
    for article in _articles(site)[:4]:
        browser.open(f"/articles/{article}")
        broken = browser.run(
            "return [...document.querySelectorAll('main a[href^=\"#\"]')]"
            ".map(link => link.getAttribute('href')).filter(href => !document.querySelector(CSS.escape('#') && "
            "'#' + CSS.escape(href.slice(1))))"
        )
        assert broken == []
        assert browser.run("return document.querySelectorAll('.read a[href^=\"#c\"]').length") > 5


def test_more_words_are_marked_where_an_address_asks(site: Site, browser: Browser) -> None:
    article = _articles(site)[0]
    browser.open(f"/articles/{article}?at=0-4,9-12,999999-1000000")
    body = site.rows("SELECT body FROM article_version WHERE is_current AND article_id = :a", a=article)[0][0]
    assert browser.run(_MARKED)["found:0"] == body[:4]
    assert browser.run(_MARKED)["found:1"] == body[9:12]
    assert browser.run("return document.getElementById('c0-4').className").startswith("mark found")


def test_each_layer_can_be_hidden_and_is_told_by_its_line(site: Site, browser: Browser) -> None:
    browser.open(site.pages["/articles/{article_id}"])
    lines = {}
    for layer in ("names", "statements", "dates", "events"):
        selector = f".article-body .mark.{layer}"
        assert browser.driver.find_elements(By.CSS_SELECTOR, selector), layer
        lines[layer] = _line(browser, selector)
        browser.driver.find_element(By.ID, f"show-{layer}").click()
        assert _line(browser, selector)[0] == "none"
        browser.driver.find_element(By.ID, f"show-{layer}").click()
        assert _line(browser, selector) == lines[layer]
    # Line, style, thickness and depth; the colour is not looked at.
    assert len({tuple(line) for line in lines.values()}) == len(lines)


def _line(browser: Browser, selector: str) -> list[Any]:
    return browser.run(
        "const look = getComputedStyle(document.querySelector(arguments[0]));"
        "return [look.textDecorationLine, look.textDecorationStyle, look.textDecorationThickness,"
        " look.textUnderlineOffset]",
        selector,
    )


def test_arabic_runs_right_to_left_in_its_font(site: Site, browser: Browser) -> None:
    browser.open(f"/articles/{_articles(site)[0]}?lang=ar")
    assert browser.run("return [document.documentElement.dir, document.documentElement.lang]") == [
        "rtl",
        "ar",
    ]
    directions = browser.run(
        "return [...document.querySelectorAll('.article-body p, h1')].map(e => [e.dir, getComputedStyle(e).direction])"
    )
    assert directions and set(map(tuple, directions)) == {("auto", "rtl")}
    assert _fonts(browser, ".article-body p") == {"Noto Naskh Arabic"}
    first, last = browser.run(
        "const letters = document.createRange(), text = document.querySelector('.article-body p').firstChild;"
        "const deep = node => node.nodeType === 3 ? node : deep(node.firstChild);"
        "const at = place => { letters.setStart(deep(text), place); letters.setEnd(deep(text), place + 1);"
        " return letters.getBoundingClientRect().left }; return [at(0), at(1)]"
    )
    assert first > last


def _fonts(browser: Browser, selector: str) -> set[str]:
    """The fonts in which Chromium has drawn the letters of an element: files of our own, not of this machine."""
    driver = browser.driver
    driver.execute_async_script("document.fonts.ready.then(arguments[0])")
    for domain in ("DOM", "CSS"):
        driver.execute_cdp_cmd(f"{domain}.enable", {})
    root = driver.execute_cdp_cmd("DOM.getDocument", {})["root"]["nodeId"]
    node = driver.execute_cdp_cmd("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = driver.execute_cdp_cmd("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in fonts if font["isCustomFont"] and font["glyphCount"] > 20}


_WIDTH = """
const measure = text => {
    const span = document.createElement('span');
    span.textContent = text;
    document.querySelector('.article-body p').append(span);
    const width = span.getBoundingClientRect().width;
    span.remove();
    return width;
};
"""


def test_letters_join(site: Site, browser: Browser) -> None:
    browser.open(f"/articles/{_articles(site)[0]}")
    joined, apart = browser.run(_WIDTH + "return [measure('بيت'), measure('ب\\u200cي\\u200cت')]")
    assert joined != apart and joined < apart


_WORDS_CUT = (
    _WIDTH
    + r"""
const letter = /[\u0621-\u064a]/, found = [];
for (const mark of document.querySelectorAll('.article-body .mark')) {
    const before = mark.previousSibling;
    if (before?.nodeType !== 3 || !/[بلكف]$/.test(before.data) || mark.firstChild.nodeType !== 3) continue;
    const range = document.createRange(), head = before.data.match(/[\u0621-\u064a]+$/)[0];
    const tail = mark.firstChild.data.match(/^[\u0621-\u064a]+/)[0];
    range.setStart(before, before.length - head.length);
    range.setEnd(mark.firstChild, tail.length);
    const boxes = range.getClientRects(), seen = [...boxes].reduce((sum, box) => sum + box.width, 0);
    found.push([head + tail, seen, measure(head + tail)]);
}
return found;
"""
)


def test_a_mark_that_begins_inside_a_word_does_not_cut_it(site: Site, browser: Browser) -> None:
    """بالعراق is marked from its article on: it must be as wide as without the mark."""
    cut = []
    for article in _articles(site):
        browser.open(f"/articles/{article}")
        cut += browser.run(_WORDS_CUT)
    assert len(cut) > 3
    assert [word for word, seen, whole in cut if abs(seen - whole) > 0.75] == []
