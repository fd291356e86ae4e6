"""The ratios that benchmarks measure, each with its aim, for the table at the end of ``make bench``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import orjson

FILE = "BENCH_FIGURES"  # where the benchmarks of one run note them; unset: a benchmark is run by itself


class Figure(NamedTuple):
    """A ratio, and what it is to be."""

    name: str
    value: float
    at_least: float | None = None
    at_most: float | None = None

    @property
    def aim(self) -> str:
        """What it is to be, "" where nobody said."""
        if self.at_least is not None:
            return f"≥ {self.at_least:g}"
        return f"≤ {self.at_most:g}" if self.at_most is not None else ""

    @property
    def verdict(self) -> str:
        """Whether it is so."""
        if not self.aim:
            return ""
        short = self.at_least is not None and self.value < self.at_least
        over = self.at_most is not None and self.value > self.at_most
        return "missed" if short or over else "reached"


def note(name: str, value: float, *, at_least: float | None = None, at_most: float | None = None) -> None:
    """Note a ratio for the table, in a run that prints one."""
    if file := os.environ.get(FILE):
        with open(file, "ab") as lines:
            lines.write(orjson.dumps([name, value, at_least, at_most], option=orjson.OPT_APPEND_NEWLINE))


def noted(file: Path) -> list[Figure]:
    """The ratios of a run, in the order in which they were measured."""
    return [Figure(*orjson.loads(line)) for line in file.read_bytes().splitlines()]


def table(figures: list[Figure]) -> str:
    """The ratios below each other, aim beside figure."""
    width = max(len(each.name) for each in figures)
    rows = [("", "measured", "aim", "")]
    rows += [(each.name, f"{each.value:.3f}", each.aim, each.verdict) for each in figures]
    return "\n".join(
        f"{name:<{width}}{value:>10}{aim:>10}  {verdict}".rstrip() for name, value, aim, verdict in rows
    )
