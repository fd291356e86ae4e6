"""Words of events that tell none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Events = Callable[..., list[Any]]


@pytest.mark.parametrize(
    "text",
    [
        "احتسب الحكم ضربة جزاء في الدقيقة الأخيرة.",
        "ضربت عاصفة رملية قوية مدينة نواكشوط.",
        "تحدث الوزير عن معركة انتخابية صعبة.",
    ],
)
def test_sport_weather_and_metaphor(events: Events, text: str) -> None:
    assert [each for each in events(text) if each.type == "ASSAULT"] == []
