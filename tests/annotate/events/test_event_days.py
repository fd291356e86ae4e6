"""When an event was: the day stands in its clause, in another, or nowhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from etl.annotate.document import read_document
from etl.annotate.events.day_relations import host_of
from etl.annotate.syntax.article_tokens import Tokens
from etl.records import Annotations

Events = Callable[..., list[Any]]

NEWS = date(2024, 3, 13)  # a Wednesday

CASES = {
    "in its clause": ("اعتقلت الشرطة التركية أمس الثلاثاء ثلاثة صحفيين في مدينة إزمير.", "اعتقلت", 12),
    "under a verb that carries it": (
        "تمكنت الشرطة المغربية، صباح اليوم الأربعاء، من توقيف ستة مهربين.",
        "توقيف",
        13,
    ),
    "in a relative clause": ("نددت الحكومة بالهجوم الذي وقع مساء الاثنين قرب مدينة غاو.", "بالهجوم", 11),
    "what a clause describes": ("أصيب جنديان في اشتباكات اندلعت أمس الثلاثاء جنوب المدينة.", "أصيب", 12),
    "in front of the clause": ("وأمس، استهدفت غارة إسرائيلية منزلا في بلدة حدودية.", "استهدفت", 12),
    "reported on a day": ("أعلن وزير الداخلية اليوم الأربعاء أن قوات الأمن قتلت ستة مسلحين.", "قتلت", 13),
    "of the ground of another act": (
        "تستعد النقابة اليوم الأربعاء لإضراب احتجاجا على فصل العمال.",
        "فصل",
        None,
    ),
    "said by whom the last sentence dates": (
        "وصل الوزير إلى تونس أمس الثلاثاء. وطالب الوزير الحكومة الليبية بوقف القتال.",
        "وطالب",
        12,
    ),
    "announced on another day": (
        "أعلنت النقابة اليوم الأربعاء أن المعلمين سينظمون إضرابا يوم الاثنين المقبل.",
        "إضرابا",
        18,
    ),
    "nowhere": ("اعتقلت الشرطة التركية ثلاثة صحفيين في مدينة إزمير.", "اعتقلت", None),
}


@pytest.mark.parametrize("case", CASES)
def test_days_by_where_they_stand(dated_events: Events, case: str) -> None:
    text, trigger, day = CASES[case]
    told = next(each for each in dated_events(text, NEWS) if each.trigger == trigger)
    assert told.day == (None if day is None else NEWS.replace(day=day))


def test_the_day_of_the_news_is_no_events_unless_it_is_told(dated_events: Events) -> None:
    text = "استقبل رئيس الوزراء القطري وزير الخارجية الفرنسي في الدوحة. وبحث الجانبان التعاون بين البلدين."
    assert {each.day for each in dated_events(text, NEWS)} == {None}


@pytest.mark.parametrize(
    ("text", "time", "host"),
    [
        ("اعتقلت الشرطة أمس ثلاثة صحفيين", 2, (0, False)),
        ("أمس اعتقلت الشرطة ثلاثة صحفيين", 0, (1, True)),
        ("قال الوزير إن اليوم شهد تقدما", 3, (4, True)),
        ("صباح اليوم في المدينة", 0, (None, True)),
    ],
)
def test_the_verb_that_a_day_goes_with(text: str, time: int, host: tuple[int | None, bool]) -> None:
    tokens = Tokens.of(read_document(text), Annotations(version_id=0))
    assert host_of(tokens, time) == host
