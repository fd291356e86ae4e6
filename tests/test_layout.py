"""Imports run one way, along the way of an article; Airflow is known to ``dags/`` alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Each room of etl/ and the rooms it may import from, besides the ground floor and itself.
GROUND = {"collector", "errors", "kinds", "paths", "progress", "records", "settings", "storable", "storage"}
ROOMS: dict[str, set[str]] = {
    "lexicon": set(),
    "extract": set(),
    "clean": {"lexicon"},
    "annotate": {"lexicon", "clean"},
    "load": {"lexicon", "clean", "extract"},
    "resolve": {"lexicon", "clean", "annotate", "load"},
    "report": {"lexicon", "clean", "load", "resolve"},
    "runs": {"extract", "clean", "annotate", "load", "resolve", "report"},
    "export": {"lexicon", "load", "resolve", "report"},
    "web": {"lexicon", "load", "resolve", "report", "export"},
    "cli": {"annotate", "load", "resolve", "report", "export", "runs", "web"},
}


def imported(file: Path) -> Iterator[str]:
    """The modules a file imports, wherever it does so."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def rooms(modules: Iterator[str]) -> set[str]:
    return {module.split(".")[1] for module in modules if module.startswith("etl.")}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_lies_before_it(room: str) -> None:
    wrong = {
        f"{file.relative_to(ROOT)}: etl.{other}"
        for file in (ROOT / "etl" / room).rglob("*.py")
        for other in rooms(imported(file)) & (ROOMS.keys() | GROUND) - ROOMS[room] - GROUND - {room}
    }
    assert wrong == set()


def test_the_ground_floor_imports_no_room() -> None:
    wrong = {
        f"{file.relative_to(ROOT)}: etl.{other}"
        for name in GROUND
        for file in [*ROOT.glob(f"etl/{name}.py"), *ROOT.glob(f"etl/{name}/*.py")]
        for other in rooms(imported(file)) & ROOMS.keys()
    }
    assert wrong == set()


def test_every_part_of_the_ground_floor_stands() -> None:
    etl = ROOT / "etl"
    assert {
        name for name in GROUND if not (etl / f"{name}.py").exists() and not (etl / name).is_dir()
    } == set()


def test_every_room_is_on_the_plan() -> None:
    found = {
        path.stem
        for path in (ROOT / "etl").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert found - {"__init__"} <= GROUND | ROOMS.keys()


def test_only_dags_know_airflow() -> None:
    wrong = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "etl").rglob("*.py")
        if any(module.partition(".")[0] == "airflow" for module in imported(file))
    }
    assert wrong == set()


def test_dags_hold_wiring_only() -> None:
    """Of the project they see the runs' steps and what a run is told; no stage, no table."""
    seen = {room for file in (ROOT / "dags").glob("*.py") for room in rooms(imported(file))}
    assert seen <= {"runs", "errors", "progress", "settings"}
