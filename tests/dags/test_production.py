"""The production shape at work: the nightly on every service of docker-compose.yml, without Docker."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from psutil import process_iter
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from etl.load import open_warehouse
from etl.load.checksums import checksums
from tests.production import Production, wait_until

SERVICES = ("api-server", "scheduler", "dag-processor", "triggerer", "worker-1", "worker-2")
SECRETS = ("PASSWORD", "SECRET", "_KEY")
# A limit that some of the examples go past: it must reach the workers.
LIMITS = {"KHABAR_MAX_BODY_CHARS": "1200"}


class PlainRun(NamedTuple):
    """`khabar run` and the warehouse it fills."""

    process: subprocess.Popen[bytes]
    warehouse: str


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlainRun]:
    """The same articles into SQLite, at work while the services start."""
    home = tmp_path_factory.mktemp("plain")
    own = {"AIRFLOW_HOME": str(home / "airflow"), "KHABAR_HOME": str(home), **LIMITS}
    call = [sys.executable, "-c", "import sys; from etl.cli import main; sys.exit(main())", "run"]
    with (home / "run.log").open("wb") as log:
        process = subprocess.Popen(call, env={**os.environ, **own}, stdout=log, stderr=log, cwd=home)
    yield PlainRun(process, f"sqlite:///{home}/warehouse.db")
    process.kill()
    process.wait()


@pytest.fixture(scope="module")
def production(plain: object) -> Iterator[Production]:
    """Every service, after a nightly over examples/, the project's own sources."""
    with Production(**LIMITS) as production:
        production.start(*SERVICES)
        production.trigger("nightly", "by-hand")
        assert production.wait_for("nightly", "by-hand") == "success"
        yield production


def test_the_rows_are_those_of_a_plain_run(production: Production, plain: PlainRun) -> None:
    assert plain.process.wait(300) == 0
    expected, found = (checksums(open_warehouse(url)) for url in (plain.warehouse, production.warehouse))
    assert found == expected
    assert int(found["article"].partition(":")[0]) > 50
    with open_warehouse(production.warehouse).connect() as connection:
        too_long = text("SELECT count(*) FROM rejected_record WHERE reason = 'body_too_long'")
        assert connection.scalar(too_long), "limits hold in the workers"


def test_batches_went_through_the_store_and_left_it(production: Production) -> None:
    log = (production.folder / "object-store.log").read_text("utf-8")
    assert ".rows.arrow" in log
    assert "nothing" in production.call(
        "worker-1", "python", "-c",
        "from etl.runs import staging; from etl.settings import read_settings;"
        "print(staging.folders(read_settings().staging) or 'nothing')",
    )  # fmt: skip


def test_every_service_is_healthy(production: Production) -> None:
    for name in ("postgres", "valkey", "object-store", *SERVICES):
        wait_until(lambda name=name: production.is_healthy(name), f"{name} is not healthy", 60)  # type: ignore[misc]


def test_a_service_writes_where_it_may_and_says_no_secret(production: Production) -> None:
    """Their root file systems are read-only, and only `archive`, `auth` and `logs` are volumes of /var/khabar."""
    written = {path.name for path in (production.folder / "var" / "khabar").iterdir()}
    assert written <= {"archive", "auth", "logs"}
    assert not list((production.folder / "home").iterdir())
    logs = [*production.folder.glob("*.log"), *(production.folder / "var/khabar/logs").rglob("*.log")]
    assert len(logs) > len(SERVICES)
    secrets = {name: value for name, value in production.variables.items() if name.endswith(SECRETS)}
    assert len(secrets) > 9
    for log in logs:
        said = log.read_text("utf-8", "replace")
        assert {name for name, value in secrets.items() if value in said} == set(), log
    calls = [" ".join(process.info["cmdline"] or ()) for process in process_iter(["cmdline"])]
    assert {name for name, value in secrets.items() for call in calls if value in call} == set(), "seen in ps"


def test_no_log_holds_an_article(production: Production) -> None:
    with open_warehouse(production.warehouse).connect() as connection:
        bodies = connection.scalars(text("SELECT substr(body, 100, 60) FROM current_article")).all()
    said = "".join(log.read_text("utf-8", "replace") for log in production.folder.rglob("*.log"))
    assert len(bodies) > 50
    assert [body for body in bodies if body in said or json.dumps(body)[1:-1] in said] == []


def test_each_role_reaches_its_own(production: Production) -> None:
    def ask(database: str, role: str, password: str, sql: str) -> object:
        engine = create_engine(production.database(database, role, password))
        try:
            with engine.begin() as connection:
                return connection.execute(text(sql)).scalar()
        finally:
            engine.dispose()

    reader = ("khabar", "khabar_reader", "READER_PASSWORD")
    assert ask(*reader, "SELECT count(*) > 50 FROM article")
    loader = ("khabar", "khabar_loader", "LOADER_PASSWORD")
    for role in (reader, loader):
        for sql in ("DROP TABLE article", "CREATE TABLE mine (id int)", "SET ROLE khabar"):
            with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
                ask(*role, sql)
    with pytest.raises(ProgrammingError, match="permission denied"):
        ask(*reader, "DELETE FROM judgement")
    for stranger in (("khabar", "airflow", "AIRFLOW_PASSWORD"), ("airflow", *reader[1:])):
        with pytest.raises(OperationalError, match="permission denied for database"):
            ask(*stranger, "SELECT 1")
    with pytest.raises(OperationalError, match="password authentication failed"):
        ask("khabar", "khabar_loader", "READER_PASSWORD", "SELECT 1")
