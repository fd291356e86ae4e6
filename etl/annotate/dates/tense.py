"""Which way the words around a date point: behind the speaker, ahead of him, or neither."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from etl.annotate.document import Document
from etl.annotate.syntax.clitics import FA, SA, WA, has_article
from etl.annotate.syntax.words import word_class
from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

_REACH = 20  # tokens looked back
_SIGNS = {"ahead": 1, "behind": -1, "was": -1}


@cache
def _cues() -> dict[str, str]:
    """Key of a word or pair of words, with or without و or ف → its direction in ``tense_cues.tsv``."""
    found: dict[str, str] = {}
    for row in read_lexicon("tense_cues"):
        word = match_key(row["word"])
        for form in (word, WA + word, FA + word):
            found.setdefault(form, row["direction"])
    return found


@dataclass(slots=True)
class Surroundings:
    """The words around an expression at tokens ``first`` to ``past``, within its sentence."""

    document: Document
    sentence: tuple[int, int]
    first: int
    past: int

    def direction(self) -> int:
        """-1, 1 or 0: the nearest verb or cue decides, first those before, then the two after (الأحد سيعقد)."""
        for position in self._before():
            cue = self._cue(position)
            if cue == "clause":
                if position > self.sentence[0] and self._cue(position - 1) == "ahead":
                    return 1  # من المقرر أن يصل الأحد
                break
            if cue in _SIGNS:
                return _SIGNS[cue]
        after = (cue for cue in map(self._cue, self._after()) if cue in (*_SIGNS, "clause", "state"))
        return _SIGNS.get(next(after, ""), 0)

    def had_been(self) -> bool:
        """Whether the verb before stands after كان: an act before the last one told (كان أعلن الأربعاء)."""
        behind = False
        for position in self._before():
            cue = self._cue(position)
            if cue == "was":
                return behind
            if cue in ("ahead", "clause") or (cue == "behind" and behind):
                return False
            behind = behind or cue in ("behind", "perfect")
        return False

    def nowadays(self) -> bool:
        """Whether what is told is a state, not an event of one day: تمثل اليوم, عالم اليوم, إن المرأة اليوم شريكة."""
        for position in self._before():
            cue = self._cue(position)
            if cue == "clause":
                named = position == self.first - 2 and has_article(self.document.keys[self.first - 1])
                return named and _SIGNS.keys().isdisjoint(map(self._cue, self._after()))
            if cue == "state" or cue in _SIGNS:
                return cue == "state"
        return False

    def denied(self) -> bool:
        """Whether the clause says before it that something is not so (لم يعد حتى اليوم)."""
        for position in self._before():
            if self._cue(position) == "clause":
                return False
            if self.document.keys[position] in word_class("negator"):
                return True
        return False

    def state_follows(self) -> bool:
        """Whether the words after tell what is so: واليوم هناك من يرى."""
        return "state" in map(self._cue, self._after())

    def _before(self) -> range:
        return range(self.first - 1, max(self.sentence[0], self.first - _REACH) - 1, -1)

    def _after(self) -> range:
        return range(self.past, min(self.past + 3, self.sentence[1]))

    def _cue(self, position: int) -> str:
        """What a word, or the pair it ends, says of time; a verb with سـ points ahead."""
        cues, keys = _cues(), self.document.keys
        cue = cues.get(f"{keys[position - 1]} {keys[position]}") if position else None
        if cue is None and (cue := cues.get(keys[position])) is None:
            may_be = keys[position][0] in (SA, WA, FA)  # spares most words the question
            return "ahead" if may_be and self.document.analyses[position].future else ""
        return cue


def clause_begins(keys: list[str]) -> bool:
    """Whether one of the words opens a clause of its own (أن, لكن)."""
    return any(_cues().get(word) == "clause" for word in keys)
