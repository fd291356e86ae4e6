"""What is installed from the wheel is all that Khabar reads at run time, and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from etl.paths import DAGS, IN_CHECKOUT, PACKAGE, PROJECT, SQL

pytestmark = pytest.mark.skipif(not IN_CHECKOUT, reason="a wheel is built from a checkout")

IN_WHEEL = {
    PACKAGE: "etl",
    DAGS: "etl/_data/dags",
    SQL: "etl/_data/sql",
    PROJECT / "khabar_airflow": "khabar_airflow",
}
WORKFLOWS = PROJECT / ".github" / "workflows"


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


def test_all_code_words_models_statements_and_pages_are_in_the_wheel(wheel: set[str]) -> None:
    """That they also work from there: `make release-check`."""
    files = {
        f"{place}/{file.relative_to(root).as_posix()}"
        for root, place in IN_WHEEL.items()
        for file in root.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    kinds = {Path(name).suffix for name in files}
    assert kinds >= {".py", ".tsv", ".gz", ".sql", ".mako", ".html", ".css", ".js", ".md"}
    assert files - wheel == set()


def test_nothing_else_is_in_the_wheel(wheel: set[str]) -> None:
    rooms = {name.split("/")[0] for name in wheel}
    assert {room for room in rooms if not room.endswith(".dist-info")} == {"etl", "khabar_airflow"}
    assert not [name for name in wheel if "__pycache__" in name or name.endswith((".pyc", ".db", ".part"))]


def test_the_command_is_in_the_wheel(wheel: set[str]) -> None:
    assert [name for name in wheel if name.endswith(".dist-info/entry_points.txt")]
    assert [name for name in wheel if name.endswith(".dist-info/licenses/NOTICE.md")]


def test_workflows_keep_to_the_schema_and_name_each_action_by_its_version() -> None:
    files = sorted(map(str, WORKFLOWS.glob("*.yml")))
    command = ["-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", *files]
    checked = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
    used = [line for file in files for line in Path(file).read_text().splitlines() if "uses:" in line]
    assert used
    assert [line for line in used if not re.search(r"@v\d+\.\d+\.\d+$", line)] == []


def test_the_workflow_tests_every_python_that_is_promised() -> None:
    promised = re.findall(
        r'"Programming Language :: Python :: (3\.\d+)"', (PROJECT / "pyproject.toml").read_text()
    )
    workflow = yaml.safe_load((WORKFLOWS / "ci.yml").read_text())
    assert workflow["jobs"]["check-and-test"]["strategy"]["matrix"]["python"] == promised
