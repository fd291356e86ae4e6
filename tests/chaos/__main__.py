"""Faults on purpose, many times, and a table of what was lost: ``make chaos``.

    python -m tests.chaos [--rounds N] [--minutes N] [--seed N] [--only PATTERN] [--services]

Each fault is tried on SQLite and on a PostgreSQL of its own; a round has more than a hundred kills. ``--services`` adds
those that need every service of docker-compose.yml as a process of this machine. The exit code is 1 where a row was
lost or doubled, a version half loaded, or a failure not said within a minute.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from etl.report.tables import render
from tests.chaos import faults
from tests.chaos.faults import Arena, Fault, Tally
from tests.chaos.places import ENGINES, Places
from tests.chaos.services import disturb_services

# How often in a round, on each engine. A fault named "killed in" has two or three kills each time.
FAULTS: tuple[tuple[str, Fault, int], ...] = (
    ("SIGKILL in planning", faults.killed("plan"), 1),
    ("SIGKILL in extract", faults.killed("extract"), 2),
    ("SIGKILL in clean", faults.killed("clean"), 3),
    ("SIGKILL in annotate", faults.killed("annotate"), 6),
    ("SIGKILL in load", faults.killed("load"), 6),
    ("SIGKILL in resolve", faults.killed("resolve"), 4),
    ("SIGKILL of the annotating child", faults.child_killed, 4),
    ("SIGSTOP, two run one batch, SIGCONT", faults.overtaken, 6),
    ("PostgreSQL killed in a load", faults.server_killed, 4),
    ("staging full", faults.staging_full, 3),
    ("warehouse's disk full", faults.warehouse_full, 3),
    ("clock set back (injected)", faults.clock_back, 2),
    ("poison article: segmentation fault", faults.poisoned("segfault"), 2),
    ("poison article: all memory", faults.poisoned("memory"), 2),
    ("poison article: never ends", faults.poisoned("hang"), 1),
    ("backfill, re-annotation, nightly at once", faults.all_at_once, 1),
)
_ON_POSTGRESQL = ("PostgreSQL killed in a load",)


def main() -> int:
    options = _options()
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="khabar-chaos-"))
    folder.chmod(0o755)  # under root, PostgreSQL runs as a user of its own
    places = Places(folder)
    tallies: dict[tuple[str, str], Tally] = {}
    try:
        arena = Arena(places)
        for round_number in range(options.rounds):
            for name, fault, times in FAULTS:
                for engine in ENGINES if name not in _ON_POSTGRESQL else ENGINES[1:]:
                    if not re.search(options.only, f"{name} {engine}"):
                        continue
                    tally = tallies.setdefault((name, engine), Tally(name, engine))
                    chance = random.Random(f"{options.seed} {round_number} {name} {engine}")
                    for _ in range(times):
                        if time.monotonic() - began < options.minutes * 60:
                            _try(arena, fault, tally, chance)
        if options.services:
            for tally in disturb_services(
                arena,
                random.Random(options.seed),
                partial(re.search, options.only),
                options.rounds,
                time.monotonic() + options.minutes * 60,
            ):
                tallies[tally.fault, tally.engine] = tally
                for line in tally.wrong:
                    print(f"{tally.fault}: {line}", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("interrupted; so far:", file=sys.stderr)
    finally:
        places.close()
        shutil.rmtree(folder, ignore_errors=True)
    return _report(list(tallies.values()), time.monotonic() - began)


def _try(arena: Arena, fault: Fault, tally: Tally, chance: random.Random) -> None:
    before = len(tally.wrong)
    try:
        fault(arena, tally, chance)
    except PermissionError as error:  # no file system can be mounted here
        print(f"{tally.fault}, {tally.engine}: not tried: {error}", file=sys.stderr)
        return
    except Exception as error:
        tally.wrong.append(f"{type(error).__name__}: {error}")
    tally.tried += 1
    for line in tally.wrong[before:]:
        print(f"{tally.fault}, {tally.engine}: {line}", file=sys.stderr, flush=True)


def _report(tallies: list[Tally], seconds: float) -> int:
    columns = (
        "fault",
        "warehouse",
        "times tried",
        "kills",
        "rows lost",
        "rows doubled",
        "half loaded",
        "otherwise wrong",
    )
    rows = [(t.fault, t.engine, t.tried, t.kills, t.lost, t.doubled, t.torn, len(t.wrong)) for t in tallies]
    sums = [sum(column) for column in list(zip(*rows, strict=True))[2:]]
    print(render(columns, [*rows, ("all", "", *sums)], "table"))
    print(f"{seconds / 60:.1f} minutes")
    return 0 if all(tally.is_sound for tally in tallies if tally.tried) and sums[0] else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.chaos", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--rounds", type=int, default=1, help="how often over all faults (1)")
    parser.add_argument(
        "--minutes",
        type=float,
        default=30,
        help="begin nothing more after so many, and after as many of whole services (30)",
    )
    parser.add_argument("--seed", type=int, default=1, help="of the moments at which they strike (1)")
    parser.add_argument(
        "--only",
        default="",
        metavar="PATTERN",
        help="only faults that this finds in their name and warehouse",
    )
    parser.add_argument("--services", action="store_true", help="the faults of whole services too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
