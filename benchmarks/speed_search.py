"""Search, against a LIKE scan and FTS5's own tokeniser over the same articles in the same run.

    python -m benchmarks.speed_search [WAREHOUSE]

WAREHOUSE is sqlite:///PATH; default: the settings'. The queries are words of its headlines, one to three, the same each
time. Printed are queries a second and the 95th percentile of each way, by the clock; how many articles each finds; what
indexing takes, by processor time; and bytes. A LIKE scan reads every article, so it is asked fewer queries.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from statistics import mean, quantiles

from sqlalchemy import Connection, text

from etl.load import reading
from etl.report.search import Query, search
from etl.resolve.search.words import is_function_word, terms_of
from etl.settings import read_settings

_QUERIES, _SCANS = 200, 20
_ARTICLES = (
    "SELECT version_id, COALESCE(title, ''), body FROM article_version WHERE is_current ORDER BY version_id"
)
_BYTES = "SELECT SUM(LENGTH(block)) FROM {}_data"
Ask = Callable[[Sequence[str]], int]  # the words; how many articles


def queries(titles: Sequence[str]) -> list[list[str]]:
    """Words that stand in headlines, from one to three that follow each other."""
    choose = random.Random(7)
    asked: list[list[str]] = []
    while len(asked) < _QUERIES:
        words = [
            word for word in choose.choice(titles).split() if word.isalpha() and not is_function_word(word)
        ]
        size = choose.randint(1, 3)
        if len(words) >= size:
            start = choose.randint(0, len(words) - size)
            asked.append(words[start : start + size])
    return asked


def ours(connection: Connection) -> Ask:
    """A page of ten with its passages."""
    return lambda words: search(connection, Query(" ".join(words))).total


def scan(connection: Connection) -> Ask:
    """The words anywhere in the normalised body."""

    def ask(words: Sequence[str]) -> int:
        given = {f"w{number}": f"%{word}%" for number, word in enumerate(words)}
        wanted = " AND ".join(f"clean_body LIKE :{name}" for name in given)
        found = connection.execute(
            text(f"SELECT COUNT(*) FROM article_version WHERE is_current AND {wanted}"), given
        )
        return int(found.scalar_one())

    return ask


def unicode61(peer: sqlite3.Connection) -> Ask:
    """A page of ten, ranked, of the words as they are."""

    def ask(words: Sequence[str]) -> int:
        query = " ".join(f'"{word}"' for word in words)
        page = "SELECT rowid FROM peer WHERE peer MATCH ? ORDER BY bm25(peer, 5.0, 1.0) LIMIT 10"
        peer.execute(page, (query,)).fetchall()
        return int(peer.execute("SELECT COUNT(*) FROM peer WHERE peer MATCH ?", (query,)).fetchone()[0])

    return ask


def indexed(
    path: str, articles: Sequence[tuple[int, str, str]], tokeniser: str
) -> tuple[sqlite3.Connection, float]:
    """The articles in an index of their own, and the processor seconds that took."""
    peer = sqlite3.connect(path)
    peer.execute(f"CREATE VIRTUAL TABLE peer USING fts5(title, body, content = '', tokenize = '{tokeniser}')")
    began = time.process_time()
    rows = enumerate(articles, 1)
    if tokeniser == "ascii":  # as we do
        given = ((n, " ".join(terms_of(title)), " ".join(terms_of(body))) for n, (_, title, body) in rows)
    else:
        given = ((n, title, body) for n, (_, title, body) in rows)
    peer.executemany("INSERT INTO peer (rowid, title, body) VALUES (?, ?, ?)", given)
    peer.commit()
    return peer, time.process_time() - began


def measure(name: str, ask: Ask, asked: Sequence[Sequence[str]]) -> None:
    """Ask, and print how long it took."""
    ask(asked[0])
    took, found = [], []
    for words in asked:
        began = time.perf_counter()
        found.append(ask(words))
        took.append(time.perf_counter() - began)
    late = quantiles(took, n=20)[-1]
    print(
        f"{name:10} {1 / mean(took):8.1f} queries/s  p95 {late * 1000:7.1f} ms  articles found {mean(found):8.1f}"
    )


def main() -> None:
    """Prints a line a way for searching, and one for indexing."""
    warehouse = sys.argv[1] if len(sys.argv) > 1 else read_settings().warehouse
    with tempfile.TemporaryDirectory() as folder, reading(warehouse) as connection:
        articles = [(row[0], row[1], row[2]) for row in connection.execute(text(_ARTICLES))]
        peer, peers_time = indexed(f"{folder}/peer.db", articles, "unicode61")
        own, own_time = indexed(f"{folder}/own.db", articles, "ascii")
        asked = queries([title for _, title, _ in articles])
        print(f"{len(articles)} articles, {len(asked)} queries")
        measure("khabar", ours(connection), asked)
        measure("unicode61", unicode61(peer), asked)
        measure("LIKE", scan(connection), asked[:_SCANS])
        for name, index, seconds in (("khabar", own, own_time), ("unicode61", peer, peers_time)):
            size = index.execute(_BYTES.format("peer")).fetchone()[0]
            print(
                f"{name:10} indexes {len(articles) / seconds:8.0f} articles/s, {size / len(articles):6.0f} bytes each"
            )


if __name__ == "__main__":
    main()
