"""The steps of the nightly run, each a plain function that takes and returns addresses in staging.

What a step has staged is found again under the same address by the next run, because the address is
derived from the input. A run killed at any instant is therefore finished by the next one: batches that
are there are not made again, and the load skips what the warehouse already holds. ``etl.runs.batches`` says what
lies where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from importlib.metadata import version
from itertools import chain, islice

from sqlalchemy import Engine

from etl import annotate as annotation
from etl import clean as cleaning
from etl import load as loading
from etl import progress
from etl.errors import UserError
from etl.extract import Guard, Limits
from etl.extract import extract as read_objects
from etl.extract.addresses import is_web
from etl.extract.discover import InputObject, discover
from etl.extract.sources import UNSORTED, Source, by_hand, read_sources
from etl.load.rows import ReadOut, VersionRows
from etl.records import Article, CleanArticle, Rejected, content_key
from etl.runs import fetching, isolated, lifecycle, staging, telemetry
from etl.runs.batches import (
    Batch,
    Planned,
    annotated_by,
    batches_of,
    enter_batches,
    groups_of,
    in_batches,
    in_tasks,
    is_used_by_others,
    parts,
    planned_objects,
    release,
    stage_batch,
    use,
    was_extracted,
)
from etl.runs.child import Bounds, Frame
from etl.runs.failures import about
from etl.runs.group_load import Destination, is_new, load_group
from etl.settings import Settings


@dataclass(slots=True)
class Request:
    """What a run by hand may ask for, as the parameters of the DAG; the nightly schedule asks for nothing."""

    paths: list[str]
    source: str | None = None  # slug of the outlet, for files that do not say
    published: str | None = None  # day of the articles that bring no date
    limit: int | None = None  # read no more records than this
    force: bool = False  # read again what is loaded


def fetch(settings: Settings, request: Request, run_id: str) -> None:
    """Put into staging what is new at the URLs asked for, or at those of all sources.

    Raises:
        UserError: one that was asked for is not to be had, or the sources cannot be read.
    """
    sources = described_sources(settings)
    _require_known(request, sources)
    roots = fetching.roots_of(request.paths, request.source, sources)
    fetching.fetch(settings, lifecycle.open_warehouse(settings), roots, run_id)


def plan(settings: Settings, request: Request, run_id: str) -> list[str]:
    """Stage what is new, in groups; their addresses. Of the web, that is what was fetched.

    Raises:
        UserError: a path leads nowhere, the sources cannot be read, or the request cannot be met.
    """
    engine = lifecycle.open_warehouse(settings)
    now = datetime.now(UTC)
    sources = described_sources(settings)
    _require_known(request, sources)
    objects = _objects(settings, request, sources)
    if not (request.force or request.published):
        known = loading.known_objects(engine)
        objects = [found for found in objects if is_new(settings, found, known.get(found.address))]
    progress.expect("extract", len(objects))
    groups = []
    with loading.exclusively(engine):
        running = loading.running(engine)
        for found in groups_of(objects, request.limit is not None):
            group = _group_address(settings, request, sources, found)
            if request.force and not is_used_by_others(group, run_id, running):
                staging.remove(group)
            _stage_group(group, request, found, now)
            use(group, run_id)
            groups.append(group)
    return groups


def extract(settings: Settings, group: str) -> str:
    """Read a group's files into batches of articles; the group's address again."""
    if not was_extracted(group):
        batches = _stage_batches(settings, group)
        enter_batches(group, batches)
        rejected = sum(batch.rejected for batch in batches)
        telemetry.count(sum(batch.articles for batch in batches) + rejected, rejected)
    files = (planned.address for planned in planned_objects(group))
    telemetry.lineage(telemetry.files(files), telemetry.files([f"{group}/extracted"]))
    return group


def plan_batches(groups: Sequence[str]) -> list[list[str]]:
    """The batches of all groups that were read, in as many lists as Airflow maps over at the most."""
    batches = [(group, batch) for group in groups for batch in batches_of(group)]
    articles = sum(batch.articles for _, batch in batches)
    for stage in ("clean", "annotate", "load"):
        progress.expect(stage, articles)
    return in_tasks([f"{group}/extracted/{batch.name}" for group, batch in batches])


def clean(settings: Settings, batches: Sequence[str]) -> list[str]:
    """Clean each batch; the clean batches' addresses."""
    steps = progress.Steps("clean", None)
    cleaned = []
    for batch in batches:
        with about(batch):
            cleaned.append(_clean_batch(settings, batch, steps))
    steps.say()
    return cleaned


