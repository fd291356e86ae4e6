"""Reading sources.toml, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import ConfigError
from etl.extract.field_names import FIELDS
from etl.extract.sources import by_hand, read_sources, slugify
from etl.paths import PROJECT

GOOD = '[source.okaz]\nname_ar = "عكاظ"\nname_en = "Okaz"\naddress = "okaz/*.jsonl"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_whole_entry(tmp_path: Path) -> None:
    more = 'country = "SA"\nkind = "newspaper"\nformat = "jsonl"\n'
    more += 'language = "ar"\ntime_zone = "Asia/Riyadh"\n'
    fields = '[source.okaz.fields]\nbody = ["content", "summary"]\npublished = "online_since"\nauthor = []\n'
    source = read_sources(written(tmp_path, GOOD + more + fields))["okaz"]
    assert (source.slug, source.name_ar, source.name_en) == ("okaz", "عكاظ", "Okaz")
    assert (source.country, source.kind, source.format) == ("SA", "newspaper", "jsonl")
    assert (source.time_zone, source.language) == ("Asia/Riyadh", "ar")
    assert source.addresses == (f"{tmp_path}/okaz/*.jsonl",)
    assert source.fields["body"] == ("content", "summary")
    assert source.fields["published"] == ("online_since",)
    assert source.fields["author"] == ()
    assert source.fields["title"] == FIELDS["title"]


def test_a_fetch_date_is_not_declared_one_of_publication(tmp_path: Path) -> None:
    fields = '[source.okaz.fields]\npublished = "Crawled_At"\n'
    with pytest.raises(ConfigError, match=r"if Crawled_At is when .* add observed = \[\]"):
        read_sources(written(tmp_path, GOOD + fields))
    source = read_sources(written(tmp_path, GOOD + fields + "observed = []\n"))["okaz"]
    assert source.fields["published"] == ("Crawled_At",)


def test_what_may_be_left_out(tmp_path: Path) -> None:
    source = read_sources(written(tmp_path, GOOD))["okaz"]
    assert (source.country, source.kind, source.format, source.language) == (None, None, None, None)
    assert source.time_zone == "UTC"
    assert source.fields == FIELDS


def test_addresses_may_be_many_and_anywhere(tmp_path: Path) -> None:
    text = GOOD.replace('"okaz/*.jsonl"', '["/data/okaz", "memory://okaz/*.jsonl", "file:///data/x/../y"]')
    addresses = read_sources(written(tmp_path, text))["okaz"].addresses
    assert addresses == ("/data/okaz", "memory:///okaz/*.jsonl", "/data/y")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD.replace("address", "adress"), "adress is not known here; did you mean address?"),
        (GOOD + "color = 1\n", "color is not known here; known are name_ar"),
        (GOOD + '[source.okaz.fields]\ntitel = "x"\n', "did you mean title?"),
        (GOOD + "[source.okaz.fields]\ntitle = 3\n", "title must be the key"),
        (GOOD + 'format = "jsnl"\n', 'format = "jsnl" is none of feed, '),
        (GOOD + 'time_zone = "Asia/Ryad"\n', 'time_zone = "Asia/Ryad" is no time zone'),
        (GOOD + 'time_zone = "/etc/passwd"\n', "is no time zone"),
        (GOOD + 'country = "KSA"\n', 'country = "KSA" is no country code'),
        (GOOD + 'country = "EU"\n', 'country = "EU" is no country code'),
        (GOOD + 'language = "arabic"\n', "is no language code"),
        (GOOD + 'kind = "paper"\n', "is none of newspaper"),
        (GOOD + "kind = 3\n", "kind must be text"),
        (GOOD.replace('name_en = "Okaz"\n', ""), "has no name_en"),
        (GOOD.replace('"okaz/*.jsonl"', "[]"), "has no address"),
        (GOOD.replace("okaz]", '"Okaz Daily"]'), "choose another slug"),
        (GOOD.replace("okaz]", "unsorted]"), "choose another slug"),
        (GOOD.replace("okaz/*.jsonl", "http:/okaz.example/feed"), "a URL is written https://…"),
        (GOOD.replace("okaz/*.jsonl", "www.okaz.example/feed"), "a URL is written https://…"),
        (GOOD.replace("okaz/*.jsonl", " "), '"" is no address'),
        (GOOD.replace("okaz/*.jsonl", "htps://okaz.example/feed"), "Protocol not known: htps"),
        (
            GOOD.replace("okaz/*.jsonl", "https://a:b@okaz.example/"),
            "https://okaz.example/: a name and password",
        ),
        ("[sources.okaz]\n", "sources is not known here; did you mean source?"),
        ("[source]\nokaz = 3\n", "write it as a table"),
        ("source = 3\n", "one table a source"),
        ("[source.okaz\n", "is not TOML"),
    ],
)
def test_a_mistake_is_one_line_naming_file_and_source(tmp_path: Path, text: str, says: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        read_sources(path)
    message = str(error.value)
    assert says in message
    assert message.startswith(str(path))
    assert "\n" not in message
    if "[source.okaz]" in text and "is not TOML" not in says:
        assert "source okaz" in message


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert list(read_sources(written(tmp_path, f"\ufeff{GOOD}"))) == ["okaz"]


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="KHABAR_SOURCES"):
        read_sources(tmp_path / "none.toml")


def test_by_hand_with_a_slug_the_records_do_not_name_the_outlet() -> None:
    assert by_hand("okaz").fields["source"] == ()
    assert by_hand().fields["source"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Al-Quds  Today", "al-quds-today"),
        ("الشرق الأوسط", "الشرق-الأوسط"),
        ("3alyoum", "3alyoum"),
        ("!!", "unsorted"),
    ],
)
def test_slugify(name: str, slug: str) -> None:
    assert slugify(name) == slug


def test_the_projects_own_sources_are_sound() -> None:
    sources = read_sources(PROJECT / "sources.toml")
    assert len({source.country for source in sources.values()}) >= 10
