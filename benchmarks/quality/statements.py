"""Accuracy of attributed statements on our own gold: paragraphs (``benchmarks/gold/statements*.jsonl``) and
whole articles written and marked independently of the code (``articles.jsonl``: figures named ``articles_…``).

A statement is found when a predicted cue is the gold one's token. Of the found ones: ``kind`` is equal; ``speaker``
is the same by name (equal match keys, or the words of one name among those of the other: الوزير خالد for خالد);
``content_half`` has a Jaccard of characters of at least half, ``content_exact`` the same span; ``parent`` is the
same statement or none in both. Direct precision and recall count statements of kind direct whose cue is found and
whose content overlaps by half.

The gated figures are of what ships, whose weights have learned whom a verb without a subject means from this gold too:
they hold what was reached. How well it does on what it has not seen say ``held_out_…`` (this gold) and ``dev_…``
(articles marked by others, where they are present), both by cross-validation over texts.
"""

from __future__ import annotations

from collections import Counter

from benchmarks.quality import development
from benchmarks.quality.held_out import statement_annotators
from benchmarks.quality.statement_gold import ARTICLES, PARAGRAPHS, Gold, gold_texts, same_name
from etl.annotate.document import read_document
from etl.annotate.names import NameAnnotator
from etl.annotate.statements import StatementAnnotator
from etl.clean.keys import match_key
from etl.clean.normalise import normalise
from etl.records import Annotations, Span, Statement

EXTRA = "cross-validated"


class Annotator:
    """Names, then statements, over a text cleaned as every article is."""

    def __init__(self) -> None:
        self.names, self.statements = NameAnnotator(), StatementAnnotator()

    def __call__(self, text: str) -> list[Statement]:
        """The statements, cue and content in offsets of ``text``."""
        clean, offsets, _ = normalise(text)
        document = read_document(clean)
        found = Annotations(version_id=0)
        self.names.annotate(document, found)
        self.statements.annotate(document, found)
        for each in found.statements:
            each.cue_start, each.cue_end = offsets.to_source(each.cue_start, each.cue_end)
            each.content_start, each.content_end = offsets.to_source(each.content_start, each.content_end)
            if each.speaker_start is not None and each.speaker_end is not None:
                each.speaker_start, each.speaker_end = offsets.to_source(each.speaker_start, each.speaker_end)
        return found.statements


def jaccard(one: Span, other: Span) -> float:
    """Shared characters of two spans over all of theirs."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / ((one[1] - one[0]) + (other[1] - other[0]) - shared)


def compare(gold: list[Gold], predicted: list[Statement]) -> Counter[str]:
    """Counts of one text, from which the figures follow."""
    counts: Counter[str] = Counter(gold=len(gold), predicted=len(predicted))
    by_cue = {statement.cue_start: index for index, statement in enumerate(predicted)}
    pairs = {index: by_cue[each["cue"][0]] for index, each in enumerate(gold) if each["cue"][0] in by_cue}
    counts["found"] = len(pairs)
    counts.update(f"gold_{each['kind']}" for each in gold)
    counts["predicted_direct"] = sum(each.kind == "direct" for each in predicted)
    for index, at in pairs.items():
        wanted, got = gold[index], predicted[at]
        counts[f"found_{wanted['kind']}"] += 1
        overlap = jaccard(tuple(wanted["content"]), (got.content_start, got.content_end))
        counts["kind"] += wanted["kind"] == got.kind
        counts["stance"] += wanted["stance"] == got.stance
        counts["lemma"] += match_key(wanted["cue_lemma"]) == match_key(got.cue_lemma)
        counts["direct"] += wanted["kind"] == got.kind == "direct" and overlap >= 0.5
        counts["content_half"] += overlap >= 0.5
        counts["content_exact"] += overlap == 1.0
        parent = got.parent if got.parent is None else {b: a for a, b in pairs.items()}.get(got.parent, -1)
        counts["parent"] += wanted["parent"] == parent
        manner = "implicit" if wanted["speaker"] is None else "explicit"
        if wanted["speaker_name"] is not None:
            counts[f"{manner}_found"] += 1
            counts[manner] += same_name(wanted["speaker_name"], got.speaker_name)
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """The scores that counts amount to."""

    def share(part: str, whole: str) -> float:
        return counts[part] / counts[whole] if counts[whole] else 1.0

    precision, recall = share("found", "predicted"), share("found", "gold")
    scores = {
        "cue_precision": precision,
        "cue_recall": recall,
        "cue_f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "direct_precision": share("direct", "predicted_direct"),
        "direct_recall": share("direct", "gold_direct"),
        "nominal_recall": share("found_nominal", "gold_nominal"),
        "speaker_explicit": share("explicit", "explicit_found"),
        "speaker_implicit": share("implicit", "implicit_found"),
    }
    speakers = counts["explicit_found"] + counts["implicit_found"]
    scores["speaker"] = (counts["explicit"] + counts["implicit"]) / speakers if speakers else 1.0
    for name in ("kind", "lemma", "stance", "content_half", "content_exact", "parent"):
        scores[name] = share(name, "found")
    return scores


def measure(pattern: str, held_out: bool = False) -> dict[str, float]:
    """The figures over the gold files that match a pattern; where held out, by weights of other texts."""
    annotate = Annotator()
    counts: Counter[str] = Counter()
    for record in gold_texts(pattern):
        if held_out:
            annotate.statements = statement_annotators()[record["id"]]
        counts += compare(record["statements"], annotate(record["text"]))
    return figures(counts)


def extra() -> dict[str, float]:
    """Figures by cross-validation: the speakers of this gold, and all on articles that others marked."""
    scores = {
        f"held_out_{prefix}{name}": value
        for prefix, pattern in (("", PARAGRAPHS), ("articles_", ARTICLES))
        for name, value in measure(pattern, held_out=True).items()
        if name in ("speaker_implicit", "speaker")
    }
    counted = []
    for article, found in development.annotated():
        gold = [
            {"stance": None, "parent": None, **each, "kind": each["type"]} for each in article["statements"]
        ]
        counted.append((article, compare(gold, found.statements)))
    return scores | {
        f"{part}{name}": value
        for part, counts in development.by_part(counted).items()
        for name, value in figures(counts).items()
        if name not in ("stance", "parent")  # not marked there
    }


def score() -> dict[str, float]:
    """The gated figures: on all gold paragraphs, and on whole articles."""
    articles = {f"articles_{name}": value for name, value in measure(ARTICLES).items()}
    return measure(PARAGRAPHS) | articles
