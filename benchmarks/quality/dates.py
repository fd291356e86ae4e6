"""How well time expressions are found and resolved, on sentences written for this project.

``score()`` is gated by ``floors.toml``; ``extra()`` measures on development sets kept beside the project,
where they are present. ``python -m benchmarks.quality.dates`` prints both and every expression read wrong.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.quality import development
from etl.annotate.dates import DateAnnotator
from etl.annotate.document import read_document
from etl.clean.normalise import normalise
from etl.records import Annotations, DateExpression

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "benchmarks" / "gold" / "dates.jsonl"
ARTICLES = GOLD.with_name("articles.jsonl")
DEVELOPMENT = ROOT.parent / "shared" / "dev"

Gold = dict[str, Any]


def read_dates(text: str, published_on: date | None, annotator: DateAnnotator) -> list[DateExpression]:
    """The time expressions of ``text``, cleaned first as every article is, in offsets of ``text``."""
    clean, offsets, _ = normalise(text)
    found = Annotations(version_id=0)
    annotator.annotate(read_document(clean, published_on), found)
    for expression in found.dates:
        expression.start, expression.end = offsets.to_source(expression.start, expression.end)
    return found.dates


def gold_sentences(path: Path = GOLD) -> list[Gold]:
    """The sentences of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def aligned(gold: list[Gold], found: list[DateExpression]) -> list[tuple[Gold | None, DateExpression | None]]:
    """Gold and found expressions paired by overlap, each used once; what has no partner stands alone."""
    left = list(found)
    pairs: list[tuple[Gold | None, DateExpression | None]] = []
    for expected in gold:
        start, end = expected["span"]
        over = [e for e in left if e.start < end and start < e.end]
        best = max(over, key=lambda e: min(end, e.end) - max(start, e.start), default=None)
        if best:
            left.remove(best)
        pairs.append((expected, best))
    return pairs + [(None, extra) for extra in left]


def _f1(right: int, expected: int, found: int) -> float:
    return 2 * right / (expected + found) if expected + found else 0.0


def _bounds(expression: DateExpression) -> tuple[str | None, str | None]:
    first, last = expression.first_day, expression.last_day
    return first.isoformat() if first else None, last.isoformat() if last else None


