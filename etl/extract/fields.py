"""From a record under its file's own field names to an Article."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from etl.extract.identity import record_identity
from etl.extract.record import Fault, Record, excerpt
from etl.extract.sources import Source, slugify
from etl.records import Article, Reason

Keys = Mapping[str, tuple[str, ...]]  # our name of a field → the record's, the first filled one counts

_MOST_SHAPES = 1000  # files have one or two; a bound for those that make keys of data


@dataclass(frozen=True, slots=True)
class File:
    """What the records of one file share."""

    address: str
    source: Source
    identity: str  # what names the file within its source
    many: bool  # whether it may hold more than one record
    published: str | None  # the date of records that bring none
    _present: dict[tuple[str, ...], Keys] = field(default_factory=dict)

    def keys_in(self, fields: Mapping[str, Any]) -> Keys:
        """The source's field mapping, less the keys records of this shape do not have."""
        shape = tuple(fields)
        if shape not in self._present:
            if len(self._present) >= _MOST_SHAPES:
                self._present.clear()
            mapping = self.source.fields.items()
            self._present[shape] = {name: tuple(k for k in keys if k in fields) for name, keys in mapping}
        return self._present[shape]


class _Unusable(Exception):
    """Why a record is no article."""


def read_article(record: Record, file: File) -> Article | Fault:
    """The article, or a fault where a field has the wrong type or none holds the body."""
    try:
        return _article(record, file)
    except _Unusable as why:
        start = excerpt(json.dumps(record.fields, ensure_ascii=False, default=str))
        return Fault(record.position, Reason.MALFORMED_RECORD, str(why), start)


def _article(record: Record, file: File) -> Article:
    fields, keys = record.fields, file.keys_in(record.fields)
    name = _text(fields, keys["source"])
    slug = file.source.slug if name is None else slugify(name)
    url = _text(fields, keys["url"])
    url = None if url is None else url.strip()
    published, basis = _published(fields, keys, file.published)
    position = record.position if file.many else None
    return Article(
        source=slug,
        identity=record_identity(slug, _word(fields, keys["id"]), url, file.identity, position),
        address=file.address,
        position=record.position,
        body=_body(fields, keys["body"], file.source),
        title=_text(fields, keys["title"]),
        url=url,
        author=_names(fields, keys["author"]),
        section=_names(fields, keys["section"]),
        published=published,
        observed=_word(fields, keys["observed"]),
        time_zone=file.source.time_zone,
        language=_text(fields, keys["language"]) or file.source.language,
        published_basis=basis,
    )


def _published(fields: Mapping[str, Any], keys: Keys, given: str | None) -> tuple[str | None, str | None]:
    """The date and how it is known: a field that also says when the record was fetched is "observed"."""
    key = _filled(fields, keys["published"])
    if key is not None:
        return _word(fields, (key,)), "observed" if key in keys["observed"] else "source"
    return given, None if given is None else "parameter"


def _body(fields: Mapping[str, Any], keys: tuple[str, ...], source: Source) -> str:
    """The body, "" where its field is empty: whether that is an article is for clean to say."""
    if not keys:
        known = ", ".join(source.fields["body"])
        raise _Unusable(f"no body: none of {known}; name its field as fields.body in sources.toml")
    return _text(fields, keys) or ""


def _filled(fields: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of the keys with something under it."""
    for key in keys:
        value = fields[key]
        if value or (value == 0 and value is not False):  # zero is an id; false is PHP for nothing
            return key
    return None


def _text(fields: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    key = _filled(fields, keys)
    if key is None:
        return None
    value = fields[key]
    if not isinstance(value, str):
        raise _Unusable(f"field {key} is {_kind(value)}, not text")
    return value


def _word(fields: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """An id or a date: text, or a number as JSON writers often have it."""
    key = _filled(fields, keys)
    if key is not None and isinstance(value := fields[key], int | float) and not isinstance(value, bool):
        return str(value)
    return _text(fields, keys)


def _names(fields: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """One name, or a list of them joined."""
    key = _filled(fields, keys)
    names = fields[key] if key is not None else None
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return "، ".join(names)
    return _text(fields, keys)


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, dict):
        return "an object"
    return "a list" if isinstance(value, list) else "a number"
