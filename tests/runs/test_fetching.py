"""Fetching as a step of the run: into staging once, from there into the warehouse, and the next night only news."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from etl import load as loading
from etl.errors import UserError
from etl.runs import fetching, lifecycle, maintain, nightly
from etl.settings import Settings, read_settings
from tests.extract.fetch.conftest import Time
from tests.web_server import Answer, WebServer

PARAGRAPHS = [
    "أعلنت بلدية الميناء يوم السبت أن أعمال توسعة الرصيف الشرقي ستبدأ مطلع الشهر المقبل بعد اكتمال الدراسات.",
    "وقال رئيس البلدية سالم الحمادي إن المشروع يستغرق عامين ويوفر فرص عمل لأبناء المنطقة والقرى المجاورة لها.",
    "وأضاف أن شركتين محليتين ستتوليان التنفيذ بإشراف وزارة النقل، على أن تفتح المرحلة الأولى أمام السفن قريبا.",
]


def page(title: str, canonical: str = "") -> str:
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in [f"{title}.", *PARAGRAPHS])
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><title>{title}</title>{link}'
        '<meta property="article:published_time" content="2025-03-01T08:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    )


def feed(*urls: str) -> str:
    items = "".join(f"<item><title>خبر</title><link>{url}</link></item>" for url in urls)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>ص</title>{items}</channel></rss>'


@pytest.fixture
def settings(loader_url: str, tmp_path: Path) -> Settings:
    (tmp_path / "sources.toml").write_text("")
    return read_settings(
        {
            "KHABAR_HOME": str(tmp_path / "home"),
            "KHABAR_WAREHOUSE": loader_url,
            "KHABAR_SOURCES": str(tmp_path / "sources.toml"),
            "KHABAR_FETCH_NETWORKS": "127.0.0.0/8",
            "KHABAR_FETCH_TIMEOUT": "1",
            "KHABAR_FETCH_ATTEMPTS": "1",
        }
    )


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody sleeps in earnest."""
    made = fetching.Client
    monkeypatch.setattr(fetching, "Client", lambda *given: made(*given, Time().clock()))


def describe(settings: Settings, *urls: str, slug: str = "sada") -> None:
    entry = f'[source.{slug}]\nname_ar = "صدى"\nname_en = "Sada"\ntime_zone = "Asia/Amman"\naddress = {list(urls)}\n'
    with open(settings.sources, "a", encoding="utf-8") as file:
        file.write(entry.replace("'", '"'))


def run(settings: Settings, run_id: str, *paths: str, **asked: object) -> list[str]:
    """What the DAG does, in its order."""
    request = nightly.Request(list(paths), **asked)  # type: ignore[arg-type]
    lifecycle.begin(settings, run_id, "nightly")
    nightly.fetch(settings, request, run_id)
    return finish(settings, run_id, request)


def finish(settings: Settings, run_id: str, request: nightly.Request) -> list[str]:
    groups = nightly.plan(settings, request, run_id)
    for group in groups:
        nightly.extract(settings, group)
    for batches in nightly.plan_batches(groups):
        nightly.annotate(settings, nightly.clean(settings, batches))
    unfinished = nightly.load(settings, groups, run_id)
    lifecycle.weigh(lifecycle.verify(settings, run_id))
    lifecycle.settle(settings, run_id, (), unfinished)
    return groups


