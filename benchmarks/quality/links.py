"""How surely people are linked to the lexicon: short texts of ours that name famous people and their namesakes.

``precision`` is the share of the marked people linked to anybody that are linked to the right one, ``recall`` the share
of those to be linked that are. ``python -m benchmarks.quality.links`` prints both and every link read wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from benchmarks.quality.names import Gold, gold_texts
from etl.annotate.document import read_document
from etl.annotate.names import NameAnnotator
from etl.clean.normalise import normalise
from etl.records import Annotations, Span


def read_links(text: str, annotator: NameAnnotator) -> dict[Span, str | None]:
    """By span of ``text``, the lexicon's id of each person named; None for one it does not hold."""
    clean, offsets, _ = normalise(text)
    found = Annotations(version_id=0)
    annotator.annotate(read_document(clean), found)
    ids = {entity.key: entity.lexicon_id for entity in found.entities}
    return {
        offsets.to_source(mention.start, mention.end): ids[mention.entity]
        for mention in found.mentions
        if mention.type == "PERSON"
    }


def compare(record: Gold, annotator: NameAnnotator, counts: Counter[str]) -> Iterator[str]:
    """Count the links of one text; a line for each read wrong."""
    text = record["text"]
    read = read_links(text, annotator)
    for link in record["links"]:
        first, past = link["span"]
        wanted = link["lexicon_id"]
        found = next((id_ for (start, end), id_ in read.items() if start < past and first < end), None)
        counts.update({"wanted": wanted is not None, "linked": found is not None})
        counts["right"] += found is not None and found == wanted
        if found != wanted:
            yield f"{record['id']} [{text[first:past]}] {wanted} read {found}: {text}"


def measure() -> tuple[dict[str, float], list[str]]:
    """The figures, and a line for every link read wrong."""
    annotator = NameAnnotator()
    counts: Counter[str] = Counter()
    wrong = [line for record in gold_texts("links") for line in compare(record, annotator, counts)]
    return {
        "precision": counts["right"] / (counts["linked"] or 1),
        "recall": counts["right"] / (counts["wanted"] or 1),
    }, wrong


def score() -> dict[str, float]:
    """The figures on the gold that ships."""
    return measure()[0]


if __name__ == "__main__":
    figures, wrong_links = measure()
    print(*wrong_links, *(f"links.{name} {value:.4f}" for name, value in figures.items()), sep="\n")
