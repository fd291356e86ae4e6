"""Addresses: a local path or any fsspec URL, in one normal form."""

from __future__ import annotations

import os
import re
from collections.abc import Container
from functools import cache
from typing import Any, NamedTuple

import fsspec
from fsspec.utils import glob_translate

from etl.errors import UserError
from etl.storable import escaped
from etl.storage import without_user

WITHIN = "!/"  # between the address of an archive and the name of a file in it
_MAGIC = re.compile(r"[*?\[]")
_ESCAPED_BYTE = re.compile(r"\\u(dc[89a-f][0-9a-f])")


class Place(NamedTuple):
    """Where an address leads: a file system and a path on it."""

    fs: Any  # fsspec.AbstractFileSystem, which carries no types
    path: str

    @property
    def local(self) -> bool:
        """Whether the file lies on this machine."""
        return "file" in _protocols(self.fs)

    def address(self, path: str | None = None) -> str:
        r"""The normal form: an absolute path on this machine, a URL anywhere else.

        Bytes of a file's name that are no UTF-8 are written out (``\udcc7``), as no text can hold them.
        """
        path = self.path if path is None else path
        return escaped(path if self.local else str(self.fs.unstrip_protocol(path)))


def locate(address: str) -> Place:
    """Where the address leads. Raises UserError for a protocol nobody here speaks, or a store that does not answer."""
    try:
        fs, path = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise UserError(
            f"{without_user(address)}: this kind of address needs another package: {error}"
        ) from error
    except ValueError as error:
        raise UserError(f"{without_user(address)}: not an address we can read: {error}") from error
    except OSError as error:  # some stores are asked as soon as they are named
        raise UserError(f"{without_user(address)}: cannot be reached: {error.strerror or error}") from error
    place = Place(fs, str(path))
    if not place.local:
        return place
    path = os.path.normpath(place.path)
    if "\\udc" in path and not os.path.lexists(path):
        path = _ESCAPED_BYTE.sub(lambda byte: chr(int(byte[1], 16)), path)
    return place._replace(path=path)


def uri(address: str) -> str:
    """The address as a URI, the same wherever it is said from."""
    place = locate(address)
    return f"file://{place.address()}" if place.local else place.address()


def is_web(address: str) -> bool:
    """Whether it is a URL of the web: what lies there is fetched first, and read from staging."""
    return address.lower().startswith(("http://", "https://"))


def file_of(address: str, files: Container[str]) -> str:
    """Which of these files holds what is read under an address: itself, or the archive it lies in."""
    return address if address in files else address.partition(WITHIN)[0]


def is_pattern(address: str) -> bool:
    """Whether the address has wildcards: ``*`` and ``?`` in one folder, ``**`` across folders, ``[a-c]``."""
    return _MAGIC.search(address) is not None


def pattern_root(pattern: str) -> str:
    """The folder above the first wildcard; of an address without one, itself."""
    match = _MAGIC.search(pattern)
    return pattern if match is None else pattern[: match.start()].rpartition("/")[0]


def matches(address: str, pattern: str) -> bool:
    """Whether a pattern, or a folder above, covers this address. Both in normal form."""
    if is_pattern(pattern):
        return _compiled(pattern).match(address) is not None
    return address == pattern or address.startswith(pattern.rstrip("/") + "/")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(glob_translate(pattern))


def _protocols(fs: Any) -> tuple[str, ...]:
    return (fs.protocol,) if isinstance(fs.protocol, str) else tuple(fs.protocol)
