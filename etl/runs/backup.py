"""A copy of the warehouse as it stood at one moment, and a warehouse made of it again.

<place>          SQLite: the database itself, opened by any SQLite. PostgreSQL: an archive of pg_dump, custom format
<place>.json     of which engine and version it is, its SHA-256, and the rows of each table; without it none is finished

A copy is made while runs go on, and of what had been committed when it began. Nothing that is there is written over.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import fsspec
from sqlalchemy import URL, Connection, create_engine, func, inspect, select, table, text

from etl.errors import UserError
from etl.load import open_warehouse
from etl.load.roles import settle_roles
from etl.load.tables import metadata
from etl.load.warehouse import address_of, known_revisions, shown_address
from etl.paths import SQL
from etl.runs import postgresql_client, staging
from etl.runs.failures import RunFailed
from etl.settings import Settings
from etl.storage import is_remote, local_path, whole_file


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds."""

    engine: str  # sqlite or postgresql
    revision: str  # of the schema
    khabar: str  # the version that made it
    made_at: str  # UTC
    size: int  # bytes
    sha256: str
    rows: dict[str, int]  # by table


def back_up(settings: Settings, place: str) -> Manifest:
    """Copy the warehouse to a file or fsspec address.

    Raises:
        UserError: something is there, there is no warehouse, or pg_dump is missing.
        RunFailed: the copy was not made, or is damaged.
    """
    for taken in (place, _manifest_of(place)):
        if staging.exists(taken):
            raise UserError(f"{taken}: it is there already; name another place")
    address = address_of(settings.warehouse)
    is_sqlite = address.get_backend_name() == "sqlite"
    with whole_file(place) as part:
        part.touch(mode=0o600)
        revision, rows = _copy_sqlite(address, part) if is_sqlite else _dump(settings, address, part)
        manifest = Manifest(
            "sqlite" if is_sqlite else "postgresql",
            revision,
            version("khabar"),
            datetime.now(UTC).isoformat(timespec="seconds"),
            part.stat().st_size,
            _sha256(part),
            rows,
        )
    with whole_file(_manifest_of(place)) as part:
        part.write_text(json.dumps(asdict(manifest), indent=1), "utf-8")
    return manifest


def restore(settings: Settings, place: str) -> Manifest:
    """Make the warehouse of a backup; it must not be there, or hold nothing.

    Raises:
        UserError: it is no finished backup, it is of another engine or a newer version, or the warehouse is not empty.
        RunFailed: the backup is damaged, or did not come through whole.
    """
    manifest = _read_manifest(place)
    address = address_of(settings.warehouse)
    is_sqlite = address.get_backend_name() == "sqlite"
    if is_sqlite != (manifest.engine == "sqlite"):
        raise UserError(
            f"{place}: a backup of {manifest.engine}; name a warehouse of that engine (KHABAR_WAREHOUSE)"
        )
    if manifest.revision not in known_revisions(SQL):
        raise UserError(
            f"{place}: Khabar {manifest.khabar} made it, which knows more than this version; use that one"
        )
    with _local_copy(place) as copy:
        if copy.stat().st_size != manifest.size or _sha256(copy) != manifest.sha256:
            raise RunFailed(
                f"{place}: damaged, its SHA-256 is not that of {_manifest_of(place)}; take another"
            )
        if is_sqlite:
            _place_sqlite(address, copy)
        else:
            _load_dump(settings, address, copy)
    with open_warehouse(settings.warehouse).connect() as connection:
        found = _rows(connection, manifest.rows)
    if found != manifest.rows:
        name = next(name for name, number in manifest.rows.items() if found[name] != number)
        raise RunFailed(
            f"{place}: {name} has {found[name]} rows, the backup {manifest.rows[name]}; do not use it"
        )
    return manifest


def keep_last(folder: str, most: int) -> list[str]:
    """Remove all but the last backups that maintenance made in a folder; the places of those that went."""
    made = [
        each.removesuffix(".json") for each in staging.files(f"{folder.rstrip('/')}/khabar-*.backup.json")
    ]
    gone = made[:-most]
    for place in gone:
        staging.remove(_manifest_of(place))  # first: what a removal leaves when killed is no finished backup
        staging.remove(place)
    return gone


