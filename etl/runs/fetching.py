"""The step before planning: what the web has that is new, put into staging, where a run finds it as often as it likes.

<staging>/fetched-<run>/<root>.warc.gz    the pages of one address that were new: of a feed, those it names
<staging>/fetched-<root>/<name>           what is no page: a file to be read as any other, as it is now
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import closing
from contextvars import copy_context
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from sqlalchemy import Engine

from etl import load as loading
from etl import progress
from etl.errors import UserError
from etl.extract import Limits
from etl.extract.addresses import is_web
from etl.extract.discover import InputObject, discover
from etl.extract.fetch.answers import NotFetched
from etl.extract.fetch.archive import WebArchive
from etl.extract.fetch.client import Client, Manners
from etl.extract.fetch.harvest import Harvest, Harvester, Known
from etl.extract.fetch.network import CheckedBackend, CheckedTransport, networks_of
from etl.extract.sources import UNSORTED, Source, slugify
from etl.records import Reason, Rejected, content_key
from etl.runs import staging, telemetry
from etl.runs.failures import about
from etl.settings import Settings
from etl.storage import require_no_user

_PATIENCE = 4  # times the silence a server may keep, for one answer in all
_A_FEW = 3  # pages, to look at


class Root(NamedTuple):
    """An address to fetch from, and whose it is."""

    url: str
    source: str  # slug
    by_hand: bool  # whoever named it waits for it: that it is not to be had is a mistake to be mended

    @property
    def name(self) -> str:
        """Its folder's name within a run's."""
        return f"{content_key('root', self.source, self.url):016x}"


def roots_of(paths: Sequence[str], source: str | None, sources: Mapping[str, Source]) -> list[Root]:
    """The URLs among the paths, or those of all sources where no path is given.

    Raises:
        UserError: a name and password stand in one.
    """
    if not paths:
        return [Root(url, owner.slug, False) for owner in sources.values() for url in owner.urls]
    owners = {url: owner.slug for owner in sources.values() for url in owner.urls}
    named = slugify(source or UNSORTED)
    for path in paths:
        require_no_user(path)
    return [Root(url, owners.get(url, named), True) for url in dict.fromkeys(paths) if is_web(url)]


def fetch(
    settings: Settings, engine: Engine, roots: Sequence[Root], run_id: str, client: Client | None = None
) -> None:
    """Put what is new at the roots into staging; what is not to be had is entered as rejected.

    Hosts are asked side by side, each by one request at a time. What this run has fetched before is not
    fetched again; a root that fails holds up no other.

    Raises:
        UserError: a root that was named by hand is not to be had.
    """
    if not roots:
        return
    by_host: dict[str, list[Root]] = {}
    for root in roots:
        by_host.setdefault(urlsplit(root.url).netloc.lower(), []).append(root)
    progress.expect("fetch", len(by_host))
    steps = progress.Steps("fetch", len(by_host), "hosts")
    with (
        closing(client or new_client(settings)) as asking,
        ThreadPoolExecutor(min(len(by_host), settings.fetch_hosts)) as pool,
    ):
        task = _Task(settings, engine, run_id, asking, _lost(settings, engine))
        # In our context: what they fetch goes into the account of this task.
        running = [pool.submit(copy_context().run, task.fetch_all, of_host) for of_host in by_host.values()]
        _wait_for(running, steps)


def _wait_for(running: Iterable[Future[list[UserError]]], steps: progress.Steps) -> None:
    """Until all are through; then the first that went wrong is raised."""
    wrong: list[BaseException] = []
    for done in as_completed(running):
        error = done.exception()
        wrong += [error] if error else done.result()
        steps.advance(1)
    steps.say()
    if wrong:
        raise wrong[0]


def new_client(settings: Settings) -> Client:
    """A client as the settings have it."""
    manners = Manners(
        agent=settings.fetch_agent or f"khabar/{version('khabar')}",
        pause=settings.fetch_pause,
        timeout=settings.fetch_timeout,
        patience=_PATIENCE * settings.fetch_timeout,
        attempts=settings.fetch_attempts,
        max_bytes=settings.fetch_max_bytes,
    )
    return Client(manners, CheckedTransport(CheckedBackend(networks_of(settings.fetch_networks))))


def fetched_objects(
    settings: Settings, roots: Sequence[Root], sources: Mapping[str, Source]
) -> list[InputObject]:
    """What lies in staging of these roots, whichever run fetched it: the ledger knows what of it is loaded."""
    return [each for root in roots for each in _objects_in(_root_folder(settings), root, sources)]


def _objects_in(folder: str, root: Root, sources: Mapping[str, Source]) -> list[InputObject]:
    archives = staging.files(f"{folder}/fetched-*/{root.name}.warc.gz")
    files = archives + staging.files(f"{folder}/fetched-{root.name}/*")
    found = discover(files, sources, root.source) if files else []
    # A source's format is that of its files, and says nothing of what we made of its pages.
    return [
        replace(each, format="warc") if each.address.endswith(f"/{root.name}.warc.gz") else each
        for each in found
    ]


def fetch_a_few(
    settings: Settings, root: Root, sources: Mapping[str, Source], folder: str
) -> list[InputObject]:
    """Fetch from a root into a folder, of a feed a few pages; what then lies there. Nothing is remembered.

    Raises:
        UserError: it is not to be had.
    """
    with closing(new_client(settings)) as client:
        try:
            _harvest(replace(settings, fetch_pages=_A_FEW), client, root, f"{folder}/fetched-0", lambda _: {})
        except NotFetched as error:
            raise UserError(f"{root.url}: {error}") from error
    return _objects_in(folder, root, sources)


def _harvest(settings: Settings, client: Client, root: Root, folder: str, known: Known) -> Harvest:
    """Put the new pages of a root into a folder, and what is no page beside it, where it lay before."""
    archive = WebArchive(pages := BytesIO())
    limits = Limits(max_record_bytes=settings.max_record_bytes)
    found = Harvester(client, archive, known, settings.fetch_pages, limits).harvest(root.url)
    if archive.records:
        staging.put(f"{folder}/{root.name}.warc.gz", pages.getvalue())
    if found.data is not None:
        beside = folder.rpartition("/")[0]
        staging.put(f"{beside}/fetched-{root.name}/{_file_name(found.data.url)}", found.data.body)
    return found


def _root_folder(settings: Settings) -> str:
    return settings.staging.rstrip("/")


def _run_folder(settings: Settings, run_id: str) -> str:
    return f"{_root_folder(settings)}/fetched-{content_key('run', run_id):016x}"


def _lost(settings: Settings, engine: Engine) -> frozenset[str]:
    """Runs that came to no end and of which nothing lies in staging: what they fetched is to be fetched again."""
    waiting = loading.runs_not_through(engine)
    return frozenset(run for run in waiting if not staging.files(f"{_run_folder(settings, run)}/*"))


class _Task(NamedTuple):
    """Fetches for one run."""

    settings: Settings
    engine: Engine
    run_id: str
    client: Client
    lost: frozenset[str]  # runs

    def fetch_all(self, roots: Sequence[Root]) -> list[UserError]:
        """Fetch one root after another; what is wrong with those named by hand."""
        wrong = []
        for root in roots:
            with about(root.url):
                try:
                    self._fetch(root)
                except NotFetched as error:
                    self._reject(root, [(root.url, str(error))])
                    if root.by_hand:
                        wrong.append(UserError(f"{root.url}: {error}"))
        return wrong

    def _fetch(self, root: Root) -> None:
        folder = _run_folder(self.settings, self.run_id)
        if staging.exists(f"{folder}/{root.name}.warc.gz"):
            return  # a run tried again repeats itself without the network
        known = partial(loading.fetched_before, self.engine, lost=self.lost)
        found = _harvest(self.settings, self.client, root, folder, known)
        # What came is in staging: only now the next run need not ask for it again.
        loading.remember_fetched(self.engine, found.seen, root.source, self.run_id)
        telemetry.count(len(found.seen) + len(found.failures), len(found.failures))
        telemetry.lineage(telemetry.files([root.url]), telemetry.files([folder]))
        self._reject(root, found.failures)

    def _reject(self, root: Root, failures: Sequence[tuple[str, str]]) -> None:
        rejected = [
            Rejected(
                url, None, "fetch", Reason.NOT_FETCHED, why, "" if url == root.url else root.url, root.source
            )
            for url, why in failures
        ]
        if rejected:
            loading.load_batch(self.engine, (), (), rejected, run_id=self.run_id, annotation_run_id=0)


def _file_name(url: str) -> str:
    """What a file is called that lay there; its ending is what its format is told by where its bytes say nothing."""
    name = re.sub(r"[^\w.-]", "_", posixpath.basename(unquote(urlsplit(url).path)))[-100:].lstrip("._")
    return name or "data"
