"""Build ``etl/annotate/models/words.tsv.gz``: how common each word form is, and which words it resembles.

    python -m training.build_words DATA

DATA holds ``corpora/`` and ``train/`` (``raw_news`` names the files). Frequencies come from the wordfreq package,
completed by the news; clusters from k-means over the words' contexts. Clitics are cut by the model in place, which
itself looks up frequencies: after a change of the word list train the clitics, then build the words once more.
"""

from __future__ import annotations

import argparse
import gzip
import math
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
import wordfreq
from sklearn.utils.extmath import randomized_svd

from etl.annotate.syntax.clitics import shared_segmenter
from etl.annotate.vocabulary import MODEL
from etl.clean.keys import match_key
from training.raw_news import sentences

KEPT = 160_000
LONGEST = 20
BILLION = 1e9
NEWS_WEIGHT = 0.5  # of a frequency in the news against one in wordfreq's much larger sources
CONTEXT_WORDS = 4000
DIMENSIONS = 64
MIN_SEEN = 3
CLUSTERS = (40, 12, 5)  # of all words, of those in a cluster, of those in a cluster of that
PER_CLUSTER = 6  # words at least, on average
NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789#%"
_ARABIC = re.compile("[ء-ي]+")
Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def frequencies(news: list[list[str]]) -> dict[str, float]:
    """Occurrences in a thousand million words, by match key."""
    found: Counter[str] = Counter()
    for hundredths, forms in enumerate(wordfreq.get_frequency_list("ar", "large")):
        for form in forms:
            if _ARABIC.fullmatch(form) and 2 <= len(form) <= LONGEST:
                found[match_key(form)] += 10 ** (-hundredths / 100) * BILLION
    seen = Counter(word for sentence in news for word in sentence if _ARABIC.fullmatch(word))
    total = sum(seen.values())
    for form, count in seen.items():
        key = match_key(form)
        if count > 1 and 2 <= len(key) <= LONGEST:
            found[key] = max(found[key], count / total * BILLION * NEWS_WEIGHT)
    return found


def _holds_clitic(key: str, frequency: dict[str, float]) -> bool:
    """Whether a form is a commoner word with a clitic before it, and so need not be listed."""
    here = frequency[key]
    if key[0] in "وفبلك" and len(key) > 3 and frequency.get(key[1:], 0) > here:
        return True
    if key.startswith("لل") and frequency.get("ال" + key[2:], 0) > here:
        return True
    return key[0] == "س" and key[1:2] in "يتنا" and frequency.get(key[1:], 0) > 2 * here


def _stems(news: list[list[str]]) -> list[list[str]]:
    """The sentences with every word as its match key without proclitics, numbers as #."""
    segment = shared_segmenter().segment

    @cache
    def stem(word: str) -> str:
        key = match_key(word)
        if not key or key[0].isdigit():
            return "#"
        if len(key) != len(word):
            return key
        clitics = segment(word)
        return "ال" + key[clitics.stem_start :] if clitics.article else key[clitics.proclitic :]

    return [[stem(word) for word in sentence] for sentence in news]


def context_vectors(news: list[list[str]], words: list[str], contexts: list[str]) -> Matrix:
    """A unit vector of each word: the two words before and after it, as PPMI, reduced by SVD."""
    row_of = {word: row for row, word in enumerate(words)}
    column_of = {word: column for column, word in enumerate(contexts)}
    width = len(contexts) + 1  # one for every other word
    rows: list[int] = []
    columns: list[int] = []
    for sentence in news:
        padded = ["<", "<", *sentence, ">", ">"]
        for place, word in enumerate(sentence):
            if (row := row_of.get(word)) is None:
                continue
            for side, near in enumerate((place, place + 1, place + 3, place + 4)):
                rows.append(row)
                columns.append(side * width + column_of.get(padded[near], width - 1))
    shape = (len(words), 4 * width)
    counted = sparse.coo_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape).tocsr()
    counted.sum_duplicates()
    total = counted.sum()
    by_row = np.asarray(counted.sum(1)).ravel()
    by_column = np.asarray(counted.sum(0)).ravel() ** 0.75  # smoothed, as usual for PMI
    by_column *= total / by_column.sum()
    cells = counted.tocoo()
    gain = np.log(cells.data * total / (by_row[cells.row] * by_column[cells.col]))
    weights = np.maximum(gain, 0) * cells.data / (cells.data + 1)  # rare pairs count less
    left, values, _ = randomized_svd(
        sparse.csr_matrix((weights, (cells.row, cells.col)), shape=shape),
        DIMENSIONS,
        n_iter=4,
        random_state=1,
    )
    vectors = left * np.sqrt(values)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return np.asarray(vectors)


