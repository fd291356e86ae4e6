"""The command line: what it says where it cannot speak, in a process of its own, and of what it cannot use."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from etl.cli import main

COMMAND = [sys.executable, "-c", "import sys; from etl.cli import main; sys.exit(main())"]


def khabar(*words, stdout=subprocess.PIPE, **environment):
    done = subprocess.run(
        [*COMMAND, *words],
        stdout=stdout,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
        check=False,
    )
    return done.returncode, done.stderr.decode()


@pytest.fixture
def complaint(monkeypatch, capsys):
    """``complaint(*words, **environment)``: the one line for which a command ends."""

    def run(*words, **environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert main([*words]) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1, said
        return said

    return run


@pytest.fixture
def warehouse(sqlite_template):
    return {"KHABAR_WAREHOUSE": f"sqlite:///{sqlite_template}"}


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_output_that_cannot_be_written_is_one_line(warehouse):
    with open("/dev/full", "wb") as full:
        code, said = khabar("sql", "select 1", stdout=full, **warehouse)
    assert (code, said.count("\n")) == (1, 1)
    assert said.startswith("khabar: the output: No space left")


def test_an_encoding_without_arabic_letters_shows_them_written_out(warehouse):
    assert khabar("sql", "select 'قال'", PYTHONIOENCODING="ascii", **warehouse) == (0, "")


@pytest.mark.parametrize(
    ("words", "environment", "said"),
    [
        (["run", ""], {}, "an empty path was given"),
        (
            ["run", "https://u:se@cret@sada.example/feed"],
            {},
            "https://sada.example/feed: a name and password",
        ),
        (["ingest", "--dry-run", "https://u:cret@sada.example/"], {}, "use an address without them"),
        (["status"], {"KHABAR_FETCH_AGENT": "خبر"}, "KHABAR_FETCH_AGENT='خبر' must be one line of ASCII"),
        (["run", "nosuch*.txt"], {}, "nosuch*.txt: no such file or folder"),
        (["status"], {"KHABAR_TIME_ZONE": "America"}, "America is no time zone"),
        (["status"], {"KHABAR_WAREHOUSE": "sqlite://"}, "a warehouse that is kept is a file"),
        (["status"], {"KHABAR_WAREHOUSE": "postgresql://u:se@cret@nohost.invalid/x"}, "as %40"),
        (["run", __file__], {"AIRFLOW_HOME": f"{__file__}/x"}, "name another (AIRFLOW_HOME)"),
    ],
)
def test_what_cannot_be_used_is_one_line(complaint, words, environment, said):
    line = complaint(*words, **environment)
    assert said in line and "cret" not in line


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "--run", "nosuch"], "no run is called nosuch; khabar status lists them"),
        (["publish", "--day", "2101-01-01"], "2101-01-01: the calendar has no such day"),
        (["export", "s3://bucket/khabar"], "an export is written to a folder here"),
        (["report", "countrys_named"], "is countries_named meant?"),
        (["report", "warehouse_size", "--output", "size.docx"], "size.docx: no format ends in .docx"),
        (["entity", " "], "no name was given"),
    ],
)
def test_what_the_warehouse_cannot_answer_is_one_line(complaint, warehouse, words, said):
    assert said in complaint(*words, **warehouse)


def test_a_line_is_all_there_is_in_a_process_of_its_own(warehouse):
    code, line = khabar("entity", " ", **warehouse)
    assert (code, line) == (2, "khabar: no name was given\n")


@pytest.mark.parametrize("words", [["run", "--sorce", "x"], ["report", "attention", "--parm", "a=b"]])
def test_an_option_that_is_none_shows_those_of_the_subcommand(words):
    code, said = khabar(*words)
    assert code == 2
    assert said.startswith(f"usage: khabar {words[0]} ") and f"{words[0]}: error: unrecognized" in said


def test_an_object_store_that_is_not_to_be_had_is_one_line(warehouse):
    unreachable = {"AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_MAX_ATTEMPTS": "1"}
    code, line = khabar("backup", "s3://bucket/copy", **warehouse, **unreachable)
    assert (code, line.count("\n")) == (1, 1), line
    assert line.startswith("khabar: the object store: ")


@pytest.mark.parametrize("words", [["check"], ["status"], ["search", "قمح"]])
def test_a_damaged_warehouse_is_one_line(warehouse, sqlite_template, tmp_path, words):
    whole = sqlite_template.read_bytes()
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(whole[:4096] + b"\xff" * 200_000 + whole[204_096:])
    code, line = khabar(*words, KHABAR_WAREHOUSE=f"sqlite:///{damaged}")
    assert (code != 0, line.count("\n")) == (True, 1), line
    assert "malformed" in line or "damaged" in line


def test_a_folder_named_for_compose_is_no_unknown_setting(warehouse):
    assert khabar("sql", "select 1", KHABAR_ARTICLES="/x", **warehouse) == (0, "")