def annotate(settings: Settings, batches: Sequence[str]) -> list[str]:
    """Annotate each clean batch; the annotated batches' addresses."""
    pipeline = annotation.default_pipeline(settings.switched_off)
    steps = progress.Steps("annotate", None)
    annotated = []
    for batch in batches:
        with about(batch):
            annotated.append(_annotate_batch(settings, pipeline, batch, steps))
    steps.say()
    return annotated


def load(settings: Settings, groups: Sequence[str], run_id: str) -> list[str]:
    """Load every batch that came through; the addresses of the groups of which some did not."""
    isolated.let_go()
    if not groups:
        return []
    engine = lifecycle.open_warehouse(settings)
    pipeline = annotation.default_pipeline(settings.switched_off)
    annotated = annotated_by(pipeline)
    into = Destination(engine, run_id, register_pipeline(engine, pipeline), annotated)
    loading.register_sources(engine, described_sources(settings).values())
    steps = progress.Steps("load", None)
    unfinished = []
    for group in groups:
        read = load_group(into, group, steps)
        if read is None:
            unfinished.append(group)
            continue
        telemetry.lineage(
            telemetry.files([f"{group}/{annotated}"]), telemetry.loaded_tables(settings.warehouse)
        )
        for file in read:
            loading.mark_object(engine, file, run_id)
        with loading.exclusively(engine):
            release(group, run_id, loading.running(engine))
    steps.say()
    return unfinished


def described_sources(settings: Settings) -> dict[str, Source]:
    """The outlets of ``sources.toml`` by slug; none where the settings name no such file."""
    return read_sources(settings.sources) if settings.sources else {}


def register_pipeline(engine: Engine, pipeline: annotation.Pipeline) -> int:
    """Enter the annotators in the ledger; the key of that annotation run."""
    annotators = [(each.name, each.version) for each in pipeline.annotators]
    return loading.register_annotators(engine, annotators, f"{pipeline.fingerprint:016x}")


def _require_known(request: Request, sources: dict[str, Source]) -> None:
    if not request.paths and request.source:
        raise UserError(f"--source {request.source} says whose the given paths are; give a path")
    if not request.paths and not sources:
        raise UserError("no path was given and no sources.toml describes a source: there is nothing to read")


def _objects(settings: Settings, request: Request, sources: dict[str, Source]) -> list[InputObject]:
    """The files to read: those that lie somewhere, and what was fetched."""
    roots = fetching.roots_of(request.paths, request.source, sources)
    objects = fetching.fetched_objects(settings, roots, sources)
    paths = [path for path in request.paths if not is_web(path)]
    if paths or not request.paths:
        objects += discover(paths, sources, request.source, follow_links=settings.follow_links)
    return objects


def _group_address(
    settings: Settings, request: Request, sources: dict[str, Source], objects: Sequence[InputObject]
) -> str:
    """It comes from what is to be read and what was asked: the next run finds what this one staged."""
    # Whether another run needs it is asked of the ledger: two warehouses do not share what is staged.
    asked = (settings.warehouse, request.published, request.limit, settings.batch_articles, version("khabar"))
    told = (f"{found.address} {found.fingerprint} {sources.get(found.source)}" for found in objects)
    return f"{settings.staging.rstrip('/')}/{content_key('group', *map(str, asked), *told):016x}"


def _stage_group(group: str, request: Request, objects: Sequence[InputObject], now: datetime) -> None:
    """Write what a group is to read. Written each time: its age says how long no run has asked for the group."""
    if staging.exists(f"{group}/objects.arrow"):
        planned = planned_objects(group)
    else:
        planned = [
            Planned(**asdict(found), published=request.published, limit=request.limit, planned_at=now)
            for found in objects
        ]
    staging.write_records(f"{group}/objects.arrow", Planned, planned)


