"""Progress reaches a log as plain lines and a watching process as increments."""

import logging
import os

import pytest

from etl import progress


def test_a_log_gets_done_total_and_rate(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KHABAR_PROGRESS_FD", raising=False)
    with caplog.at_level(logging.INFO, "khabar.progress"):
        assert list(progress.counted("abc", "clean", total=3)) == ["a", "b", "c"]
    assert "clean: 3 of 3 articles" in caplog.text


def test_a_watcher_sees_the_sum_of_all_tasks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read_end, write_end = os.pipe()
    monkeypatch.setenv("KHABAR_PROGRESS_FD", str(write_end))
    progress.expect("annotate", 5)
    list(progress.counted("ab", "annotate"))
    list(progress.counted("cde", "annotate"))
    os.close(write_end)
    with os.fdopen(read_end) as lines:
        progress.watch(lines, progress.Heard())
    assert capsys.readouterr().err.splitlines()[-1] == "annotate: 5 of 5"


def test_a_watcher_that_left_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    read_end, write_end = os.pipe()
    monkeypatch.setenv("KHABAR_PROGRESS_FD", str(write_end))
    os.close(read_end)
    assert list(progress.counted("ab", "load")) == ["a", "b"]
    os.close(write_end)


def test_a_watcher_hears_how_the_run_ended_and_what_failed_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read_end, write_end = os.pipe()
    monkeypatch.setenv("KHABAR_PROGRESS_FD", str(write_end))
    progress.report_run("by hand")
    progress.report_failure("x.jsonl: no such file", asked_wrongly=True)
    progress.report_failure("and what came of it")
    progress.report_end("failed")
    heard = progress.Heard()
    with os.fdopen(read_end) as lines:
        progress.watch(lines, heard)  # though the pipe is still open
    os.close(write_end)
    assert heard == progress.Heard("by hand", "x.jsonl: no such file", True, "failed")
    assert capsys.readouterr().err == "khabar: x.jsonl: no such file\n"
