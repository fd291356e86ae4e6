"""Events, topics and keywords marked by hand in four short articles of two outlets, loaded into each engine.

A protest told twice, in the narrator's words, with those who came and those hurt; an assault that a spokesman alone
tells of; what two governments agreed, and a visit to come; an attack that did not happen.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Engine

from etl.records import (
    Annotations,
    ArticleTopic,
    CleanArticle,
    DateExpression,
    Event,
    EventMention,
    EventNumber,
    EventParticipant,
    Keyword,
    KeywordMention,
    Mention,
    Sentence,
    Statement,
)
from etl.report.answers import answer
from etl.report.questions import find_question

PROTEST = "تظاهر مئات الطلاب في صنعاء أمس. واستمر احتجاج الطلاب ساعتين، وأصيب سبعة منهم."
ASSAULT = (
    "نقل المراسل الخبر. واتهم المتحدث باسم الحكومة العراقية مسلحين بقصف محطة في كركوك، ومقتل ثلاثة حراس."
)
VISIT = "وافقت مصر والأردن على تزويد العراق بالكهرباء. ويزور الوزير المصري بغداد يوم الأحد المقبل."
NOTHING = "لم يهاجم المسلحون الحقل."


class Marks:
    """What is marked in one article, each thing by its words."""

    def __init__(self, article: CleanArticle, entity: Callable[..., object]) -> None:
        self.body, self.entity = article.body, entity
        self.found = Annotations(article.version_id, "ar", token_count=9, anchor_on=article.anchor_on)
        self.found.anchor_basis = article.anchor_basis
        start = 0
        for words in self.body.split(". "):
            end = start + len(words) + (start + len(words) < len(self.body))
            self.found.sentences.append(Sentence(start, end))
            start = end + 1

    def at(self, words: str) -> tuple[int, int]:
        start = self.body.index(words)
        return start, start + len(words)

    def names(self, words: str, kind: str = "LOC", **facts: object) -> int:
        entity = self.entity(kind, words, linked=bool(facts), **facts)
        self.found.entities.append(entity)  # type: ignore[arg-type]
        self.found.mentions.append(Mention(*self.at(words), kind, entity.key, "lexicon"))  # type: ignore[attr-defined]
        return entity.key  # type: ignore[attr-defined,no-any-return]

    def event(
        self, type_: str, mode: str | None, cameo: str, quad: int, trigger: str, **more: object
    ) -> Event:
        """The event is the narrator's, actual and without place or day, unless ``more`` says otherwise."""
        event = Event(type_, mode, cameo, quad, *self.at(trigger), "actual", rule="marked", confidence=0.6)
        for name, value in more.items():
            setattr(event, name, value)
        self.found.event_mentions.append(EventMention(len(self.found.events), *self.at(trigger)))
        self.found.events.append(event)
        return event

    def party(self, part: str, words: str, entity: int | None = None, **more: str) -> None:
        """A participant of the last event."""
        at = len(self.found.events) - 1
        self.found.event_participants.append(EventParticipant(at, part, words, entity, **more, start=None))
        (self.found.event_participants[-1].start, self.found.event_participants[-1].end) = self.at(words)

    def number(self, kind: str, low: int, high: int | None, words: str) -> None:
        """A number of the last event."""
        self.found.event_numbers.append(
            EventNumber(len(self.found.events) - 1, kind, low, high, *self.at(words))
        )

    def dated(self, words: str, day: date) -> None:
        """The last event, and a time expression that says when."""
        told = (day.isoformat(), day.isoformat(), day, day, "day", "gregorian", "date", "published", "marked")
        event = self.found.events[-1]
        event.first_day, event.last_day, event.dated_by = day, day, len(self.found.dates)
        self.found.dates.append(DateExpression(*self.at(words), *told))

    def happens_in(self, words: str, place: int, country: str) -> None:
        """The place of the last event."""
        event = self.found.events[-1]
        event.place, event.place_name, event.place_country = place, words, country
        event.place_start, event.place_end = self.at(words)

    def about(self, topic: str, code: str, keyword: str) -> None:
        self.found.topics.append(ArticleTopic(topic, f"medtop:{code}", 0.75, "marked"))
        self.found.keyword_mentions.append(KeywordMention(len(self.found.keywords), *self.at(keyword)))
        self.found.keywords.append(Keyword(keyword, keyword, 1, 40, 1.5))


def _protest(marks: Marks) -> None:
    sanaa = marks.names(
        "صنعاء", name_en="Sanaa", country="YE", geonames_id=71137, lexicon_id="geonames:71137"
    )
    marks.event("PROTEST", "demo", "141", 4, "تظاهر")
    marks.party("actor", "الطلاب", country="YE", sector="education", code="YEMEDU")
    marks.happens_in("صنعاء", sanaa, "YE")
    marks.dated("أمس", date(2025, 3, 2))
    marks.number("crowd", 200, 999, "مئات")
    marks.number("injured", 7, 7, "سبعة")
    marks.found.event_mentions.append(EventMention(0, *marks.at("احتجاج")))
    marks.about("society", "14000000", "الطلاب")
    marks.about("education", "05000000", "الطلاب في صنعاء")


