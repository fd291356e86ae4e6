"""How well names are found, joined and placed: sentences of ours, and whole articles annotated independently.

A name is right when its span and its type are the gold's. ``coreference`` is the F1 of pairs of mentions of one
entity among the names found right; ``coreference_strict`` counts pairs with a missed or false mention as wrong, too.
``country`` is the share of gold places with a country, found right, that lie there by our reading. ``clitics`` is
the share of words divided as by hand. ``python -m benchmarks.quality.names`` prints all and every name read wrong.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.quality import development
from etl.annotate.document import read_document
from etl.annotate.names import NameAnnotator
from etl.annotate.syntax.clitics import Clitics, shared_segmenter
from etl.clean.normalise import normalise
from etl.records import Annotations, Span

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "benchmarks" / "gold"
SCORED = ("PERSON", "ORG", "LOC")
FILES = {  # what stands before the figures of each gold file
    "names": "",
    "names_unseen": "unseen_",
    "names_today": "today_",
    "articles": "articles_",
    "articles_unseen": "articles_unseen_",
}

Gold = dict[str, Any]
Named = dict[Span, tuple[str, Any, str | None]]  # span: type, entity, country
Pair = tuple[Span, Span]


def read_names(text: str, annotator: NameAnnotator) -> Named:
    """The names of ``text``, cleaned first as every article is, in offsets of ``text``."""
    clean, offsets, _ = normalise(text)
    found = Annotations(version_id=0)
    annotator.annotate(read_document(clean), found)
    for mention in found.mentions:
        mention.start, mention.end = offsets.to_source(mention.start, mention.end)
    return named(found)


def named(found: Annotations) -> Named:
    """The names that were read."""
    countries = {entity.key: entity.country for entity in found.entities}
    return {
        (mention.start, mention.end): (mention.type, mention.entity, countries[mention.entity])
        for mention in found.mentions
    }


def gold_texts(name: str) -> list[Gold]:
    """The records of a gold file."""
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def gold_names(record: Gold) -> Named:
    """The names of a gold record, those of no scored type left out."""
    return {
        (each["span"][0], each["span"][1]): (
            each["type"],
            each.get("entity") or each["cluster"],
            each.get("country"),
        )
        for each in record["entities"]
        if each["type"] in SCORED
    }


def _f1(counts: Counter[str], what: str) -> float:
    total = counts[f"{what} gold"] + counts[f"{what} found"]
    return 2 * counts[f"{what} right"] / total if total else 1.0


def _pairs(names: Named, among: Iterable[Span]) -> set[Pair]:
    """The pairs of mentions, from left to right, that mean one entity."""
    by_entity: dict[Any, list[Span]] = defaultdict(list)
    for span in sorted(among):
        by_entity[names[span][1]].append(span)
    return {pair for spans in by_entity.values() for pair in combinations(spans, 2)}


def compare(gold: Named, found: Named) -> Counter[str]:
    """Counts of one text, from which the figures follow."""
    counts: Counter[str] = Counter()
    right = {span for span, (type_, _, _) in gold.items() if span in found and found[span][0] == type_}
    for what, names in (("gold", gold), ("found", found)):
        counts.update(f"{type_} {what}" for type_, _, _ in names.values())
        counts.update(
            {f"joined {what}": len(_pairs(names, right)), f"strict {what}": len(_pairs(names, names))}
        )
    counts.update(f"{gold[span][0]} right" for span in right)
    shared = _pairs(gold, right) & _pairs(found, right)
    counts.update({"joined right": len(shared), "strict right": len(shared)})
    for span in right:
        if gold[span][0] == "LOC" and gold[span][2]:
            counts["placed gold"] += 1
            counts["placed right"] += gold[span][2] == found[span][2]
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """The scores that counts amount to."""
    for what in ("gold", "found", "right"):
        counts[f"all {what}"] = sum(counts[f"{type_} {what}"] for type_ in SCORED)
    return {
        "f1": _f1(counts, "all"),
        "precision": counts["all right"] / (counts["all found"] or 1),
        "recall": counts["all right"] / (counts["all gold"] or 1),
        "person_f1": _f1(counts, "PERSON"),
        "org_f1": _f1(counts, "ORG"),
        "loc_f1": _f1(counts, "LOC"),
        "coreference": _f1(counts, "joined"),
        "coreference_strict": _f1(counts, "strict"),
        "country": counts["placed right"] / (counts["placed gold"] or 1),
    }


def measure(texts: list[Gold]) -> tuple[dict[str, float], list[str]]:
    """The figures over gold texts, and a line for every name read wrong."""
    annotator = NameAnnotator()
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for record in texts:
        gold, found = gold_names(record), read_names(record["text"], annotator)
        counts += compare(gold, found)
        wrong += _wrong(record, gold, found)
    return figures(counts), wrong


def _wrong(record: Gold, gold: Named, found: Named) -> Iterator[str]:
    text = record["text"]
    for span in sorted(gold.keys() | found.keys()):
        expected, read = gold.get(span), found.get(span)
        if expected and read and expected[0] == read[0]:
            if expected[0] == "LOC" and expected[2] and expected[2] != read[2]:
                yield f"{record['id']} country {expected[2]} read {read[2]}: [{text[slice(*span)]}]"
            continue
        around = (
            text[max(0, span[0] - 30) : span[0]]
            + "["
            + text[slice(*span)]
            + "]"
            + text[span[1] : span[1] + 30]
        )
        around = around.replace("\n", " ")
        yield f"{record['id']} {expected[0] if expected else '-'} read {read[0] if read else '-'}: {around}"


def clitics() -> float:
    """The share of the words divided by hand that the segmenter divides so."""
    segment = shared_segmenter().segment
    right = total = 0
    for line in (GOLD / "clitics.tsv").read_text(encoding="utf-8").splitlines():
        for divided in [] if line.startswith("#") else line.split():
            word, wanted = _divided(divided)
            right += segment(word) == wanted
            total += 1
    return right / total


def _divided(written: str) -> tuple[str, Clitics]:
    """و+ل+ل+عراق as its word and division: the article is ال, or the second ل of لل."""
    stem, _, enclitic = written.partition("=")
    before = stem.split("+")[:-1]
    article = 0
    if before and (before[-1] == "ال" or before[-2:] == ["ل", "ل"]):
        article = len(before.pop())
    word = written.replace("+", "").replace("=", "")
    return word, Clitics(sum(map(len, before)), article, len(enclitic))


def score() -> dict[str, float]:
    """All figures on the gold that ships."""
    figures_of = {prefix: measure(gold_texts(name))[0] for name, prefix in FILES.items()}
    scores = {
        f"{prefix}{name}": value for prefix, found in figures_of.items() for name, value in found.items()
    }
    return scores | {"clitics": clitics()}


def extra() -> dict[str, float]:
    """Figures on corpora labelled by others, where they are present."""
    from benchmarks.quality import folds, held_out  # they train, which only those who have the corpora need

    unseen = development.annotated() if held_out.name_annotators() else []  # the shipped tagger has seen them
    counted = [(gold, compare(gold_names(gold), named(found))) for gold, found in unseen]
    marked = {
        f"{part}{name}": value
        for part, counts in development.by_part(counted).items()
        for name, value in figures(counts).items()
    }
    return marked | folds.figures()


def main() -> None:
    """Print the figures and what was read wrong."""
    for name in FILES:
        print(*measure(gold_texts(name))[1], sep="\n")
    for figure, value in score().items():
        print(f"names.{figure:32} {value:.4f}")


if __name__ == "__main__":
    main()
