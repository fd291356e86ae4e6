"""What a failure of a task comes to: one line that names what failed and the remedy, and whether to try again.

Trying again mends what passes by itself: a lock, a connection, a store that is away. It mends no full disk, no
missing permission, no mistake of the user's and none of ours; those fail at once.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import psycopg
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from etl.errors import UserError
from etl.load.warehouse import shown_address
from etl.settings import Settings


class RunFailed(Exception):
    """A run came to an end and is not what was asked for; the message says what is missing or wrong."""


class Failure(NamedTuple):
    """Why a task failed."""

    line: str
    is_permanent: bool  # trying again would say the same


_FULL = "no space is left; free some, or name another place ({setting})"
_NOT_OURS = "it may not be written; allow it, or name another place ({setting})"
_NO_PLACE = "it is not there and cannot be made; name another place ({setting})"
_ERRNO = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _NOT_OURS,
    errno.EACCES: _NOT_OURS,
    errno.EPERM: _NOT_OURS,
    **dict.fromkeys(
        (errno.ENOENT, errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.ELOOP), _NO_PLACE
    ),
}
# Object stores bring no number.
_ERRNO_OF: dict[type[BaseException], int] = {PermissionError: errno.EACCES, FileNotFoundError: errno.ENOENT}
_OTHER_VERSION = (
    "it is not of the schema of this version; use the version that made it, or a new warehouse ({setting})"
)
_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _NOT_OURS,
    sqlite3.SQLITE_PERM: _NOT_OURS,
    sqlite3.SQLITE_AUTH: _NOT_OURS,
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened or made; check its folder, or name another place ({setting})",
    sqlite3.SQLITE_IOERR: "its disk is full or failing; see to it, or name another place ({setting})",
    sqlite3.SQLITE_CORRUPT: "it is damaged; load into a new one from the articles ({setting})",
    sqlite3.SQLITE_NOTADB: "it is no SQLite file; name another place ({setting})",
    sqlite3.SQLITE_ERROR: _OTHER_VERSION,
}
# By the first characters of the SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL = {
    "53100": _FULL,
    "25006": "it may only be read; name the primary server ({setting})",
    "42501": _NOT_OURS,
    "28": "it refuses the user or the password ({setting})",
    "3D": "there is no such database; make it, or name another ({setting})",
    "42": _OTHER_VERSION,
    "22": "it refuses a value",
    "23": "it refuses a row",
    "TLS": "its certificate is not trusted; name the right CA and host (sslrootcert and sslmode in {setting})",
    "no TLS": "it takes no TLS; set it up there, or leave sslmode out on a network of your own ({setting})",
}
# Refused connections bring no SQLSTATE, only words; the first that are there count.
_REFUSED = {
    "does not support SSL": "no TLS",
    "certificate": "TLS",
    "password authentication failed": "28",
    "no pg_hba.conf entry": "28",
    "does not exist": "3D",
}
_NO_CREDENTIALS = ("NoCredentialsError", "PartialCredentialsError")  # botocore's, which need not be installed
_OURS = (ArithmeticError, AssertionError, AttributeError, LookupError, NameError, TypeError, ValueError)


@contextmanager
def about(subject: str) -> Iterator[None]:
    """What fails in here is said to have failed on the subject: a file, or a batch."""
    try:
        yield
    except Exception as error:
        if not hasattr(error, "__notes__"):
            error.add_note(subject)
        raise


def explain(error: BaseException, settings: Settings) -> Failure:
    """The line for an error, and whether it would come again."""
    why, is_permanent = _why(error, settings)
    subject = f"{error.__notes__[0]}: " if getattr(error, "__notes__", None) else ""
    return Failure(" ".join(f"{subject}{why}".split()), is_permanent)


def _why(error: BaseException, settings: Settings) -> tuple[str, bool]:
    if isinstance(error, UserError | RunFailed):
        return str(error), True
    said_by = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(said_by, sqlite3.Error | psycopg.Error):
        remedy = _of_warehouse(said_by)
        place = shown_address(make_url(settings.warehouse))
        said = str(said_by).partition("\n")[0]
        if remedy is None:
            return f"warehouse {place}: {said}; see that it can be reached, then run again", False
        return f"warehouse {place}: {said}: {remedy.format(setting='KHABAR_WAREHOUSE')}", True
    number = getattr(error, "errno", None) or _ERRNO_OF.get(type(error))
    if isinstance(error, OSError) and number in _ERRNO:
        place = error.filename or settings.staging
        if number == errno.ENOENT and str(place).startswith(f"{settings.staging}/"):
            return f"{place}: another run has loaded this and taken it away, or somebody has; run again", True
        remedy = _ERRNO[number].format(setting="KHABAR_HOME, KHABAR_STAGING, KHABAR_ARCHIVE")
        return f"{place}: {(error.strerror or str(error)).lower()}: {remedy}", True
    said = f"{type(error).__name__}: {error}"
    if isinstance(error, ImportError):
        return f"{said}: install it (s3:// needs khabar[s3]), or name another place (KHABAR_STAGING)", True
    if type(error).__name__ in _NO_CREDENTIALS:
        return f"{said}; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY", True
    if isinstance(error, MemoryError):
        return f"{said}: not enough memory; lower KHABAR_HEAVY_TASKS or KHABAR_BATCH_ARTICLES", True
    if isinstance(error, _OURS):
        return f"{said} (a fault of Khabar's; the log holds what to report)", True
    return f"{said}; run again, what is done stays", False


def _of_warehouse(error: BaseException | None) -> str | None:
    """What to do about an error of a database that comes again; None for one that passes."""
    if isinstance(error, sqlite3.Error):
        # The low byte is the kind, the others say more about it. Errors of the binding itself bring none.
        return _SQLITE.get(getattr(error, "sqlite_errorcode", -1) & 0xFF)
    if isinstance(error, psycopg.Error):
        said = str(error)
        state = error.sqlstate or next((code for words, code in _REFUSED.items() if words in said), "")
        return _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])
    return None
