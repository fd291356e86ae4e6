"""Six articles of three outlets, marked by hand: what the pages of the reading room say of them can be worked out.

A fire in the port of Sohar, told by one outlet after the agency's text, by another word for word, by a third in part;
a denial of another day; a strike before it; and an article about nothing of the kind. The last night failed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from sqlalchemy import Engine, insert

from etl.load import finish_run
from etl.load.tables import story_link, story_member, story_text
from etl.records import (
    Annotations,
    CleanArticle,
    DateExpression,
    Event,
    EventMention,
    EventParticipant,
    Mention,
    Reason,
    Rejected,
    Role,
    Sentence,
    Statement,
)

FIRE = (
    "اندلع حريق في ميناء صحار أمس. وقال سالم الهنائي مدير الدفاع المدني إن فرق الإطفاء أجلت 43 عاملا. "
    "ونفى مصدر توقف السفن. ويزور الوزير صحار يوم 9 مارس."
)
COPY = FIRE.replace("أمس", "صباح الاثنين", 1)
PART = "اندلع حريق في ميناء صحار أمس. وقال الهنائي إن الفرق أجلت 43 عاملا."
DENIAL = "انتقدت النقابة سالم الهنائي. واتهم بدر الحارثي سالم الهنائي بإهمال الميناء. ونفى الهنائي الاتهام."
STRIKE = "أضرب عمال الميناء في صحار أمس."
OTHER = "عاد الموسم الثقافي إلى مسقط في عُمان."


class _Marks:
    """What is marked in one article, each thing by its words."""

    def __init__(self, article: CleanArticle, entity: Callable[..., object]) -> None:
        self.body, self._entity = article.body, entity
        self.found = Annotations(article.version_id, "ar", token_count=len(self.body.split()))
        self.found.anchor_on, self.found.anchor_basis = article.anchor_on, article.anchor_basis
        start = 0
        for words in self.body.split(". "):
            end = start + len(words) + (start + len(words) < len(self.body))
            self.found.sentences.append(Sentence(start, end))
            start = end + 1

    def at(self, words: str, after: str = "") -> tuple[int, int]:
        start = self.body.index(words, self.body.index(after))
        return start, start + len(words)

    def names(self, kind: str, name: str, *spellings: str, **facts: object) -> int | None:
        """The name and its spellings where they stand, as one entity; None: none of them does."""
        one = self._entity(kind, name, linked=bool(facts), **facts)
        spans = {
            (start, start + len(words))
            for words in (name, *spellings)
            for start in range(len(self.body))
            if self.body.startswith(words, start)
        }
        inner = {a for a in spans for b in spans if a != b and b[0] <= a[0] and a[1] <= b[1]}
        if not spans:
            return None
        self.found.entities.append(one)  # type: ignore[arg-type]
        self.found.mentions += [Mention(*span, kind, one.key, "marked") for span in sorted(spans - inner)]  # type: ignore[attr-defined]
        return one.key  # type: ignore[attr-defined,no-any-return]

    def says(
        self, cue: str, stance: str, content: str, speaker: str | None, key: int | None, name: str
    ) -> None:
        """A statement; without a key the speaker is a source without a name."""
        said = self.at(speaker, cue) if speaker else (None, None)
        kind = "named" if key else "anonymous"
        self.found.statements.append(
            Statement("indirect", *self.at(cue), cue, stance, *self.at(content, cue), *said, key, name, kind)
        )

    def event(self, type_: str, cameo: str, quad: int, trigger: str, status: str, **more: object) -> None:
        event = Event(type_, None, cameo, quad, *self.at(trigger), status, rule="marked")
        for field, value in more.items():
            setattr(event, field, value)
        self.found.event_mentions.append(EventMention(len(self.found.events), *self.at(trigger)))
        self.found.events.append(event)

    def party(self, part: str, words: str, key: int | None = None) -> None:
        at = len(self.found.events) - 1
        one = EventParticipant(at, part, words, key)
        one.start, one.end = self.at(words)
        self.found.event_participants.append(one)

    def dated(self, words: str, day: date) -> int:
        told = (day.isoformat(), day.isoformat(), day, day, "day", "gregorian", "date", "published", "marked")
        self.found.dates.append(DateExpression(*self.at(words), *told))
        return len(self.found.dates) - 1


def _mark(each: CleanArticle, entity: Callable[..., object]) -> Annotations:
    marks = _Marks(each, entity)
    sohar = marks.names(
        "LOC", "صحار", name_en="Sohar", country="OM", lexicon_id="geonames:286282", geonames_id=286282
    )
    muscat = marks.names(
        "LOC", "مسقط", name_en="Muscat", country="OM", lexicon_id="capital:OM", geonames_id=287286
    )
    marks.names("LOC", "عُمان", name_en="Oman", country="OM", lexicon_id="country:OM")
    hinai = marks.names("PERSON", "سالم الهنائي", "الهنائي")
    harthi = marks.names("PERSON", "بدر الحارثي")
    if each.body in (FIRE, COPY):
        marks.found.roles.append(
            Role(*marks.at("مدير الدفاع المدني"), hinai, "مدير الدفاع المدني", None, "OM", "marked")
        )
        marks.says("وقال", "report", "فرق الإطفاء أجلت 43 عاملا", "سالم الهنائي", hinai, "سالم الهنائي")
        marks.says("ونفى", "deny", "توقف السفن", "مصدر", None, "ANON")
        day = marks.dated("يوم 9 مارس", date(2025, 3, 9))
        marks.event(
            "CONSULT", "042", 1, "ويزور", "future",
            place=sohar, place_name="صحار", first_day=date(2025, 3, 9), last_day=date(2025, 3, 9), dated_by=day,
        )  # fmt: skip
        marks.party("actor", "الوزير")
    elif each.body == DENIAL:
        marks.says("واتهم", "accuse", "سالم الهنائي بإهمال الميناء", "بدر الحارثي", harthi, "بدر الحارثي")
        marks.says("ونفى", "deny", "الاتهام", "الهنائي", hinai, "سالم الهنائي")
        marks.event("ACCUSE", "112", 3, "واتهم", "actual")
        marks.party("actor", "بدر الحارثي", harthi)
        marks.party("recipient", "سالم الهنائي", hinai)
    elif each.body == STRIKE:
        marks.event("PROTEST", "143", 4, "أضرب", "actual", place=sohar, place_name="صحار", place_country="OM")
        marks.party("actor", "عمال الميناء")
    assert muscat is None or each.body == OTHER
    return marks.found


def fill(
    engine: Engine,
    loader: Callable[..., object],
    article: Callable[..., CleanArticle],
    entity: Callable[..., object],
) -> dict[str, CleanArticle]:
    """Load the six; each by a name of its own."""
    tuesday, before = date(2025, 3, 4), date(2025, 3, 1)
    loaded = {
        "fire": article("1", FIRE, source="sada", title="حريق في ميناء صحار", published_on=tuesday,
                        published_at=datetime(2025, 3, 4, 6, tzinfo=UTC)),
        "copy": article("2", COPY, source="alraya", title="حريق بصحار", published_on=tuesday, position=2),
        "part": article("3", PART, source="alsabaah", title=None, published_on=date(2025, 3, 5), position=3),
        "denial": article("4", DENIAL, source="alraya", title="اتهام ونفي", published_on=tuesday, position=4,
                          url="https://alraya.example/4"),
        "strike": article("5", STRIKE, source="sada", title="إضراب", published_on=before, position=5),
        "other": article("6", OTHER, source="sada", title="الموسم", published_on=date(2025, 3, 5), position=6),
    }  # fmt: skip
    load = loader(engine)
    mark = lambda each: _mark(each, entity)  # noqa: E731
    load([loaded["strike"]], run="night 1", annotate=mark)  # type: ignore[operator]
    finish_run(engine, "night 1")
    rejected = [
        Rejected("a.jsonl", 4, "clean", Reason.EMPTY_BODY, "the body holds no letter", source="alraya"),
        Rejected("a.jsonl", 7, "clean", Reason.EMPTY_BODY, "the body holds no letter", source="alraya"),
        Rejected("b.pdf", None, "extract", Reason.UNKNOWN_FORMAT, "no reader"),
    ]
    rest = [each for name, each in loaded.items() if name != "strike"]
    load(rest, rejected, run="night 2", annotate=mark)  # type: ignore[operator]
    finish_run(engine, "night 2", "failed", "surfaces_stand_in_body: 1 row(s) against the rule")
    _make_story(engine, *(loaded[name].version_id for name in ("fire", "copy", "part")))
    return loaded


def _make_story(engine: Engine, fire: int, copy: int, part: int) -> None:
    """The fire's: a copy, and one that has but a part of it."""
    pairs = [(copy, "copy", 0.98), (part, "part", 0.7)]
    with engine.begin() as connection:
        connection.execute(insert(story_text), [
            {"version_id": fire, "agency": "media:ona", "agency_basis": "dateline"},
            {"version_id": copy, "agency": None, "agency_basis": None},
            {"version_id": part, "agency": None, "agency_basis": None},
        ])  # fmt: skip
        connection.execute(insert(story_member), [
            {"version_id": fire, "story_id": 77, "kind": "origin", "similarity": 1.0},
            *({"version_id": key, "story_id": 77, "kind": "copy", "similarity": like} for key, _, like in pairs),
        ])  # fmt: skip
        connection.execute(insert(story_link), [
            {"version_id": min(fire, key), "other_id": max(fire, key), "kind": kind, "similarity": like}
            for key, kind, like in pairs
        ])  # fmt: skip
