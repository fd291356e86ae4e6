"""One event told several times is one row; different ones stay apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from etl.annotate.document import read_document
from etl.annotate.events.acceptance import BIAS, Acceptance
from etl.annotate.events.likeness import NEW
from etl.annotate.events.merging import merge
from etl.annotate.events.reading import Reader
from etl.annotate.ranker import Ranker
from etl.annotate.syntax.article_tokens import Tokens
from etl.records import Annotations

Events = Callable[..., list[Any]]

ONE = {
    "one victim, another word": "اعتقلت الشرطة السلوفينية الناشط ماركو ليبان في لوبليانا. "
    "وقال محاميه إن احتجاز ماركو ليبان جاء بلا أمر قضائي.",
    "a definite noun alone": "أطلقت قوات المعارضة صواريخ على معسكر في ريف الناظور. واستمر القصف ساعتين.",
    "what it led to": "استهدف هجوم قافلة إغاثة قرب بلدة تالودي، وأسفر عن مقتل خمسة سائقين.",
    "the same words": "نفذ مسلحون هجوما على محطة الكهرباء الجديدة. "
    "وقالت نقابة العمال إن هجوم محطة الكهرباء الجديدة أضر بالإنتاج.",
    "a known noun": "حظرت وزارة الداخلية المظاهرات في تونس. وقالت نقابة القضاة في صفاقس إن الحظر باطل.",
    "a demonstrative": "أطلقت قوات المعارضة صواريخ على معسكر قرب الناظور. وقال سكان طنجة إن هذا الهجوم لم يفاجئهم.",
    "what a participle adds": "شن الطيران هجوما على البلدة مساء، مستهدفا مخازن ومنازل.",
    "whom it befell is known": "أعلنت الشرطة توقيف شاب قرب المحطة. وجاء توقيف المشتبه فيه.",
    "two words, one act": "استيقظ السكان بعد تدمير وتخريب محطة الكهرباء.",
    "killed in it": "قُتل ثلاثة مزارعين وجرح آخرون في هجوم على قرية كالا.",
    "done by it": "استهدف الطيران منازل البلدة بغارات عنيفة.",
    "nothing tells them apart": "قصفت طائرات مدينة مصراتة فجرا. وقال السكان إن القصف استمر ساعات.",
    "one scene": "وقع إطلاق نار جماعي في مدينة غرناطة. وكشفت الشرطة تفاصيل الهجوم المسلح في غرناطة.",
}
APART = {
    "arrests of two": "اعتقلت الشرطة الناشط ماركو ليبان في لوبليانا. واعتقلت الشرطة الصحفي إيفان كرالي في لوبليانا.",
    "attacks in two towns": "هاجم مسلحون قرية كالا. وقال السكان إن هجوما آخر على بلدة تندا خلف جرحى.",
    "another one": "نفذت غارة جوية على مخيم السلام. وقال سكان إن غارة جوية أخرى دمرت مبنى.",
    "the one before": "هاجم مسلحون القرية صباحا. وقال السكان إن الهجوم السابق خلف جرحى.",
    "one joined to the other": "أعلن الجيش محاصرة الحي واعتقال عشرين شخصا.",
    "one denied": "اعتقلت الشرطة ماركو ليبان صباحا. وقال محاميه إن الشرطة لم تعتقل ماركو ليبان من قبل.",
    "attacks of two days": "قصف الجيش مدينة مصراتة يوم 3 مايو 2021. وقصف الجيش مدينة مصراتة يوم 9 مايو 2021.",
}


@pytest.mark.parametrize("name", ONE)
def test_told_again(events: Events, name: str) -> None:
    told = [each for each in events(ONE[name]) if each.type in ("COERCE", "ASSAULT")]
    assert len(told) == 1, told
    assert len(told[0].words) >= 2


@pytest.mark.parametrize("name", APART)
def test_different_events_stay_apart(events: Events, name: str) -> None:
    told = [each for each in events(APART[name]) if each.type in ("COERCE", "ASSAULT")]
    assert len(told) == 2, told


@pytest.mark.parametrize(
    "text",
    [
        "زار يوهان ليند تونس أمس. وتأتي زيارة ليند بعد خلاف طويل. وقال ليند في ختام الزيارة إن الخلاف انتهى.",
        "التقى سمير الحداد بيوهان ليند في تونس. وقال الحداد بعد لقائه ليند إن المحادثات كانت مثمرة.",
        "وقعت تونس وليبيا اتفاقا للتعاون في الصيد. وينص الاتفاق على تبادل الخبراء.",
        "اندلع احتجاج في ساحة المدينة أمس. ودعا المشاركون في الاحتجاج الناس إلى الهدوء.",
    ],
)
def test_a_noun_takes_up_what_was_told(events: Events, text: str) -> None:
    first = events(text)[0]
    assert len([each for each in events(text) if each.type == first.type]) == 1
    assert len(first.words) >= 2


def test_a_call_is_not_the_visit_before_it(events: Events) -> None:
    told = events(
        "أجرى سمير الحداد اتصالا هاتفيا بيوهان ليند. وكان سمير الحداد قد استقبل يوهان ليند في تونس العام الماضي."
    )
    assert [each.type for each in told].count("CONSULT") == 2


def test_demands_of_two_are_two(events: Events) -> None:
    told = events("طالب سمير الحداد بإصلاح المدارس. وطالب يوهان ليند بخفض الأسعار.")
    assert [len(each.words) for each in told if each.type == "REQUEST"] == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "التقى سمير الحداد بيوهان ليند في تونس. والتقى سمير الحداد بماركو ليبان في تونس. "
        "ودام لقاء الحداد مع يوهان ليند ساعة.",
        "اعتقلت الشرطة ماركو ليبان. واعتقلت الشرطة إيفان كرالي. "
        "وقال محامي ليبان إن اعتقال ماركو ليبان جاء بلا أمر.",
        "قصف الجيش مدينة مصراتة. وقصف الجيش مدينة غدامس. وقال السكان إن قصف مصراتة خلف جرحى.",
    ],
)
def test_of_several_the_one_that_is_meant_is_told_again(events: Events, text: str) -> None:
    told = events(text)
    assert [len(each.words) for each in told if each.type == told[0].type] == [2, 1]


@pytest.mark.parametrize(("weight", "rows"), [(0, 1), (2000, 2)])
def test_a_row_of_its_own_is_a_likely_event_and_a_new_one(weight: int, rows: int) -> None:
    document, found = (
        read_document("قصفت طائرات مدينة مصراتة فجرا. وقصفت طائرات مصنعا."),
        Annotations(version_id=0),
    )
    tokens = Tokens.of(document, found)
    as_likely_as_not = list(Reader(tokens, found, Acceptance({BIAS: 0, "none": 0})).tellings())
    assert len(as_likely_as_not) == 2
    assert len(merge(tokens, as_likely_as_not, Ranker({NEW: weight}))) == rows


def test_an_event_told_again_is_more_likely_one() -> None:
    document, found = (
        read_document("قصفت طائرات مدينة مصراتة فجرا. وقصفت طائرات مصنعا."),
        Annotations(version_id=0),
    )
    tokens = Tokens.of(document, found)
    first, again = Reader(tokens, found, Acceptance({BIAS: 500})).tellings()
    alone = first.confidence
    assert 0 < alone < first.likelihood < 1, "words mislead more than they know"
    (event,) = merge(tokens, [first, again], Ranker({}))
    assert alone < event.confidence < 1
