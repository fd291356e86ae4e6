"""Where an event was: in its clause, with its carrying verb, in its sentence; by the model in others, too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Events = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("دهس سائق عددا من المارة في أحد شوارع العاصمة السويدية ستوكهولم.", "ASSAULT", "ستوكهولم"),
        ("تحدثوا عن الزيارة التي قام بها رئيس الوزراء البلجيكي إلى المغرب.", "CONSULT", "المغرب"),
        ("شهد محيط البرلمان في بوغوتا، بعد أسابيع من الهدوء، اعتقال ثلاثة ناشطين.", "COERCE", "بوغوتا"),
        ("انسحبت القوات الإثيوبية من مدينة بيدوا.", "RETREAT", "بيدوا"),
        ("اقتحم مجهولون مستودعا للأدوية في محافظة قفصة ليلا.", "ASSAULT", "قفصة"),
        ("استنكرت نقابة الصحفيين قرار الوزير، وهي تضم مئات الأعضاء في موريتانيا.", "ACCUSE", None),
    ],
)
def test_place(events: Events, text: str, kind: str, place: str | None) -> None:
    told = [each.place for each in events(text) if each.type == kind]
    assert told == [place]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("انفجرت سيارة مفخخة في مدينة غاو شمال مالي. وقتل ستة جنود في الهجوم.", "ASSAULT", "غاو"),
        ("قصف الطيران بلدة سرمين في محافظة إدلب.", "ASSAULT", "سرمين"),
        ("دهس سائق عددا من المارة في أحد شوارع العاصمة السويدية ستوكهولم.", "ASSAULT", "ستوكهولم"),
        ("رحبت فرنسا بقرار الحكومة التونسية.", "SUPPORT", None),
        ("أدان وزير الخارجية الهجوم.", "ACCUSE", None),
    ],
)
def test_a_place_is_chosen(placed_events: Events, text: str, kind: str, place: str | None) -> None:
    told = {each.place for each in placed_events(text) if each.type == kind}
    assert told == {place}
