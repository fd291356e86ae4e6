"""What each word is where it stands: a finite verb, a noun or adjective, a verbal noun, or a particle.

Unvowelled words are often several of them (عبر، سجل، تقدم). A small logistic model says which, from what the word says
of itself and from the two words on either side. ``training/train_parts_of_speech.py`` makes it; ``models/CARD.md`` says
how well it does. The weights are whole thousandths and only added up, so that every machine gives the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from etl.annotate.crf import Crf
from etl.annotate.kept import Kept
from etl.annotate.syntax.part_of_speech_features import EDGE, near_features, own_features
from etl.annotate.syntax.tokens import Token, shared_token

MODEL = Path(__file__).parent.parent / "models" / "parts_of_speech.tsv.gz"

VERB = "verb"  # finite: past or present, auxiliaries among them
NOUN = "noun"  # adjectives, participles, numerals and names as well
VERBAL_NOUN = "verbal_noun"
PARTICLE = "particle"  # prepositions, conjunctions, pronouns, adverbs
NUMBER = "number"  # in figures
MARK = "mark"

_BY_KIND = {"mark": MARK, "number": NUMBER, "latin": NOUN}  # what tokens are that are no Arabic words
_OFFSETS = (0, -1, 1, -2, 2)  # of the words that are heard on what a word is
_OWN = "="  # before what a word says of itself
_NEVER = -(1 << 20)
_UNIT = 1000


def features(forms: Sequence[str], at: int) -> list[str]:
    """All that is heard on the word at a place of a sentence."""
    found = [_OWN + feature for feature in own_features(forms[at])]
    for offset in _OFFSETS[1:]:
        place = at + offset
        near = forms[place] if 0 <= place < len(forms) else EDGE
        found += (f"{offset:+}{feature}" for feature in near_features(near))
    return found


def _divided(feature: str) -> tuple[int, str]:
    """The place in ``_OFFSETS`` at which a feature is heard, and the feature as its word says it."""
    for place, offset in enumerate(_OFFSETS[1:], 1):
        if feature.startswith(f"{offset:+}"):
            return place, feature[2:]
    return 0, feature


class PartOfSpeechTagger:
    """Says what words are, sentence by sentence. What a form adds to each answer is reckoned once and kept."""

    def __init__(self, model: Path = MODEL) -> None:
        crf = Crf(model)
        self._answers = (*crf.labels, NUMBER, MARK)
        self._row: dict[str, int] = {}  # row 0 of the table is of what the model does not know
        self._table = np.zeros((len(crf.rows) + 1, len(_OFFSETS), len(self._answers)), dtype=np.int32)
        for attribute, weights in crf.rows.items():
            place, feature = _divided(attribute)
            row = self._row.setdefault(feature, len(self._row) + 1)
            self._table[row, place, : len(crf.labels)] = np.rint(crf.weights[weights] * _UNIT)
        self._added = Kept(self._form_weights)

    def tag(self, forms: Sequence[str], sentences: Sequence[tuple[int, int]]) -> list[str]:
        """What each form is, of sentences that are ranges of them."""
        row = [EDGE, EDGE]  # all sentences, with edges around them
        places: list[int] = []
        for first, past in sentences:
            places += range(len(row), len(row) + past - first)
            row += (*forms[first:past], EDGE, EDGE)
        joined = b"".join(map(self._added.__getitem__, row))
        added = np.frombuffer(joined, dtype=np.int32).reshape(-1, len(_OFFSETS), len(self._answers))
        scores = added[:, 0].copy()
        scores[1:] += added[:-1, 1]
        scores[:-1] += added[1:, 2]
        scores[2:] += added[:-2, 3]
        scores[:-2] += added[2:, 4]
        return [self._answers[number] for number in scores[places].argmax(axis=1).tolist()]

    def _form_weights(self, form: str) -> bytes:
        """What a form adds to the answers for itself and for its neighbours, by ``_OFFSETS``."""
        row = self._row.get
        added: NDArray[np.int32] = self._table[[row(feature, 0) for feature in near_features(form)]].sum(
            axis=0
        )
        own = [row(_OWN + feature, 0) for feature in own_features(form)]
        added[0] = self._table[own, 0].sum(axis=0)
        if form != EDGE:
            for answer in self._ruled_out(shared_token(form)):
                added[0, self._answers.index(answer)] = _NEVER
        return added.astype(np.int32).tobytes()

    def _ruled_out(self, token: Token) -> list[str]:
        """What a form cannot be whatever stands around it."""
        if token.kind in _BY_KIND:
            return [answer for answer in self._answers if answer != _BY_KIND[token.kind]]
        verb = [VERB] if token.clitics.article or len(token.key) == 1 else []
        return [NUMBER, MARK, *verb]


@cache
def shared_tagger() -> PartOfSpeechTagger:
    """The tagger of this process."""
    return PartOfSpeechTagger()
