"""The language of a page, and the words of all pages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from fastapi import Request

from etl.web import language
from etl.web.rendering import HERE
from tests.web.conftest import browser

TEMPLATES = {file.name: file.read_text("utf-8") for file in (HERE / "templates").glob("*.html")}
CODE = {str(file.relative_to(HERE)): file.read_text("utf-8") for file in HERE.rglob("*.py")}
ARABIC = re.compile(r"[\u0600-\u06ff]")
FORMS = ("zero", "one", "two", "few", "many", "other")


def asked_with(query: str = "", **headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "query_string": query.encode(), "headers": raw})


@pytest.mark.parametrize(
    ("query", "headers", "chosen"),
    [
        ("", {}, "ar"),
        ("", {"accept_language": "en-GB,en;q=0.9"}, "en"),
        ("", {"accept_language": "fr, en;q=0.5, ar;q=0.8"}, "ar"),
        ("", {"accept_language": "fr"}, "ar"),
        ("", {"accept_language": "en;q=x, ar"}, "ar"),
        ("", {"accept_language": "en", "cookie": "khabar_language=ar"}, "ar"),
        ("lang=en", {"cookie": "khabar_language=ar"}, "en"),
        ("lang=fr", {"cookie": "khabar_language=en"}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for_then_chosen_then_preferred(query, headers, chosen):
    assert language.chosen(asked_with(query, **headers)) == chosen


def test_a_language_once_chosen_stays(here):
    assert '<html lang="en" dir="ltr">' in here.get("/reports?lang=en").text
    assert '<html lang="en" dir="ltr">' in here.get("/reports").text
    assert '<html lang="ar" dir="rtl">' in here.get("/reports?lang=ar").text


@pytest.mark.parametrize(
    ("number", "arabic", "english"),
    [
        (0, "لا صفوف", "no rows"),
        (1, "صف واحد", "one row"),
        (2, "صفان", "two rows"),
        (3, "3 صفوف", "3 rows"),
        (11, "11 صفا", "11 rows"),
        (100, "100 صف", "100 rows"),
        (1234, "1,234 صفا", "1,234 rows"),
    ],
)
def test_a_number_has_the_form_its_language_gives_it(number, arabic, english):
    assert language.count("ar", "rows", number) == arabic
    assert language.count("en", "rows", number) in (english, f"{number} rows", f"{number} row")


def keys_used() -> tuple[set[str], set[str]]:
    """Keys that templates and pages name, and beginnings of keys that are completed there."""
    keys = {key for _, key in __import__("etl.web.pages", fromlist=["NAVIGATION"]).NAVIGATION}
    beginnings = set()
    for text in (*TEMPLATES.values(), *CODE.values()):
        for call, key, more in re.findall(
            r"\b(t|n|say|count)\((?:language, )?'([\w.]+)'(\s*~)?", text.replace('"', "'")
        ):
            if more:
                beginnings.add(key)
            elif call in ("t", "say"):
                keys.add(key)
            else:
                beginnings.add(f"{key}.")
    return keys, beginnings


def test_every_word_is_there_and_none_is_idle():
    keys, beginnings = keys_used()
    known = set(language.words()["ar"])
    assert keys - known == set()
    assert {each for each in beginnings if not any(key.startswith(each) for key in known)} == set()
    assert {key for key in known if key not in keys and not key.startswith(tuple(beginnings))} == set()


def test_every_word_stands_in_both_languages_with_the_same_values():
    words = language.words()
    assert words["ar"].keys() == words["en"].keys()
    for key in words["ar"]:
        places = [
            {name for _, name, *_ in Formatter().parse(words[each][key]) if name} for each in ("ar", "en")
        ]
        assert places[0] == places[1] or key.rpartition(".")[2] in FORMS, key
        assert words["ar"][key].strip() and words["en"][key].strip(), key


def test_counted_words_have_every_form_arabic_has():
    known = language.words()["ar"]
    for key in known:
        stem, _, form = key.rpartition(".")
        if form == "few":
            assert {f"{stem}.{each}" for each in FORMS} - known.keys() == set(), stem


def test_no_word_of_a_page_stands_in_code_or_templates():
    assert [name for name, text in {**TEMPLATES, **CODE}.items() if ARABIC.search(text)] == []


def test_nothing_is_put_into_a_page_unescaped():
    """`as_json` alone gives what is not escaped, and scripts alone hold it; no style or handler stands in a tag."""
    for name, text in TEMPLATES.items():
        assert not re.search(r"\|\s*safe|autoescape|Markup", text), name
        assert not re.search(r"\s(style|on\w+)=", text), name
        for script in re.findall(r"<script\b[^>]*>", text):
            assert "src=" in script or 'type="application/json"' in script, name
        outside = re.sub(r'<script type="application/json".*?</script>', "", text, flags=re.DOTALL)
        assert "as_json" not in outside, name


def test_addresses_are_given_by_the_frame():
    """A page may hang under a prefix: no address of ours is written out."""
    for name, text in TEMPLATES.items():
        assert not re.search(r'(href|action|src)="/', text), name


def test_it_hangs_under_any_prefix(loaded_file):
    from fastapi import FastAPI

    from etl.web.access import TokenAccess
    from etl.web.app import make_app

    outer = FastAPI()
    outer.mount("/khabar", make_app(loaded_file, TokenAccess(None, "amal")))
    client = browser(outer)
    page = client.get("/khabar/reports?lang=en")
    assert page.status_code == 200
    links = re.findall(r'(?:href|action|src)="([^"#]*)"', page.text)
    assert links and all(link.startswith("/khabar/") for link in links)
    assert client.get(next(link for link in links if "khabar.css" in link)).status_code == 200
    assert "Path=/khabar" in page.headers["set-cookie"]


def test_the_sheet_keeps_to_logical_properties():
    """What has a left and a right would have to be turned round for one of the two languages."""
    for sheet in Path(HERE / "static").glob("*.css"):
        found = re.findall(
            r"(?<![\w-])(?:margin|padding|border|inset)-(?:left|right)|(?<![\w-])(?:left|right)\s*:|float\s*:",
            sheet.read_text(),
        )
        assert found == [], sheet.name
