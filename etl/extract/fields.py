"""From a record under its file's own field names to an Article."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from etl.extract.field_paths import Path, joined_articles, list_of_objects, paths_in
from etl.extract.identity import record_identity
from etl.extract.published import date_in_url, day_of_number, is_no_time
from etl.extract.record import Fault, Record, excerpt
from etl.extract.sources import Source, slugify
from etl.extract.urls import canonical_link, page_addresses
from etl.extract.written_lists import list_in
from etl.records import Article, Reason, Written

Keys = Mapping[str, tuple[Path, ...]]  # our name of a field → where it may lie, the first filled place counts

# Files have one or two shapes; bounds for those that make keys of data.
_MOST_SHAPES = 1000
_LONGEST_SHAPE = 5000  # characters of all its keys
_SHOWN_CHARS = 60
_LIKE_A_DATE = re.compile(r"date|time|publish|posted|تاريخ|وقت", re.IGNORECASE)
# What the parts of a list are joined with: crawlers give a body as its paragraphs. Other fields name one thing.
_JOINTS = {"body": "\n", "title": " ", "author": "، ", "section": "، ", "published": " ", "observed": " "}
_NUMBERS = frozenset({"id", "published", "observed"})
_TIMES = frozenset({"published", "observed"})
_NAMES = frozenset({"id", "source", "url", "canonical"})
_EXACT = 2**53  # from here on, numbers read as floating point lose digits
# Where a value may lie in an object of its own: MongoDB's types, texts of WordPress and the NYT, JSON-LD's persons,
# texts by their language.
_WRAPPED: Mapping[str, tuple[str, ...]] = {
    **{"id": ("$oid", "$numberLong", "$numberInt", "rendered"), "source": ("name",)},
    **dict.fromkeys(("published", "observed"), ("$date", "$numberLong")),
    **dict.fromkeys(("author", "section"), ("name", "ar")),
    **{"title": ("rendered", "main", "ar"), "body": ("rendered", "ar")},
}
_BODY_PARTS = ("summary", "sections", "headline", "paragraphs")  # of fundus, in this order
_NEEDED = frozenset({"id", "body"})  # without its id an article would be taken for another's edit
# What programs write where nothing stands: Python, pandas, JavaScript, MySQL.
_NOTHING = frozenset({"", "[]", "{}", "none", "nan", "nat", "<na>", "n/a", "null", "undefined", "\\n"})
_LONGEST_NOTHING = 9
_GREENWICH = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?")


@dataclass(frozen=True, slots=True)
class File:
    """What the records of one file share."""

    address: str
    source: Source
    identity: str  # what names the file within its source
    many: bool  # whether it may hold more than one record
    published: str | None  # the date of records that bring none
    counts_days: bool = (
        False  # whether it is a table, whose dates may be numbers of days, as spreadsheets keep them
    )
    _present: dict[tuple[str, ...], Keys] = field(default_factory=dict)

    def keys_in(self, fields: Mapping[str, Any]) -> Keys:
        """The source's field mapping in the keys that records of this shape have."""
        shape = tuple(fields)
        known = self._present.get(shape)
        if known is None:
            known = _keys_in(shape, self.source.fields)
            if len(self._present) < _MOST_SHAPES and sum(map(len, shape)) < _LONGEST_SHAPE:
                self._present[shape] = known
        return known


def _keys_in(shape: tuple[str, ...], mapping: Mapping[str, tuple[str, ...]]) -> Keys:
    return {name: found for name, keys in mapping.items() if (found := paths_in(shape, keys))}


_Found = tuple[Path, str]  # where a field lies, and what it holds


class _Unusable(Exception):
    """Why a record is no article."""


def read_article(record: Record, file: File) -> Article | Fault:
    """The article, or a fault where a field has the wrong type or none holds the body."""
    try:
        return _article(record, file)
    except Exception as error:  # one record must not stop the next, whatever is in it
        why = (
            str(error) if isinstance(error, _Unusable) else f"cannot be read: {type(error).__name__}: {error}"
        )
        return Fault(record.position, Reason.MALFORMED_RECORD, why, _excerpt(record.fields))


def _excerpt(fields: Mapping[str, Any]) -> str:
    shown = {
        key[:_SHOWN_CHARS]: value[:_SHOWN_CHARS] if isinstance(value, str) else _kind(value)
        for key, value in list(fields.items())[:20]
    }
    return excerpt(json.dumps(shown, ensure_ascii=False))


