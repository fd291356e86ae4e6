"""An article as linked data: every annotation points at its words, by number and by quotation."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from etl.errors import UserError
from etl.export.web_annotations import news_article
from tests.conftest import BODY


@pytest.fixture
def exported(engine: Engine, load, article) -> dict[str, Any]:
    text = article(url="https://sabah.example/1", published_at=datetime(2025, 4, 20, 6, 30))
    load([text])
    with engine.connect() as connection:
        return news_article(connection, text.version_id)


def items(exported: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    found = exported["subjectOf"]["items"]
    return [each for each in found if each["id"].split(":")[-2] == kind]


def test_the_article_is_a_news_article(exported: dict[str, Any]) -> None:
    assert (exported["@context"], exported["@type"]) == ("https://schema.org", "NewsArticle")
    assert exported["articleBody"] == BODY and exported["headline"] == "بغداد تستعد للقمة"
    assert exported["datePublished"] == "2025-04-20T06:30:00Z"
    assert exported["publisher"]["identifier"] == "alsabaah" and exported["keywords"] == ["القمة"]
    assert {each["name"]: each["@type"] for each in exported["mentions"]} == {
        "العراق": "Place",
        "محمد شياع السوداني": "Person",
    }
    assert exported["about"][0]["termCode"] == "medtop:11000000"
    assert json.loads(json.dumps(exported)) == exported


def test_what_is_not_known_has_no_key(exported: dict[str, Any]) -> None:
    assert "author" not in exported and "articleSection" not in exported

    def values(node: Any) -> list[Any]:
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return [node, *(deep for each in inner for deep in values(each))]

    assert None not in values(exported) and [] not in values(exported)


def test_every_selector_finds_its_words(exported: dict[str, Any]) -> None:
    found = _selectors(exported["subjectOf"])
    assert len(found) >= 10  # names, statements with cue and speaker, date, event with its parties, keyword
    for position, quote in found:
        start, end = position["start"], position["end"]
        assert position["type"] == "TextPositionSelector" and quote["type"] == "TextQuoteSelector"
        assert quote["exact"] == BODY[start:end] != ""
        assert BODY[:start].endswith(quote["prefix"]) and BODY[end:].startswith(quote["suffix"])
        assert len(quote["prefix"]) == min(32, start) and len(quote["suffix"]) == min(32, len(BODY) - end)


def _selectors(node: Any) -> list[list[dict[str, Any]]]:
    if isinstance(node, dict):
        own = [node["selector"]] if "selector" in node else []
        return own + [found for value in node.values() for found in _selectors(value)]
    return [found for each in node for found in _selectors(each)] if isinstance(node, list) else []


def test_every_annotation_says_why_it_is_there(exported: dict[str, Any]) -> None:
    page = exported["subjectOf"]
    assert page["type"] == "AnnotationPage" and page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    motivations = {each["id"].split(":")[-2]: each["motivation"] for each in page["items"]}
    assert motivations == {
        "mention": "identifying",
        "statement": "describing",
        "date_expression": "identifying",
        "event": "classifying",
        "keyword": "tagging",
    }
    assert len({each["id"] for each in page["items"]}) == len(page["items"])


def test_a_statement_has_speaker_stance_and_the_one_it_stands_in(exported: dict[str, Any]) -> None:
    first, second = items(exported, "statement")
    body = second["body"]
    assert (body["khabar:kind"], body["khabar:stance"]) == ("indirect", "report")
    assert body["schema:isPartOf"] == first["id"] and "schema:isPartOf" not in first["body"]
    named = {each["name"]: each["@id"] for each in exported["mentions"]}
    assert body["schema:creator"]["id"] == named["محمد شياع السوداني"]
    assert body["schema:text"] == second["target"]["selector"][1]["exact"]


def test_an_event_has_type_parties_place_days_and_its_claim(exported: dict[str, Any]) -> None:
    (event,) = items(exported, "event")
    body = event["body"]
    assert (body["khabar:type"], body["khabar:status"], body["khabar:cameo"]) == ("CONSULT", "actual", "043")
    assert body["schema:location"]["schema:name"] == "العراق" and body["schema:startDate"] == "2025-05-17"
    assert [each["khabar:code"] for each in body["khabar:actor"]] == ["IRQGOV"]
    assert body["khabar:asserted_by"] == items(exported, "statement")[0]["id"]


def test_a_day_that_cannot_be_true_is_not_told(engine: Engine, load, article) -> None:
    text = article(published_flag="future")
    load([text])
    with engine.connect() as connection:
        assert "datePublished" not in news_article(connection, text.version_id)


def test_no_such_version_is_refused(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(UserError, match="no such version"):
        news_article(connection, 7)