def _stage_batches(settings: Settings, group: str) -> list[Batch]:
    """Read the files of a group in a child process, and write what comes of it."""
    planned = planned_objects(group)
    steps = progress.Steps("extract", len(planned), "files")
    bounds = _bounds(settings)._replace(may_wait=True)  # for a network
    reading = partial(_read_batches, settings, described_sources(settings), planned)
    batches = []
    for number, (files, articles, rejected) in enumerate(isolated.read(reading, bounds), 1):
        batches.append(stage_batch(group, number, isolated.table(articles), isolated.table(rejected)))
        steps.advance(files)
    steps.say()
    return batches


def _read_batches(
    settings: Settings, sources: dict[str, Source], planned: Sequence[Planned], guard: Guard
) -> Iterator[Frame]:
    """In the child: each batch, and how many files were done with since the one before."""
    limits = Limits(max_record_bytes=settings.max_record_bytes)
    done = told = 0

    def read(file: Planned) -> Iterator[Article | Rejected]:
        nonlocal done
        source = sources.get(file.source) or by_hand(None if file.source == UNSORTED else file.source)
        yield from read_objects(
            file.address,
            source,
            format=file.format,
            published=file.published,
            limits=limits,
            refused=file.refused,
            sidecar=file.sidecar,
            guard=guard,
        )
        done += 1

    outcomes = islice(chain.from_iterable(map(read, planned)), planned[0].limit)
    for articles, rejected in in_batches(outcomes, settings.batch_articles):
        yield done - told, isolated.stream(Article, articles), isolated.stream(Rejected, rejected)
        told = done


def _clean_batch(settings: Settings, batch: str, steps: progress.Steps) -> str:
    group, _, name = parts(batch)
    address = f"{group}/clean/{name}"
    articles = staging.read_records(f"{batch}.articles.arrow", Article)
    telemetry.lineage_of_batch(batch, address)
    if staging.exists(f"{address}.articles.arrow"):
        steps.advance(len(articles))
        return address
    stage = _cleaning(planned_objects(group)[0].planned_at, settings.max_body_chars)
    cleaned, rejected = isolated.each(stage, articles, _bounds(settings), steps.advance)
    staging.write_records(f"{address}.rejected.arrow", Rejected, rejected)
    staging.write_table(f"{address}.articles.arrow", cleaned)
    telemetry.count(len(articles), len(rejected))
    return address


@lru_cache(maxsize=1)  # the same for the same, so that one child does many batches
def _cleaning(now: datetime, max_body_chars: int) -> isolated.Stage[Article]:
    clean = partial(cleaning.clean, now=now, max_body_chars=max_body_chars)
    return isolated.Stage("clean", clean, CleanArticle)


def _annotate_batch(
    settings: Settings, pipeline: annotation.Pipeline, batch: str, steps: progress.Steps
) -> str:
    group, _, name = parts(batch)
    address = f"{group}/{annotated_by(pipeline)}/{name}"
    telemetry.lineage_of_batch(batch, address)
    steps.advance(len(staging.read_records(f"{batch}.rejected.arrow", Rejected)))  # need no annotating
    articles = staging.read_records(f"{batch}.articles.arrow", CleanArticle)
    if staging.exists(f"{address}.rows.arrow"):
        steps.advance(len(articles))
        return address
    pipeline.load()  # before a child is forked, to be shared
    rows, rejected = isolated.each(_annotating(pipeline), articles, _bounds(settings), steps.advance)
    staging.write_records(f"{address}.rejected.arrow", Rejected, rejected)
    staging.write_table(f"{address}.rows.arrow", rows)
    telemetry.count(len(articles), len(rejected))
    return address


@lru_cache(maxsize=1)
def _annotating(pipeline: annotation.Pipeline) -> isolated.Stage[CleanArticle]:
    return isolated.Stage("annotate", partial(_read_out, pipeline), VersionRows)


def _read_out(
    pipeline: annotation.Pipeline, articles: list[CleanArticle]
) -> tuple[list[ReadOut], list[Rejected]]:
    """What is read out of articles as rows, so that whoever loads only has to write."""
    annotations, rejected = pipeline.annotate(articles)
    return loading.version_rows(articles, annotations), rejected


def _bounds(settings: Settings) -> Bounds:
    return Bounds(settings.max_article_seconds, settings.max_article_megabytes)