def place_in(folder: str) -> str:
    """Where maintenance puts the backup of this moment; in the order of time."""
    return f"{folder.rstrip('/')}/khabar-{datetime.now(UTC):%Y%m%dT%H%M%S}.backup"


def _manifest_of(place: str) -> str:
    return f"{place}.json"


def _read_manifest(place: str) -> Manifest:
    if not staging.exists(place) or not staging.exists(_manifest_of(place)):
        raise UserError(f"{place}: no backup is there, with {_manifest_of(place)} beside it")
    filesystem, path = fsspec.core.url_to_fs(_manifest_of(place))
    try:
        return Manifest(**json.loads(filesystem.cat_file(path)))
    except (ValueError, TypeError):
        raise UserError(f"{_manifest_of(place)}: not written by `khabar backup`") from None


@contextmanager
def _local_copy(place: str) -> Iterator[Path]:
    if not is_remote(place):
        yield local_path(place)
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "backup"
        filesystem, path = fsspec.core.url_to_fs(place)
        filesystem.get_file(path, str(copy))
        yield copy


def _sha256(file: Path) -> str:
    with file.open("rb") as data:
        return file_digest(data, "sha256").hexdigest()


def _copy_sqlite(address: URL, part: Path) -> tuple[str, dict[str, int]]:
    file = Path(str(address.database))
    if not file.is_file():
        raise UserError(f"{file}: there is no warehouse to copy")
    source = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    with closing(source) as warehouse, closing(sqlite3.connect(part)) as copy:
        warehouse.backup(copy)  # in one step: one moment, and writers need not wait
        # Of one file: the log that SQLite would keep beside it would not go where the backup goes.
        copy.execute("PRAGMA journal_mode = DELETE")
        (well,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    if well != "ok":
        raise RunFailed(f"{file}: it is damaged ({well}); keep the last backup")
    with create_engine(f"sqlite:///{part}").connect() as connection:
        return _described(connection, str(file))


def _place_sqlite(address: URL, copy: Path) -> None:
    file = Path(str(address.database))
    if file.exists() and file.stat().st_size:
        raise UserError(
            f"{file}: a warehouse is there; move it away, or name another place (KHABAR_WAREHOUSE)"
        )
    # SQLite would write what a log says into whatever file lies beside it, were it another one's.
    for log in (Path(f"{file}{ending}") for ending in ("-wal", "-journal")):
        if log.exists() and log.stat().st_size:
            raise UserError(f"{log}: the log of the warehouse that lay here; move it to where that went")
    with whole_file(str(file)) as part, copy.open("rb") as data, part.open("wb") as written:
        while block := data.read(1 << 20):
            written.write(block)


def _dump(settings: Settings, address: URL, part: Path) -> tuple[str, dict[str, int]]:
    engine = open_warehouse(settings.warehouse)
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        found = _described(connection, shown_address(address))
        snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
        postgresql_client.call(
            connection, "pg_dump", "--format=custom", "--no-owner", "--no-privileges",
            f"--snapshot={snapshot}", f"--file={part}",
        )  # fmt: skip
    engine.dispose()
    return found


def _load_dump(settings: Settings, address: URL, copy: Path) -> None:
    engine = open_warehouse(settings.warehouse)
    if inspect(engine).get_table_names():
        raise UserError(
            f"{shown_address(address)}: it holds tables; name an empty database (KHABAR_WAREHOUSE)"
        )
    with engine.connect() as connection:
        postgresql_client.call(
            connection, "pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
            str(copy),
        )  # fmt: skip
    # What no archive holds: the rights of the roles, and what the planner knows.
    settle_roles(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def _described(connection: Connection, shown: str) -> tuple[str, dict[str, int]]:
    """The revision of a warehouse, and the rows of its tables."""
    standing = set(inspect(connection).get_table_names())
    if "alembic_version" not in standing:
        raise UserError(f"{shown}: there is no warehouse to copy")
    revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return str(revision), _rows(connection, sorted(standing & set(metadata.tables)))


def _rows(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    return {name: connection.scalar(select(func.count()).select_from(table(name))) or 0 for name in names}