def compare(text: str, dates: list[Gold], read: list[DateExpression]) -> tuple[Counter[str], list[str]]:
    """Counts of one text, from which the figures follow, and a line for every expression read wrong."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for gold, got in aligned(dates, read):
        dated = gold is not None and gold["start"] is not None
        counts.update(expected=gold is not None, found=got is not None, dated=dated)
        if gold is None or got is None:
            wrong.append(_unpaired(text, gold, got))
            continue
        interval = (gold["start"], gold["end"]) == _bounds(got)
        exact, timex = gold["span"] == [got.start, got.end], gold["timex"] == got.timex
        counts.update(both=1, exact=exact, timex=timex, bounds=interval and dated, interval=interval)
        if not (interval and exact and timex):
            bounds = " ".join(map(str, _bounds(got)))
            wrong.append(
                f"{gold['timex']} {gold['start']} {gold['end']} read {got.timex} {bounds} "
                f"[{text[slice(*gold['span'])]}] ({got.rule}): {_excerpt(text, got.start, got.end)}"
            )
    return counts, wrong


def _unpaired(text: str, gold: Gold | None, got: DateExpression | None) -> str:
    if gold is not None:
        return f"missed {gold['timex']}: {_excerpt(text, *gold['span'])}"
    assert got is not None
    return f"false alarm {got.timex} {got.rule}: {_excerpt(text, got.start, got.end)}"


def _excerpt(text: str, start: int, end: int) -> str:
    """The span in brackets, between its neighbours."""
    around = f"{text[max(0, start - 70) : start]}[{text[start:end]}]{text[end : end + 50]}"
    return around.replace("\n", " ")


def figures(counts: Counter[str]) -> dict[str, float]:
    """The scores that counts amount to; ``interval`` is of all that have one, ``interval_found`` of those found."""
    return {
        "found_f1": _f1(counts["both"], counts["expected"], counts["found"]),
        "exact_span_f1": _f1(counts["exact"], counts["expected"], counts["found"]),
        "timex": counts["timex"] / max(1, counts["both"]),
        "interval": counts["bounds"] / max(1, counts["dated"]),
        "interval_found": counts["interval"] / max(1, counts["both"]),
    }


def measure(sentences: list[Gold]) -> tuple[dict[str, float], list[str]]:
    """The figures over ``sentences``, and a line for every expression read wrong."""
    annotator = DateAnnotator()
    total: Counter[str] = Counter()
    wrong: list[str] = []
    for sentence in sentences:
        published = date.fromisoformat(sentence["published_on"]) if sentence["published_on"] else None
        read = read_dates(sentence["text"], published, annotator)
        counts, mistakes = compare(sentence["text"], sentence["dates"], read)
        total += counts
        wrong += mistakes
    return figures(total), wrong


def score() -> dict[str, float]:
    """The gated figures: on all gold sentences, and on whole articles annotated independently of the code."""
    articles = measure(gold_sentences(ARTICLES))[0]
    return measure(gold_sentences())[0] | {f"articles_{name}": value for name, value in articles.items()}


def extra() -> dict[str, float]:
    """Figures on the development sets, where they are present."""
    counted = [
        (gold, compare(gold["text"], gold["dates"], found.dates)[0])
        for gold, found in development.annotated()
    ]
    scores = {
        f"{part}{name}": value
        for part, counts in development.by_part(counted).items()
        for name, value in figures(counts).items()
    }
    if (DEVELOPMENT / "recognizers_text_ar").is_dir():
        scores |= _recognizers()
    if (DEVELOPMENT / "hijri_pairs.tsv").is_file():
        scores |= _hijri_pairs()
    return scores


def _recognizer_cases() -> Iterator[tuple[str, str, date, str, str]]:
    """(input, expression, reference day, TIMEX, first day of the past resolution) of each case."""
    for path in sorted((DEVELOPMENT / "recognizers_text_ar").glob("*Parser.json")):
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            value = (case["Results"][0].get("Value") or {}) if len(case["Results"]) == 1 else {}
            if value.get("Timex"):
                past = value.get("PastResolution") or {}
                day = (
                    past.get("date")
                    or past.get("startDate")
                    or past.get("dateTime")
                    or past.get("startDateTime")
                )
                reference = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")
                yield (
                    case["Input"],
                    case["Results"][0]["Text"],
                    date.fromisoformat(reference[:10]),
                    value["Timex"],
                    (day or "")[:10],
                )


def _recognizers() -> dict[str, float]:
    """Assistant-style requests, translated and noisy: a rough check.

    A TIMEX counts when it is what is read with or without the reference day. Nearly every request stands in
    the future (سأعود), so the past resolution is that of the expression alone, without its verb.
    """
    annotator = DateAnnotator()
    total = timex = dated = right = 0
    for text, expression, reference, wanted, past in _recognizer_cases():
        total += 1
        values = [e.timex for day in (reference, None) for e in read_dates(text, day, annotator)]
        timex += wanted in values or f"{wanted}:00" in values  # they write T10 for our T10:00
        if past:
            dated += 1
            days = [e.first_day for e in read_dates(expression, reference, annotator) if e.first_day]
            right += date.fromisoformat(past) in days
    return {
        "recognizers_cases": float(total),
        "recognizers_timex": timex / total,
        "recognizers_past_resolution": right / dated,
    }


def _hijri_pairs() -> dict[str, float]:
    """Pairs met in articles: those that agree with Umm al-Qura read right, the others flagged."""
    annotator = DateAnnotator()
    agree = read_right = differ = flagged = 0
    with (DEVELOPMENT / "hijri_pairs.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            days = read_dates(row["surface"] + "م", date.fromisoformat(row["date_extracted"]), annotator)
            if row["days_off_umm_al_qura"] == "0":
                agree += 1
                gregorian = date.fromisoformat(row["gregorian_in_text"])
                read_right += [e.first_day for e in days] == [gregorian, gregorian]
            else:
                differ += 1
                flagged += any(e.note for e in days)
    return {
        "hijri_pairs_right": read_right / agree if agree else 0.0,
        "hijri_pairs_flagged": flagged / differ if differ else 0.0,
    }


def main() -> None:
    """Print the figures and what was read wrong."""
    for path in (GOLD, ARTICLES):
        print(*measure(gold_sentences(path))[1], sep="\n")
    for gold, found in development.annotated():
        for line in compare(gold["text"], gold["dates"], found.dates)[1]:
            print(f"{gold['id']} {gold['published']} {line}")
    for name, value in (score() | extra()).items():
        print(f"dates.{name:30} {value:.4f}")


if __name__ == "__main__":
    main()
