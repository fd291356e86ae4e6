"""What names an article."""

from __future__ import annotations

import pytest

from etl.extract.identity import file_identity, record_identity
from etl.extract.sources import Source, by_hand


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
