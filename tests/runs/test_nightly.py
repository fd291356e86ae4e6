"""The steps of the nightly run on real files: load, skip, edit, and finish what a killed run began."""

from __future__ import annotations

import ctypes
import faulthandler
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from etl import load as loading
from etl.annotate.dates import DateAnnotator
from etl.annotate.document import Document
from etl.annotate.pipeline import ANNOTATORS
from etl.errors import UserError
from etl.load.checksums import checksums
from etl.load.owner import hold, named_by
from etl.records import Annotations
from etl.runs import lifecycle, nightly, reannotate
from etl.runs.failures import RunFailed
from etl.settings import RUN_LOCK, Settings, read_settings

BODIES = [
    "قال وزير الزراعة إن موسم القطاف بدأ في شمال لبنان يوم السبت الماضي.",
    "وصل وفد من المغرب إلى الكويت لبحث التعاون التجاري بين البلدين.",
    "أعلنت إدارة الميناء وصول أول سفينة محملة بالقمح من رومانيا.",
    "أكدت البلدية أن أعمال صيانة الجسر في عمّان تنتهي نهاية الشهر.",
    "تعادل المنتخبان التونسي والجزائري دون أهداف في مباراة ودية.",
    "افتتح معرض الكتاب في الخرطوم بمشاركة دور نشر من مصر وسوريا.",
    "ارتفعت أسعار النفط بعد اجتماع وزراء الطاقة في السعودية.",
]


def run_steps(settings: Settings, run_id: str, paths: Sequence[Path] = (), **asked: object) -> list[str]:
    """What the DAG does, in its order."""
    request = nightly.Request([str(path) for path in paths], source="sada", **asked)  # type: ignore[arg-type]
    lifecycle.begin(settings, run_id, "nightly")
    groups = nightly.plan(settings, request, run_id)
    for group in groups:
        nightly.extract(settings, group)
    for batches in nightly.plan_batches(groups):
        nightly.annotate(settings, nightly.clean(settings, batches))
    unfinished = nightly.load(settings, groups, run_id)
    lifecycle.resolve(settings)
    lifecycle.weigh(lifecycle.verify(settings, run_id))
    lifecycle.settle(settings, run_id, (), unfinished)
    return groups


@pytest.fixture
def settings(loader_url: str, tmp_path: Path) -> Settings:
    sources = tmp_path / "sources.toml"
    sources.write_text("")
    return read_settings(
        {
            "KHABAR_HOME": str(tmp_path),
            "KHABAR_WAREHOUSE": loader_url,
            "KHABAR_SOURCES": str(sources),
            "KHABAR_BATCH_ARTICLES": "2",
        }
    )


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    write_articles(path, BODIES)
    return path


def write_articles(path: Path, bodies: Sequence[str], observed: str = "2025-03-02 04:00") -> None:
    records = (
        {
            "id": number,
            "title": f"خبر {number}",
            "body": body,
            "published": "2025-03-01",
            "observed": observed,
        }
        for number, body in enumerate(bodies)
    )
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")


