"""How a kind of annotation declares itself: what each field means, which fields are spans, where all is kept.

Whatever handles annotations without knowing what they say follows from the declaration: spans are mapped to the
body, tables, rows and their checks are made, JSON is written, the data dictionary is printed.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, field
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Record = TypeVar("Record")
Span = tuple[int, int]  # offsets of characters, the end exclusive

_WORDS = "The words as they stand: substr(body, start_offset + 1, end_offset - start_offset)."


@dataclass(frozen=True, slots=True)
class Column:
    """What a field of a record, or the words of a span, are in the warehouse."""

    name: str
    type: type  # str, int, float or date
    nullable: bool
    meaning: str
    index: bool = False
    names_entity: bool = False  # its value is an Entity.key; stored is the article's own entity


@dataclass(frozen=True, slots=True)
class SpanFields:
    """A span of a record: two fields, and the column that repeats its words."""

    name: str  # "" of the record's own, else what it is: cue, content, …
    start: int  # place of the field among the record's
    end: int
    words: Column | None
    json: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """Where the records of a kind stand inside those of another."""

    of: type  # the record of the other kind
    ordinal: int  # place of the field with the other's ordinal
    json: str  # what it is called there; "": nothing, its lists stand there by their own names
    by: int | None  # place of the field whose values name the lists; None: one list
    lists: tuple[str, ...]  # those that are there though empty


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of annotation, by what its record declares."""

    record: type
    name: str  # its table
    meaning: str
    fields: tuple[str, ...]
    columns: tuple[Column, ...]  # one a field
    json: tuple[str | None, ...]  # one a field: its name there, as says() has it; None: not shown
    spans: tuple[SpanFields, ...]
    values: Callable[[Any], tuple[Any, ...]]  # a record's fields in order
    part: Part | None  # None: its records stand by themselves

    def with_spans(self, record: Record, mapped: Callable[[int, int], Span]) -> Record:
        """The record with each span that is there put through ``mapped``."""
        values = self.values(record)
        moved = list(values)
        for span in self.spans:
            if values[span.start] is not None:
                moved[span.start], moved[span.end] = mapped(values[span.start], values[span.end])
        return record if moved == list(values) else typing.cast(Record, self.record(*moved))

    def stored(self) -> Iterator[tuple[Column, SpanFields | None]]:
        """The columns in order: each field's, and behind the end of a span its words'."""
        ends = {span.end: span for span in self.spans if span.words is not None}
        for place, column in enumerate(self.columns):
            yield column, None
            if place in ends:
                yield typing.cast(Column, ends[place].words), ends[place]


def says(
    meaning: str,
    *,
    json: str | None = "",
    column: str = "",
    index: bool = False,
    entity: bool = False,
    default: Any = MISSING,
) -> Any:
    """A field with its meaning, as the data dictionary prints it.

    ``json`` and ``column`` are its name there, where another; ``json=None``: not shown; ``json="place.name"``: it is
    the name in an object ``place``, which is null where all in it is. ``entity``: its value is an ``Entity.key``.
    """
    told = {"meaning": meaning, "json": json, "column": column, "index": index, "entity": entity}
    return field(default=default, metadata=told)


def begins(
    span: str = "", what: str = "", *, words: str = "surface", meaning: str = _WORDS, json: str | None = "",
    default: Any = MISSING,
) -> Any:  # fmt: skip
    """The first character of a span; its words stand in a column ``words`` ("": in none)."""
    start = f"First character of {what} in the body, from 0." if what else _FIRST
    told = {"meaning": start, "span": span, "words": words, "words_meaning": meaning, "json": json}
    return field(default=default, metadata={**told, "column": "" if span else "start_offset"})


_FIRST = "First character in article_version.body, from 0."


def ends(default: Any = MISSING) -> Any:
    """The character after a span's last: the field after its ``begins``."""
    return field(default=default, metadata={"meaning": "The character after its last.", "ends": True})


