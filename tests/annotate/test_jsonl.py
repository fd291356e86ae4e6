"""The line format of ``khabar annotate``."""

import io
import json
from datetime import date
from hashlib import sha256
from typing import Any

from etl.annotate.jsonl import annotate_lines, to_json
from etl.annotate.pipeline import ANNOTATORS
from etl.clean import restore
from etl.paths import PROJECT
from etl.records import (
    Annotations,
    ArticleTopic,
    DateExpression,
    Event,
    EventMention,
    EventNumber,
    EventParticipant,
    Keyword,
    KeywordMention,
    Statement,
)

NAMES_ONLY = frozenset(ANNOTATORS) - {"names"}


def run(*lines: str | bytes | dict[str, Any]) -> tuple[list[dict[str, Any]], int, str]:
    raw = [json.dumps(line) if isinstance(line, dict) else line for line in lines]
    out, messages = io.BytesIO(), io.StringIO()
    given = [line.encode() + b"\n" if isinstance(line, str) else line + b"\n" for line in raw]
    code = annotate_lines(given, out, without=NAMES_ONLY, messages=messages)
    return [json.loads(line) for line in out.getvalue().splitlines()], code, messages.getvalue()


def test_a_line_has_every_field() -> None:
    body = "زار الوفد العِراق،وباريس."
    (line,), code, messages = run({"id": "a-1", "body": body, "published_at": "2021-09-12"})
    assert (code, messages) == (0, "")
    assert list(line) == [
        "id",
        "body_sha256",
        "language",
        "sentences",
        "entities",
        "dates",
        "statements",
        "events",
        "topics",
        "keywords",
    ]
    assert line["id"] == "a-1"
    assert line["body_sha256"] == sha256(body.encode()).hexdigest()
    assert (line["language"], line["sentences"]) == ("ar", [[0, len(body)]])
    iraq, paris = line["entities"]
    assert body[slice(*iraq["span"])] == iraq["surface"] == "العِراق"
    assert body[slice(*paris["span"])] == paris["surface"] == "باريس"
    assert iraq | {"entity": "", "rule": ""} == {
        "span": [10, 17],
        "surface": "العِراق",
        "type": "LOC",
        "entity": "",
        "name_ar": "العراق",
        "name_en": "Iraq",
        "linked": True,
        "country": "IQ",
        "rule": "",
    }
    assert iraq["entity"].isdigit() and iraq["entity"] != paris["entity"]


def test_one_line_an_article_in_the_same_order() -> None:
    lines, code, _ = run(
        {"id": 2, "body": "مصر"},
        "",
        {"id": 1, "body": ""},
        {"id": "ب", "body": "The talks resumed in Cairo."},
    )
    assert [line["id"] for line in lines] == [2, 1, "ب"]
    assert [line["language"] for line in lines] == ["ar", None, "en"]
    assert code == 0


def test_a_bad_line_is_answered_in_its_place() -> None:
    lines, code, messages = run(
        {"id": 1, "body": "مصر"},
        "{",
        "[]",
        {"body": "x"},
        {"id": True, "body": "x"},
        {"id": 5},
        {"id": 6, "body": 7},
        {"id": 7, "body": "x", "title": 3},
        b'{"id": 8, "body": "\xff"}',
        {"id": 9, "body": "\ud800"},
        {"id": 10, "body": "لبنان"},
    )
    assert code == 1
    assert ["error" in line for line in lines] == [False] + [True] * 9 + [False]
    assert [line["id"] for line in lines] == [1, None, None, None, True, 5, 6, 7, None, None, 10]
    assert all(set(line) == {"id", "error"} for line in lines if "error" in line)
    assert lines[5]["error"] == '"body" must be a string'
    assert messages.count("\n") == 9 and 'line 6: "body" must be a string' in messages


def test_an_unreadable_date_is_said_and_left_out() -> None:
    lines, code, messages = run({"id": 1, "body": "مصر", "published_at": "soon"})
    assert (code, len(lines), messages) == (
        0,
        1,
        'line 1: "published_at" left out (no date we can read): soon\n',
    )


def test_a_byte_order_mark_is_no_part_of_the_line() -> None:
    lines, code, _ = run(b'\xef\xbb\xbf{"id": 1, "body": "x"}')
    assert (lines[0]["id"], code) == (1, 0)


def test_the_body_is_annotated_as_given() -> None:
    body = "\u0000 مصر\u200f"
    (line,), _, _ = run({"id": 1, "body": body})
    assert [body[slice(*entity["span"])] for entity in line["entities"]] == ["مصر"]
    assert line["body_sha256"] == sha256(body.encode()).hexdigest()


