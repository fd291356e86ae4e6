"""Acts told by a noun with both parties beside it, and by a verb with nothing between them, as the models choose."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

Events = Callable[..., list[Any]]

DOERS = (
    "الشرطة التركية",
    "جماعة الحوثي",
    "الجيش الإسرائيلي",
    "قوات الدعم السريع",
    "حزب الله",
    "إسرائيل",
    "السلطات المصرية",
)
SUFFERERS = ("ثلاثة صحفيين", "تسعة موظفين أمميين", "زعيم المعارضة", "مواطنين سوريين", "الناشط سامي حداد")


@pytest.mark.parametrize(
    "told",
    [
        "نددت المنظمة باعتقال {doer} {sufferer}.",
        "أعلنت الوزارة اعتقال {sufferer} على يد {doer}.",
        "أكدت الوزارة مهاجمة {sufferer} من قبل {doer}.",
        "نددت المنظمة باختطاف {doer} {sufferer} يوم الأحد.",
    ],
)
def test_an_act_is_its_doers_and_not_of_who_tells_it(chosen_events: Events, told: str) -> None:
    wrong = []
    for doer, sufferer in product(DOERS, SUFFERERS):
        text = told.format(doer=doer, sufferer=sufferer)
        (act,) = [each for each in chosen_events(text) if each.type in ("COERCE", "ASSAULT")]
        right = (
            [each in doer for each in act.actors] == [each in sufferer for each in act.recipients] == [True]
        )
        if not right:
            wrong.append((text, act.actors, act.recipients))
    assert len(wrong) <= 1  # of 35: names that were not found


def test_who_is_blamed_is_not_who_suffered(events: Events) -> None:
    (blame,) = [
        each for each in events("نددت الوزارة باحتجاز قوات الحدود تسعة موظفين.") if each.type == "ACCUSE"
    ]
    assert blame.recipients != ("تسعة موظفين",)


@pytest.mark.parametrize("doers", ["مستوطنون", "قوات الأمن"])
def test_a_plural_with_its_nun_and_a_body_end_before_whom_they_seize(events: Events, doers: str) -> None:
    verb = "احتجزت" if doers.startswith("قوات") else "احتجز"
    for sufferer in ("زعيم المعارضة", "الناشط سامي حداد"):
        (act,) = events(f"{verb} {doers} {sufferer} في المدينة.")
        assert act.actors == (doers,)
        assert act.recipients in ((sufferer,), ("سامي حداد",))


def test_who_accuses_him_is_not_the_accused_himself(chosen_events: Events) -> None:
    text = "وهاجم رئيس النادي سامي حداد اتحاد الكرة متهما إياه بمجاملة الفريق الآخر."
    (blame,) = [each for each in chosen_events(text) if each.type == "ACCUSE"]
    assert blame.recipients == ("اتحاد الكرة",)


@pytest.mark.parametrize("act", ["التقاء الوفد التركي بحركة النهضة", "تنكيل الجيش التركي بحركة النهضة"])
def test_whom_a_preposition_leads_is_no_part_of_whose_act_it_is(events: Events, act: str) -> None:
    (told,) = events(f"شهدت مدينة حلب يوم الأحد {act} بعد خلاف.")
    assert told.recipients == ("حركة النهضة",)
