"""What stands beside a plain text about it: ``story.json``, ``story.yaml`` or ``story.txt.json`` for ``story.txt``."""

from __future__ import annotations

from typing import Any

from etl.extract.addresses import locate
from etl.extract.encoding import decode
from etl.extract.jsonl import read_object
from etl.extract.record import Fault, Limits
from etl.extract.stream import Stream, pieces

_ENDINGS = (".json", ".yaml", ".yml")


class NoSidecar(Exception):
    """The file beside a text says nothing about it; the message says why."""


def names_beside(text: str) -> list[str]:
    """The names a sidecar of this text may have."""
    return [stem + ending for stem in (text.rpartition(".")[0], text) for ending in _ENDINGS]


def read_sidecar(address: str, limits: Limits) -> dict[str, Any]:
    """The fields it gives. Raises NoSidecar, OSError."""
    place = locate(address)
    with place.fs.open(place.path, "rb") as file:
        data = Stream(pieces(file)).read(limits.max_record_bytes + 1)
    if len(data) > limits.max_record_bytes:
        raise NoSidecar(f"longer than {limits.max_record_bytes:,} bytes (KHABAR_MAX_RECORD_BYTES)")
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
