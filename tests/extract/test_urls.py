"""The one spelling of a URL, and which URLs name a page."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.urls import address_key, canonical_link, canonical_url, page_addresses


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("  https://Okaz.example/A/1#top\n", "https://okaz.example/A/1"),
        ("https://x.example/1?utm_source=fb&id=3&utm_medium=a", "https://x.example/1?id=3"),
        ("https://x.example/1?fbclid=z", "https://x.example/1"),
        ("https://x.example/1?b=2&a=", "https://x.example/1?b=2&a="),
        ("https://x.example/#!/news/5", "https://x.example/#!/news/5"),
        ("http://x.example/خبر/«عاجل»", "http://x.example/خبر/«عاجل»"),
        ("http://[broken", "http://[broken"),
        ("HTTPS://x.example:443", "https://x.example/"),
        ("http://x.example:8080/a/", "http://x.example:8080/a"),
        ("https://x.example//", "https://x.example/"),
        ("https://x.example/news/5/?utm_source=x", "https://x.example/news/5"),
        ("/news/5/", "/news/5"),
        ("https://x.example/a?x=1&amp;UTM_Source=b&utmost=2#:~:text=c", "https://x.example/a?x=1&utmost=2"),
        ("https://x.example/%7eali/%2f%3F", "https://x.example/~ali/%2F%3F"),
        ("https://x.example/100%/a b", "https://x.example/100%25/a%20b"),
        ("https://x.example/%FF%d8/%e2%80%8f", "https://x.example/%FF%D8/%E2%80%8F"),
        ("https://xn--mgberp4a5d4ar.example/", "https://السعودية.example/"),
        ("https://x.example/\ud83da", "https://x.example/%ED%A0%BDa"),
    ],
)
def test_canonical_url(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


BRIDGE = "افتتاح-الجسر"


@pytest.mark.parametrize("spelled", [quote(BRIDGE), quote(BRIDGE).lower(), quote("افت") + "تاح-الجسر"])
def test_a_path_in_arabic_is_one_however_it_is_written(spelled: str) -> None:
    plain = f"https://www.sada.example/news/{BRIDGE}"
    assert canonical_url(f"https://www.sada.example/news/{spelled}") == canonical_url(plain) == plain


@given(st.text(alphabet="ab%2fFاé /?#&=:@.\ud83d\u200f", max_size=20))
def test_the_canonical_form_is_its_own(rest: str) -> None:
    once = canonical_url("http://x.example" + rest)
    assert canonical_url(once) == once


@pytest.mark.parametrize(
    "link", ["https://x.example/news/5", "//x.example/news/5", "/news/5", " https://x.example/news/5 "]
)
def test_a_page_says_its_own_address_however_it_writes_it(link: str) -> None:
    own = canonical_link(link, "https://x.example/amp/news/5?m=1")
    assert own is not None
    assert canonical_url(own) == "https://x.example/news/5"


@pytest.mark.parametrize(
    "link", [None, "", "https://x.example/", "/", "https://x.example", "javascript:void(0)", "http://[broken"]
)
def test_a_canonical_link_to_the_front_page_or_to_none_names_nothing(link: str | None) -> None:
    assert canonical_link(link, "https://x.example/amp/news/5") is None


def test_only_what_names_one_page_is_an_address() -> None:
    urls = ["https://x.example/", None, "N/A", "/news/5", "https://X.example/a/", "https://x.example/a", "7"]
    assert page_addresses(*urls) == ["https://x.example/a"]
    assert page_addresses("https://x.example/?p=7") == ["https://x.example/?p=7"]


def test_an_address_is_found_whether_or_not_it_is_secure_or_says_www() -> None:
    assert address_key("http://www.x.example/a") == address_key("https://x.example/a")
    assert address_key("https://m.x.example/a") != address_key("https://x.example/a")
