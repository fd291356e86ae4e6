"""Airflow, started as processes of its own: its home, its settings, one run of a DAG."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO

from etl import progress
from etl.cli.processes import PYTHON, started
from etl.errors import UserError
from etl.load.owner import hold, is_held
from etl.paths import DAGS, IN_CHECKOUT, PROJECT
from etl.settings import PROGRESS_FD, RUN_LOCK, Settings

_RUNS_KEPT = 30
_PREPARED_WITHIN = 3600  # seconds
# Airflow's task runner lets a SIGTERM pass. What we do is done in transactions: it may end anywhere.
_GRACE = 0.5
DATABASE = "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"


def home() -> Path:
    """Airflow's own folder: ``AIRFLOW_HOME``, else ``.airflow/`` in a checkout, else one of the user's."""
    default = PROJECT / ".airflow" if IN_CHECKOUT else Path.home() / ".khabar" / "airflow"
    return Path(os.environ.get("AIRFLOW_HOME", default)).absolute()


def environment() -> dict[str, str]:
    """This environment with what Airflow must know of Khabar; what is already set wins."""
    ours = {
        "AIRFLOW_HOME": str(home()),
        "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
    }
    return {**ours, **os.environ}


def command(*arguments: str) -> list[str]:
    """The installed ``airflow`` of this same Python."""
    return [*PYTHON, "airflow", *arguments]


def empty_database() -> Path:
    """Where the home has the empty database of the installed version, once it is prepared."""
    return home() / f"empty-{version('apache-airflow-core')}.db"


def prepare() -> Path:
    """Make Airflow's home, and in it an empty database of the installed version; the database, to be copied.

    Raises:
        UserError: the migration failed; the message says where its log is.
    """
    try:
        home().mkdir(parents=True, exist_ok=True)
        home().chmod(0o700)
    except OSError as error:
        raise UserError(
            f"{home()}: Airflow's folder cannot be made ({error.strerror}); name another (AIRFLOW_HOME)"
        ) from None
    empty = empty_database()
    if not empty.is_file():
        print("khabar: preparing Airflow (once)", file=sys.stderr)
        # Of a name of its own, and whole or not at all: two commands may prepare at once.
        fresh = home() / f"preparing-{os.getpid()}.db"
        for left in home().glob("preparing-*.db*"):  # by one that was killed
            if time.time() - left.stat().st_mtime > _PREPARED_WITHIN:
                left.unlink(missing_ok=True)
        call({**environment(), DATABASE: f"sqlite:///{fresh}"}, "db", "migrate")
        fresh.replace(empty)
    return empty


def call(environment: Mapping[str, str], *arguments: str, output: BinaryIO | None = None) -> None:
    """Let Airflow do something about its own database; what it says goes to a log in its home, or to ``output``.

    Raises:
        UserError: it could not; the message says where its log is.
    """
    log = home() / "prepare.log"
    with ExitStack() as stack:
        said = output or stack.enter_context(log.open("ab"))
        process = stack.enter_context(started([command(*arguments)], environment, said, _GRACE))
        if process.wait():
            raise UserError(f"`airflow {' '.join(arguments[:2])}` failed; see {'above' if output else log}")


def pools(settings: Settings) -> dict[str, tuple[int, str]]:
    """The pools that the DAGs name: how wide, and what for."""
    return {
        "khabar_heavy": (settings.heavy_tasks, "cleaning and annotating at one time"),
        "khabar_writers": (settings.writers, "loading and resolving at one time"),
    }


def set_pools(environment: Mapping[str, str], settings: Settings, output: BinaryIO | None = None) -> None:
    """Let Airflow know the pools as wide as the settings say."""
    told = {name: {"slots": slots, "description": why} for name, (slots, why) in pools(settings).items()}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(told, file)
        file.flush()
        call(environment, "pools", "import", file.name, output=output)


class RunFolder:
    """A folder of one run's own: its log, the lock by which others know that it lives, its Airflow database.

    The database is a copy of an empty one and goes with the run: nothing is left that a scheduler would take up,
    and two runs at once do not meet in it.
    """

    def __init__(self, path: Path) -> None:
        self.log, self.database, self._path = path / "run.log", path / "airflow.db", path
        path.mkdir(parents=True)
        self._held = hold(path / "lock")  # before anything lies here that another run might tidy away
        shutil.copyfile(prepare(), self.database)

    def run_dag(self, dag_id: str, parameters: dict[str, Any], heard: progress.Heard) -> None:
        """Run a DAG in one process, drawing its progress; when its run has ended, it need not tidy itself up."""
        read_end, write_end = os.pipe()
        told = {
            DATABASE: f"sqlite:///{self.database}",
            "AIRFLOW__LOGGING__BASE_LOG_FOLDER": str(self._path / "tasks"),
            PROGRESS_FD: str(write_end),
            RUN_LOCK: str(self._path / "lock"),
        }
        run = command("dags", "test", dag_id, "--conf", json.dumps(parameters))
        with (
            self.log.open("wb") as output,
            os.fdopen(read_end) as lines,
            started([run], {**environment(), **told}, output, _GRACE, [write_end, self._held]),
        ):
            os.close(write_end)
            progress.watch(lines, heard)

    def close(self) -> None:
        """Let go of the lock: to be called when the ledger knows how the run ended."""
        _remove_database(self._path)
        os.close(self._held)


@contextmanager
def run_folder() -> Iterator[RunFolder]:
    """The folder of a new run; those of the last runs are kept, with their logs."""
    prepare()
    runs = home() / "runs"
    _clear(sorted(runs.glob("*")))
    with closing(RunFolder(runs / f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}")) as folder:
        yield folder


def _clear(folders: Sequence[Path]) -> None:
    """Remove the oldest folders, and what killed runs left in the others; never from one that goes on."""
    for place, folder in enumerate(reversed(folders), start=2):
        if is_held(folder / "lock"):
            continue
        if place > _RUNS_KEPT:
            shutil.rmtree(folder, ignore_errors=True)
        else:
            _remove_database(folder)


def _remove_database(folder: Path) -> None:
    for file in folder.glob("airflow.db*"):
        file.unlink(missing_ok=True)
