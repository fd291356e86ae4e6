"""What each word is where it stands: a finite verb, a noun or adjective, a verbal noun, or a particle.

Unvowelled words are often several of them (عبر، سجل، تقدم). A small logistic model says which, from what the word says
of itself and from the two words on either side. ``training/train_parts_of_speech.py`` makes it; ``models/CARD.md`` says
how well it does. The weights are whole thousandths and only added up, so that every machine gives the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat
from pathlib import Path
from struct import Struct

import numpy as np

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
_BITS = 32  # of a weight
_RAISED = 1 << 26  # above any sum of weights; five of them are below 32 bits


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
    return 0, feature.removeprefix(_OWN)


def _packed(weights: Iterable[int]) -> int:
    """Weights as one number, each in bits of its own: added, such numbers add up for all at once."""
    return sum(weight << _BITS * place for place, weight in enumerate(weights))


class PartOfSpeechTagger:
    """Says what words are, one at a time. What a form adds to each answer is reckoned once and kept."""

    def __init__(self, model: Path = MODEL) -> None:
        crf = Crf(model)
        self._answers = crf.labels
        self._scores = Struct(f"<{len(self._answers)}I")
        weights = np.rint(crf.weights * _UNIT).astype(int).tolist()
        self._of_itself: dict[str, int] = {}  # by feature, what it adds for the word that has it
        self._of_others: dict[str, int] = {}  # and for its neighbours, one after the other
        for attribute, row in crf.rows.items():
            place, feature = _divided(attribute)
            if place:
                before = [0] * len(self._answers) * (place - 1)
                others = self._of_others.get(feature, 0)
                self._of_others[feature] = others + _packed([*before, *weights[row]])
            else:
                self._of_itself[feature] = _packed(weights[row])
        # Raised by as much as the others, which makes no answer likelier, no sum is below zero.
        self._raised = _packed([_RAISED] * len(self._answers))
        self._raised_near = _packed([_RAISED] * len(self._answers) * (len(_OFFSETS) - 1))
        self._no_verb = _packed(_NEVER * (answer == VERB) for answer in self._answers)
        self._own, self._edge = Kept(self._own_weights), self.near(EDGE)

    def tag(self, forms: Sequence[str], sentences: Sequence[tuple[int, int]]) -> list[str]:
        """What each form is, of sentences that are ranges of them."""
        tokens, near = list(map(shared_token, forms)), list(map(self.near, forms))
        return [self.part(tokens, near, each, at) for each in sentences for at in range(*each)]

    def part(
        self, tokens: Sequence[Token], near: Sequence[tuple[int, ...]], sentence: tuple[int, int], at: int
    ) -> str:
        """What one of the tokens is, in a sentence that is a range of them; ``near`` as of the form of each."""
        kind = tokens[at].kind
        if kind in _BY_KIND:
            return _BY_KIND[kind]
        first, past = sentence
        edge = self._edge
        heard = (
            self._own[tokens[at].text]
            + (near[at - 1] if at > first else edge)[0]
            + (near[at + 1] if at + 1 < past else edge)[1]
            + (near[at - 2] if at - 2 >= first else edge)[2]
            + (near[at + 2] if at + 2 < past else edge)[3]
        )  # in the order of _OFFSETS; written out, for it is asked of every other word
        scores = self._scores.unpack(heard.to_bytes(self._scores.size, "little"))
        return self._answers[scores.index(max(scores))]

    def _own_weights(self, form: str) -> int:
        """What a word adds to each answer for itself; no verb where it cannot be one whatever stands around it."""
        added = sum(map(self._of_itself.get, own_features(form), repeat(0)), self._raised)
        return added if may_be_verb(shared_token(form)) else added + self._no_verb

    def near(self, form: str) -> tuple[int, ...]:
        """What a form adds to the answers for its neighbours, by ``_OFFSETS``."""
        added = sum(map(self._of_others.get, near_features(form), repeat(0)), self._raised_near)
        size = self._scores.size
        each = added.to_bytes(size * (len(_OFFSETS) - 1), "little")
        return tuple(int.from_bytes(each[at : at + size], "little") for at in range(0, len(each), size))


def may_be_verb(token: Token) -> bool:
    """Whether a word can be a finite verb at all: with the article, or of one letter, none is."""
    return token.kind == "word" and not token.clitics.article and len(token.key) > 1


@cache
def shared_tagger() -> PartOfSpeechTagger:
    """The tagger of this process."""
    return PartOfSpeechTagger()