def _k_means(vectors: Matrix, weights: Matrix, count: int, random: np.random.Generator) -> Matrix:
    """The cluster of each row, by cosine."""
    count = min(count, max(1, len(vectors) // PER_CLUSTER))
    if count < 2:
        return np.zeros(len(vectors), int)
    chosen = random.choice(len(vectors), count, replace=False, p=weights / weights.sum())
    centres = vectors[chosen].copy()
    for _ in range(15):
        nearest = (vectors @ centres.T).argmax(1)
        for cluster in range(count):
            members = nearest == cluster
            if members.any():
                centre = (vectors[members] * weights[members, None]).sum(0)
                centres[cluster] = centre / (np.linalg.norm(centre) + 1e-9)
    return np.asarray(nearest)


def cluster_names(vectors: Matrix, weights: Matrix) -> list[str]:
    """Each row's cluster as a character a level, the widest first."""
    random = np.random.default_rng(7)
    names = [""] * len(vectors)

    def divide(rows: Matrix, level: int) -> None:
        if level == len(CLUSTERS):
            return
        nearest = _k_means(vectors[rows], weights[rows], CLUSTERS[level], random)
        for row, cluster in zip(rows, nearest, strict=True):
            names[row] += NAMES[cluster]
        for cluster in range(int(nearest.max()) + 1):
            if len(members := rows[nearest == cluster]):
                divide(members, level + 1)

    divide(np.arange(len(vectors)), 0)
    return names


def clusters(news: list[list[str]]) -> dict[str, str]:
    """The cluster of every word seen often enough."""
    stems = _stems(news)
    seen = Counter(word for sentence in stems for word in sentence)
    ranked = sorted(seen, key=lambda word: (-seen[word], word))
    words = [word for word in ranked if seen[word] >= MIN_SEEN]
    vectors = context_vectors(stems, words, ranked[:CONTEXT_WORDS])
    weights = np.log1p(np.array([seen[word] for word in words], float))
    return dict(zip(words, cluster_names(vectors, weights), strict=True))


def frequency_class(frequency: float) -> int:
    """1 to 7, half a power of ten a step; 1 is about one in ten million words."""
    return min(7, max(1, int(math.log10(max(frequency, 10)) * 2 - 2)))


def build(data: Path, say: Callable[[str], None] = print) -> None:
    """Write the word list."""
    news = sentences(data)
    frequency = frequencies(news)
    ranked = sorted(frequency, key=lambda key: (-frequency[key], key))
    kept = [key for key in ranked if not _holds_clitic(key, frequency)][:KEPT]
    cluster = clusters(news)
    clustered = [key for key in cluster if 2 <= len(key) <= LONGEST and _ARABIC.fullmatch(key)]
    keys = sorted({*kept, *clustered})
    lines = ["# Word forms of Arabic news by match key: frequency class, cluster."]
    lines += (f"{key}\t{frequency_class(frequency.get(key, 0))}\t{cluster.get(key, '')}" for key in keys)
    text = "\n".join(lines) + "\n"
    MODEL.write_bytes(gzip.compress(text.encode(), mtime=0))
    say(f"{MODEL.name}: {len(keys)} words, {len(clustered)} in clusters")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    build(parser.parse_args().data)
