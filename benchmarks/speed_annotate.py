"""What each part of annotating costs on one core, against a bare tokeniser and dateparser's search in the same run.

    python -m benchmarks.speed_annotate [CORPUS]

CORPUS is JSON Lines (plain or .gz) with a field "body" or "content"; default: the examples, repeated.
Prints articles per second of building the document, detecting the language, each annotator (after those
before it have run) and the whole pipeline; each one's share of the pipeline; and its time over that of splitting
the text by one regular expression into words and marks (less is better). Every step's figure is the processor's time in
the best of three rounds; the first round, in which every word is new to the process, is told apart. Then how many times
as fast as dateparser's search alone the whole pipeline is on the same articles (more is better; the aim is 1.5 with all
kinds of annotation): it is no dependency of Khabar, install it beside it (uv pip install dateparser). Last, how long
``khabar annotate`` takes from the start of its process to its first line, and how many times as long as a Python that
does nothing (less is better; the aim is 1.5 seconds).
"""

from __future__ import annotations

import gzip
import re
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path

import orjson

from benchmarks.figures import note
from benchmarks.speed_dates import peer as dateparser_peer
from etl.annotate import Pipeline, default_pipeline
from etl.annotate.document import read_document
from etl.annotate.language import detect_language
from etl.clean import restore
from etl.paths import PROJECT
from etl.records import Annotations, CleanArticle

_WORDS_AND_MARKS = re.compile(r"\w+|[^\w\s]")
_ARTICLES = 2000
_ROUNDS = 3
_PEER_ARTICLES = 100  # dateparser is slow
_STARTS = 5
_PEER = "words and marks (peer)"
_PIPELINE = "pipeline"


def read_bodies(path: Path) -> Iterator[str]:
    """The bodies of a JSON Lines file; broken lines and old encodings (the examples) are passed over."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for line in lines:
            try:
                record = orjson.loads(line)
            except orjson.JSONDecodeError:
                continue
            body = record.get("body") or record.get("content") if isinstance(record, dict) else None
            if isinstance(body, str):
                yield body


def read_articles(paths: list[str]) -> list[CleanArticle]:
    """Clean articles of the corpus, few enough to try three times."""
    given = map(Path, paths) if paths else sorted((PROJECT / "examples").rglob("*.jsonl"))
    bodies = [body for path in given for body in islice(read_bodies(path), _ARTICLES)]
    if not bodies:
        sys.exit("no texts found; give a JSON Lines file with a field body or content")
    return [
        restore(source="bench", identity=str(at), address="-", position=at, body=body)
        for at, body in enumerate(islice(cycle(bodies), _ARTICLES), 1)
    ]


def time_steps(pipeline: Pipeline, articles: Iterable[CleanArticle]) -> dict[str, float]:
    """Seconds each step took over all articles."""
    spent: dict[str, float] = defaultdict(float)
    clock = time.process_time
    for article in articles:
        text = article.clean_body
        began = clock()
        _WORDS_AND_MARKS.findall(text)
        spent[_PEER] += clock() - began
        began = clock()
        document = read_document(text)
        spent["document"] += clock() - began
        began = clock()
        language = detect_language(text)
        spent["language"] += clock() - began
        found = Annotations(version_id=1, language=language)
        for annotator in pipeline.annotators:
            began = clock()
            annotator.annotate(document, found)
            spent[annotator.name] += clock() - began
        began = clock()
        pipeline.annotate([article])
        spent[_PIPELINE] += clock() - began
    return spent


def against_dateparser(pipeline: Pipeline, articles: list[CleanArticle]) -> str:
    """How the whole pipeline does beside dateparser's search alone on some of the articles."""
    sample = articles[:: max(1, len(articles) // _PEER_ARTICLES)][:_PEER_ARTICLES]
    theirs = dateparser_peer([article.clean_body for article in sample])
    if theirs is None:
        return "dateparser is not installed: no ratio (uv pip install dateparser)"
    ratio = theirs[0] / min(_seconds(pipeline, sample) for _ in range(_ROUNDS))
    note("all annotation, times as fast as dateparser's search", ratio, at_least=1.5)
    pace = f"{len(sample) / theirs[0]:>10,.0f} articles/s"
    return f"{'dateparser search alone':<24}{pace}; the pipeline is {ratio:.2f} times as fast"


def _seconds(pipeline: Pipeline, articles: list[CleanArticle]) -> float:
    began = time.process_time()
    pipeline.annotate(articles)
    return time.process_time() - began


def cold_start(article: CleanArticle) -> str:
    """How long the first answer of a process takes, beside a process that only starts."""
    line = orjson.dumps({"id": article.identity, "body": article.body}, option=orjson.OPT_APPEND_NEWLINE)
    khabar = "import sys; from etl.cli import main; sys.exit(main(['annotate']))"
    (first, worked), (bare, _) = (
        map(min, zip(*(_first_answer(code, line) for _ in range(_STARTS)), strict=True))
        for code in (khabar, "print(flush=True)")
    )
    note("khabar annotate, seconds to the first article", first, at_most=1.5)
    told = f"{first:>10.2f} s to the first article ({worked:.2f} s of the processor)"
    return f"{'cold start':<24}{told}, {first / bare:.0f} times a bare Python's"


def _first_answer(code: str, line: bytes) -> tuple[float, float]:
    """Seconds until a new Python that runs ``code`` answers a line, and those of the processor until its end."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT) as process:
        assert process.stdin is not None and process.stdout is not None
        with suppress(BrokenPipeError):  # a bare Python reads nothing
            process.stdin.write(line)
            process.stdin.flush()
        process.stdout.readline()
        answered = time.perf_counter() - began
        with suppress(BrokenPipeError):
            process.stdin.close()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return answered, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    articles = read_articles(sys.argv[1:])
    pipeline = default_pipeline()
    rounds = [time_steps(pipeline, articles) for _ in range(_ROUNDS)]
    best = {step: min(each[step] for each in rounds) for step in rounds[0]}
    words = sum(len(article.clean_body.split()) for article in articles)
    print(f"{len(articles)} articles of {words / len(articles):.0f} words; {pipeline.description}")
    for step, spent in best.items():
        paces = f"{len(articles) / spent:>10,.0f} articles/s (first {len(articles) / rounds[0][step]:,.0f})"
        times = f"{spent / best[_PEER]:>8.2f} times the peer's time"
        print(f"{step:<24}{paces:<36}{spent / best[_PIPELINE]:>8.0%} of the pipeline{times}")
    print(against_dateparser(pipeline, articles))
    print(cold_start(articles[0]))


if __name__ == "__main__":
    main()
