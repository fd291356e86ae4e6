"""The annotators on whole articles that careful readers marked, where they lie beside the project.

The figures gate nothing, and stand beside those of each annotator's own gold. The articles are read through the whole
pipeline, as ``khabar annotate`` reads them, but for weights that these articles were used to learn: ``held_out.py``.
Those of names are kept by ``python -m benchmarks.quality.folds``; where they are not, the shipped ones read names.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from functools import cache
from typing import Any

from etl.annotate.pipeline import Annotator, Pipeline, default_pipeline
from etl.clean import restore
from etl.paths import PROJECT
from etl.records import Annotations, CleanArticle

CORPUS = PROJECT.parent / "shared" / "dev" / "corpus" / "articles.jsonl"

Gold = dict[str, Any]


@cache
def annotated() -> list[tuple[Gold, Annotations]]:
    """Each article with what the pipeline reads in it, in offsets of its text; none where there is no corpus."""
    if not CORPUS.is_file():
        return []
    gold = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    articles = [
        restore(
            source=each["source"],
            identity=each["id"],
            address=CORPUS.name,
            position=position,
            body=each["text"],
            title=each["title"],
            published_on=date.fromisoformat(each["published"]) if each["published"] else None,
        )
        for position, each in enumerate(gold, 1)
    ]
    found = [_read(article, each["id"]) for article, each in zip(articles, gold, strict=True)]
    return list(zip(gold, found, strict=True))


def _read(article: CleanArticle, identity: str) -> Annotations:
    from benchmarks.quality import held_out  # it trains, for which it reads this corpus

    readers: dict[str, Annotator] = {
        "statements": held_out.statement_annotators()[identity],
        "events": held_out.event_annotators()[identity],
    }
    if identity in (names := held_out.name_annotators()):
        readers["names"] = names[identity]
    annotators = [readers.get(each.name, each) for each in default_pipeline().annotators]
    (found,), rejected = Pipeline(annotators).annotate([article])
    assert not rejected, rejected
    return found


def parts(gold: Gold) -> tuple[str, ...]:
    """What an article's figures are printed under: with all, and with those of its kind of press."""
    press = gold["id"].partition("/")[0]
    return "dev_", f"dev_{'recent' if press.startswith('rc-') else press}_"


def by_part(counted: list[tuple[Gold, Counter[str]]]) -> dict[str, Counter[str]]:
    """The sums of the articles' counts by part."""
    sums: dict[str, Counter[str]] = {}
    for gold, counts in counted:
        for part in parts(gold):
            sums.setdefault(part, Counter()).update(counts)
    return sums
