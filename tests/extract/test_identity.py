"""What names an article."""

from __future__ import annotations

import pytest

from etl.extract.identity import canonical_url, file_identity, record_identity
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
    ],
)
def test_canonical_url(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


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
