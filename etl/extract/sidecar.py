"""What stands beside a plain text about it: ``story.json``, ``story.yaml`` or ``story.txt.json`` for ``story.txt``.

JSON that holds articles is a file of its own, whatever stands beside it. In a folder discovery finds the two
together. In an archive they come one after another, in any order: what may be half of a pair is held until its
other half comes, the archive ends, or too much is held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from etl.extract.addresses import WITHIN, locate
from etl.extract.containers import Member, Unread
from etl.extract.encoding import beginning, decode
from etl.extract.field_names import FIELDS, fold_key
from etl.extract.json_shapes import holds_articles
from etl.extract.jsonl import read_object
from etl.extract.lines import HEAD
from etl.extract.plain_text import ENDINGS as TEXT_ENDINGS
from etl.extract.record import BrokenStream, Fault, Limits, Record
from etl.extract.stream import Stream, pieces
from etl.records import Reason

_ENDINGS = (".json", ".yaml", ".yml")
_BODIES = frozenset(map(fold_key, FIELDS["body"]))
_NO_LETTER = re.compile("[^\u0621-\u064a]+")
_LONGEST_HALF = 1_000_000  # bytes; what is longer is no article, and tells of none
_MOST_HELD = 64_000_000  # bytes


class NoSidecar(Exception):
    """The file beside a text says nothing about it; the message says why."""


def names_beside(text: str) -> list[str]:
    """The names a sidecar of this text may have; what bears its whole name is most surely meant."""
    return [stem + ending for stem in (text, text.rpartition(".")[0]) for ending in _ENDINGS]


def tells_of_a_text(address: str, head: bytes) -> bool:
    """Whether a file of such a name that begins so may say something about a text, and holds no articles itself."""
    is_json = address.lower().endswith(".json")
    return not (is_json and holds_articles(beginning(head).encode("utf-8", "surrogatepass")))


def completed(record: Record, beside: Mapping[str, Any]) -> Record:
    """The record of a text with the fields beside it. The text is the body: another one is left out, with a note."""
    bodies = {key: _letters(value) for key, value in beside.items() if fold_key(key) in _BODIES}
    others = [key for key, body in bodies.items() if body not in ("", _letters(record.fields.get("body")))]
    note = f"body: the text is read; {', '.join(others)} of the file beside it, which differs, is left out"
    notes = (*record.notes, note) if others else record.notes
    return record._replace(fields={**beside, **record.fields}, notes=notes)


def _letters(body: Any) -> str:
    """What a body comes to without its layout: HTML, a list of paragraphs, line breaks."""
    return _NO_LETTER.sub("", str(body))


def read_sidecar(address: str, limits: Limits) -> dict[str, Any]:
    """The fields the file at this address gives. Raises NoSidecar, OSError."""
    place = locate(address)
    with place.fs.open(place.path, "rb") as file:
        data = Stream(pieces(file)).read(limits.max_record_bytes + 1)
    if len(data) > limits.max_record_bytes:
        raise NoSidecar(f"longer than {limits.max_record_bytes:,} bytes (KHABAR_MAX_RECORD_BYTES)")
    return _fields(address, data)


def unread_sidecar(address: str, why: str) -> Unread:
    """What is said of one that cannot be read."""
    return Unread(address, Reason.MALFORMED_RECORD, f"{why}: the text beside it is read without it")


def joined(members: Iterator[Member | Unread]) -> Iterator[Member | Unread]:
    """The files of an archive, each text with the fields of its sidecar, which is then no file of its own.

    Each must be read before the next is asked for. Two halves between which over 64 MB of other halves lie
    are not brought together: the sidecar is then read for itself.
    """
    held: dict[str, Member] = {}
    size, archive = 0, ""
    for member in members:
        if member.address.rpartition(WITHIN)[0] != archive:
            yield from held.values()
            held, size, archive = {}, 0, member.address.rpartition(WITHIN)[0]
        others = [] if isinstance(member, Unread) else _other_halves(member.address)
        if isinstance(member, Unread) or not others or not _may_be_half(member):
            yield member
            continue
        other = next((name for name in others if name in held), None)
        if other is None:
            if namesake := held.pop(member.address, None):
                size -= _bytes_of(namesake)
                yield namesake
            held[member.address] = member
            size += _bytes_of(member)
        else:
            size -= _bytes_of(held[other])
            yield from _pair(member, held.pop(other))
        while size > _MOST_HELD:
            oldest = held.pop(next(iter(held)))
            size -= _bytes_of(oldest)
            yield oldest
    yield from held.values()


def _may_be_half(member: Member) -> bool:
    """Whether what it holds may be a text, or be about one."""
    is_short = _bytes_of(member) <= _LONGEST_HALF
    return is_short and tells_of_a_text(member.address, member.stream.peek(HEAD))


def _bytes_of(member: Member) -> int:
    """How long it is, up to what a half may be. What was looked at is in memory, and stays to be read."""
    return len(member.stream.peek(_LONGEST_HALF + 1))


def _other_halves(address: str) -> list[str]:
    """What the other half of a pair would be called; none: this file, or one outside an archive, is no half."""
    lower = address.lower()
    if WITHIN not in address:
        return []
    if lower.endswith(TEXT_ENDINGS):
        return names_beside(address)
    if not lower.endswith(_ENDINGS):
        return []
    stem = address.rpartition(".")[0]
    return [stem, *(stem + ending for ending in TEXT_ENDINGS)]


def _pair(one: Member, other: Member) -> Iterator[Member | Unread]:
    text, sidecar = (one, other) if one.address.lower().endswith(TEXT_ENDINGS) else (other, one)
    try:
        yield text._replace(beside=_fields(sidecar.address, sidecar.stream.read()))
    except (NoSidecar, BrokenStream) as error:
        yield unread_sidecar(sidecar.address, str(error))
        yield text


def _fields(address: str, data: bytes) -> dict[str, Any]:
    if not address.lower().endswith(".json"):
        return _read_yaml(data)
    found = read_object(1, data, None, "file")
    if isinstance(found, Fault):
        raise NoSidecar(found.detail)
    return found.fields


def _read_yaml(data: bytes) -> dict[str, Any]:
    """A mapping, its scalars as they are written. Aliases are refused: nine levels of them hold a billion texts."""
    import yaml

    class Loader(yaml.BaseLoader):  # type: ignore[misc]
        """YAML of texts, lists and mappings."""

        def compose_node(self, parent: Any, index: Any) -> Any:
            """The next node, which is to be no alias."""
            if self.check_event(yaml.AliasEvent):
                raise NoSidecar("YAML with aliases is not read")
            return super().compose_node(parent, index)

    decoded = decode(data)
    if decoded is None:
        raise NoSidecar("in no encoding we read (UTF-8, UTF-16, Windows-1256, ISO-8859-6)")
    try:
        fields = yaml.load(decoded[0], Loader)
    except (yaml.YAMLError, RecursionError) as error:
        raise NoSidecar(f"the file is not YAML: {_where(error)}") from error
    if not isinstance(fields, dict):
        raise NoSidecar("YAML that names no fields")
    return fields


def _where(error: Exception) -> str:
    """What the reader of YAML stumbled over, and where, without the lines it quotes."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    if mark is None or problem is None:
        return " ".join(str(error).split()) or "nested too deep"
    return f"{problem} (line {mark.line + 1}, column {mark.column + 1})"
