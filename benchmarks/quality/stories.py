"""How surely copies are found, and nothing else: articles changed as outlets change agency copy, planted among others.

Each article of the examples, and of the corpora that lie beside the project, is planted once a kind of change, under
another outlet: headline changed, paragraphs dropped or put in another order, vowel marks added, first sentence
rewritten. ``found`` is the share that is looked up and taken for one story with it, ``precision`` the share that is so
with no article but those the original is one with, ``templates`` the share of daily reports with other names and
numbers that are kept apart.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.speed_normalise import read_bodies, vocalise
from etl.paths import PROJECT
from etl.resolve.stories.compare import compare
from etl.resolve.stories.minhash import band_keys
from etl.resolve.stories.text import Text
from etl.resolve.stories.words import number_of

EXTRA = "corpora beside the project"
CORPORA = PROJECT.parent / "shared" / "corpora"
_PLANTED = 300  # articles of each corpus
_LEAST_WORDS = 60
_DAY = date(2025, 3, 4)
_SENTENCE = re.compile(r"(?<=[.!؟?])\s+|\n+")


def _headline_changed(title: str, sentences: list[str], random: Random) -> tuple[str, str]:
    return "ما نعرفه حتى الآن عن الخبر", "\n".join(sentences)


def _paragraphs_dropped(title: str, sentences: list[str], random: Random) -> tuple[str, str]:
    kept = sorted(random.sample(range(len(sentences)), min(len(sentences), max(2, len(sentences) * 2 // 3))))
    return title, "\n".join(sentences[at] for at in kept)


def _paragraphs_reordered(title: str, sentences: list[str], random: Random) -> tuple[str, str]:
    return title, "\n".join(random.sample(sentences, len(sentences)))


def _vowels_added(title: str, sentences: list[str], random: Random) -> tuple[str, str]:
    return title, vocalise("\n".join(sentences))


def _first_sentence_rewritten(title: str, sentences: list[str], random: Random) -> tuple[str, str]:
    first = " ".join(random.sample(sentences[0].split(), len(sentences[0].split())))
    return title, "\n".join([f"علمت مصادرنا أن {first}", *sentences[1:]])


CHANGES: dict[str, Callable[[str, list[str], Random], tuple[str, str]]] = {
    "headline_changed": _headline_changed,
    "paragraphs_dropped": _paragraphs_dropped,
    "paragraphs_reordered": _paragraphs_reordered,
    "vowels_added": _vowels_added,
    "first_sentence_rewritten": _first_sentence_rewritten,
}
FRAMES = (
    "بعث جلالة السلطان برقية تهنئة إلى فخامة الرئيس {} رئيس جمهورية {} بمناسبة ذكرى استقلال بلاده، عبر فيها عن خالص "
    "تهانيه وأطيب تمنياته لفخامته بموفور الصحة والسعادة، وللشعب الصديق باطراد التقدم والازدهار.",
    "تتوقع المديرية العامة للأرصاد الجوية أن تبلغ درجات الحرارة العظمى {} درجة والصغرى {} درجة، وأن تهب رياح شمالية "
    "شرقية خفيفة، والبحر متوسط الموج، والرؤية جيدة ما عدا وقت الضباب في السواحل.",
    "سجل سعر الصرف اليوم في السوق الموازية {} دينارا للدولار عند الشراء و{} عند البيع، فيما استقرت أسعار الذهب عيار "
    "21 بحسب نشرة محلات الصرافة في بغداد، وسط إقبال متوسط من المتعاملين.",
)
FILLINGS = (
    (("كمال ديالو", "غينيا"), ("خوسيه مارتينيز", "البيرو"), ("أندريه بوبوف", "بلغاريا")),
    (("34", "21"), ("29", "17"), ("41", "28")),
    (("1310", "1320"), ("1475", "1490"), ("1502", "1515")),
)


def score() -> dict[str, float]:
    """Figures on the examples, and of the frames."""
    figures = planted(list(_examples()), Random(1))
    return {**figures, "templates": _templates_apart()}


def extra() -> dict[str, float]:
    """The same on each corpus that lies beside the project."""
    return {
        f"{path.name.partition('.')[0]}_{metric}": value
        for path in sorted(CORPORA.glob("*.jsonl.gz"))
        for metric, value in planted(_sample(path), Random(1)).items()
    }


def planted(articles: Sequence[tuple[str, str]], random: Random) -> dict[str, float]:
    """The share found of each kind of change, and the share of what was found that is not the article changed."""
    texts = [Text(number, 1, _DAY, *article) for number, article in enumerate(articles)]
    index: dict[int, set[int]] = defaultdict(set)
    for text in texts:
        for key in _keys(text):
            index[key].add(text.key)
    figures: dict[str, float] = {}
    strangers = 0
    for kind, change in CHANGES.items():
        hits = 0
        for text, (title_before, body) in zip(texts, articles, strict=True):
            sentences = [each for each in _SENTENCE.split(body) if each.strip()]
            copy = Text(-1, 2, _DAY, *change(title_before, sentences, random))
            found = {key for key in _looked_up(copy, index) if _are_one_story(texts[key], copy)}
            hits += text.key in found
            original = Text(-1, 2, _DAY, title_before, body)
            strangers += any(not _are_one_story(texts[key], original) for key in found - {text.key})
        figures[kind] = hits / len(texts)
    figures["found"] = sum(figures.values()) / len(CHANGES)
    figures["precision"] = 1 - strangers / len(texts) / len(CHANGES)
    return figures


def _keys(text: Text) -> list[int]:
    terms = [number_of(f"term {term}") >> 1 for term in text.terms]
    return [*band_keys([text.shingles])[0].tolist(), *terms]


def _looked_up(text: Text, index: dict[int, set[int]]) -> set[int]:
    bands = {key for band in band_keys([text.shingles])[0].tolist() for key in index.get(band, ())}
    met: dict[int, int] = defaultdict(int)
    for term in text.terms:
        for key in index.get(number_of(f"term {term}") >> 1, ()):
            met[key] += 1
    return bands | {key for key, times in met.items() if times > 1}


def _are_one_story(one: Text, other: Text) -> bool:
    found = compare(one, other)
    return found is not None and found.kind != "topic"


def _templates_apart() -> float:
    pairs = [
        (frame.format(*one), frame.format(*other))
        for frame, fillings in zip(FRAMES, FILLINGS, strict=True)
        for one in fillings
        for other in fillings
        if one < other
    ]
    apart = [compare(Text(1, 1, _DAY, "", one), Text(2, 2, _DAY, "", other)) is None for one, other in pairs]
    return sum(apart) / len(apart)


def _examples() -> Iterator[tuple[str, str]]:
    files = sorted((PROJECT / "examples").rglob("*.jsonl"))
    bodies = dict.fromkeys(body for file in files for body in read_bodies(file))
    yield from ((body.split(".")[0][:80], body) for body in bodies if len(body.split()) >= _LEAST_WORDS)


def _sample(path: Path) -> list[tuple[str, str]]:
    """Some articles of a corpus, no two with the same words."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = map(json.loads, lines)
        told = {r.get("body") or r.get("content") or "": r["title"] or "" for r in records}
    long = [(title, body) for body, title in told.items() if len(body.split()) >= _LEAST_WORDS]
    return Random(7).sample(sorted(long), _PLANTED)


if __name__ == "__main__":
    for name, value in {**score(), **extra()}.items():
        print(f"{name:<50} {value:.3f}")
