"""A kind of annotation says once what its fields are; the rest follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from etl.kinds import annotation, begins, ends, kind_of, kinds_in, part_of, says
from etl.load.article_entities import article_entity_key
from etl.load.rows import annotation_rows
from etl.records import KINDS, Annotations, CleanArticle


@annotation("rumour")
class Rumour:
    """Something a text says nobody has confirmed."""

    start: int = begins()
    end: int = ends()
    about: int | None = says("Whom it is about.", column="about_id", entity=True)
    heard_on: date | None = says("When it was heard.", json="day", index=True, default=None)
    denial_start: int | None = begins(
        "denial", "its denial", words="denial", meaning="The denial.", default=None
    )
    denial_end: int | None = ends(default=None)
    rule: str = says("The rule that found it.", json=None, default="")


@annotation("rumour_echo")
class Echo:
    """Where a rumour is told again."""

    rumour: int = part_of(
        Rumour, "Ordinal of the rumour.", column="rumour_ordinal", by="tone", lists=("for",)
    )
    tone: str = says("for or against.", json=None)
    start: int = begins()
    end: int = ends()


@dataclass
class Found:
    rumours: list[Rumour] = field(default_factory=list)
    count: int = 0


BODY = "إشاعة عن الوزير، نفاها مكتبه"
RUMOUR = Rumour(0, 5, 7, date(2025, 3, 1), 17, 28)


def test_a_container_tells_its_kinds() -> None:
    assert kinds_in(Found) == {"rumours": kind_of(Rumour)}
    assert kinds_in(Annotations) == KINDS
    assert {"sentences", "mentions", "roles", "dates", "statements"} <= KINDS.keys()


def test_columns_follow_the_fields_and_the_words_their_spans() -> None:
    stored = [(column.name, column.type, column.nullable) for column, _ in kind_of(Rumour).stored()]
    assert stored == [
        ("start_offset", int, False),
        ("end_offset", int, False),
        ("surface", str, False),
        ("about_id", int, True),
        ("heard_on", date, True),
        ("denial_start", int, True),
        ("denial_end", int, True),
        ("denial", str, True),
        ("rule", str, False),
    ]
    assert kind_of(Rumour).meaning == "Something a text says nobody has confirmed."
    assert all(column.meaning for column, _ in kind_of(Rumour).stored())


def test_every_span_that_is_there_is_mapped_and_the_record_stays_as_it_was() -> None:
    kind = kind_of(Rumour)
    moved = kind.with_spans(RUMOUR, lambda start, end: (start + 100, end + 100))
    assert (moved.start, moved.end, moved.denial_start, moved.denial_end) == (100, 105, 117, 128)
    assert (RUMOUR.start, RUMOUR.about, moved.about) == (0, 7, 7)
    silent = kind.with_spans(Rumour(0, 5, None), lambda start, end: (start + 1, end + 1))
    assert (silent.start, silent.denial_start) == (1, None)


def test_rows_hold_the_words_and_the_entities_of_the_article(article) -> None:
    each: CleanArticle = article(body=BODY)
    rows = annotation_rows(kind_of(Rumour), each, [RUMOUR, Rumour(6, 8, None)])
    named = article_entity_key(each.version_id, 7)
    assert rows == [
        (each.version_id, 0, 0, 5, "إشاعة", named, date(2025, 3, 1), 17, 28, BODY[17:28], ""),
        (each.version_id, 1, 6, 8, "عن", None, None, None, None, None, ""),
    ]


def test_json_names() -> None:
    kind = kind_of(Rumour)
    assert kind.json == (None, None, "about", "day", None, None, None)
    assert [(span.name, span.json) for span in kind.spans] == [("", "span"), ("denial", "denial")]


def test_a_part_says_what_it_is_part_of_and_how_its_lists_are_called() -> None:
    kind = kind_of(Echo)
    assert kind_of(Rumour).part is None and kind.part is not None
    assert (kind.part.of, kind.part.ordinal, kind.part.by, kind.part.json) == (Rumour, 0, 1, "")
    assert kind.part.lists == ("for",)
    assert kind.json == (None, None, None, None)
    assert next(kind.stored())[0].name == "rumour_ordinal"
    assert {of.name for of in KINDS.values() if of.part is not None} == {
        "event_mention", "event_participant", "event_number", "keyword_mention",
    }  # fmt: skip


def test_what_parts_belong_to_is_kept_before_them() -> None:
    """Rows are written in the order of the kinds, and deleted the other way round."""
    written: list[type] = []
    for kind in KINDS.values():
        assert kind.part is None or kind.part.of in written, kind.name
        written.append(kind.record)
