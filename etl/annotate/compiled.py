"""What lexicons and models are read into, kept compiled between processes: reading them anew takes a second.

Each part lies in a file of its own in the user's cache folder (``XDG_CACHE_HOME``, by default ``~/.cache``), named by a
hash of this code, its data and this Python, so that whatever changes, the part is made again. A file begins with the
SHA-256 of its name and of what follows; one that is damaged, or that is not this user's own, is not read. Where the
folder cannot be had or written, every process makes its parts itself.
"""

from __future__ import annotations

import gc
import marshal
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

from pyarabic import araby_const

Build = TypeVar("Build", bound=Callable[..., Any])

_ETL = Path(__file__).parent.parent
_READ_FROM = ("lexicon", "annotate", "clean")  # folders whose words and code the parts are made of
_STALE_DAYS = 30
_DIGEST = 32  # bytes


def compiled(build: Build) -> Build:
    """Keep what ``build`` answers, this process long and, compiled, for the processes after it.

    ``build`` takes nothing, or files. What it answers must be plain (dicts, lists, tuples, text, bytes, numbers) and is
    shared: read it, do not change it. It may depend on ``_READ_FROM`` and on what the files hold, on nothing else.
    """
    name = f"{build.__module__}.{build.__qualname__}".removeprefix("etl.annotate.")

    @cache
    @wraps(build)
    def load(*files: Path) -> Any:
        stored = f"{name}-{sha256((_state() + _sha256(files)).encode()).hexdigest()[:32]}"
        part = _read(stored)
        if part is None:
            part = build(*files)
            _write(stored, marshal.dumps(part))
        return part

    return cast(Build, load)


@cache
def data_sha256() -> str:
    """Of the lexicons and models: a word added there changes answers as much as a line of code."""
    return _sha256(file for file in _files() if file.suffix != ".py")


@cache
def _state() -> str:
    """Of all that decides what the parts are, but for files given."""
    python = f"{sys.implementation.cache_tag} {sys.byteorder} {marshal.version}"
    return _sha256([*_files(), Path(araby_const.__file__)]) + python


def _files() -> list[Path]:
    found = (file for folder in _READ_FROM for file in (_ETL / folder).rglob("*") if file.is_file())
    return sorted(file for file in found if file.suffix != ".pyc")


def _sha256(files: Iterable[Path]) -> str:
    digest = sha256()
    for file in files:
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _folder() -> Path | None:
    """Where the parts lie; None where there is no folder that only this user can write to."""
    try:
        base = os.environ.get("XDG_CACHE_HOME", "")
        folder = (Path(base) if os.path.isabs(base) else Path.home() / ".cache") / "khabar"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = folder.stat()
    except (OSError, RuntimeError):  # RuntimeError: this user has no home
        return None
    return folder if about.st_uid == os.geteuid() and not about.st_mode & 0o022 else None


def _read(name: str) -> Any:
    """The part stored under a name, None where there is none or it is damaged."""
    folder = _folder()
    if folder is None:
        return None
    try:
        content = (folder / name).read_bytes()
    except OSError:
        return None
    if content[:_DIGEST] != _digest(name, content[_DIGEST:]):
        return None
    with _no_collection():
        return marshal.loads(memoryview(content)[_DIGEST:])


def _write(name: str, content: bytes) -> None:
    """Store a part under its name, all at once: who reads meanwhile, or stores the same, sees a whole file."""
    folder = _folder()
    if folder is None:
        return
    with suppress(OSError):
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=name)
        try:
            with open(handle, "wb") as file:
                file.write(_digest(name, content) + content)
            os.replace(temporary, folder / name)
        except OSError:
            os.unlink(temporary)
            raise
        _remove_stale(folder, name)


def _remove_stale(folder: Path, name: str) -> None:
    """Remove what older code and data left of this part, and what processes that were killed did."""
    for file in folder.glob(f"{name.rpartition('-')[0]}-*"):
        if file.stat().st_mtime < time.time() - _STALE_DAYS * 86_400:
            file.unlink(missing_ok=True)


def _digest(name: str, content: bytes) -> bytes:
    return sha256(name.encode() + content).digest()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Many small things come to stay: looking for garbage among them meanwhile takes longer than reading them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
