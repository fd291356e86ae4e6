"""Where an answer goes: to the terminal, into a pipe, or into a file."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from etl.errors import UserError
from etl.report.tables import ENDINGS, Table, is_text, write_file, write_text
from etl.storage import is_remote, local_path, whole_file


def deliver(table: Table, form: str | None, output: str | None) -> None:
    """Write the table in a format, by default that of the file's ending, to a file or to standard output.

    Raises:
        UserError: the file cannot be written, its ending is of no format, or what is no text would go to a terminal.
    """
    form = form or (_by_ending(output) if output else "table")
    if output:
        _write(table, form, output)
    elif is_text(form):
        write_text(table, form, sys.stdout)
    elif sys.stdout.isatty():
        raise UserError(f"{form} is no text for a terminal; name a file: --output FILE")
    else:
        _pour(table, form)


def _by_ending(output: str) -> str:
    ending = os.path.splitext(output)[1].lower()
    if ending in ENDINGS or not ending:
        return ENDINGS.get(ending, "table")
    raise UserError(
        f"{output}: no format ends in {ending}; name it with --format, or end in {', '.join(ENDINGS)}"
    )


def require_folder(output: str) -> None:
    """Refuse a file in a folder that is not there: a slip in its name should not make one.

    Raises:
        UserError: there is none.
    """
    folder = local_path(output).parent
    if not is_remote(output) and not folder.is_dir():
        raise UserError(f"{output}: cannot be written, {folder} is no folder; make it, or name another")


def _write(table: Table, form: str, output: str) -> None:
    require_folder(output)
    try:
        with whole_file(output) as part:
            write_file(table, form, part)
    except OSError as error:
        raise UserError(f"{output}: cannot be written ({error.strerror or error})") from None


def _pour(table: Table, form: str) -> None:
    """A file's bytes into standard output: these formats are written with their ends in view."""
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "answer"
        write_file(table, form, part)
        with part.open("rb") as written:
            shutil.copyfileobj(written, sys.stdout.buffer)
