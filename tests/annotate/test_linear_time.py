"""Twice the text takes twice the steps, however the text is made."""

from __future__ import annotations

import sys
from datetime import date
from types import FrameType
from typing import Any

import pytest

from etl.annotate.pipeline import default_pipeline
from etl.clean import restore

_REPEATED = 100
_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
PATTERNS = {
    "a verb of saying": "قال ",
    "one statement": "قال محمد إن الوضع مستقر. ",
    "one endless sentence": "وأكد الوزير سامح شكري أن العمل مستمر، مشيرا إلى أن الوضع مستقر، ",
    "a sentence of names": "أعلنت وزارة الخارجية المصرية أن الوزير سامح شكري التقى عادل الجبير في القاهرة. ",
    "people": "قال محمد ال{word}ي إن العمل مستمر. ",
    "bodies": "شركة {word} التجارية، ",
    "places": "مدينة {word} في العراق، ",
    "open marks": "قال «",
    "speech before its verb": '"كلمات كثيرة في هذا الكلام"، قال محمد الراشدي، ',
    "open brackets": "( كلمة ",
    "commas": "كلمة، ",
    "dates": "في 12 مارس 2021 ",
    "attributions": "بحسب وكالة رويترز قال الوزير إن العمل، ",
    "implicit speakers": "وأضافت أن العمل مستمر. ",
    "pairs": "التقى محمد الراشدي وسعيد الحمداني. وأكدا أن العمل مستمر. ",
    "countries": "العراق ومصر والأردن، ",
    "objects": "أعرب عن أسفه، ",
    "adjuncts": "قال في ",
    "dated attacks": "قصف الجيش قرية {word} في {day}. ",
    "dated attacks without a stop": "وقصف الجيش قرية {word} في {day}، ",
}


def _word(number: int) -> str:
    letters = []
    for _ in range(4):
        number, letter = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[letter])
    return "".join(letters)


def _steps(pattern: str, times: int) -> int:
    """The lines of ours that run while a text of so many repetitions is annotated, all caches warm."""
    body = "".join(
        pattern.replace("{word}", _word(7919 * number + 3)).replace(
            "{day}", f"{number % 28 + 1} مارس {1900 + number // 28}"
        )
        for number in range(times)
    )
    article = restore(
        source="s", identity="1", address="-", position=1, body=body, published_on=date(2021, 3, 5)
    )
    pipeline = default_pipeline()
    pipeline.annotate([article])
    steps = 0

    def count(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal steps
        steps += 1
        return count

    def called(frame: FrameType, event: str, arg: Any) -> Any:
        return count(frame, event, arg) if "/etl/" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(called)
    try:
        _, rejected = pipeline.annotate([article])
    finally:
        sys.settrace(before)
    assert not rejected
    return steps


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_steps_grow_as_the_text(pattern: str) -> None:
    assert _steps(pattern, 2 * _REPEATED) <= 2.2 * _steps(pattern, _REPEATED) + 2000
