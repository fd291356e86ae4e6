"""Running text to learn words from: the ANT corpus, AQMAR and Universal Dependencies' Arabic-PUD, labels left out."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Container, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

ANT_CORPUS = "corpora/antcorpus.zip"
RECENT = "train/names_recent.jsonl"
AQMAR = ("train/aqmar_train.txt", "train/aqmar_dev.txt")
PUD = "train/ud_pud_half.conllu"
OWN_NEWS = Path(__file__).with_name("own_news.jsonl")  # written for this project

_PUBLISHED = re.compile(r"-(\d{4})(\d\d)(\d\d)\.txt$")  # in the name of a file of the ANT corpus
_TITLE = re.compile("<TITLE>(.*)</TITLE>")
_VOWELS = re.compile("[\u064b-\u065f\u0670\u0640]")
_SENTENCE_END = re.compile(r"[\n.؟!]")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_SAME_ARTICLE = 200  # characters; articles that begin alike are copies


def ant_articles(path: Path) -> Iterator[tuple[str, str, str]]:
    """Of each article of the ANT corpus, in order: its file in the archive, its title and its body."""
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if not name.endswith(".txt"):
                continue
            raw = archive.read(name)
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError:
                text = raw.decode("cp1256", errors="replace")
            title = _TITLE.search(text)
            body = text.partition("<TEXT>")[2].partition("</TEXT>")[0]
            yield name, title[1] if title else "", body


def recent_articles(path: Path, wanted: Container[str]) -> Iterator[dict[str, Any]]:
    """The marked records of recent press with these ids, in order; none where the file is not there.

    No other recent press may teach a model that ships: its outlets name no licence.
    """
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        yield from (each for each in map(json.loads, lines) if each["id"] in wanted)


class Labelled(NamedTuple):
    """A text of which something was read by hand."""

    name: str  # its id, or its file
    title: str | None
    body: str
    published: date | None


def labelled_texts(data: Path, wanted: Container[str]) -> Iterator[Labelled]:
    """The wanted texts of those that may teach: marked recent press, the ANT corpus, our own news; in a fixed order.

    A corpus that is not in ``data`` is passed over.
    """
    for each in recent_articles(data / RECENT, wanted):
        yield Labelled(each["id"], None, each["text"], None)
    if (data / ANT_CORPUS).is_file():
        for name, title, body in ant_articles(data / ANT_CORPUS):
            if name in wanted:
                yield Labelled(name, title, body, _day_in(name))
    for line in OWN_NEWS.read_text("utf-8").splitlines():
        own = json.loads(line)
        if own["id"] in wanted:
            yield Labelled(own["id"], own["title"], own["text"], date.fromisoformat(own["published"]))


def label_rows(path: Path) -> list[list[str]]:
    """The rows of a table of labels below its head."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def _day_in(name: str) -> date | None:
    """The day in the name of a file, None where there is none; a few files name no day that there is."""
    found = _PUBLISHED.search(name)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _texts(data: Path) -> Iterator[str]:
    yield from (f"{title} . {body}" for _, title, body in ant_articles(data / ANT_CORPUS))
    for name in AQMAR:
        lines = (data / name).read_text(encoding="utf-8").split("\n")
        yield " ".join(line.split(" ")[0] for line in lines)
    for line in (data / PUD).read_text(encoding="utf-8").split("\n"):
        if line.startswith("# original_text"):
            yield line.partition("=")[2]


def sentences(data: Path) -> list[list[str]]:
    """The sentences of every text, each text once, as words and marks without vowel signs and tatweel."""
    seen: set[str] = set()
    found: list[list[str]] = []
    for text in _texts(data):
        if text[:_SAME_ARTICLE] in seen:
            continue
        seen.add(text[:_SAME_ARTICLE])
        found += (_TOKEN.findall(sentence) for sentence in _SENTENCE_END.split(_VOWELS.sub("", text)))
    return [sentence for sentence in found if len(sentence) > 1]
