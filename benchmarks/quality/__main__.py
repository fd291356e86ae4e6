"""``make quality``: score every annotator on the gold that ships, and fail below the floors.

Where the development sets lie beside the project their figures are printed too; they gate nothing. What was learned
from a text is measured by cross-validation there: each text is read by weights of the others.
"""

from __future__ import annotations

import importlib
import sys
import tomllib
from pathlib import Path
from types import ModuleType

FLOORS = Path(__file__).with_name("floors.toml")


def main() -> int:
    """Print all figures; 1 where one is below its floor or a floor has no figure."""
    floors: dict[str, dict[str, float]] = tomllib.loads(FLOORS.read_text("utf-8"))
    failures = [failure for name, pinned in floors.items() for failure in _score(name, pinned)]
    for failure in failures:
        print(f"below its floor: {failure}", file=sys.stderr)
    return 1 if failures else 0


def _score(name: str, pinned: dict[str, float]) -> list[str]:
    annotator: ModuleType = importlib.import_module(f"benchmarks.quality.{name}")
    print(name)
    scores: dict[str, float] = annotator.score()
    for metric, value in scores.items():
        floor = f"  (floor {pinned[metric]:.3f})" if metric in pinned else ""
        print(f"  {metric:<42} {value:8.3f}{floor}")
    extra = getattr(annotator, "extra", dict)()
    label = getattr(annotator, "EXTRA", "development set")
    for metric, value in extra.items():
        print(f"  {metric:<42} {value:8.3f}  ({label})")
    return [
        f"{name} {metric}: {scores.get(metric, float('nan')):.4f} < {floor:.4f}"
        for metric, floor in pinned.items()
        if not scores.get(metric, float("nan")) >= floor
    ]


if __name__ == "__main__":
    sys.exit(main())
