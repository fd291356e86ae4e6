"""Who takes part where the words around an act say it in other ways than its construction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Events = Callable[..., list[Any]]

CASES = {
    "bodies called by no name are asked, too": (
        "طالب النائب بإبقاء الحكومة بعيدة عن هذا الملف.", "REQUEST", ("النائب",), ("الحكومة",),
    ),
    "a group of two words is called upon": (
        "طالبت وزارة الصحة المجتمع الدولي بالإسراع في إرسال الأدوية.", "REQUEST",
        ("وزارة الصحة",), ("المجتمع الدولي",),
    ),
    "the name of another body is the object": (
        "دعت الرابطة الجزائرية لحقوق الإنسان وزارة العدل إلى فتح تحقيق.", "REQUEST",
        ("الرابطة الجزائرية لحقوق الإنسان",), ("وزارة العدل",),
    ),
    "a post abroad is no new clause": (
        "اتهم سفير تونس لدى فرنسا، سليم البكوش، الشركات الأجنبية بالتهرب من الضرائب.", "ACCUSE",
        ("سليم البكوش",), ("الشركات الأجنبية",),
    ),
    "who did what is blamed stands behind it": (
        "نددت النقابة بالتضييق المسلط على الصحفيين من طرف الإدارة.", "ACCUSE", ("النقابة",), ("الإدارة",),
    ),
    "what is between two is theirs": (
        "انتقدت المعارضة التحالف بين أنقرة والدوحة.", "ACCUSE", ("المعارضة",), ("أنقرة", "الدوحة"),
    ),
    "what is blamed is of a country": (
        "ندد الوزير بالقصف الإسرائيلي.", "ACCUSE", ("الوزير",), ("إسرائيل",),
    ),
    "of two subjects one meets the other": (
        "عقدت تونس والجزائر الاثنين محادثات في العاصمة.", "CONSULT", ("تونس",), ("الجزائر",),
    ),
    "adjectives of two countries": (
        "انطلقت المحادثات المصرية التركية في القاهرة.", "CONSULT", ("مصر",), ("تركيا",),
    ),
    "the host of a meeting is told with his offices": (
        "ترأس رئيس الجمهورية، القائد الأعلى للقوات المسلحة، السيد قيس سعيد، اجتماعا للمجلس الأعلى للجيوش.",
        "CONSULT", ("قيس سعيد",), ("المجلس الأعلى للجيوش",),
    ),
    "a dual of officials": (
        "أجرى السفير محادثات مع وزيري الصحة والتعليم بالعاصمة.", "CONSULT", ("السفير",), ("وزيري الصحة والتعليم",),
    ),
    "guests are people, whatever they are called": (
        "استقبل الوالي عددا من الأيتام واليتيمات في مكتبه.", "CONSULT", ("الوالي",), ("عددا من الأيتام واليتيمات",),
    ),
    "an adverb is nobody": (
        "طالبت نقابة الأطباء بصرف المستحقات أولا.", "REQUEST", ("نقابة الأطباء",), (),
    ),
    "behind who acts ل leads whom it befell": (
        "وقعت إصابات خلال اقتحام قوات الاحتلال للمخيم.", "ASSAULT", ("قوات الاحتلال",), ("المخيم",),
    ),
    "a target and its victims": (
        "شهداء في قصف على مدينة رفح.", "ASSAULT", (), ("مدينة رفح", "شهداء"),
    ),
    "a unit stands for its body": (
        "اعتقلت دورية للجيش اللبناني ثلاثة مهربين.", "COERCE", ("الجيش اللبناني",), ("ثلاثة مهربين",),
    ),
    "a weapon does not act": (
        "أحبطت الشرطة محاولة تهريب أسلحة بواسطة طائرة مسيرة.", "COERCE", ("الشرطة",), (),
    ),
    "a place that is left suffers nothing": (
        "انسحبت القوات الحكومية من مدينة الفلوجة.", "RETREAT", ("القوات الحكومية",), (),
    ),
    "aid goes to whom ل leads": (
        "أرسلت الكويت مساعدات للسودان واليمن.", "AID", ("الكويت",), ("السودان", "اليمن"),
    ),
    "a headline's second clause": (
        "الحكومة تعلن الطوارئ، والمعارضة تتهم الوزير بالتقصير.", "ACCUSE", ("المعارضة",), ("الوزير",),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), CASES.values(), ids=CASES)
def test_parties(
    events: Events, text: str, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    event = next(each for each in events(text) if each.type == kind)
    assert (event.actors, event.recipients) == (actors, recipients)


def test_what_is_asked_of_a_body_that_a_pronoun_means(events: Events) -> None:
    told = events("أغلقت وزارة الصحة مستشفيين. وقال الشابي إن أداء الوزارة ضعيف، داعيا إياها إلى الحذر.")
    assert [each.recipients for each in told if each.type == "REQUEST"] == [("وزارة الصحة",)]


def test_a_text_stands_for_whoever_issued_it(events: Events) -> None:
    told = events(
        "دعت منظمة العفو الدولية، في بيان لها، إلى الإفراج عن السجناء. كما طالب البيان الحكومة بتعويضهم."
    )
    asked = [each for each in told if each.type == "REQUEST" and each.recipients == ("الحكومة",)]
    assert [each.actors for each in asked] == [("منظمة العفو الدولية",)]


def test_who_is_introduced_is_named_further_down(events: Events) -> None:
    told = events(
        "أصدر قاض اتحادي حكما بإلزام الوزارة بنشر الصور. وقال القاضي ألفين هيلرستين إن القرار نهائي."
    )
    assert ("ألفين هيلرستين",) in [each.actors for each in told if each.type == "COERCE"]


def test_those_who_protest_do_so_against_whom_they_ask_something_of(chosen_events: Events) -> None:
    told = chosen_events("خرج متظاهرون إلى الشوارع للمطالبة باستقالة رئيس الوزراء بنيامين نتنياهو.")
    assert [each.recipients for each in told if each.type == "PROTEST"] == [("بنيامين نتنياهو",)]


@pytest.mark.parametrize(
    ("text", "crowd"),
    [
        ("تظاهر المئات في طرابلس.", ("المئات",)),
        ("وخرج الآلاف في مسيرة حاشدة بأم درمان.", ("الآلاف",)),
        ("احتج العشرات أمس أمام مقر البلدية في قابس.", ("العشرات",)),
    ],
)
def test_a_count_with_the_article_is_a_crowd(events: Events, text: str, crowd: tuple[str, ...]) -> None:
    assert [each.actors for each in events(text) if each.type == "PROTEST"] == [crowd]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("خطف مسلحون طبيبا من عيادته في السويداء.", "مسلحون", "طبيبا"),
        ("هاجم مستوطنون قرية المغير.", "مستوطنون", "قرية المغير"),
        ("قتل مستوطن فلسطينيا قرب الخليل.", "مستوطن", "فلسطينيا"),
        ("طعن شاب شرطيا في باريس.", "شاب", "شرطيا"),
        ("التقى السفير رئيس البلدية.", "السفير", "رئيس البلدية"),
        ("التقى المبعوث قادة الفصائل.", "المبعوث", "قادة الفصائل"),
    ],
)
def test_case_article_and_nun_say_where_the_other_party_begins(
    events: Events, text: str, actor: str, recipient: str
) -> None:
    (told,) = events(text)
    assert (told.actors, told.recipients) == ((actor,), (recipient,))