def test_dates_and_statements() -> None:
    article = restore(source="", identity="1", address="-", position=1, body="قال كذا أمس")
    found = Annotations(version_id=1)
    found.dates.append(
        DateExpression(8, 11, "P1D", "P1D", None, None, "day", "gregorian", "date", "none", "r")
    )
    found.statements.append(Statement("indirect", 0, 3, "قال", "report", 4, 7, parent=0, rule="r"))
    line = to_json(article, found)
    assert line["dates"] == [
        {
            "span": (8, 11),
            "surface": "أمس",
            "timex": "P1D",
            "timex_unresolved": "P1D",
            "start": None,
            "end": None,
            "granularity": "day",
            "calendar": "gregorian",
            "kind": "date",
            "anchor": "none",
            "rule": "r",
        }
    ]
    assert line["statements"] == [
        {
            "kind": "indirect",
            "cue": (0, 3),
            "cue_lemma": "قال",
            "stance": "report",
            "speaker": None,
            "speaker_entity": None,
            "speaker_name": None,
            "speaker_office": None,
            "content": (4, 7),
            "document": None,
            "parent": 0,
            "rule": "r",
        }
    ]


def test_an_event_holds_its_participants_place_numbers_and_mentions() -> None:
    body = "التقى الوزير نظيره في باريس أمس. وحضر اللقاء عشرات."
    article = restore(source="", identity="1", address="-", position=1, body=body)
    found = Annotations(version_id=1)
    day = date(2020, 10, 5)
    found.events = [
        Event(
            "CONSULT", "visit", "04", 1, 0, 5, "actual", 2, 7, "باريس", "FR", 22, 27, day, day, 0, "r", 0.9
        ),
        Event("PROTEST", None, "14", 4, 39, 45, "future"),
    ]
    found.event_mentions = [EventMention(0, 0, 5), EventMention(1, 39, 45), EventMention(0, 38, 44)]
    found.event_participants = [
        EventParticipant(0, "recipient", "نظيره", start=13, end=18),
        EventParticipant(0, "actor", "الوزير", 9, "IQ", "government", "IRQGOV", 6, 12),
        EventParticipant(1, "actor", "هم"),
    ]
    found.event_numbers = [EventNumber(0, "crowd", 20, 99, 45, 50), EventNumber(0, "crowd", 20, None, 45, 50)]
    line = json.loads(json.dumps(to_json(article, found), default=str))
    unknown = dict.fromkeys(["entity", "country", "sector", "code"])
    assert line["events"] == [
        {
            "type": "CONSULT",
            "mode": "visit",
            "cameo": "04",
            "quad": 1,
            "trigger": [0, 5],
            "actor": [
                {
                    "entity": "9",
                    "name": "الوزير",
                    "country": "IQ",
                    "sector": "government",
                    "code": "IRQGOV",
                    "span": [6, 12],
                }
            ],
            "recipient": [unknown | {"name": "نظيره", "span": [13, 18]}],
            "place": {"entity": "7", "name": "باريس", "country": "FR", "span": [22, 27]},
            "start": "2020-10-05",
            "end": "2020-10-05",
            "status": "actual",
            "asserted_by": 2,
            "numbers": {
                "crowd": [
                    {"low": 20, "high": 99, "span": [45, 50]},
                    {"low": 20, "high": None, "span": [45, 50]},
                ]
            },
            "mentions": [[0, 5], [38, 44]],
            "rule": "r",
            "confidence": 0.9,
        },
        {
            "type": "PROTEST",
            "mode": None,
            "cameo": "14",
            "quad": 4,
            "trigger": [39, 45],
            "actor": [unknown | {"name": "هم", "span": None}],
            "recipient": [],
            "place": None,
            "start": None,
            "end": None,
            "status": "future",
            "asserted_by": None,
            "numbers": {},
            "mentions": [[39, 45]],
            "rule": "",
            "confidence": None,
        },
    ]


def test_topics_and_keywords() -> None:
    article = restore(source="", identity="1", address="-", position=1, body="قمة في بغداد، وقمة في عمان")
    found = Annotations(version_id=1)
    found.topics = [ArticleTopic("politics", "medtop:11000000", 0.75, "m")]
    found.keywords = [Keyword("قمة", "قمه", 2, 40, 1.5), Keyword("عمان", "عمان", 1, 3, 0.5)]
    found.keyword_mentions = [KeywordMention(0, 0, 3), KeywordMention(1, 22, 26), KeywordMention(0, 15, 18)]
    line = to_json(article, found)
    assert line["topics"] == [{"topic": "politics", "code": "medtop:11000000", "score": 0.75}]
    assert line["keywords"] == [
        {"phrase": "قمة", "score": 1.5, "spans": [(0, 3), (15, 18)]},
        {"phrase": "عمان", "score": 0.5, "spans": [(22, 26)]},
    ]


def test_the_documented_example_is_what_comes_out() -> None:
    page = (PROJECT / "docs" / "annotate-format.md").read_text(encoding="utf-8")
    given, answer = page.split("## An example")[1].split("## Versions")[0].split("gives, on one line,")
    (line,), _, _ = run(given.strip())
    documented = json.loads(answer)
    for each in (*line["entities"], *documented["entities"]):
        each["rule"] = ""
    assert line == documented
