"""From what crfsuite trained to the table that Khabar decodes."""

from __future__ import annotations

from pathlib import Path

import pycrfsuite

from etl.annotate import crf


def save(trained: Path, model: Path) -> None:
    """Write a trained model as a table of weights."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(trained))
    info = tagger.info()
    crf.write(model, sorted(tagger.labels()), info.transitions, info.state_features)
