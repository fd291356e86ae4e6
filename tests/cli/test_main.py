"""The command line in a process of its own: what it says where it cannot speak, and of what it cannot use."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

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
        (["status"], {"KHABAR_TIME_ZONE": "America"}, "America is no time zone"),
        (["status"], {"KHABAR_WAREHOUSE": "sqlite://"}, "a warehouse that is kept is a file"),
        (["status"], {"KHABAR_WAREHOUSE": "postgresql://u:se@cret@nohost.invalid/x"}, "as %40"),
        (["run", __file__], {"AIRFLOW_HOME": f"{__file__}/x"}, "name another (AIRFLOW_HOME)"),
    ],
)
def test_what_cannot_be_used_is_one_line(words, environment, said):
    code, line = khabar(*words, **environment)
    assert (code, line.count("\n")) == (2, 1), line
    assert said in line and "cret" not in line


def test_a_folder_named_for_compose_is_no_unknown_setting(warehouse):
    assert khabar("sql", "select 1", KHABAR_ARTICLES="/x", **warehouse) == (0, "")
