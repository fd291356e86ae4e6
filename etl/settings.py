"""Every knob in one place, typed, read from the environment (``KHABAR_…``)."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from etl.errors import UserError
from etl.paths import IN_CHECKOUT, PROJECT

_PREFIX = "KHABAR_"


def _default_home() -> str:
    """``var/`` in a checkout, else a folder of the user's."""
    return str(PROJECT / "var" if IN_CHECKOUT else Path.home() / ".khabar")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told. Each field is read from ``KHABAR_`` and its name in capitals."""

    home: str = ""  # folder of the default warehouse and staging
    # SQLAlchemy URL, or airflow://NAME of one of Airflow's connections; default: SQLite in home
    warehouse: str = field(default="", repr=False)
    staging: str = ""  # folder or fsspec address that all workers reach; default: in home
    archive: str = ""  # folder or fsspec address of the daily reports, a folder each; default: in home
    # who is told of a report: a JSON list (docs/production.md); default: nobody
    notifiers: str = field(default="", repr=False)
    # who is told of what goes wrong: a list like it (docs/runbook.md); default: nobody
    alerts: str = field(default="", repr=False)
    sources: str = ""  # sources.toml; default: the checkout's, none where there is no checkout
    time_zone: str = "UTC"  # of the nightly schedule
    schedule: str = "0 2 * * *"  # cron; "none": by hand only
    late_after: int = 6  # hours after its time on the schedule a night that has not come through is late
    heavy_tasks: int = os.cpu_count() or 1  # cleaning and annotating at one time; default: the cores
    writers: int = 1  # loading and resolving at one time, over all runs; SQLite takes one
    staging_days: int = 30  # maintenance may remove batches that no run has asked for in so many days
    run_days: int = 365  # maintenance removes what runs before that wrote in the ledger about single versions
    log_days: int = 30  # maintenance removes logs of Airflow's tasks that are older
    backups: str = ""  # folder or fsspec address for a backup at every maintenance; default: none is made
    backups_kept: int = 4  # the last so many of them stay
    batch_articles: int = 1000  # articles in one batch and one transaction
    max_body_chars: int = 1_000_000  # longer bodies are rejected
    max_record_bytes: int = 16_000_000  # longer records are rejected
    max_article_seconds: int = 60  # an article that takes longer to read, clean or annotate is rejected
    max_article_megabytes: int = 2000  # one that needs more memory is rejected
    follow_links: bool = False  # read links that lead out of the folder they lie in
    fetch_pages: int = 500  # asked for in one run of what one feed or sitemap names; the rest follows later
    fetch_pause: int = 1  # seconds between two requests to a host, more where its robots.txt asks for more
    fetch_timeout: int = 30  # seconds a server may say nothing; one answer may take four times as long in all
    fetch_attempts: int = 3  # for what may pass: no answer, 429, 500, 502, 503, 504
    fetch_max_bytes: int = 64_000_000  # longer answers are refused; counted decompressed
    fetch_hosts: int = 8  # hosts asked at one time, each by one request
    fetch_networks: str = ""  # private networks that may be fetched from, comma-separated: 10.0.0.0/8
    fetch_agent: str = (
        ""  # how we call ourselves; default: khabar/VERSION. Sites like to find an address in it
    )
    web_token: str = field(default="", repr=False)  # who may read the pages of `khabar serve` knows it
    without: str = ""  # annotators switched off, by name, comma-separated

    @property
    def switched_off(self) -> frozenset[str]:
        """Names of the annotators not to run."""
        return frozenset(name.strip() for name in self.without.split(",") if name.strip())

    @property
    def today(self) -> date:
        """The day it is where the nightly runs."""
        return datetime.now(ZoneInfo(self.time_zone)).date()


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this environment.

    Raises:
        UserError: a value has the wrong type, or a ``KHABAR_`` variable is none of ours.
    """
    given: dict[str, str | int | bool] = {}
    types = {each.name: each.type for each in fields(Settings)}
    for variable, text in environment.items():
        if not variable.startswith(_PREFIX) or variable in _NOT_SETTINGS or not text:
            continue
        name = variable.removeprefix(_PREFIX).lower()
        if name not in types:
            raise UserError(f"{variable} is not a setting; the settings are {_variables(types)}")
        given[name] = _READERS.get(name, _READERS.get(str(types[name]), _as_is))(variable, text)
    return _with_defaults(given)


# Set by `khabar run` for the process it starts, no one sets them by hand: where to say how far it has come, and
# the lock by which others know that it lives.
PROGRESS_FD = "KHABAR_PROGRESS_FD"
RUN_LOCK = "KHABAR_RUN_LOCK"
_NOT_SETTINGS = frozenset({PROGRESS_FD, RUN_LOCK, "KHABAR_ARTICLES"})  # the last: a folder, for compose


def _with_defaults(given: dict[str, str | int | bool]) -> Settings:
    home = str(given.get("home") or _default_home())
    paths: dict[str, str | int | bool] = {
        "home": home,
        "warehouse": f"sqlite:///{home}/warehouse.db",
        "staging": f"{home}/staging",
        "archive": f"{home}/archive",
        "sources": str(PROJECT / "sources.toml") if IN_CHECKOUT else "",
    }
    settings = Settings(**{**paths, **given})  # type: ignore[arg-type]
    try:
        ZoneInfo(settings.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of them, like America
        raise UserError(
            f"KHABAR_TIME_ZONE={settings.time_zone} is no time zone; write one like Asia/Riyadh"
        ) from None
    return settings


def _as_is(variable: str, text: str) -> str:
    return text


def _yes_or_no(variable: str, text: str) -> bool:
    if text.lower() not in ("yes", "no"):
        raise UserError(f"{variable}={text} must be yes or no")
    return text.lower() == "yes"


def _number(variable: str, text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise UserError(f"{variable}={text} must be a whole number from 1")
    return int(text)


def _schedule(variable: str, text: str) -> str:
    from croniter import croniter

    if text != "none" and not croniter.is_valid(text):
        raise UserError(f'{variable}={text} is no cron expression; write one like "0 2 * * *", or none')
    return text


def _header(variable: str, text: str) -> str:
    if not (text.isascii() and text.isprintable()):
        raise UserError(f"{variable}={text!r} must be one line of ASCII: it goes out as a header")
    return text


# By the name of a setting, else by its type.
_READERS: dict[str, Callable[[str, str], str | int | bool]] = {
    "int": _number,
    "bool": _yes_or_no,
    "schedule": _schedule,
    "fetch_agent": _header,
}


def _variables(names: Mapping[str, object]) -> str:
    return ", ".join(_PREFIX + name.upper() for name in names)
