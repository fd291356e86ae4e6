"""Signatures: the same in every process, shared by texts that share much, and by no others."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np

from etl.resolve.stories.minhash import BANDS, band_keys, shingles
from etl.resolve.stories.words import numbers_of, words_of
from tests.resolve.stories.conftest import BRIDGE

KEYS = "from tests.resolve.stories.test_minhash import keys; print(keys())"


def keys(body=BRIDGE):
    return band_keys([shingles(numbers_of(words_of(body)))])[0].tolist()


def test_keys_are_the_same_in_every_process():
    for seed in ("0", "1"):
        ran = subprocess.run(
            [sys.executable, "-c", KEYS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
        )
        assert ran.stdout.strip() == str(keys())
    assert all(0 <= key < 2**63 for key in keys())


def test_texts_that_share_half_of_their_words_share_a_band():
    random = np.random.default_rng(5)
    found = 0
    for _ in range(200):
        words = random.integers(0, 2**63, 300, dtype=np.uint64)
        other = np.concatenate([words[:200], random.integers(0, 2**63, 100, dtype=np.uint64)])
        one, two = band_keys([shingles(words), shingles(other)]).tolist()
        found += bool(set(one) & set(two))
    assert found >= 196


def test_texts_that_share_nothing_share_no_band():
    random = np.random.default_rng(6)
    texts = [shingles(random.integers(0, 2**63, 300, dtype=np.uint64)) for _ in range(200)]
    every = [key for row in band_keys(texts).tolist() for key in set(row)]
    assert len(set(every)) == len(every) == 200 * BANDS


def test_a_signature_does_not_depend_on_its_neighbours():
    texts = [shingles(numbers_of(words_of(BRIDGE[: 50 * n]))) for n in range(1, 12)]
    assert band_keys(texts).tolist() == [band_keys([text])[0].tolist() for text in texts]


def test_spellings_of_a_word_are_one():
    assert keys(BRIDGE.replace("أ", "ا").replace("ة", "ه").replace("ى", "ي").replace("،", " ـ")) == keys()