def rows(engine: Engine, sql: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


TITLES = "SELECT title FROM article_version WHERE is_current ORDER BY title"


def test_the_feed_of_a_source_is_loaded_and_the_next_night_asks_only_for_news(
    engine: Engine, settings: Settings, web: WebServer
) -> None:
    one = web.plan("/1", Answer(page("وصول سفينة القمح"), headers={"ETag": '"1"'}))
    two = web.plan("/2", page("افتتاح معرض الكتاب"))
    describe(settings, web.plan("/feed", feed(one), feed(one, two)))
    run(settings, "one")
    assert rows(engine, TITLES) == [("وصول سفينة القمح",)]
    assert rows(
        engine, "SELECT s.slug, a.identity FROM article a JOIN source s ON s.source_id = a.source_id"
    ) == [("sada", one)]
    assert rows(engine, "SELECT published_on, published_basis, url FROM article_version")[0][2] == one
    run(settings, "two")
    assert rows(engine, TITLES) == [("افتتاح معرض الكتاب",), ("وصول سفينة القمح",)]
    web.forget()
    assert run(settings, "three") == []
    assert sorted(web.asked) == ["/1", "/2", "/feed"]
    assert [each.headers["If-None-Match"] for each in web.requests if each.path == "/1"] == ['"1"']
    assert rows(engine, "SELECT run_id, status FROM load_run ORDER BY started_at") == [
        ("one", "done"),
        ("two", "done"),
        ("three", "nothing_new"),
    ]


def test_a_run_tried_again_needs_no_network(engine: Engine, settings: Settings, web: WebServer) -> None:
    root = web.plan("/feed", feed(web.plan("/1", page("وصول سفينة القمح"))))
    request = nightly.Request([root], source="sada")
    lifecycle.begin(settings, "one", "nightly")
    nightly.fetch(settings, request, "one")
    web.forget()
    nightly.fetch(settings, request, "one")
    assert web.requests == []
    finish(settings, "one", request)
    assert rows(engine, TITLES) == [("وصول سفينة القمح",)]


def test_what_a_killed_run_had_fetched_is_loaded_by_the_next(
    engine: Engine, settings: Settings, web: WebServer
) -> None:
    root = web.plan("/feed", Answer(feed(web.plan("/1", page("وصول سفينة القمح"))), headers={"ETag": '"f"'}))
    describe(settings, root)
    lifecycle.begin(settings, "one", "nightly")
    nightly.fetch(settings, nightly.Request([]), "one")
    web.forget()
    run(settings, "two")
    assert web.asked == ["/feed"]
    assert rows(engine, TITLES) == [("وصول سفينة القمح",)]


def test_what_a_failed_run_had_fetched_is_fetched_again_where_staging_is_gone(
    engine: Engine, settings: Settings, web: WebServer
) -> None:
    one = web.plan("/1", Answer(page("وصول سفينة القمح"), headers={"ETag": '"1"'}))
    root = web.plan("/feed", Answer(feed(one), headers={"ETag": '"f"'}))
    lifecycle.begin(settings, "one", "nightly")
    nightly.fetch(settings, nightly.Request([root]), "one")
    loading.finish_run(engine, "one", "failed")
    shutil.rmtree(settings.staging)
    run(settings, "two", root)
    assert rows(engine, TITLES) == [("وصول سفينة القمح",)]
    shutil.rmtree(settings.staging)
    web.forget()
    run(settings, "three", root)
    assert web.asked == ["/feed"]


def test_a_run_killed_while_fetching_leaves_nothing_that_is_taken_for_fetched(
    engine: Engine, settings: Settings, web: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = web.plan("/feed", Answer(feed(web.plan("/1", page("وصول سفينة القمح"))), headers={"ETag": '"f"'}))
    describe(settings, root)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(fetching.staging, "put", killed)
        run(settings, "one")
    assert rows(engine, "SELECT url FROM fetched_object") == []
    run(settings, "two")
    assert rows(engine, TITLES) == [("وصول سفينة القمح",)]


def test_what_was_fetched_is_read_again_when_asked_for(
    engine: Engine, settings: Settings, web: WebServer
) -> None:
    root = web.plan("/1", page("وصول سفينة القمح"))
    run(settings, "one", root, source="sada")
    assert run(settings, "two", root, source="sada") == []
    assert len(run(settings, "three", root, source="sada", force=True)) == 1
    assert rows(engine, "SELECT status FROM load_run WHERE run_id = 'three'") == [("nothing_new",)]


def test_an_edit_is_a_second_version(engine: Engine, settings: Settings, web: WebServer) -> None:
    root = web.plan("/1", page("وصول سفينة القمح"), page("وصول سفينتي القمح"))
    run(settings, "one", root, source="sada")
    run(settings, "two", root, source="sada")
    assert rows(engine, TITLES) == [("وصول سفينتي القمح",)]
    assert rows(engine, "SELECT count(*) FROM article_version") == [(2,)]
    assert rows(engine, "SELECT count(*) FROM article") == [(1,)]


def test_an_amp_twin_is_no_second_article(engine: Engine, settings: Settings, web: WebServer) -> None:
    own = web.plan("/1", page("وصول سفينة القمح", web.url("/1")))
    amp = web.plan("/amp/1?utm_source=x", page("وصول سفينة القمح", "/1"))
    run(settings, "one", amp, source="sada")
    run(settings, "two", own, source="other")
    assert rows(engine, "SELECT identity FROM article") == [(own,)]
    assert rows(engine, "SELECT address FROM article_address ORDER BY address")[-1] == (web.url("/amp/1"),)


def test_a_url_named_by_hand_that_is_not_there_is_one_line(
    engine: Engine, settings: Settings, web: WebServer
) -> None:
    with pytest.raises(UserError, match=r"^http://127[^\n]*/none: the server answers 404 Not Found$"):
        run(settings, "one", web.url("/none"))
    refused = replace(settings, fetch_networks="")
    with pytest.raises(UserError, match=r"private network.*KHABAR_FETCH_NETWORKS=127.0.0.1 would allow it"):
        run(refused, "two", web.url("/none"))


def test_a_source_that_is_away_holds_up_no_other_and_is_named(
    engine: Engine, settings: Settings, web: WebServer
) -> None:
    gone = web.plan("/gone", Answer(status=503))
    describe(settings, gone)
    describe(settings, web.plan("/1", page("وصول سفينة القمح")), slug="other")
    run(settings, "one")
    assert rows(engine, TITLES) == [("وصول سفينة القمح",)]
    rejected = "SELECT address, stage, reason, source FROM rejected_record"
    assert rows(engine, rejected) == [(gone, "fetch", "not_fetched", "sada")]
    run(settings, "two")
    assert len(rows(engine, rejected)) == 1
    assert rows(
        engine, "SELECT run_id, SUM(rejected) FROM load_batch GROUP BY run_id HAVING SUM(rejected) > 0"
    )


def test_without_a_source_the_site_is_the_outlet(engine: Engine, settings: Settings, web: WebServer) -> None:
    run(settings, "one", web.plan("/1", page("وصول سفينة القمح")))
    assert rows(engine, "SELECT slug FROM source s JOIN article a ON a.source_id = s.source_id") == [
        ("127-0-0-1",)
    ]


def test_a_file_of_records_is_read_as_such(engine: Engine, settings: Settings, web: WebServer) -> None:
    line = f'{{"id": 7, "title": "وصول سفينة القمح", "body": "{" ".join(PARAGRAPHS)}"}}\n'
    run(settings, "one", web.plan("/export/news.jsonl?day=1", Answer(line)), source="sada")
    assert rows(engine, "SELECT identity FROM article") == [("7",)]


def test_a_file_fetched_again_is_the_same_file_with_other_records(
    engine: Engine, settings: Settings, web: WebServer
) -> None:
    lines = [f'{{"title": "خبر {n}", "body": "{PARAGRAPHS[n]}"}}\n' for n in range(3)]
    root = web.plan("/news.jsonl", Answer("".join(lines[:2])), Answer("".join(lines)))
    run(settings, "one", root, source="sada")
    run(settings, "two", root, source="sada")
    assert rows(engine, TITLES) == [("خبر 0",), ("خبر 1",), ("خبر 2",)]


def test_files_and_urls_are_read_in_one_run(
    engine: Engine, settings: Settings, web: WebServer, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(" ".join(PARAGRAPHS), "utf-8")
    run(settings, "one", str(file), web.plan("/1", page("وصول سفينة القمح")), source="sada")
    assert rows(engine, "SELECT count(*) FROM article") == [(2,)]


def test_maintenance_removes_what_was_fetched_long_ago(
    engine: Engine, settings: Settings, web: WebServer
) -> None:
    run(settings, "one", web.plan("/1", page("وصول سفينة القمح")), source="sada")
    assert maintain.clear_staging(settings, remove=True).kept == 1
    assert maintain.clear_staging(replace(settings, staging_days=-1), remove=True).removed == 1
    assert list(Path(settings.staging).iterdir()) == []