def part_of(
    record: type, meaning: str, *, column: str, json: str = "", by: str = "", lists: tuple[str, ...] = ()
) -> Any:
    """The ordinal of the record of another kind that this one is part of, and stands inside in JSON.

    There it is in a list called ``json``. With ``by`` it is in a list called as its field of that name says: ``json``
    is then an object of these lists, or, where not given, they stand among the other's fields. ``lists``: those that
    are there though empty.
    """
    told = {"of": record, "json": json, "by": by, "lists": lists if by else (json,)}
    return field(metadata={"meaning": meaning, "column": column, "part": told, "json": None})


@dataclass_transform(field_specifiers=(says, begins, ends, part_of))
def annotation(table: str) -> Callable[[type[Record]], type[Record]]:
    """A record of annotations, kept in ``table``; its docstring says what a row is."""

    def declare(record: type[Record]) -> type[Record]:
        made = dataclass(slots=True)(record)
        _TABLES[made] = table
        return made

    return declare


_TABLES: dict[type, str] = {}


def kind_of(record: type) -> Kind:
    """What a record declared with ``annotation`` says of itself."""
    if record not in _KINDS:
        _KINDS[record] = _read_declaration(record)
    return _KINDS[record]


_KINDS: dict[type, Kind] = {}


def _read_declaration(record: type) -> Kind:
    hints = typing.get_type_hints(record)
    fields = dataclasses.fields(record)
    places = {each.name: place for place, each in enumerate(fields)}
    spans = tuple(
        _span(each, places[each.name], hints[each.name]) for each in fields if "span" in each.metadata
    )
    own_end = {span.end: "end_offset" for span in spans if not span.name}
    columns = tuple(_column(each, hints[each.name], own_end.get(places[each.name], "")) for each in fields)
    meaning = (record.__doc__ or "").strip().splitlines()[0]
    json = tuple(_json_name(each) for each in fields)
    part = next((_part(each, places) for each in fields if "part" in each.metadata), None)
    values = attrgetter(*places)
    return Kind(record, _TABLES[record], meaning, tuple(places), columns, json, spans, values, part)


def kinds_in(container: type) -> dict[str, Kind]:
    """The kinds a container holds lists of, by the name of its field."""
    found = {}
    for name, hint in typing.get_type_hints(container).items():
        (inner,) = typing.get_args(hint)[:1] or (None,)
        if typing.get_origin(hint) is list and inner in _TABLES:
            found[name] = kind_of(inner)
    return found


def _json_name(each: dataclasses.Field[Any]) -> str | None:
    if "span" in each.metadata or "ends" in each.metadata:
        return None  # shown as a span
    json = each.metadata["json"]
    return each.name if json == "" else typing.cast(str | None, json)


def _span(each: dataclasses.Field[Any], start: int, hint: Any) -> SpanFields:
    told = each.metadata
    _, nullable = _bare(hint)
    words = told["words"] and Column(told["words"], str, nullable, told["words_meaning"])
    json = (told["span"] or "span") if told["json"] == "" else told["json"]
    return SpanFields(told["span"], start, start + 1, words or None, json)


def _part(each: dataclasses.Field[Any], places: dict[str, int]) -> Part:
    told = each.metadata["part"]
    return Part(told["of"], places[each.name], told["json"], places.get(told["by"]), told["lists"])


def _column(each: dataclasses.Field[Any], hint: Any, own_end: str) -> Column:
    told = each.metadata
    kind, nullable = _bare(hint)
    name = told.get("column") or own_end or each.name
    entity = told.get("entity", False)
    return Column(name, kind, nullable, told["meaning"], told.get("index", False) or entity, entity)


def _bare(hint: Any) -> tuple[type, bool]:
    """The type without ``| None``, and whether that was there."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (inner,) = (each for each in typing.get_args(hint) if each is not type(None))
        return inner, True
    return hint, False
