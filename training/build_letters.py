"""Build ``etl/annotate/models/name_letters.tsv.gz``: which letter sequences tell a name from a word.

    python -m training.build_letters

A logistic regression on the sequences of two to four letters of names that are no words, of cities, and of the
words in ``words.tsv.gz`` that are neither; nothing else is read.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from etl.annotate.names.letters import MODEL, sequences
from etl.annotate.vocabulary import shared_vocabulary
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon

WORD, PERSON, PLACE = range(3)
SHORTEST = 3
COMMON = 6  # frequency class from which a part of a city's name is a word (مدينة، الجديدة)
SMALLEST = 0.05  # weight worth keeping


def _key(word: str) -> str:
    return match_key(word).removeprefix("ال")


def examples() -> dict[str, int]:
    """What each key is: a person's name before a place's, either before a word."""
    vocabulary = shared_vocabulary()
    classes: dict[str, int] = {}
    for table in ("given_names", "family_names"):
        for row in read_lexicon(table):
            if not row["word"] and " " not in row["form"]:
                classes[_key(row["form"])] = PERSON
    for row in read_lexicon("cities"):
        for name in (row["name_ar"], *alternatives(row["variants"])):
            for key in map(_key, name.split()):
                if not row["ambiguous"] and vocabulary.frequency(key) < COMMON:
                    classes.setdefault(key, PLACE)
    for key in vocabulary:
        if vocabulary.frequency(key) > 1:
            classes.setdefault(key.removeprefix("ال"), WORD)
    return {key: kind for key, kind in sorted(classes.items()) if len(key) >= SHORTEST}


def weights(classes: dict[str, int]) -> dict[str, tuple[float, float]]:
    """By sequence, the log odds it adds for a person's name and for a place's; "" is where to begin."""
    counter = CountVectorizer(analyzer=sequences, min_df=8, binary=True)
    found = counter.fit_transform(classes)
    model = LogisticRegression(C=0.3, max_iter=500).fit(found, list(classes.values()))
    scores = (model.coef_ - model.coef_[WORD])[[PERSON, PLACE]].T
    base = (model.intercept_ - model.intercept_[WORD])[[PERSON, PLACE]]
    kept = {"": (float(base[0]), float(base[1]))}
    for sequence, (person, place) in zip(counter.get_feature_names_out(), scores, strict=True):
        if max(abs(person), abs(place)) > SMALLEST:
            kept[sequence] = float(person), float(place)
    return kept


def build(say: Callable[[str], None] = print) -> None:
    """Write the weights."""
    kept = weights(examples())
    lines = [
        "# Letter sequences of names against ordinary words: sequence (< and > are a word's edges; empty: the"
        " base), score of a person's name, of a place's."
    ]
    lines += (f"{sequence}\t{person:.2f}\t{place:.2f}" for sequence, (person, place) in sorted(kept.items()))
    text = "\n".join(lines) + "\n"
    MODEL.write_bytes(gzip.compress(text.encode(), mtime=0))
    say(f"{MODEL.name}: {len(kept) - 1} sequences")


if __name__ == "__main__":
    build()
