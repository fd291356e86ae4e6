"""What lexicons and models are read into, kept compiled between processes: reading them anew takes a second.

Each part lies in a file of its own in the user's cache folder (``XDG_CACHE_HOME``, by default ``~/.cache``), in one
named by a hash of this code, its data and this Python, so that whatever changes, the part is made again; of these
folders the few used last are kept. A file begins with the SHA-256 of its name and of what follows; one that is damaged,
or that is not this user's own, is not read. Where the folder cannot be had or written, every process makes its parts
itself.
"""

from __future__ import annotations

import gc
import marshal
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, wraps
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, TypeVar, cast

from pyarabic import araby_const

Build = TypeVar("Build", bound=Callable[..., Any])

_ETL = Path(__file__).parent.parent
_READ_FROM = ("lexicon", "annotate", "clean")  # folders whose words and code the parts are made of
_STATES_KEPT = 4  # of code and data: this one, those of other installations, the one before an upgrade
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
        stored = f"{name}-{_sha256(files)[:32]}" if files else name
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
    """Where the parts of this state lie; None where there is no folder that only this user can write to."""
    try:
        base = os.environ.get("XDG_CACHE_HOME", "")
        folder = (Path(base) if os.path.isabs(base) else Path.home() / ".cache") / "khabar"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = folder.stat()
        if about.st_uid != os.geteuid() or about.st_mode & 0o022:
            return None
        folder /= sha256(_state().encode()).hexdigest()[:32]
        folder.mkdir(mode=0o700, exist_ok=True)
    except (OSError, RuntimeError):  # RuntimeError: this user has no home
        return None
    with suppress(OSError):
        os.utime(folder)  # the last to be used
    return folder


def _read(name: str) -> Any:
    """The part stored under a name, None where there is none or it is damaged."""
    folder = _folder()
    if folder is None:
        return None
    try:
        with (folder / name).open("rb") as file:
            content = mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):  # ValueError: it is empty
        return None
    with content, memoryview(content) as whole, whole[_DIGEST:] as part:
        if whole[:_DIGEST] != _digest(name, part):
            return None
        with _staying():
            return marshal.loads(part)


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
        _remove_stale(folder)


def _remove_stale(folder: Path) -> None:
    """Remove what is left of states of code and data that were not the last to be used."""
    last = sorted(folder.parent.iterdir(), key=lambda state: state.stat().st_mtime, reverse=True)
    for state in [each for each in last if each != folder][_STATES_KEPT - 1 :]:
        if state.is_dir():
            shutil.rmtree(state, ignore_errors=True)
        else:  # a part, as they lay here once
            state.unlink(missing_ok=True)


def _digest(name: str, content: bytes | memoryview) -> bytes:
    digest = sha256(name.encode())
    digest.update(content)
    return digest.digest()


@contextmanager
def _staying() -> Iterator[None]:
    """Many small things come to stay: looking for garbage among them, now or ever, takes longer than reading them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
