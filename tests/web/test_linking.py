"""Cells that lead to what their row speaks of."""

from __future__ import annotations

from fastapi import Request

from etl.web.linking import Link, linked

REQUEST = Request({"type": "http", "root_path": "/khabar"})


def of(columns, row, keep_keys=False):
    return linked(REQUEST, columns.split(), [row], keep_keys)


def test_words_lead_to_where_they_stand_and_their_keys_are_not_shown():
    columns, (row,) = of(
        "day sentence title article_id version_id start_offset end_offset",
        ["2025-04-20", "س", "ع", 7, 8, 0, 12],
    )
    assert columns == ["day", "sentence", "title"]
    assert row == ["2025-04-20", Link("س", "/khabar/articles/7?version=8&at=0-12#c0-12"), "ع"]


def test_a_title_leads_to_its_article():
    assert of("title article_id", ["ع", 7]) == (["title"], [[Link("ع", "/khabar/articles/7")]])


def test_without_words_the_key_itself_leads_there():
    assert of("article_id n", [7, 1]) == (["article_id", "n"], [[Link(7, "/khabar/articles/7"), 1]])


def test_keys_are_kept_where_they_were_asked_for():
    columns, (row,) = of("name_ar entity_id", ["العراق", 5], keep_keys=True)
    assert columns == ["name_ar", "entity_id"]
    assert row == [Link("العراق", "/khabar/names/5"), 5]


def test_names_speakers_and_stories_lead_to_their_pages():
    columns, (row,) = of("name_ar entity_id speaker speaker_id story_id", ["أ", 1, "ب", 2, 3])
    assert columns == ["name_ar", "speaker", "story_id"]
    assert row == [Link("أ", "/khabar/names/1"), Link("ب", "/khabar/names/2"), Link(3, "/khabar/stories/3")]


def test_two_articles_of_one_row_are_kept_apart():
    columns, (row,) = of(
        "claim words claim_article_id claim_version_id claim_start claim_end "
        "article_id version_id start_offset end_offset",
        ["ا", "ن", 1, 2, 3, 4, 5, 6, 7, 8],
    )
    assert columns == ["claim", "words"]
    assert row == [
        Link("ا", "/khabar/articles/1?version=2&at=3-4#c3-4"),
        Link("ن", "/khabar/articles/5?version=6&at=7-8#c7-8"),
    ]


def test_what_is_not_known_leads_nowhere():
    assert of("speaker speaker_id", ["متحدث", None]) == (["speaker"], [["متحدث"]])
    assert of("title article_id", [None, 7]) == (["title"], [[None]])
    assert of("words article_id start_offset end_offset", ["ك", 7, None, None])[1] == [
        [Link("ك", "/khabar/articles/7")]
    ]


def test_an_answer_without_keys_stays_as_it_is():
    assert of("day articles", ["2025-04-20", 3]) == (["day", "articles"], [["2025-04-20", 3]])
