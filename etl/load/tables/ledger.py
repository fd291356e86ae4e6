"""Runs, what they read and what they wrote."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Table, Text

from etl.load.tables.columns import (
    VOLATILE,
    Key,
    key,
    metadata,
    moment,
    number,
    number_or_null,
    text,
    text_or_null,
)


def _counts() -> tuple[Column[int], ...]:
    """What a load did, by article read: every article is counted under exactly one of the first six."""
    return (
        number("added", "Articles not known before.", server_default="0"),
        number("revised", "New versions of known articles.", server_default="0"),
        number("reopened", "Versions current again because the text went back.", server_default="0"),
        number(
            "reannotated",
            "Known versions annotated anew: by others, or from another day.",
            server_default="0",
        ),
        number("touched", "Known versions whose url, author, section or dates changed.", server_default="0"),
        number("unchanged", "Known versions, skipped.", server_default="0"),
        number("rejected", "Rejected records not known before.", server_default="0"),
    )


load_run = Table(
    "load_run",
    metadata,
    Column("run_id", Text, primary_key=True, comment="The run's name, as the scheduler gives it."),
    text("kind", "nightly, reannotate or maintain."),
    text("status", "running, done, nothing_new, failed, or interrupted: ended from outside."),
    text_or_null("message", "What failed and the remedy, or what is to be looked at, in one line."),
    text_or_null("owner", "Who carries it: machine and lock; null: the scheduler does."),
    moment("started_at", "Start, UTC; later than the start of every run before.", nullable=False),
    moment("finished_at", "End, UTC; null: not finished, or nobody saw it end."),
    comment="A run of the pipeline and how it ended; what it loaded is the sum of its batches.",
    info=VOLATILE,
)

load_batch = Table(
    "load_batch",
    metadata,
    Column("run_id", Text, ForeignKey("load_run.run_id"), primary_key=True, comment="The run."),
    key("batch_id", "Derived from the batch's content: a retried batch is counted once."),
    moment("loaded_at", "When its transaction was made, UTC.", nullable=False),
    *_counts(),
    comment="A batch of about a thousand articles, written in the transaction that loaded them.",
    info=VOLATILE,
)

run_version = Table(
    "run_version",
    metadata,
    Column("run_id", Text, ForeignKey("load_run.run_id"), primary_key=True, comment="The run."),
    Column("version_id", Key, ForeignKey("article_version.version_id"), primary_key=True, autoincrement=False,
           comment="A version it wrote."),
    text("change", "added, revised, reopened, reannotated or touched, as load_run counts them."),
    comment="What a run wrote, in the transaction that did: what the checks after it read.",
    info=VOLATILE,
)  # fmt: skip

run_summary = Table(
    "run_summary",
    metadata,
    Column("run_id", Text, ForeignKey("load_run.run_id"), primary_key=True, comment="The run."),
    Column("stage", Text, primary_key=True,
           comment="fetch, plan, extract, clean, annotate, load, resolve, or another step that took its time."),
    number("tasks", "Its tasks that came through."),
    number("records", "Records they worked on; what a run before had staged is not done again, nor counted. "
            "Of fetch: pages and files that came; of load: articles."),
    number("rejected", "Records they could not use, known ones included."),
    Column("seconds", Double, nullable=False, comment="Time they took, added up: with two workers, up to twice that "
           "of the clock."),
    moment("started_at", "When the first began, UTC.", nullable=False),
    moment("finished_at", "When the last ended, UTC.", nullable=False),
    comment="How long each stage of a run took and what came of it. Written when the run is closed, from what its "
    "tasks measured: nothing else knows the times.",
    info=VOLATILE,
)  # fmt: skip

run_outlet = Table(
    "run_outlet",
    metadata,
    Column("run_id", Text, ForeignKey("load_run.run_id"), primary_key=True, comment="The run."),
    Column("source", Text, primary_key=True, comment="Slug of the outlet."),
    number("added", "Articles not known before."),
    number("fresh", "Those of them dated within a week before the run, or undated: an archive that is caught up on "
            "counts as added alone."),
    number("revised", "New versions of known articles, texts that went back included."),
    number("rejected", "Records rejected for the first time."),
    comment="What a run brought of each outlet, so that a night is held against those before it without reading their "
    "articles. Written when the run is closed.",
    info=VOLATILE,
)  # fmt: skip

ingest_object = Table(
    "ingest_object",
    metadata,
    Column("address", Text, primary_key=True, comment="The file or object read."),
    text("fingerprint", "What tells whether it changed since: size and time, or the store's ETag."),
    text_or_null("source", "Slug of the outlet it belongs to; null: its records say."),
    Column("size", BigInteger, comment="Bytes, as stored."),
    number("records", "Records read from it, rejected ones included."),
    text("status", "done: all its batches are loaded; anything else is read again."),
    Column("run_id", Text, ForeignKey("load_run.run_id"), nullable=False, comment="The last run to read it."),
    comment="A file or object that was read.",
    info=VOLATILE,
)

fetched_object = Table(
    "fetched_object",
    metadata,
    Column("url", Text, primary_key=True, comment="The feed, sitemap or page, as it was named."),
    text_or_null("source", "Slug of the outlet it belongs to; null: its records say."),
    text_or_null("etag", "The server's validator, sent back with the next request."),
    text_or_null("last_modified", "The server's time of its last change, sent back likewise."),
    text_or_null("sha256", "SHA-256 of what came, decompressed: the same again is nothing new."),
    Column("size", BigInteger, comment="Bytes of that."),
    text_or_null("stated_change", "When it was changed last, as the feed or sitemap that names it says."),
    moment("fetched_at", "When it was asked for last, UTC.", nullable=False),
    Column("run_id", Text, ForeignKey("load_run.run_id"), nullable=False, comment="The run that did."),
    comment="What was fetched, and by what is known whether it has changed.",
    info=VOLATILE,
)

rejected_record = Table(
    "rejected_record",
    metadata,
    key("rejected_id", "Derived from address, position, stage, reason and excerpt."),
    text("address", "The file it stands in."),
    number_or_null("position", "Its ordinal in that file, from 1; null: the whole file."),
    text("stage", "Where it failed: fetch, extract, clean or annotate."),
    text("reason", "Why, from the closed list of etl.records.Reason."),
    text("detail", "The reason in a sentence."),
    text("excerpt", "Its first characters."),
    text_or_null("source", "Slug of the outlet, where known."),
    Column("run_id", Text, ForeignKey("load_run.run_id"), nullable=False, index=True,
           comment="The run that met it first.", info=VOLATILE),
    comment="A record that could not be used.",
)  # fmt: skip

view_definition = Table(
    "view_definition",
    metadata,
    Column("name", Text, primary_key=True, comment="Its file in sql/views/, without the ending: NN_name."),
    text("sha256", "Digest of the file it was made from."),
    comment="Which views stand, so that an upgrade touches only what changed.",
)
