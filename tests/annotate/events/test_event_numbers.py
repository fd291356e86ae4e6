"""Numbers of those whom an event befell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Events = Callable[..., list[Any]]

CASES: dict[str, dict[str, tuple[int, int | None]]] = {
    "قتل ثلاثة مدنيين وأصيب خمسة وعشرون آخرون في قصف مدفعي.": {"killed": (3, 3), "injured": (25, 25)},
    "أسفر الهجوم عن مقتل ما لا يقل عن 40 شخصا.": {"killed": (40, None)},
    "أسفر الهجوم عن إصابة العشرات.": {"injured": (20, 99)},
    "تظاهر آلاف المتظاهرين في تونس.": {"crowd": (2000, 9999)},
    "تظاهر مئات العمال في صفاقس.": {"crowd": (200, 999)},
    "تظاهر أكثر من 500 متظاهر في عمان.": {"crowd": (500, None)},
    "شارك أزيد من 300 متظاهر في احتجاج بالرباط.": {"crowd": (300, None)},
    "تظاهر ما لا يقل عن 200 متظاهر في صنعاء.": {"crowd": (200, None)},
    "أسفرت الغارة عن مقتل شخصين وإصابة ثلاثة جنود.": {"killed": (2, 2), "injured": (3, 3)},
    "أوقفت الشرطة سبعة عشر مشتبها به في وهران.": {"detained": (17, 17)},
    "اعتقلت قوات الأمن عشرات الناشطين في أم درمان.": {"detained": (20, 99)},
    "انتهت المظاهرة بإصابة أربعة متظاهرين.": {"injured": (4, 4)},
    "قصفت الطائرات المدينة وقتلت 12 ألف شخص.": {"killed": (12000, 12000)},
    "أعلنت الوزارة ارتفاع حصيلة القصف إلى 12 قتيلا.": {"killed": (12, 12)},
    "قتل شاب في الناصرة، لترتفع حصيلة القتلى منذ مطلع العام إلى 231 قتيلا.": {},
}


@pytest.mark.parametrize(("text", "numbers"), CASES.items())
def test_numbers(events: Events, text: str, numbers: dict[str, tuple[int, int | None]]) -> None:
    assert events(text)[0].numbers == numbers
