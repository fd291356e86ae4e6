"""Words with their parts of speech: Universal Dependencies, and homographs of raw news that we labelled.

In the corpus the pieces of a word are apart; the word is what its host is (وسيقول a verb, ببيانه a noun). Its own
part-of-speech tags (XPOS) tell a finite verb more reliably than the universal ones made from them. Verbal nouns it does
not tell from other nouns: those of the forms II to X have their patterns, which the vowelled lemma shows, those of form
I and the exceptions are listed in ``verbal_nouns.tsv``.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.annotate.document import Document, read_document
from etl.annotate.syntax.parts_of_speech import NOUN, PARTICLE, VERB, VERBAL_NOUN
from training.raw_news import ant_articles

NEWS_WORDS = Path(__file__).with_name("news_words.tsv")
VERBAL_NOUNS = Path(__file__).with_name("verbal_nouns.tsv")

_FINITE = "VBC"
_FUNCTION = frozenset(["IN", "CC", "RP", "PRP", "PDEM", "REL", "WP", "WDT", "WRB", "EX", "DT"])
_ADVERB = "RB"
_NOMINAL_ADVERBS = frozenset(
    ["عام", "يوم", "وقت", "مرات", "صباح", "اليوم", "المرة"]
)  # nouns as any, used of time
_PROCLITICS = frozenset(["IN", "CC", "RP"])
_C, _A = "[ء-آأ-ئب-ةت-غف-ي]", "َ?ا"  # a consonant, a long a
_PATTERNS = re.compile(
    "|".join(
        [
            f"تَ{_C}{_C}ِي{_C}", f"تَ{_C}{_C}ِ{_C}َة", f"مُ{_C}{_A}{_C}َ{_C}َة", f"مُ{_C}{_A}{_C}{_A}ة",  # II, III
            f"إِ{_C}{_C}{_A}{_C}", f"إِ{_C}{_A}{_C}َة", f"تَ{_C}َ{_C}ُّ{_C}", f"تَ{_C}{_A}{_C}ُ{_C}",  # IV to VI
            f"ٱِن{_C}ِ{_C}{_A}{_C}", f"ٱِ{_C}[تدط]ِ{_C}{_A}{_C}", f"ٱِ[تدط][ِّ]{{2}}{_C}{_A}{_C}",  # VII, VIII
            f"ٱِست(?:ِ{_C}|{_C}ِ){_C}?{_A}{_C}", f"ٱِستِ{_C}{_C}{_A}{_C}", f"ٱِستِ{_C}{_A}{_C}َة",  # X
        ]
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LabelledWords:
    """A text of which some words are labelled: by token, their part of speech."""

    document: Document
    labels: dict[int, str]


@cache
def _listed() -> dict[str, str]:
    with VERBAL_NOUNS.open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {row["lemma"]: row["part_of_speech"] for row in rows}


def noun_kind(lemma: str) -> str:
    """Whether a vowelled noun is a verbal one."""
    lemma = re.sub("^اِ", "ٱِ", lemma)
    return _listed().get(lemma) or (VERBAL_NOUN if _PATTERNS.fullmatch(lemma) else NOUN)


def part_of_speech(pieces: list[tuple[str, str, str]]) -> str:
    """Of the (form, lemma, XPOS) of a word's pieces."""
    first = 0
    while first < len(pieces) - 1 and pieces[first][2] in _PROCLITICS and len(pieces[first][0]) == 1:
        first += 1
    form, lemma, tag = pieces[first]
    if tag == _FINITE:
        return VERB
    if tag in _FUNCTION or (tag == _ADVERB and form not in _NOMINAL_ADVERBS):
        return PARTICLE
    return noun_kind(lemma)


def read_ud(path: Path) -> list[LabelledWords]:
    """The sentences of a CoNLL-U file."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        if rows:
            found.append(_sentence(rows))
    return found


def _sentence(rows: list[list[str]]) -> LabelledWords:
    text, pieces = "", []
    for _, form, lemma, universal, tag, *_, misc in rows:
        if universal not in ("PUNCT", "SYM"):
            pieces.append((len(text), (form, lemma, tag)))
        text += form + ("" if "SpaceAfter=No" in misc else " ")
    document = read_document(text.rstrip())
    labels = {}
    for at, (start, end, token) in enumerate(
        zip(document.starts, document.ends, document.analyses, strict=True)
    ):
        within = [piece for offset, piece in pieces if start <= offset < end]
        if token.kind == "word" and within:
            labels[at] = part_of_speech(within)
    return LabelledWords(document, labels)


def read_news_words(corpus: Path, path: Path = NEWS_WORDS) -> list[LabelledWords]:
    """Our labels with the articles of the ANT corpus around them.

    Raises:
        ValueError: an article does not hold the word at its place.
    """
    wanted: dict[str, dict[int, tuple[str, str]]] = {}
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
            wanted.setdefault(row["article"], {})[int(row["start"])] = row["form"], row["part_of_speech"]
    return [_article(name, body, wanted[name]) for name, _, body in ant_articles(corpus) if name in wanted]


def _article(name: str, body: str, words: dict[int, tuple[str, str]]) -> LabelledWords:
    document = read_document(body)
    token_at = {start: at for at, start in enumerate(document.starts)}
    for start, (form, _) in words.items():
        if document.tokens[token_at.get(start, 0)] != form:
            raise ValueError(f"{name}: no {form} at {start}")
    return LabelledWords(document, {token_at[start]: label for start, (_, label) in words.items()})