def rows(engine: Engine, sql: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_a_run_loads_what_is_there_and_a_second_changes_no_row(
    engine: Engine, settings: Settings, articles: Path
) -> None:
    assert len(run_steps(settings, "one", [articles])) == 1
    before = checksums(engine)
    assert rows(engine, "SELECT count(*) FROM article") == [(len(BODIES),)]
    assert run_steps(settings, "two", [articles]) == []
    assert len(run_steps(settings, "three", [articles], force=True)) == 1
    assert checksums(engine) == before
    assert rows(engine, "SELECT run_id, status FROM load_run ORDER BY started_at") == [
        ("one", "done"),
        ("two", "nothing_new"),
        ("three", "nothing_new"),
    ]
    counts = "SELECT run_id, SUM(added), SUM(unchanged) FROM load_batch GROUP BY run_id ORDER BY run_id"
    assert [(run, int(added), int(unchanged)) for run, added, unchanged in rows(engine, counts)] == [  # type: ignore[call-overload]
        ("one", len(BODIES), 0),
        ("three", 0, len(BODIES)),
    ]


@pytest.mark.parametrize("ending", ["", ".gz"])
def test_a_file_half_written_last_night_is_read_again_tonight(
    engine: Engine, settings: Settings, articles: Path, ending: str
) -> None:
    whole = articles.read_bytes() if not ending else gzip.compress(articles.read_bytes())
    file = articles.with_name(f"growing.jsonl{ending}")
    file.write_bytes(whole[: len(whole) * 2 // 3])
    run_steps(settings, "one", [file])
    ((before,),) = rows(engine, "SELECT count(*) FROM article")
    assert 0 < before < len(BODIES)  # type: ignore[operator]
    assert rows(engine, "SELECT count(*) FROM rejected_record") == [(1,)]
    file.write_bytes(whole)
    run_steps(settings, "two", [file])
    assert rows(engine, "SELECT count(*) FROM article") == [(len(BODIES),)]
    assert rows(engine, "SELECT size FROM ingest_object") == [(len(whole),)]
    assert run_steps(settings, "three", [file]) == []


def test_a_bad_character_in_one_record_stops_no_other(
    engine: Engine, settings: Settings, articles: Path, tmp_path: Path
) -> None:
    half = {"title": "عنوان \ud83c", "body": f"{BODIES[0]}\x00 \ud83d", "url": "https://x.example/\ud83d"}
    bad = tmp_path / "bad.jsonl"
    records = [
        {"id": "ب\ud83d", "date": "2025-03-01\ud83d", **half},
        {"id": "\x00", "source": "\udfff", "title": half},
    ]
    bad.write_text("".join(json.dumps(record) + "\n" for record in records))
    run_steps(settings, "one", [articles, bad])
    assert rows(engine, "SELECT count(*) FROM article") == [(len(BODIES) + 1,)]
    assert rows(engine, "SELECT occurrences FROM version_repair WHERE kind = 'unstorable'") == [(5,)]
    assert rows(
        engine, "SELECT title, url FROM article_version WHERE position = 1 AND address LIKE '%/bad.jsonl'"
    ) == [("عنوان", "https://x.example/")]
    assert rows(engine, "SELECT position, reason FROM rejected_record") == [(2, "malformed_record")]
    assert run_steps(settings, "two", [articles, bad]) == []


def test_a_link_out_of_the_folder_is_a_rejected_record(
    engine: Engine, settings: Settings, tmp_path: Path, articles: Path
) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "a.jsonl").symlink_to(articles)
    run_steps(settings, "one", [folder])
    assert rows(engine, "SELECT count(*) FROM article") == [(0,)]
    ((reason, detail),) = rows(engine, "SELECT reason, detail FROM rejected_record")
    assert reason == "unreadable_file" and str(articles) in str(detail)
    run_steps(replace(settings, follow_links=True), "two", [folder])
    assert rows(engine, "SELECT count(*) FROM article") == [(len(BODIES),)]


def test_an_article_that_was_only_fetched_has_no_day_and_anchors_on_that_of_fetching(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    fetched = tmp_path / "fetched.jsonl"
    record = {"id": 1, "body": "وصل الوفد إلى عمّان أمس.", "date_extracted": "2025-03-02 04:00"}
    fetched.write_text(json.dumps(record))
    run_steps(settings, "one", [fetched])
    assert rows(engine, "SELECT published_at, published_on, published_basis FROM article_version") == [
        (None, None, None)
    ]
    assert [str(day) for (day,) in rows(engine, "SELECT first_day FROM date_expression")] == ["2025-03-01"]


def test_staging_is_empty_after_a_run(settings: Settings, articles: Path, tmp_path: Path) -> None:
    run_steps(settings, "one", [articles])
    assert list((tmp_path / "staging").iterdir()) == []


def test_an_edit_is_a_second_version_and_the_first_stays(
    engine: Engine, settings: Settings, articles: Path
) -> None:
    run_steps(settings, "one", [articles])
    edited = [BODIES[0] + " وأضاف أن الأسعار مستقرة.", *BODIES[1:]]
    write_articles(articles, edited, observed="2025-03-03 04:00")
    run_steps(settings, "two", [articles])
    history = rows(
        engine,
        "SELECT v.body, v.is_current FROM article_version v JOIN article a ON a.article_id = v.article_id "
        "WHERE a.identity = '0' ORDER BY v.valid_from",
    )
    assert [(body, bool(current)) for body, current in history] == [(BODIES[0], False), (edited[0], True)]
    assert rows(engine, "SELECT count(*) FROM article_version") == [(len(BODIES) + 1,)]


def test_a_record_that_cannot_be_used_is_a_row_with_its_reason(
    engine: Engine, settings: Settings, articles: Path
) -> None:
    with articles.open("a", encoding="utf-8") as lines:
        lines.write('{"id": 90, "body": "  "}\n{"id": 91, "body"\n')
    run_steps(settings, "one", [articles])
    found = rows(engine, "SELECT position, stage, reason FROM rejected_record ORDER BY position")
    assert found == [
        (len(BODIES) + 1, "clean", "empty_body"),
        (len(BODIES) + 2, "extract", "malformed_record"),
    ]


def test_a_limited_run_reads_so_many_and_the_next_reads_the_rest(
    engine: Engine, settings: Settings, articles: Path
) -> None:
    run_steps(settings, "some", [articles], limit=3)
    assert rows(engine, "SELECT count(*) FROM article") == [(3,)]
    run_steps(settings, "all", [articles])
    assert rows(engine, "SELECT count(*) FROM article") == [(len(BODIES),)]


def test_a_day_given_by_hand_dates_an_undated_file(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    undated = tmp_path / "undated.txt"
    undated.write_text(BODIES[0], "utf-8")
    run_steps(settings, "one", [undated])
    assert rows(engine, "SELECT title, published_on, published_basis FROM article_version") == [
        (None, None, None)
    ]
    run_steps(settings, "two", [undated], published="2025-03-01")
    ((day, basis),) = rows(engine, "SELECT published_on, published_basis FROM article_version")
    assert (str(day), basis) == ("2025-03-01", "parameter")


def test_a_path_that_leads_nowhere_is_said(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere"):
        run_steps(settings, "one", [tmp_path / "nowhere.jsonl"])


def test_a_batch_that_did_not_come_through_fails_the_run_and_keeps_the_others(
    engine: Engine, settings: Settings, articles: Path
) -> None:
    lifecycle.begin(settings, "one", "nightly")
    groups = nightly.plan(settings, nightly.Request([str(articles)], source="sada"), "one")
    nightly.extract(settings, groups[0])
    (first,) = nightly.plan_batches(groups)[:1]
    nightly.annotate(settings, nightly.clean(settings, first))
    with pytest.raises(RunFailed, match="did not come through"):
        lifecycle.settle(settings, "one", (), nightly.load(settings, groups, "one"))
    ((status, message),) = rows(engine, "SELECT status, message FROM load_run")
    assert status == "failed" and groups[0] in str(message)
    assert rows(engine, "SELECT count(*) FROM article") == [(2,)]
    run_steps(settings, "two", [articles])
    assert rows(engine, "SELECT count(*) FROM article") == [(len(BODIES),)]


def test_a_file_an_annotator_failed_on_waits_for_other_annotators(
    engine: Engine, settings: Settings, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("our fault")

    with monkeypatch.context() as broken:
        broken.setattr("etl.annotate.dates.annotator.DateAnnotator.annotate", fail)
        run_steps(settings, "one", [articles])
    assert rows(engine, "SELECT DISTINCT reason FROM rejected_record") == [("annotator_failed",)]
    assert run_steps(settings, "same annotators", [articles]) == []
    others = replace(settings, without="dates")
    assert len(run_steps(others, "others", [articles])) == 1
    assert rows(engine, "SELECT count(*) FROM article") == [(len(BODIES),)]
    assert run_steps(others, "again", [articles]) == []


def test_an_article_that_crashes_its_process_is_rejected_alone_and_waits_for_other_annotators(
    engine: Engine, settings: Settings, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotate = DateAnnotator.annotate

    def crash_at_one(self: DateAnnotator, document: Document, found: Annotations) -> None:
        if "رومانيا" in document.text:
            faulthandler.disable()  # whose traceback would stand among the results
            ctypes.string_at(0)
        annotate(self, document, found)

    with monkeypatch.context() as poisoned:
        poisoned.setattr(DateAnnotator, "annotate", crash_at_one)
        run_steps(settings, "one", [articles])
    ((position, stage, reason, detail),) = rows(
        engine, "SELECT position, stage, reason, detail FROM rejected_record"
    )
    assert (position, stage, reason) == (3, "annotate", "crashed") and "SIGSEGV" in str(detail)
    loaded = rows(engine, "SELECT identity FROM article ORDER BY identity")
    assert loaded == [(str(number),) for number in range(len(BODIES)) if number != 2]
    assert run_steps(settings, "same annotators", [articles]) == []
    run_steps(replace(settings, without="dates"), "others", [articles])
    assert rows(engine, "SELECT count(*) FROM article") == [(len(BODIES),)]


def test_two_runs_of_the_same_files_share_what_is_staged_and_both_end_well(
    engine: Engine, settings: Settings, articles: Path, tmp_path: Path
) -> None:
    held = [hold(tmp_path / name) for name in ("one", "two")]
    for name in ("one", "two"):
        loading.begin_run(engine, name, owner=named_by(tmp_path / name))
    request = nightly.Request([str(articles)], source="sada")
    groups = nightly.plan(settings, request, "one")
    nightly.extract(settings, groups[0])
    again = nightly.Request([str(articles)], source="sada", force=True)
    assert nightly.plan(settings, again, "two") == groups
    for batches in nightly.plan_batches(groups):
        nightly.annotate(settings, nightly.clean(settings, batches))
    assert nightly.load(settings, groups, "one") == []
    assert Path(groups[0]).is_dir(), "the other run needs it"
    assert nightly.load(settings, groups, "two") == []
    assert not Path(groups[0]).exists()
    assert [lifecycle.settle(settings, name) for name in ("one", "two")] == [True, False]
    for descriptor in held:
        os.close(descriptor)


def test_what_a_run_that_died_has_marked_is_not_kept_for_it(
    engine: Engine, settings: Settings, articles: Path, tmp_path: Path
) -> None:
    loading.begin_run(engine, "died", owner=named_by(tmp_path / "nobody holds this"))
    nightly.plan(settings, nightly.Request([str(articles)], source="sada"), "died")
    (group,) = run_steps(settings, "next", [articles])
    assert not Path(group).exists()


# Runs the steps in a process of its own, which is killed the n-th time that it, or a child of its, comes to a function.
_MORTAL = """
import os, signal, sys
from importlib import import_module
from pathlib import Path
from etl.settings import read_settings
module, function, times = import_module(sys.argv[1]), sys.argv[2], int(sys.argv[3])
sys.path.insert(0, sys.argv[4])
import test_nightly
run = os.getpid()
alive = getattr(module, function)
def mortal(*arguments, **options):
    global times
    times -= 1
    result = alive(*arguments, **options)
    if not times:
        os.kill(run, signal.SIGKILL)
    return result
setattr(module, function, mortal)
test_nightly.run_steps(read_settings(), sys.argv[5], [Path(sys.argv[6])])
"""


def run_and_die(settings: Settings, place: tuple[str, str], times: int, run_id: str, path: Path) -> None:
    environment = {f"KHABAR_{name.upper()}": str(getattr(settings, name)) for name in
                   ("home", "warehouse", "sources", "batch_articles")}  # fmt: skip
    arguments = [*place, str(times), str(Path(__file__).parent), run_id, str(path)]
    died = subprocess.run(
        [sys.executable, "-c", _MORTAL, *arguments],
        env={**environment, "PATH": "", RUN_LOCK: str(path.with_name("lock"))},  # which its end leaves free
        capture_output=True,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()


def test_a_run_killed_while_annotating_and_again_while_loading_is_finished_by_the_next(
    engine: Engine, settings: Settings, articles: Path, sqlite_template: Path, tmp_path: Path
) -> None:
    run_and_die(settings, ("etl.annotate.pipeline", "read_document"), 3, "first", articles)
    assert rows(engine, "SELECT count(*) FROM article") == [(0,)]
    # In the second batch's transaction, its articles written and not yet committed.
    run_and_die(settings, ("etl.load.batch", "rewrite_children"), 2, "second", articles)
    assert rows(engine, "SELECT count(*) FROM article") == [(2,)]
    run_steps(settings, "third", [articles])
    assert rows(engine, "SELECT run_id, status FROM load_run ORDER BY started_at") == [
        ("first", "interrupted"),
        ("second", "interrupted"),
        ("third", "done"),
    ]
    killed = checksums(engine)
    assert rows(engine, "SELECT count(*), count(DISTINCT identity) FROM article") == [
        (len(BODIES), len(BODIES))
    ]

    (tmp_path / "untouched").mkdir()
    shutil.copy(sqlite_template, tmp_path / "untouched" / "warehouse.db")
    untouched = read_settings(
        {"KHABAR_HOME": str(tmp_path / "untouched"), "KHABAR_SOURCES": settings.sources}
    )
    run_steps(untouched, "only", [articles])
    assert checksums(lifecycle.open_warehouse(untouched)) == killed


def test_reannotation_replaces_what_older_annotators_read_and_nothing_else(
    engine: Engine, settings: Settings, articles: Path
) -> None:
    older = replace(settings, without=",".join(ANNOTATORS))
    run_steps(older, "older", [articles])
    assert rows(engine, "SELECT count(*) FROM mention") == [(0,)]
    texts = rows(engine, "SELECT version_id, body FROM article_version ORDER BY version_id")
    lifecycle.begin(settings, "newer", "reannotate")
    annotated = [nightly.annotate(settings, batches) for batches in reannotate.plan(settings, None, "newer")]
    reannotate.load(settings, annotated, "newer")
    assert lifecycle.settle(settings, "newer")
    assert list(Path(settings.staging).iterdir()) == []
    assert rows(engine, "SELECT version_id, body FROM article_version ORDER BY version_id") == texts
    anew = rows(engine, "SELECT reannotated FROM load_batch WHERE run_id = 'newer'")
    assert sum(int(str(count)) for (count,) in anew) == len(BODIES)
    again = checksums(engine)
    assert reannotate.plan(settings, None, "newest") == []
    assert checksums(engine) == again
    ((mentions,),) = rows(engine, "SELECT count(*) FROM mention")
    assert isinstance(mentions, int) and mentions > 0


def test_an_archive_is_one_object_of_the_ledger_and_new_where_any_of_it_is(
    engine: Engine, settings: Settings, articles: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "night.zip"

    def pack(notes: str) -> None:
        with zipfile.ZipFile(archive, "w") as file:
            file.write(articles, "أخبار/articles.jsonl")
            file.writestr("notes.txt", notes)
            file.writestr("../out.txt", "نص")

    pack("أعلنت الوزارة بدء العام الدراسي يوم الأحد.")
    assert len(run_steps(settings, "one", [archive])) == 1
    objects = "SELECT address, records, status FROM ingest_object"
    assert rows(engine, objects) == [(str(archive), len(BODIES) + 2, "done")]
    assert rows(engine, "SELECT address FROM rejected_record") == [(f"{archive}!/../out.txt",)]
    versions = f"SELECT count(*) FROM article_version WHERE address LIKE '{archive}!/%'"
    assert rows(engine, versions) == [(len(BODIES) + 1,)]
    assert run_steps(settings, "two", [archive]) == []
    pack("أعلنت الوزارة تأجيل العام الدراسي إلى يوم الاثنين.")
    assert len(run_steps(settings, "three", [archive])) == 1
    assert rows(engine, versions) == [(len(BODIES) + 2,)]