def origins(record: Record, file: File) -> dict[str, str]:
    """Our name of each field that was read → the key of the record it was read from."""
    read, _ = _read(record.fields, file.keys_in(record.fields))
    dated = {"published": record.dates[0][0]} if record.dates else {}
    return {**dated, **{name: found[0][0].written for name, found in read.items()}}


def _article(record: Record, file: File) -> Article:
    fields, keys = record.fields, file.keys_in(record.fields)
    found, notes = _read(fields, keys)
    repairs: Counter[str] = Counter()
    read = {name: _named(name, places[0][1], repairs) for name, places in found.items()}.get
    outlet, url = read("source"), (read("url") or "").strip() or None
    slug = slugify(outlet) if outlet else file.source.slug
    canonical = canonical_link(read("canonical"), url)
    position = record.position if file.many else None
    observed, published = read("observed"), [text for _, text in found.get("published", ())]
    if file.counts_days:
        observed, published = day_of_number(observed), [day_of_number(text) or text for text in published]
    dates = _dates(published, record, url, file)
    if not any(each.basis != "url" for each in dates):  # a number in an address says nothing of the fields
        notes += _unread_dates(fields, keys)
    return Article(
        source=slug,
        identity=record_identity(slug, read("id"), canonical or url, file.identity, position),
        address=file.address,
        position=record.position,
        body=_body(read("body"), keys, fields),
        title=read("title"),
        url=canonical or url,
        author=read("author"),
        section=read("section"),
        published=dates[0].text if dates else None,
        observed=observed,
        time_zone=file.source.time_zone,
        language=read("language") or file.source.language,
        published_basis=dates[0].basis if dates else None,
        published_else=dates[1:],
        repairs=dict(repairs),
        notes=[*record.notes, *notes],
        addresses=page_addresses(canonical, url, read("id")),
    )


def _named(name: str, text: str, repairs: Counter[str]) -> str:
    """A field's text; what names an article is told apart by no NUL."""
    if name not in _NAMES or "\0" not in text:
        return text
    repairs["unstorable"] += text.count("\0")
    return text.replace("\0", "")


def _dates(own: list[str], record: Record, url: str | None, file: File) -> list[Written]:
    """The publication dates a record comes with, the most trusted first; a page's date line says less than its URL."""
    told = [each for each in record.dates if each[0] != "dateline"]
    shown = [each for each in record.dates if each[0] == "dateline"]
    known = [
        *(("source", text) for text in own),
        *told,
        ("url", date_in_url(url)),
        *shown,
        ("parameter", file.published),
    ]
    return [Written(basis, text) for basis, text in known if text]


def _read(fields: Mapping[str, Any], keys: Keys) -> tuple[dict[str, list[_Found]], list[str]]:
    """What each field holds, and notes on what can be no field of its name and is none we need.

    It is what the first filled of its places holds; of the publication all do, for the first may not be readable.
    """
    read: dict[str, list[_Found]] = {}
    notes: list[str] = []
    for name, paths in keys.items():
        for path in paths:
            try:
                text = _text(name, fields, path)
            except _Unusable as error:
                if name in _NEEDED:
                    raise
                notes.append(f"{name}: left out: {error}")
                continue
            if text is not None:
                read.setdefault(name, []).append((path, text))
                if name != "published":
                    break
    return read, notes


def _body(body: str | None, keys: Keys, fields: Mapping[str, Any]) -> str:
    """The body, "" where its field is empty: whether that is an article is for clean to say."""
    if "body" not in keys:
        raise _Unusable(_no_body(fields))
    return body or ""


def _no_body(fields: Mapping[str, Any]) -> str:
    """What to do about a record of these fields, which may hold articles instead of being one."""
    if not fields:
        return "the record has no fields"
    given = excerpt(", ".join(key[:_SHOWN_CHARS] for key in list(fields)[:20]))
    if found := list_of_objects(fields):
        path, count = found
        return (
            f"no body among the fields {given}; if the list of {count:,} in it holds the articles, "
            f"take it out, as jq does: jq '{excerpt(path)}' FILE > articles.json"
        )
    return f"no body among the fields {given}; name its field as fields.body in sources.toml"


