"""Finding near-duplicates, against rensa on the same texts in the same run.

    python -m benchmarks.speed_stories [CORPUS]

CORPUS is JSON Lines (plain or .gz) with a field "body" or "content"; default: the examples, repeated. Each reads the
same texts into folded words, makes shingles of three words, signs them (32 permutations, 16 bands of 2) and groups
them by the bands they share; processor time, spellings already known. The aim is 5,000 articles a second on a core.
rensa is left out where it is not installed (benchmarks/requirements.txt).
"""

from __future__ import annotations

import importlib.util
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable

from benchmarks.figures import note
from benchmarks.speed_normalise import corpus
from etl.clean.keys import match_key
from etl.resolve.stories.compare import compare
from etl.resolve.stories.minhash import BANDS, ROWS, band_keys, shingles
from etl.resolve.stories.text import Text
from etl.resolve.stories.words import numbers_of, words_of

_AT_ONCE = 1000
_ROUNDS = 3
_WORD = re.compile(r"\w+")
Bands = Iterable[Iterable[object]]


def ours(texts: list[str]) -> Bands:
    """Keys of the bands of each text."""
    for first in range(0, len(texts), _AT_ONCE):
        yield from band_keys(
            [shingles(numbers_of(words_of(text))) for text in texts[first : first + _AT_ONCE]]
        ).tolist()


def _word_shingles(text: str) -> list[str]:
    words = _WORD.findall(match_key.__wrapped__(text))
    return [" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))]


def rensa(texts: list[str]) -> Bands:
    """The same by rensa's R-MinHash."""
    from rensa import RMinHash

    for text in texts:
        signed = RMinHash(num_perm=BANDS * ROWS, seed=42)
        signed.update(_word_shingles(text))
        digest = signed.digest()
        yield [(band, *digest[band * ROWS : band * ROWS + ROWS]) for band in range(BANDS)]


def near(bands: Bands) -> set[tuple[int, int]]:
    """The pairs that share a band."""
    buckets: dict[object, list[int]] = defaultdict(list)
    for number, keys in enumerate(bands):
        for key in keys:
            buckets[key].append(number)
    return {(one, other) for bucket in buckets.values() for other in bucket for one in bucket if one < other}


def timed(work: Callable[[], set[tuple[int, int]]]) -> tuple[float, set[tuple[int, int]]]:
    """Processor seconds, the best of some rounds, and what came of it."""
    best, found = float("inf"), set[tuple[int, int]]()
    for _ in range(_ROUNDS):
        began = time.process_time()
        found = work()
        best = min(best, time.process_time() - began)
    return best, found


def main() -> None:
    """Prints articles a second of each, and of what comes after: comparing the pairs."""
    texts = list(dict.fromkeys(corpus(sys.argv[1:])))
    ways = {"khabar": ours, "rensa": rensa}
    first = 0.0
    for name, way in ways.items():
        if name != "khabar" and importlib.util.find_spec(name) is None:
            continue
        seconds, pairs = timed(lambda way=way: near(way(texts)))  # type: ignore[misc]
        if name == "khabar":
            first = seconds
            note("near-duplicates: articles a second on a core", len(texts) / seconds, at_least=5000)
        print(
            f"{name:10} {len(texts) / seconds:8.0f} articles/s  {len(pairs):7} pairs  ratio {seconds / first:5.2f}"
        )
    _compare(texts, near(ours(texts)))


def _compare(texts: list[str], pairs: set[tuple[int, int]]) -> None:
    read = [Text(number, number, None, None, text) for number, text in enumerate(texts)]
    began = time.process_time()
    alike = sum(compare(read[one], read[other]) is not None for one, other in pairs)
    seconds = time.process_time() - began
    if pairs:
        print(f"comparing  {len(pairs) / seconds:8.0f} pairs/s     {alike:7} alike")


if __name__ == "__main__":
    main()
