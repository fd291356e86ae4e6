"""Actual, future, hypothetical, negated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Events = Callable[..., list[Any]]

CASES = {
    "قصف الجيش التركي مواقع المسلحين.": "actual",
    "سيزور رئيس الوزراء القطري باريس.": "future",
    "يعتزم رئيس الحكومة المغربية لقاء رؤساء الأحزاب.": "future",
    "إذا فشلت الوساطة فقد تقصف إسرائيل المنشآت الإيرانية.": "hypothetical",
    "لم يعتقل الجيش اللبناني أي صحفي.": "negated",
    "نفت وزارة الداخلية السودانية اعتقال أي صحفي.": "negated",
}


@pytest.mark.parametrize(("text", "status"), CASES.items())
def test_status(events: Events, text: str, status: str) -> None:
    told = [each.status for each in events(text) if each.type in ("ASSAULT", "COERCE", "CONSULT")]
    assert told[-1] == status
