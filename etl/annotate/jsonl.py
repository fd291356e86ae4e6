"""The line format of ``khabar annotate``, a stable interface: docs/annotate-format.md."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, BinaryIO, TextIO

import orjson

from etl.annotate.document import read_document
from etl.annotate.names import NameAnnotator
from etl.annotate.names.explain import explain
from etl.annotate.pipeline import Pipeline, default_pipeline
from etl.clean import restore
from etl.clean.moments import Unreadable, read_moment
from etl.kinds import Kind, Part, kind_of
from etl.records import KINDS, Annotations, CleanArticle, Entity, Mention

_END_OF_TIME = datetime(9000, 1, 1, tzinfo=UTC)  # the answer must not depend on today, so no date is too late


_NO_MEMORY = "not enough memory to annotate it"


class BadLine(ValueError):
    """An input line that is no article; the message says what is wrong with it."""


def annotate_lines(
    lines: Iterable[bytes],
    out: BinaryIO,
    *,
    without: frozenset[str] = frozenset(),
    messages: TextIO | None = None,
) -> int:
    """Write one output line for each input line that is not blank, in order; the exit code.

    A line that cannot be annotated gives ``{"id": …, "error": …}`` in its place and a line on ``messages``
    (default: standard error), and the exit code is 1 where there was any, else 0.
    """
    pipeline = default_pipeline(without)
    messages = messages or sys.stderr
    failures = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        answer, complaints = annotate_line(line, pipeline, number)
        failures += "error" in answer
        for complaint in complaints:
            print(f"line {number}: {complaint}", file=messages)
        out.write(orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE))
        out.flush()  # a program at the other end may be waiting for this very line
    return 1 if failures else 0


def explain_lines(lines: Iterable[bytes], out: TextIO, word: str, *, messages: TextIO | None = None) -> int:
    """Write which stage did what to the names on each occurrence of a word; 1 where no article has it."""
    annotator, occurrences = NameAnnotator(), 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            given = _read_object(line)
            article, _ = _read_article(given, number)
        except BadLine as error:
            print(f"line {number}: {error}", file=messages or sys.stderr)
            continue
        document = read_document(article.clean_body, article.anchor_on, article.clean_title)
        for text, done in explain(document, word, annotator):
            occurrences += 1
            out.write(f"{given['id']}: … {text} …\n")
            out.writelines(f"  {stage:10} {did}  [{by}{why and ': '}{why}]\n" for stage, by, did, why in done)
            out.write("" if done else "  nothing proposed a name here\n")
    if not occurrences:
        print(f"no article has the word {word}", file=messages or sys.stderr)
    return 0 if occurrences else 1


def annotate_line(line: bytes, pipeline: Pipeline, number: int) -> tuple[dict[str, Any], list[str]]:
    """The output object of one input line, and what is to be said about it."""
    given: dict[str, Any] = {}
    try:
        given = _read_object(line)
        article, notes = _read_article(given, number)
    except BadLine as error:
        return {"id": given.get("id"), "error": str(error)}, [str(error)]
    try:
        annotated, rejected = pipeline.annotate([article])
    except MemoryError:
        return {"id": given["id"], "error": _NO_MEMORY}, [_NO_MEMORY]
    if rejected:
        return {"id": given["id"], "error": rejected[0].detail}, [rejected[0].detail]
    return {"id": given["id"], **to_json(article, annotated[0])}, notes


def to_json(article: CleanArticle, found: Annotations) -> dict[str, Any]:
    """An article's annotations as the format's fields, without the id."""
    entities = {entity.key: entity for entity in found.entities}
    mentions = sorted(found.mentions, key=lambda mention: (mention.start, -mention.end))
    return {
        "body_sha256": article.body_sha256,
        "language": found.language,
        "sentences": [(sentence.start, sentence.end) for sentence in found.sentences],
        "entities": [_mention(article.body, mention, entities[mention.entity]) for mention in mentions],
        **{field: _records(article.body, found, field, kind) for field, kind in _LISTED.items()},
    }


_OTHERWISE = ("sentences", "mentions", "roles")  # kinds that the format shows in a way of their own, or not
_LISTED = {field: kind for field, kind in KINDS.items() if kind.part is None and field not in _OTHERWISE}
_PARTS = [(field, kind, kind.part) for field, kind in KINDS.items() if kind.part is not None]


def _mention(body: str, mention: Mention, entity: Entity) -> dict[str, Any]:
    shown = ("name_ar", "name_en", "linked", "country")
    return {**_own(body, mention), **{name: getattr(entity, name) for name in shown}}


def _own(body: str, record: object) -> dict[str, Any]:
    """A record that stands by itself: with the words of its own span."""
    shown = _record(record)
    if (span := shown.get("span")) is not None:
        shown["surface"] = body[slice(*span)]
    return shown


def _records(body: str, found: Annotations, field: str, kind: Kind) -> list[dict[str, Any]]:
    """The records of a kind, those that are part of them inside."""
    records = [_own(body, record) for record in getattr(found, field)]
    for parts, part_kind, part in _PARTS:
        if part.of is kind.record:
            for whole, lists in zip(
                records, _lists(getattr(found, parts), part_kind, part, len(records)), strict=True
            ):
                whole |= {part.json: lists} if part.json and part.by is not None else lists
    return records


def _lists(records: list[Any], kind: Kind, part: Part, wholes: int) -> list[dict[str, list[Any]]]:
    """Of each whole, the lists of its parts by their names."""
    lists: list[dict[str, list[Any]]] = [{name: [] for name in part.lists} for _ in range(wholes)]
    for record in records:
        values = kind.values(record)
        shown = _record(record)
        name = part.json if part.by is None else values[part.by]
        whole = lists[values[part.ordinal]]
        whole.setdefault(name, []).append(shown["span"] if shown.keys() == {"span"} else shown)
    return lists


def _record(record: object) -> dict[str, Any]:
    """A record as its kind declares: its spans, and the fields that are shown."""
    kind = kind_of(type(record))
    values = kind.values(record)
    shown: dict[str, Any] = {}
    for span in kind.spans:
        start, end = values[span.start], values[span.end]
        if span.json is not None:
            shown[span.json] = None if start is None else (start, end)
    for name, column, value in zip(kind.json, kind.columns, values, strict=True):
        if name is not None:
            shown[name] = str(value) if column.names_entity and value is not None else value
    return _with_objects(shown) if any("." in name for name in shown) else shown


def _with_objects(shown: dict[str, Any]) -> dict[str, Any]:
    """``place.name`` and its like, in an object of that name; null, where nothing is in it."""
    told: dict[str, Any] = {}
    objects: dict[str, dict[str, Any]] = {}
    for name, value in shown.items():
        outer, dot, inner = name.partition(".")
        (objects.setdefault(outer, {}) if dot else told)[inner or outer] = value
    filled = {name: fields if any(fields.values()) else None for name, fields in objects.items()}
    return told | filled


def _read_object(line: bytes) -> dict[str, Any]:
    try:
        given = orjson.loads(line.removeprefix(b"\xef\xbb\xbf").strip())
    except orjson.JSONDecodeError as error:
        raise BadLine(_what_is_wrong(line, error)) from None
    if not isinstance(given, dict):
        raise BadLine("not a JSON object; one article a line is read")
    return given


def _what_is_wrong(line: bytes, error: orjson.JSONDecodeError) -> str:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return "not UTF-8; khabar run reads other encodings"
    return f"not JSON: {error.msg} (character {error.colno}); one article a line is read"


def _read_article(given: dict[str, Any], number: int) -> tuple[CleanArticle, list[str]]:
    if not isinstance(given.get("id"), str | int) or isinstance(given["id"], bool):
        raise BadLine('"id" must be a string or a whole number')
    if not isinstance(given.get("body"), str):
        raise BadLine('"body" must be a string')
    for field in ("title", "source", "url"):
        if not isinstance(given.get(field), str | None):
            raise BadLine(f'"{field}" must be a string or null')
    published_on, notes = _read_day(given.get("published_at"))
    article = restore(
        source=given.get("source") or "",
        identity=str(given["id"]),
        address="-",
        position=number,
        body=given["body"],
        title=given.get("title"),
        url=given.get("url"),
        published_on=published_on,
    )
    return article, notes


def _read_day(written: object) -> tuple[date | None, list[str]]:
    """The day that relative dates count from."""
    if written is None or written == "":
        return None, []
    try:
        return read_moment(str(written), "UTC", _END_OF_TIME).on, []
    except Unreadable as error:
        return None, [f'"published_at" left out ({error}): {str(written)[:60]}']
