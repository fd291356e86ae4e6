"""The verbs of the lexicons, as the conjugator takes them."""

from __future__ import annotations

from collections.abc import Iterator

from etl.annotate.syntax.verbs import Verb, identify
from etl.lexicon import read_lexicon


def cue_verbs() -> Iterator[tuple[dict[str, str], Verb]]:
    """Each row of ``cues.tsv`` with its verb.

    Raises:
        UnclearVerb: the principal parts of a row fit no verb, or several.
    """
    for row in read_lexicon("cues"):
        yield row, identify(row["lemma"], row["present"], row["participle"], row["root"])
