"""Every benchmark that `make bench` runs, one after the other, and a table of their ratios, aim beside figure.

    python -m benchmarks [CORPUS] [--only NAME ...]

CORPUS is JSON Lines (plain or .gz), read by all that read articles; default: what each takes by itself, mostly the
examples. With 2,000 articles the whole takes fifty minutes on two cores that have as much other work. NAME is a module
of this folder. A benchmark that fails is said, the others go on, and the command fails at its end; an aim that is
missed is no failure.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import FILE, noted, table

_READ_CORPUS = (
    "speed_extract", "speed_normalise", "speed_stories", "speed_annotate", "speed_names", "speed_dates",
    "speed_statements", "memory_annotate", "speed_load", "speed_night",
)  # fmt: skip
_ALL = ("speed_pages", *_READ_CORPUS)


def run(name: str, corpus: list[str]) -> bool:
    """Run one in a process of its own; whether it came through."""
    print(f"\n== {name}", flush=True)
    began = time.perf_counter()
    given = corpus if name in _READ_CORPUS else []
    done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *given], check=False)
    print(f"   ({time.perf_counter() - began:.0f} s)", flush=True)
    return done.returncode == 0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpus", nargs="?")
    parser.add_argument("--only", nargs="+", choices=_ALL, default=_ALL, metavar="NAME")
    asked = parser.parse_args()
    with tempfile.NamedTemporaryFile(prefix="khabar-bench-figures-") as file:
        os.environ[FILE] = file.name
        failed = [name for name in asked.only if not run(name, [asked.corpus] if asked.corpus else [])]
        figures = noted(Path(file.name))
    if figures:
        print(f"\n{table(figures)}")
    if failed:
        sys.exit(f"\nfailed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
