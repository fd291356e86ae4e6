"""A call between two leaders: who acts in what is said of it, and whom it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Events = Callable[..., list[Any]]

ARTICLE = (
    "أجرى رئيس الجمهورية البرتغالية مانويل كاردوزو اتصالا هاتفيا برئيس الوزراء الليبي سالم المقرحي "
    "أكد خلاله دعمه الكامل لدولة ليبيا وتمسكه بوحدتها.\n"
    "وأشاد كاردوزو بالدبلوماسية الهادئة التي يقودها رئيس الوزراء الليبي.\n"
    "كان كاردوزو قد استقبل المقرحي في لشبونة خلال شهر مارس العام الماضي."
)


@pytest.fixture(scope="module")
def told(events: Events) -> list[Any]:
    return events(ARTICLE, date(2023, 6, 12))


def test_the_call(told: list[Any]) -> None:
    call = told[0]
    assert (call.type, call.actors, call.recipients) == ("CONSULT", ("مانويل كاردوزو",), ("سالم المقرحي",))


def test_who_calls_supports_and_says_so(told: list[Any]) -> None:
    support = next(each for each in told if each.type == "SUPPORT")
    assert (support.actors, support.claim) == (("مانويل كاردوزو",), True)


def test_what_is_praised_is_no_recipient(told: list[Any]) -> None:
    assert all("الدبلوماسية" not in name for each in told for name in each.recipients)


def test_the_reception_is_dated(told: list[Any]) -> None:
    visit = told[-1]
    assert (visit.type, visit.place, visit.day) == ("CONSULT", "لشبونة", date(2022, 3, 1))


def test_nobody_is_attacked(told: list[Any]) -> None:
    assert not {each.type for each in told} & {"ASSAULT", "COERCE"}
