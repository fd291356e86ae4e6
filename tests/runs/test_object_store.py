"""Staging in an object store: rows as from a folder, cleared away as there, and a line where it refuses."""

from __future__ import annotations

import errno
import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import fsspec
import pytest
from moto.backends import get_backend
from moto.server import ThreadedMotoServer
from sqlalchemy import text

from etl import storage
from etl.load import open_warehouse
from etl.load.checksums import checksums
from etl.runs import lifecycle, maintain, nightly, staging
from etl.runs.failures import explain
from etl.settings import Settings, read_settings
from tests.web_server import WebServer

BODIES = ["وصل وفد من المغرب إلى الكويت.", "قال وزير الزراعة إن موسم القطاف بدأ في شمال لبنان.", " "]


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadedMotoServer]:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def store(server: ThreadedMotoServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty bucket, as docker-compose.yml names the store: by the variables that all S3 clients know."""
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"):
        monkeypatch.setenv(name, "us-east-1")
    storage.make_folder("s3://khabar/staging")
    yield "s3://khabar/staging"
    filesystem = fsspec.filesystem("s3")
    filesystem.rm("khabar", recursive=True)
    filesystem.clear_instance_cache()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "one.jsonl"
    path.parent.mkdir()
    records = [{"id": number, "body": body} for number, body in enumerate(BODIES)]
    path.write_text("\n".join(json.dumps(record) for record in records), "utf-8")
    return path


def settings_with(where: str, sqlite_template: Path, home: Path) -> Settings:
    home.mkdir()
    (home / "sources.toml").write_text("")
    (home / "warehouse.db").write_bytes(sqlite_template.read_bytes())
    return read_settings(
        {"KHABAR_HOME": str(home), "KHABAR_STAGING": where, "KHABAR_BATCH_ARTICLES": "1",
         "KHABAR_SOURCES": f"{home}/sources.toml"}
    )  # fmt: skip


def begun(settings: Settings, run_id: str, path: str) -> str:
    """A run that came as far as reading; its group."""
    lifecycle.begin(settings, run_id, "nightly")
    (group,) = nightly.plan(settings, nightly.Request([path], source="sada"), run_id)
    return nightly.extract(settings, group)


def finished(settings: Settings, run_id: str, group: str) -> None:
    for batches in nightly.plan_batches([group]):
        nightly.annotate(settings, nightly.clean(settings, batches))
    assert nightly.load(settings, [group], run_id) == []
    lifecycle.settle(settings, run_id)


def test_rows_are_those_of_a_staging_folder(
    store: str, articles: Path, sqlite_template: Path, tmp_path: Path
) -> None:
    found = []
    for home, where in (("one", store), ("other", str(tmp_path / "staging"))):
        settings = settings_with(where, sqlite_template, tmp_path / home)
        finished(settings, "run", begun(settings, "run", str(articles)))
        assert staging.folders(where) == []
        found.append(checksums(open_warehouse(settings.warehouse)))
    assert found[0] == found[1]
    assert found[0]["article"].startswith("2:")


def test_the_next_run_goes_on_with_what_a_killed_one_left(
    store: str, articles: Path, sqlite_template: Path, tmp_path: Path
) -> None:
    settings = settings_with(store, sqlite_template, tmp_path / "home")
    group = begun(settings, "killed", str(articles))
    first, *_ = nightly.plan_batches([group])
    nightly.annotate(settings, nightly.clean(settings, first))
    made = fsspec.filesystem("s3").info(f"{group}/clean/00001.articles.arrow".removeprefix("s3://"))
    assert begun(settings, "next", str(articles)) == group
    for batches in nightly.plan_batches([group]):
        nightly.annotate(settings, nightly.clean(settings, batches))
    fsspec.filesystem("s3").invalidate_cache()
    assert fsspec.filesystem("s3").info(made["name"])["LastModified"] == made["LastModified"]
    finished(settings, "next", group)


def test_articles_may_lie_in_a_store_too(store: str, sqlite_template: Path, tmp_path: Path) -> None:
    staging.put("s3://khabar/in/one.jsonl", json.dumps({"id": 1, "body": BODIES[0]}).encode())
    settings = settings_with(store, sqlite_template, tmp_path / "home")
    finished(settings, "run", begun(settings, "run", "s3://khabar/in"))
    with open_warehouse(settings.warehouse).connect() as connection:
        assert connection.scalar(text("SELECT address FROM ingest_object")) == "s3://khabar/in/one.jsonl"


def test_pages_of_the_web_wait_in_the_store_and_are_asked_for_once(
    store: str, sqlite_template: Path, tmp_path: Path, web: WebServer
) -> None:
    body = "أعلنت بلدية الميناء يوم السبت أن أعمال توسعة الرصيف الشرقي ستبدأ مطلع الشهر المقبل بعد اكتمال الدراسات."
    page = (
        f"<!doctype html><html lang=ar><title>خبر</title><article><h1>خبر</h1><p>{body}</p></article></html>"
    )
    url = web.plan("/1", page)
    home = settings_with(store, sqlite_template, tmp_path / "home")
    settings = replace(home, fetch_networks="127.0.0.0/8", fetch_attempts=1)
    request = nightly.Request([url], source="sada")
    for run_id, articles in (("one", 1), ("two", 0)):
        lifecycle.begin(settings, run_id, "nightly")
        nightly.fetch(settings, request, run_id)
        groups = nightly.plan(settings, request, run_id)
        assert len(groups) == articles
        for group in groups:
            finished(settings, run_id, nightly.extract(settings, group))
    (archive,) = staging.files(f"{store}/fetched-*/*.warc.gz")
    assert archive.startswith(f"{store}/fetched-")


def age(address: str, days: int) -> None:
    keys: dict[str, Any] = get_backend("s3")["123456789012"]["aws"].buckets["khabar"].keys
    for name in keys:
        if name.startswith(address.removeprefix("s3://khabar/")):
            keys[name].last_modified = (datetime.now(UTC) - timedelta(days=days)).replace(tzinfo=None)


def test_maintenance_clears_what_no_run_asks_for(
    store: str, articles: Path, sqlite_template: Path, tmp_path: Path
) -> None:
    settings = settings_with(store, sqlite_template, tmp_path / "home")
    group = begun(settings, "killed", str(articles))
    lifecycle.close_open(settings, "killed", "interrupted", "killed")
    staging.put(f"{store}/lost+found/theirs", b"x")
    assert maintain.clear_staging(settings, remove=True).kept == 1
    age(group, settings.staging_days + 1)
    counted = maintain.clear_staging(settings, remove=False)
    assert (counted.removed, counted.kept) == (1, 0) and counted.removed_bytes > 1000
    assert staging.exists(group)
    assert maintain.clear_staging(settings, remove=True) == counted
    assert [folder.rpartition("/")[2] for folder in staging.folders(store)] == ["lost+found"]


def test_what_another_worker_wrote_is_seen_at_once(store: str) -> None:
    staging.put(f"{store}/group/one", b"1")
    assert staging.names(f"{store}/group") == {"one"}
    fsspec.filesystem("s3", skip_instance_cache=True).pipe_file(f"{store}/group/two", b"2")
    assert staging.names(f"{store}/group") == {"one", "two"}
    fsspec.filesystem("s3", skip_instance_cache=True).rm(f"{store}/group/one")
    assert not staging.exists(f"{store}/group/one")


def test_a_bucket_that_is_missing_is_made(store: str) -> None:
    staging.put("s3://another/group/one", b"1")
    assert staging.names("s3://another/group") == {"one"}
    fsspec.filesystem("s3").rm("another", recursive=True)


def test_a_store_that_refuses_is_said_in_a_line_with_the_remedy(store: str) -> None:
    settings = read_settings({"KHABAR_STAGING": store})
    with pytest.raises(FileNotFoundError) as missing:
        staging.read_records(f"{store}/none", nightly.Planned)
    for error in (missing.value, PermissionError("Access Denied")):
        line, is_permanent = explain(error, settings)
        assert is_permanent and line.startswith(f"{store}: ") and "KHABAR_STAGING" in line
    assert not explain(OSError(errno.EBUSY, "Slow down"), settings).is_permanent
