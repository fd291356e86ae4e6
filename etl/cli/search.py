"""``khabar search "…"``: the articles that have these words, in whatever spelling and form, best first."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from etl.cli.days import day_of
from etl.cli.delivery import deliver
from etl.load import reading
from etl.report.search import Hit, Query, Results, Span, search
from etl.report.tables import FORMATS, Table
from etl.report.tables.cells import one_line
from etl.settings import read_settings

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_COLUMNS = ("article_id", "version_id", "title", "source", "day", "url", "score", "passage", "spans")


def add(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subcommands.add_parser("search")
    parser.add_argument(
        "words",
        metavar="WORDS",
        nargs="+",
        help='words; "a phrase" in quotation marks; -unwanted (after a --); the beginning of a word with * behind it',
    )
    parser.add_argument("--outlet", help="only of this outlet: its slug or name")
    parser.add_argument("--since", metavar="DAY", help="the first day: 2025-03-01")
    parser.add_argument("--until", metavar="DAY", help="the last day")
    parser.add_argument(
        "--speaker", metavar="NAME", help="only articles in which this person or body says something"
    )
    parser.add_argument("--topic", help='only of this topic: politics, "السياسة والحكومة"')
    parser.add_argument("--limit", type=_count, default=10, help="how many are shown (10)")
    parser.add_argument(
        "--format", choices=("text", *FORMATS), help="default: what the file's name ends in, else text"
    )
    parser.add_argument("--output", metavar="FILE", help="write there, whole or not at all")
    parser.set_defaults(run=_search)


def _count(written: str) -> int:
    number = int(written)
    if not 1 <= number <= 10_000:
        raise argparse.ArgumentTypeError("must be from 1 to 10000")
    return number


def _search(options: argparse.Namespace) -> None:
    query = Query(
        " ".join(options.words),
        options.outlet,
        day_of("--since", options.since),
        day_of("--until", options.until),
        options.speaker,
        options.topic,
        options.limit,
    )
    with reading(read_settings().warehouse) as connection:
        results = search(connection, query)
    _remark(results)
    if options.output or options.format not in (None, "text"):
        form = None if options.format == "text" else options.format
        deliver(Table(_COLUMNS, [_row(hit) for hit in results.hits]), form, options.output)
        return
    for number, hit in enumerate(results.hits, 1):
        print("\n".join(_lines(number, hit, is_bold=sys.stdout.isatty())))
    print(_total(results))


def _remark(results: Results) -> None:
    """Say what is not as one might think, beside the answer."""
    if not results.complete:
        print(
            "khabar: the search index does not hold all articles yet; `khabar run` completes it",
            file=sys.stderr,
        )
    if results.any_word:
        print("khabar: no article has all of these words; those that have any of them:", file=sys.stderr)


def _total(results: Results) -> str:
    words = "، ".join(
        f"{asked} ← {terms}" if asked != terms else asked for asked, terms in results.looked_for
    )
    left_out = f"; left out: {'، '.join(results.left_out)}" if results.left_out else ""
    articles = "1 article" if results.total == 1 else f"{results.total} articles"
    return f"{articles}; looked for: {words}{left_out}"


def _row(hit: Hit) -> tuple[object, ...]:
    spans = " ".join(f"{start}-{end}" for start, end in hit.spans)
    return (
        hit.article_id,
        hit.version_id,
        hit.title,
        hit.source,
        hit.day,
        hit.url,
        hit.score,
        hit.passage,
        spans,
    )


def _lines(number: int, hit: Hit, *, is_bold: bool) -> list[str]:
    spans = [(start - hit.passage_start, end - hit.passage_start) for start, end in hit.spans]
    facts = " · ".join(
        str(fact) for fact in (hit.source, hit.day, hit.url, f"article {hit.article_id}") if fact
    )
    return [
        f"{number}. {_marked(hit.title or '—', hit.title_spans, is_bold)}",
        f"   {one_line(facts)}",
        f"   {_marked(hit.passage, spans, is_bold)}",
        "",
    ]


def _marked(text: str, spans: Sequence[Span], is_bold: bool) -> str:
    """The text on one line, the spans in bold where the terminal can."""
    pieces, last = [], 0
    for start, end in spans if is_bold else ():
        pieces += [one_line(text[last:start]), _BOLD, one_line(text[start:end]), _PLAIN]
        last = end
    return "".join([*pieces, one_line(text[last:])])
