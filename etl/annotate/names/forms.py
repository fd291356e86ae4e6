"""What each word form is on its own: its key, clitics, frequency, cluster, and the name lists it stands in."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from etl.annotate.clitics import WHOLE, Clitics, CliticSegmenter, shared_segmenter
from etl.annotate.compiled import compiled
from etl.annotate.kept import Kept
from etl.annotate.names.letters import look
from etl.annotate.vocabulary import Vocabulary, shared_vocabulary
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon

_COMMON = 6  # frequency class from which a word's letters say nothing new
_FREQUENCIES = {"high": "3", "mid": "2", "low": "1", "rare": "0"}


class Form(NamedTuple):
    """A word form read out of context. Keys are match keys."""

    text: str
    key: str
    kind: str  # word (Arabic), latin, number or mark
    clitics: Clitics
    stem: str  # the key without proclitics, article kept: الكاظمي for وللكاظمي
    bare: str  # the key without any clitic: كاظمي
    frequency: int
    cluster: str
    given: str  # "" or how common it is as a given name, 0 to 3, with w where it is also a word
    family: str
    look: str  # whether its letters look like a name's, see ``letters``; "" for a common word
    given_whole: str  # its class as a given name with its clitics
    given_stem: str  # and without
    nationality: str  # country of a nationality adjective, "" for none

    @property
    def whole_name(self) -> bool:
        """Whether the form as it stands is a usual given name and without its clitic none: باسم, وليد."""
        return bool(self.clitics.proclitic) and self.given_whole >= "2" and not self.given_stem

    @property
    def is_name(self) -> bool:
        """A form known as some person's name and as nothing else."""
        return bool(self.given or self.family) and "w" not in self.given + self.family


@compiled
def _name_classes() -> tuple[dict[str, str], dict[str, str]]:
    return _name_class(read_lexicon("given_names")), _name_class(read_lexicon("family_names"))


def _name_class(rows: list[dict[str, str]]) -> dict[str, str]:
    """By key: the highest frequency, marked w where any spelling is an ordinary word."""
    classes: dict[str, str] = {}
    for row in rows:
        key = match_key(row["form"])
        level = max(_FREQUENCIES.get(row["frequency"], "1"), classes.get(key, "0")[0])
        word = row["word"] or classes.get(key, "").endswith("w")
        classes[key] = level + ("w" if word else "")
    return classes


def nationality_adjectives() -> dict[str, str]:
    """The country of each nationality adjective, by key, without ال."""
    countries: dict[str, str] = {}
    for row in read_lexicon("nationalities"):
        for column in ("masculine", "feminine", "masculine_plural", "feminine_plural"):
            for adjective in alternatives(row[column]):
                countries.setdefault(match_key(adjective).removeprefix("ال"), row["iso2"])
    return countries


class Forms:
    """Reads word forms, each once."""

    def __init__(
        self,
        segmenter: CliticSegmenter | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self._segment = (segmenter or shared_segmenter()).segment
        self._vocabulary = vocabulary or shared_vocabulary()
        self._given, self._family = _name_classes()
        self._nationalities = nationality_adjectives()
        self.read = Kept(self._read).__getitem__

    def _read(self, text: str) -> Form:
        """Everything about one token of clean text."""
        key = match_key(text)
        kind = _kind(text)
        if kind != "word":
            return Form(text, key, kind, WHOLE, key, key, 0, "", "", "", "", "", "", "")
        clitics = self._segment(text) if len(key) == len(text) else WHOLE
        stem = "ال" + key[clitics.stem_start :] if clitics.article else key[clitics.proclitic :]
        bare = key[clitics.stem_start : len(key) - clitics.enclitic]
        whole, alone = self._vocabulary.word(key), self._vocabulary.word(stem)
        frequency, cluster = whole if whole[0] > alone[0] else alone
        return Form(
            text,
            key,
            kind,
            clitics,
            stem,
            bare,
            frequency,
            cluster,
            self._listed(self._given, key, stem),
            self._listed(self._family, key, stem),
            look(stem) if frequency < _COMMON else "",
            self._given.get(key, ""),
            self._given.get(stem, ""),
            self._nationalities.get(bare, ""),
        )

    @staticmethod
    def _listed(names: dict[str, str], key: str, stem: str) -> str:
        """A name's class by its stem, with and without the article, or by the whole form (وليد)."""
        return names.get(stem) or names.get(stem.removeprefix("ال")) or names.get(key) or ""


def _kind(text: str) -> str:
    first = text[0]
    if first.isdigit():
        return "number"
    if not first.isalpha():
        return "mark"
    return "word" if "\u0600" <= first <= "\u06ff" else "latin"


@cache
def shared_forms() -> Forms:
    """The reader of this process, with its cache."""
    return Forms()
