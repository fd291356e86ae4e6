"""What names an article."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.identity import (
    address_key,
    canonical_link,
    canonical_url,
    file_identity,
    page_addresses,
    record_identity,
)
from etl.extract.sources import Source, by_hand


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


@pytest.mark.parametrize("nothing", ["N/A", "-", "#", "none"])
def test_what_stands_for_a_missing_url_names_nothing(nothing: str) -> None:
    assert record_identity("okaz", None, nothing, "f", 3) == "f#3"
    assert record_identity("unsorted", None, nothing, "f", 3) == "f#3"


def test_a_url_without_a_host_names_an_article_within_its_outlet_only() -> None:
    assert record_identity("okaz", None, "/news/5", "f", 3) == "/news/5"
    assert record_identity("unsorted", None, "/news/5", "f", 3) == "f#3"


def test_bad_characters_in_an_id_keep_two_apart() -> None:
    one, other = (record_identity("okaz", f"7{half}", None, "f", 3) for half in "\ud83d\ud83c")
    assert (one, other) == ("7\\ud83d", "7\\ud83c")


def test_a_name_no_index_takes_is_cut_and_stays_its_own() -> None:
    one, other = (record_identity("okaz", "م" * 10_000_000 + end, None, "f", 3) for end in "أب")
    assert one != other
    assert len(one.encode()) < 1000


def test_an_id_comes_before_the_url_and_the_url_before_the_place() -> None:
    assert record_identity("okaz", "7", "https://x.example/1", "f", 3) == "7"
    assert record_identity("okaz", None, "https://x.example/1#a", "f", 3) == "https://x.example/1"
    assert record_identity("okaz", None, None, "f", 3) == "f#3"
    assert record_identity("okaz", None, None, "f", None) == "f"


def test_of_an_unknown_outlet_an_id_counts_within_its_file() -> None:
    assert record_identity("unsorted", "7", None, "f", 3) == "f#7"
    assert record_identity("unsorted", "7", None, "g", 3) != record_identity("unsorted", "7", None, "f", 3)
    assert record_identity("unsorted", "7", "https://x.example/1", "f", 3) == "https://x.example/1"


def test_a_described_sources_file_is_named_below_its_folder() -> None:
    source = Source("aden", addresses=("/data/aden/**/*.txt", "/data/one.txt", "/data/more"))
    assert file_identity("/data/aden/2025/10/a.txt", source) == "2025/10/a.txt"
    assert file_identity("/data/one.txt", source) == "one.txt"
    assert file_identity("/data/more/b.txt", source) == "b.txt"
    assert file_identity("/elsewhere/c.txt", source) == "file:///elsewhere/c.txt"


def test_compressing_a_file_makes_no_new_articles() -> None:
    source = Source("aden", addresses=("/data/aden",))
    assert file_identity("/data/aden/a.txt.gz", source) == file_identity("/data/aden/a.txt", source)


def test_a_path_is_one_however_it_is_written() -> None:
    assert file_identity("/data/x/../a.txt", by_hand()) == file_identity("file:///data/a.txt", by_hand())


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
