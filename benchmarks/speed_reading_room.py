"""The pages of the reading room under twenty readers at once: how long each takes to answer.

    python -m benchmarks.speed_reading_room WAREHOUSE [--readers 20] [--pause 1.0] [--seconds 60] [--page PATH …]

`khabar serve` answers on one core; each reader asks for a page, reads it for the pause, and asks for another, of the
articles, names, stories, days and words that the warehouse holds. ``--pause 0`` asks without end: then a page takes
as long as those before it in the queue. The first row is a file of the same server, which asks nothing of the
warehouse: what this machine and its load make of any answer. ``alone`` is what a page takes while nobody else asks.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import Connection, text

from etl.load import reading
from etl.web.access import TokenAccess
from etl.web.app import make_app

FILE = "/static/khabar.css"
_LIMIT = 0.3  # seconds that nineteen of twenty answers may take
_SAMPLE = 200  # of each thing there is
_PARAMETER = re.compile(r"\{[\w:]+\}")

# What stands for the parameter of a path, by the room it is in, and which queries a page is asked with: spread over all
# there is, in the order of their keys.
_KEYS = {
    "articles": "SELECT article_id FROM article ORDER BY article_id",
    "stories": "SELECT DISTINCT story_id FROM story_member ORDER BY story_id",
    "names": "SELECT entity_id FROM entity_link GROUP BY entity_id HAVING COUNT(*) > 2 ORDER BY entity_id",
}
_QUERIES = {
    "/search": ("q", "SELECT phrase FROM keyword WHERE ordinal = 0 ORDER BY version_id"),
    "/stories": ("day", "SELECT DISTINCT anchor_on FROM article_version WHERE anchor_on IS NOT NULL ORDER BY 1"),
    "/calendar": ("month", "SELECT DISTINCT SUBSTR(CAST(anchor_on AS VARCHAR(10)), 1, 7) FROM article_version "
                  "WHERE anchor_on IS NOT NULL ORDER BY 1"),
    "/names": ("q", "SELECT name_ar FROM entity WHERE linked ORDER BY entity_id"),
}  # fmt: skip


def main(options: argparse.Namespace) -> None:
    """The table."""
    with reading(options.warehouse) as connection:
        pages = {FILE: [FILE], **addresses(connection, options.warehouse)}
    chosen = {page: each for page, each in pages.items() if not options.page or page in (FILE, *options.page)}
    with served(options.warehouse) as port:
        alone = {page: _alone(port, each) for page, each in chosen.items()}
        taken = read(port, chosen, options.readers, options.pause, options.seconds)
    _print(alone, taken)


def _alone(port: int, addresses: Sequence[str]) -> float:
    """What the middle one of a few takes while nobody else asks; the first of all is not counted."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    _asked(connection, addresses[0])
    return sorted(_asked(connection, address)[0] for address in addresses[:9])[len(addresses[:9]) // 2]


def addresses(connection: Connection, warehouse: str) -> dict[str, list[str]]:
    """Addresses of each page, by the path of its route. Reports are measured by speed_reports."""
    found = {}
    for route in make_app(warehouse, TokenAccess(None, "reader")).routes:
        path = getattr(route, "path", "")
        is_page = "GET" in (getattr(route, "methods", None) or ()) and not path.startswith(
            ("/static", "/sign-")
        )
        if is_page and not path.startswith(("/reports/", "/judgements/")) and not path.endswith(".csv"):
            made = list(_addresses(connection, path))
            if made:
                found[path] = made
    return found


def _addresses(connection: Connection, path: str) -> Iterator[str]:
    room = path.split("/")[1]
    if _PARAMETER.search(path):
        for key in _spread(connection, _KEYS[room]) if room in _KEYS else ():
            yield _PARAMETER.sub(str(key), path)
    else:
        yield path
        name, query = _QUERIES.get(path, (None, ""))
        for value in _spread(connection, query) if name else ():
            yield f"{path}?{urlencode({name: value})}"


def _spread(connection: Connection, query: str) -> Sequence[object]:
    values = [row[0] for row in connection.execute(text(query))]
    return values[:: max(1, len(values) // _SAMPLE)][:_SAMPLE]


@contextmanager
def served(warehouse: str) -> Iterator[int]:
    """`khabar serve` over the warehouse, on one core where the system lets us say so."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("khabar")), "serve", "--port", str(port)]
    server = subprocess.Popen(
        command, env={**os.environ, "KHABAR_WAREHOUSE": warehouse}, stdout=subprocess.PIPE
    )
    try:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(server.pid, {min(os.sched_getaffinity(0))})
        assert server.stdout is not None and server.stdout.readline(), "khabar serve did not start"
        yield port
    finally:
        server.terminate()
        server.wait()


def read(
    port: int, pages: dict[str, list[str]], readers: int, pause: float, seconds: float
) -> dict[str, list[tuple[float, int]]]:
    """How long each answer took and its status, by page."""
    taken: dict[str, list[tuple[float, int]]] = defaultdict(list)
    until = time.monotonic() + seconds

    def reader(number: int) -> None:
        chance = random.Random(number)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        time.sleep(chance.random() * pause)
        order = chance.sample(sorted(pages), len(pages))
        for page in cycle(order):
            if time.monotonic() > until:
                return
            taken[page].append(_asked(connection, chance.choice(pages[page])))
            time.sleep(chance.uniform(0.5, 1.5) * pause)

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def _asked(connection: http.client.HTTPConnection, address: str) -> tuple[float, int]:
    began = time.perf_counter()
    connection.request("GET", address, headers={"Host": "localhost"})
    answer = connection.getresponse()
    answer.read()
    return time.perf_counter() - began, answer.status


def _print(alone: dict[str, float], taken: dict[str, list[tuple[float, int]]]) -> None:
    print(f"{'page':<32}{'answers':>8}{'alone ms':>10}{'p50 ms':>9}{'p95 ms':>9}{'longest':>9}")
    for page, answers in sorted(taken.items(), key=lambda each: (each[0] != FILE, each[0])):
        times = sorted(seconds for seconds, _ in answers)
        middle, most = (times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.95))
        failed = sum(status >= 400 for _, status in answers)
        notes = ["too slow"] * (most > _LIMIT) + [f"{failed} refused"] * bool(failed)
        numbers = "".join(f"{1000 * each:>9.0f}" for each in (middle, most, times[-1]))
        print(f"{page:<32}{len(times):>8}{1000 * alone[page]:>10.0f}{numbers}  {', '.join(notes)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(usage=(__doc__ or "").split("\n\n")[1].strip())
    parser.add_argument("warehouse")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--page", action="append", default=[])
    return parser.parse_args()


if __name__ == "__main__":
    main(_options())
