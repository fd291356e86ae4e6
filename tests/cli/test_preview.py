"""``khabar ingest --dry-run``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from etl.cli import main
from tests.web_server import WebServer


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KHABAR_HOME", str(tmp_path / "home"))
    news = tmp_path / "news"
    news.mkdir()
    record = {"Title": "خبر من مسقط", "Text": "وصل الوفد &amp; غادر", "Date": "15/03/2022"}
    (news / "a.json").write_text(json.dumps([record] * 3), "utf-8")
    with (news / "b.csv").open("w", encoding="utf-8") as file:
        csv.writer(file).writerows(
            [["العنوان", "نص الخبر", "التاريخ"], ["خبر من عدن", "نص", "12 شعبان 1443"]]
        )
    (news / "c.pdf").write_bytes(b"%PDF-1.7\n\x00\x01")
    return news


def test_it_shows_each_format_as_understood_and_where_each_field_is_from(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest", "--dry-run", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert "JSON: 1 file; of 3 records looked at none would be rejected" in shown
    assert "CSV or TSV: 1 file; of 1 record looked at" in shown
    assert "not read: 1 file" in shown
    published = [line.split() for line in shown.splitlines() if " published " in line]
    assert [line[-1] for line in published] == ["2022-03-15", "2022-03-15"]
    assert ["Date" in published[1], "التاريخ" in "".join(published[0])] == [True, True]
    assert "خبر من مسقط" in shown and "خبر من عدن" in shown and "c.pdf" in shown
    assert not (folder.parent / "home").exists()


def test_a_bad_file_hides_no_good_one_and_all_are_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "0.json").write_text(
        json.dumps([{"Title": "بلا نص"}, {"Title": "فارغ", "Text": "١٢"}]), "utf-8"
    )
    for name in "efghi":
        (folder / f"{name}.csv").write_text("العنوان,نص الخبر\n", "utf-8")
    assert main(["ingest", "--dry-run", str(folder)]) == 0
    shown = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "JSON: 2 files; of 5 records looked at 2 would be rejected, in 1 file" in shown
    assert "0.json, a.json" in shown and f"record 1 of {folder}/a.json" in shown
    assert any("malformed_record no body among" in line for line in shown)
    assert any("empty_body the body holds no letter" in line for line in shown)
    assert "not read: 6 files" in shown and "c.pdf, e.csv, f.csv, g.csv, h.csv and 1 more" in shown
    assert any("the file holds no record" in line for line in shown)


def test_nothing_readable_is_a_failure(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", "--dry-run", str(folder / "c.pdf")]) == 1
    assert "what can be read is" in " ".join(capsys.readouterr().out.split())


def test_of_a_feed_it_fetches_a_few_pages_and_remembers_nothing(
    folder: Path, web: WebServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KHABAR_FETCH_NETWORKS", "127.0.0.0/8")
    monkeypatch.setattr("time.sleep", lambda _: None)
    text = "".join(
        f"<p>أعلنت البلدية أن أعمال توسعة الرصيف رقم {n} تبدأ مطلع الشهر المقبل في الميناء.</p>"
        for n in "123"
    )
    page = (
        f"<!doctype html><html lang=ar><title>وصول سفينة</title><article><h1>وصول سفينة</h1>{text}</article>"
    )
    links = "".join(f"<item><link>{web.plan(f'/{n}', page)}</link></item>" for n in range(9))
    assert main(["ingest", "--dry-run", web.plan("/feed", f"<rss><channel>{links}</channel></rss>")]) == 0
    out = capsys.readouterr().out
    assert "وصول سفينة" in out and web.url("/0") in out
    assert len(web.asked) == 4
    assert not (folder.parent / "home").exists()


def test_a_url_that_is_not_to_be_had_is_one_line(
    folder: Path, web: WebServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    assert main(["ingest", "--dry-run", web.url("/none")]) == 2
    assert "KHABAR_FETCH_NETWORKS=127.0.0.1 would allow it" in capsys.readouterr().err


def test_an_outlet_that_is_away_hides_no_other(
    folder: Path, web: WebServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = folder.parent / "sources.toml"
    sources.write_text(
        '[source.sada]\nname_ar = "صدى"\nname_en = "Sada"\n'
        f'address = ["{web.url("/none")}", "{folder}/a.json"]\n',
        "utf-8",
    )
    monkeypatch.setenv("KHABAR_SOURCES", str(sources))
    monkeypatch.setenv("KHABAR_FETCH_NETWORKS", "127.0.0.0/8")
    monkeypatch.setattr("time.sleep", lambda _: None)
    assert main(["ingest", "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "خبر من مسقط" in out and "404 Not Found" in out


def test_a_day_from_the_address_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = {"text": "وصل الوفد إلى مسقط", "link": "https://nabd.example/2025/03/06/oman"}
    (folder / "d.jsonl").write_text(json.dumps(record), "utf-8")
    assert main(["ingest", "--dry-run", str(folder / "d.jsonl")]) == 0
    (published,) = (line.split() for line in capsys.readouterr().out.splitlines() if " published " in line)
    assert published == ["published", "url", "2025-03-06"]


def test_a_day_east_of_greenwich_is_that_day_and_a_time_is_told_in_utc(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = (
        '[source.nabd]\nname_ar = "نبض"\nname_en = "Nabd"\naddress = "d.jsonl"\ntime_zone = "Asia/Riyadh"\n'
    )
    (folder / "sources.toml").write_text(sources, "utf-8")
    monkeypatch.setenv("KHABAR_SOURCES", str(folder / "sources.toml"))
    record = {"text": "وصل الوفد إلى مسقط", "date": "2025-03-06", "fetched_at": "2025-03-07 01:30"}
    (folder / "d.jsonl").write_text(json.dumps(record), "utf-8")
    assert main(["ingest", "--dry-run", str(folder / "d.jsonl")]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    told = {line[0]: line[2:] for line in lines if line and line[0] in ("published", "observed")}
    assert told == {"published": ["2025-03-06"], "observed": ["2025-03-06", "22:30:00+00:00"]}