def _assault(marks: Marks) -> None:
    kirkuk = marks.names("كركوك", name_en="Kirkuk", country="IQ", lexicon_id="region:iq-kirkuk")
    speaker = marks.at("المتحدث باسم الحكومة العراقية")
    said = marks.at("بقصف محطة في كركوك، ومقتل ثلاثة حراس")
    marks.found.statements.append(
        Statement(
            "nominal",
            *marks.at("واتهم"),
            "اتهم",
            "accuse",
            *said,
            *speaker,
            None,
            "ANON",
            "role",
            rule="marked",
        )
    )
    marks.event("ACCUSE", "allege", "112", 3, "واتهم")
    marks.party("actor", "المتحدث", country="IQ", sector="government", code="IRQGOV")
    marks.party("recipient", "مسلحين", sector="rebels", code="REB")
    marks.event("ASSAULT", "heavy-weapons", "194", 4, "بقصف", asserted_by=0)
    marks.party("actor", "مسلحين", sector="rebels", code="REB")
    marks.happens_in("كركوك", kirkuk, "IQ")
    marks.number("killed", 3, None, "ثلاثة")
    marks.about("conflict", "16000000", "قصف محطة")


def _visit(marks: Marks) -> None:
    egypt = marks.names("مصر", name_en="Egypt", country="EG", lexicon_id="country:EG")
    jordan = marks.names("الأردن", name_en="Jordan", country="JO", lexicon_id="country:JO")
    iraq = marks.names("العراق", name_en="Iraq", country="IQ", lexicon_id="country:IQ")
    baghdad = marks.names("بغداد", name_en="Baghdad", country="IQ", lexicon_id="capital:IQ")
    marks.event("AGREE", None, "03", 1, "وافقت")
    marks.party("actor", "مصر", egypt, country="EG", sector="government", code="EGYGOV")
    marks.party("actor", "الأردن", jordan, country="JO", sector="government", code="JORGOV")
    marks.party("recipient", "العراق", iraq, country="IQ")
    marks.event("CONSULT", "visit", "04", 1, "ويزور", status="future")
    marks.party("actor", "الوزير المصري", country="EG", sector="government", code="EGYGOV")
    marks.happens_in("بغداد", baghdad, "IQ")
    marks.dated("يوم الأحد المقبل", date(2025, 3, 16))
    marks.about("politics", "11000000", "تزويد العراق بالكهرباء")


def _nothing(marks: Marks) -> None:
    marks.event("ASSAULT", None, "190", 4, "يهاجم", status="negated")
    marks.party("actor", "المسلحون", sector="rebels", code="REB")


MARKED = {PROTEST: _protest, ASSAULT: _assault, VISIT: _visit, NOTHING: _nothing}


@pytest.fixture(scope="session")
def load_events(loader, article, entity) -> Callable[[Engine], None]:
    """``load_events(engine)`` loads the four articles, marked."""

    def annotate(each: CleanArticle) -> Annotations:
        marks = Marks(each, entity)
        MARKED[each.body](marks)
        return marks.found

    def load(engine: Engine) -> None:
        monday, later = date(2025, 3, 3), date(2025, 3, 12)
        loader(engine)(
            [
                article(
                    "1", PROTEST, published_on=monday, url="https://sabah.example/1", title="احتجاج في صنعاء"
                ),
                article("2", ASSAULT, published_on=monday, position=2, source="alraya", title=None),
                article("3", VISIT, published_on=later, position=3, source="alraya", title="زيارة"),
                article("4", NOTHING, published_on=later, position=4, title=None),
            ],
            annotate=annotate,
        )

    return load


_NOT_SHOWN = {
    "started_at", "finished_at", "article_id", "version_id", "story_id", "topic_id", "happening_id", "entity_id",
    "speaker_id", "start_offset", "end_offset", "claim_article_id", "claim_version_id", "claim_start", "claim_end",
}  # fmt: skip


@pytest.fixture
def asker() -> Callable[[Engine], Callable[..., list[tuple[Any, ...]]]]:
    """``asker(engine)(report, **parameters)``: its rows, keys and places of words left out, days as text."""
    return lambda engine: partial(_shown_rows, engine)


def _shown_rows(engine: Engine, report: str, **given: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        found = answer(connection, find_question(report), given)
    shown = [at for at, column in enumerate(found.columns) if column not in _NOT_SHOWN]
    return [tuple(_plain(row[at]) for at in shown) for row in found.rows]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return round(value, 6) if isinstance(value, float) else value
