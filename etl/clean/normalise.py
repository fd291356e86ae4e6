"""The clean copy annotators read, with the way back to the body."""

from __future__ import annotations

from collections import Counter

from etl.clean.characters import fold_lookalikes, plain_characters
from etl.clean.markup import decode_entities, strip_tags
from etl.clean.mojibake import undo_mojibake
from etl.clean.offsets import OffsetMap
from etl.clean.spacing import space_punctuation


def normalise(body: str, *, arabic: bool | None = None) -> tuple[str, OffsetMap, dict[str, int]]:
    """The clean text of ``body``, the map between the two, and the number of repairs by kind.

    ``arabic`` says whether Persian letters are to be read as the Arabic ones they resemble; None: the
    text's own letters tell. Time is linear in the length, and mostly that of looking for trouble.
    """
    repairs: Counter[str] = Counter()
    text, offsets = undo_mojibake(body, repairs)
    if "&" in text:
        text, later = decode_entities(text, repairs)
        offsets = offsets.then(later)
    if "<" in text:
        text, later = strip_tags(text, repairs)
        offsets = offsets.then(later)
    text, later = plain_characters(text, repairs)
    offsets = offsets.then(later)
    text = fold_lookalikes(text, repairs, arabic)
    text, later = space_punctuation(text, repairs)
    return text, offsets.then(later), {kind: count for kind, count in repairs.items() if count}
