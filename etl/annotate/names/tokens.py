"""How common each token's form is, which words it resembles, and the lists of names it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from etl.annotate.compiled import compiled
from etl.annotate.kept import Kept
from etl.annotate.names.letters import look
from etl.annotate.syntax.clitics import WHOLE, without_article
from etl.annotate.syntax.tokens import Token, shared_token
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon

_COMMON = 6  # frequency class from which a word's letters say nothing new
_FREQUENCIES = {"high": "3", "mid": "2", "low": "1", "rare": "0"}


@dataclass(slots=True, eq=False)
class NameToken(Token):
    """A token as the lists of names know its form."""

    frequency: int = 0
    cluster: str = ""
    given: str = ""  # "" or how common it is as a given name, 0 to 3, with w where it is also a word
    family: str = ""
    look: str = ""  # whether its letters look like a name's, see ``letters``; "" for a common word
    given_whole: str = ""  # its class as a given name with its clitics
    given_stem: str = ""  # and without
    nationality: str = ""  # country of a nationality adjective, "" for none

    @property
    def whole_name(self) -> bool:
        """Whether the form as it stands is a usual given name and without its clitic none: باسم, وليد."""
        return bool(self.clitics.proclitic) and self.given_whole >= "2" and not self.given_stem

    @property
    def is_name(self) -> bool:
        """A form known as some person's name and as nothing else."""
        return bool(self.given or self.family) and "w" not in self.given + self.family


EDGE = NameToken("", "", "edge", WHOLE, "", "")  # what stands before a text's or sentence's first token


@compiled
def _name_classes() -> tuple[dict[str, str], dict[str, str]]:
    return _name_class(read_lexicon("given_names")), _name_class(read_lexicon("family_names"))


def _name_class(rows: list[dict[str, str]]) -> dict[str, str]:
    """By key: the highest frequency, marked w where any spelling is an ordinary word."""
    classes: dict[str, str] = {}
    for row in rows:
        key = match_key(row["form"])
        known = classes.get(key, "0")
        word = "w" if row["word"] or known.endswith("w") else ""
        classes[key] = max(_FREQUENCIES.get(row["frequency"], "1"), known[0]) + word
    return classes


@compiled
def run_together() -> frozenset[str]:
    """Given names of two words, by key, as one: عبدالعزيز."""
    return frozenset(key.replace(" ", "") for key in _name_classes()[0] if " " in key)


@cache
def nationality_adjectives() -> dict[str, str]:
    """The country of each nationality adjective, by key, without ال."""
    return {
        match_key(adjective): row["iso2"]
        for row in reversed(read_lexicon("nationalities"))  # the first of two countries keeps what both have
        for column in ("masculine", "feminine", "masculine_plural", "feminine_plural")
        for adjective in alternatives(row[column])
    }


class NameLists:
    """Looks forms up in the lists, each once."""

    def __init__(self) -> None:
        self._word = shared_vocabulary().word
        self._given, self._family = _name_classes()
        self._nationalities = nationality_adjectives()
        self.read = Kept(self._read).__getitem__

    def _read(self, form: str) -> NameToken:
        token = shared_token(form)
        key, stem = token.key, token.stem
        read = NameToken(form, key, token.kind, token.clitics, stem, token.bare)
        if token.kind == "word":
            read.frequency, read.cluster = self._commoner(stem, key)
            read.given, read.family = (
                self._listed(self._given, key, stem),
                self._listed(self._family, key, stem),
            )
            read.given_whole, read.given_stem = self._given.get(key, ""), self._given.get(stem, "")
            read.look = look(stem) if read.frequency < _COMMON else ""
            read.nationality = self._nationalities.get(token.bare, "")
        return read

    def _commoner(self, stem: str, key: str) -> tuple[int, str]:
        known = self._word(stem)
        return known if stem == key else max(known, self._word(key), key=itemgetter(0))

    @staticmethod
    def _listed(names: dict[str, str], key: str, stem: str) -> str:
        """A name's class by its stem, with and without the article, or by the whole form (وليد)."""
        return names.get(stem) or names.get(without_article(stem)) or names.get(key) or ""


@cache
def shared_lists() -> NameLists:
    """The tokens of this process."""
    return NameLists()
