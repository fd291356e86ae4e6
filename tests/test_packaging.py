"""What is installed from the wheel is all that Khabar reads at run time, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from etl.paths import DAGS, IN_CHECKOUT, PACKAGE, PROJECT, SQL

pytestmark = pytest.mark.skipif(not IN_CHECKOUT, reason="a wheel is built from a checkout")

IN_WHEEL = {
    PACKAGE: "etl",
    DAGS: "etl/_data/dags",
    SQL: "etl/_data/sql",
    PROJECT / "khabar_airflow": "khabar_airflow",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in the wheel, built with what is installed: no network is needed."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (file,) = folder.glob("*.whl")
    return set(ZipFile(file).namelist())


@pytest.mark.parametrize(
    ("root", "pattern"),
    [
        (PACKAGE, "**/*.py"),
        (PACKAGE, "lexicon/*.tsv"),
        (PACKAGE, "annotate/models/*"),
        (PROJECT / "khabar_airflow", "*.py"),
        (PACKAGE, "web/words/*.tsv"),
        (PACKAGE, "web/templates/*.html"),
        (PACKAGE, "web/static/**/*"),
        (PACKAGE, "report/templates/*"),
        (PACKAGE, "report/*.tsv"),
        (SQL, "**/*.sql"),
        (SQL, "migrations/**/*.py"),
        (DAGS, "*.py"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_everything_that_is_read_at_run_time_is_in_the_wheel(
    root: Path, pattern: str, wheel: set[str]
) -> None:
    files = [file for file in root.glob(pattern) if file.is_file()]
    assert files
    missing = {f"{IN_WHEEL[root]}/{file.relative_to(root).as_posix()}" for file in files} - wheel
    assert missing == set()


def test_nothing_else_is_in_the_wheel(wheel: set[str]) -> None:
    rooms = {name.split("/")[0] for name in wheel}
    assert {room for room in rooms if not room.endswith(".dist-info")} == {"etl", "khabar_airflow"}
    assert not [name for name in wheel if "__pycache__" in name or name.endswith((".pyc", ".db", ".part"))]


def test_the_command_is_in_the_wheel(wheel: set[str]) -> None:
    assert [name for name in wheel if name.endswith(".dist-info/entry_points.txt")]