def _unread_dates(fields: Mapping[str, Any], keys: Keys) -> list[str]:
    """A note on the fields of an undated record that look like dates and are none of those we read."""
    known = {path.steps[0] for paths in keys.values() for path in paths}
    read_whole = {path.steps[0] for paths in keys.values() for path in paths if len(path.steps) == 1}
    unread = {key: value for key, value in fields.items() if key not in read_whole}
    return [
        f'published: not read from {excerpt(key)}, "{excerpt(str(value), _SHOWN_CHARS)}"; '
        "if that is the date, name it as fields.published in sources.toml"
        for key, value in _one_level_down(unread)
        if key not in known and len(key) <= _SHOWN_CHARS and _LIKE_A_DATE.search(key)
        if isinstance(value, str | int | float) and not _is_nothing(value)
    ][:3]


def _one_level_down(fields: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Fields and those of objects among them, by their paths; of a list, the first element."""
    for key, value in fields.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{inner}", each) for inner, each in value.items())
        elif isinstance(value, list):
            yield from ((f"{key}[0]", each) for each in value[:1])
        else:
            yield key, value


def _text(name: str, fields: Mapping[str, Any], path: Path) -> str | None:
    """What a place holds, as text; None where that is nothing."""
    value = path.value(fields)
    if _is_nothing(value):
        return None
    if name == "body" and (count := joined_articles(path, fields)):
        raise _Unusable(
            f"fields.body = {path.written} would make one body of {count:,} articles: take the list "
            "that holds them out, and let each element be a record (docs/sources.md)"
        )
    text = (
        _unlisted(name, path.written, value)
        if isinstance(value, str)
        else _as_text(name, path.written, value)
    )
    if _is_nothing(text) or (name in _TIMES and is_no_time(text)):
        return None
    return _in_greenwich(text, path.written) if name in _TIMES else text


def _unlisted(name: str, key: str, text: str) -> str:
    """A text; of a list that a program wrote out, what the list stands for."""
    listed = list_in(text) if name in _JOINTS and text.lstrip()[:1] == "[" else None
    try:
        return text if listed is None else _as_text(name, key, listed)
    except _Unusable:
        return text


def _in_greenwich(text: str, key: str) -> str:
    """WordPress's date_gmt says in its name what zone it is in."""
    is_meant = key.casefold().endswith(("gmt", "utc")) and _GREENWICH.fullmatch(text.strip())
    return f"{text.strip()}Z" if is_meant else text


def _is_nothing(value: Any) -> bool:
    """Zero is an id; false is PHP's nothing, NaN pandas'."""
    if isinstance(value, str):
        if len(value) > _LONGEST_NOTHING:
            return value.isspace()
        return value.strip().casefold() in _NOTHING
    if isinstance(value, list):
        return all(map(_is_nothing, value))
    return value is False or value is None or value == {} or value != value


def _as_text(name: str, key: str, value: Any) -> str:
    """A filled value as the text it stands for. Raises _Unusable where it stands for none."""
    while isinstance(value, dict) and (inner := _unwrapped(name, value)) is not value:
        value = inner
    if isinstance(value, list):
        parts = [_as_text(name, key, part) for part in value if not _is_nothing(part)]
        if name in _JOINTS or len(parts) == 1:
            return _JOINTS.get(name, "").join(parts)
        raise _Unusable(f"field {key} is a list of {len(parts)}, not one {name}")
    if name in _NUMBERS and isinstance(value, int | float) and not isinstance(value, bool):
        if isinstance(value, float) and abs(value) >= _EXACT:
            raise _Unusable(f"field {key} is a number too large to be read exactly; write it as text")
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if not isinstance(value, str):
        raise _Unusable(f"field {key} is {_kind(value)}, not text")
    return value


def _unwrapped(name: str, value: dict[str, Any]) -> Any:
    """What an object stands for, where it is one of those that stand for a text."""
    if name == "body" and value and set(value) <= set(_BODY_PARTS):
        return [value[part] for part in _BODY_PARTS if not _is_nothing(value.get(part))]
    return next((value[inner] for inner in _WRAPPED.get(name, ()) if inner in value), value)


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, bytes):
        return "bytes in no known encoding"
    return "a list" if isinstance(value, list) else "a number"
