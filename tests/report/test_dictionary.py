"""docs/data-dictionary.md says what the tables, views and reports say of themselves, in both languages, all of it."""

import re

import pytest

from etl.load.span_view import FILE, span_view
from etl.load.tables import metadata
from etl.report.dictionary import DICTIONARY, arabic_comments, dictionary, entries
from etl.report.questions import in_both_languages, read_question

ARABIC = re.compile(r"[\u0620-\u064a]{2}")


def test_the_page_is_true_today() -> None:
    assert DICTIONARY.read_text("utf-8") == dictionary(), "renew it: python -m etl.report.dictionary"


def test_the_view_of_all_spans_follows_the_kinds() -> None:
    assert FILE.read_text("utf-8") == span_view(), "renew it: python -m etl.load.span_view"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everything_is_explained_in_both_languages(language) -> None:
    unsaid = []
    for entry in entries(language):
        assert entry.columns, entry.name
        said = [("", entry.about), *entry.parameters, *entry.columns]
        unsaid += [
            f"{entry.kind} {entry.name} {name}"
            for name, meaning in said
            if not meaning.removeprefix("Key. ") or (language == "ar" and not ARABIC.search(meaning))
        ]
    assert unsaid == []


def test_what_is_explained_in_arabic_is_not_the_english() -> None:
    same = [
        f"{english.name} {name}"
        for english, arabic in zip(entries("en"), entries("ar"), strict=True)
        for (name, meaning), (_, said) in zip(
            [*english.parameters, *english.columns], [*arabic.parameters, *arabic.columns], strict=True
        )
        if meaning == said
    ]
    assert same == []


def test_no_translation_outlives_its_comment() -> None:
    comments = {table.comment for table in metadata.sorted_tables}
    comments |= {column.comment for table in metadata.sorted_tables for column in table.columns}
    assert set(arabic_comments()) == comments


def test_a_header_may_speak_one_language(tmp_path) -> None:
    assert in_both_languages("الوسيلة | the outlet") == ("الوسيلة", "the outlet")
    assert in_both_languages("the outlet") == ("the outlet", "the outlet")
    file = tmp_path / "own.sql"
    file.write_text(
        "-- param: by choice(day, week) = week | المدة | the period\n-- column: n | how many\nSELECT 1 AS n",
        "utf-8",
    )
    question = read_question(file)
    (parameter,) = question.parameters
    assert parameter.as_written == "by choice(day, week) = week"
    assert (parameter.meaning, parameter.meaning_ar) == ("the period", "المدة")
    assert question.columns == question.columns_ar == {"n": "how many"}
