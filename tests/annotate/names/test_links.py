"""A person is the famous bearer of a name only where the article bears it out."""

from __future__ import annotations

import pytest

from benchmarks.quality.links import measure, read_links
from etl.annotate.document import read_document
from etl.annotate.names import NameAnnotator
from etl.annotate.names.cluster import split_name
from etl.records import Annotations


def linked(text: str) -> list[str]:
    return [id_ for id_ in read_links(text, NameAnnotator()).values() if id_]


@pytest.mark.parametrize(
    "text",
    [
        "وقال القحطاني إن الموظفين تمت ترقيتهم في السعودية.",
        "قال ياسر الدغيري إن العمل جار. وأضاف القحطاني أن السعودية مستعدة.",
        "مرر سلمان الدغيري الكرة في المباراة، وغادر سلمان الملعب.",
        "يقفز حمد الدوسري من قاربه شمالي البحرين. والدوسري واحد من ثلاثة شبان.",
        "قال التاجر غسان قباني إن السوق في سوريا هادئ. ويشكو قباني من قلة الزبائن.",
        "زار الأمير سلطان بن سلمان بن عبدالعزيز موقع الحفريات في السعودية.",
        "أوضح المهندس الجبير أن المشروع يخدم الزوار في السعودية.",
        "سجل أحمد عسيري هدف المباراة للاتحاد السعودي، وفاز الفريق في الملعب على ضيفه.",
        "مثل الهيئة الأمير سلطان بن سلمان في حفل الختام بالسعودية.",
        "وضمت اللجنة المهندس عبدالله بن عبدالعزيز الجربوع ممثلا للوزارة في السعودية.",
    ],
)
def test_a_namesake_is_somebody_of_his_own(text: str) -> None:
    assert linked(text) == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("سجل سالم الدوسري هدفا في مباراة الهلال.", "person:salem-al-dawsari"),
        ("ألقى الطلاب قصيدة للشاعر السوري نزار قباني.", "person:nizar-qabbani"),
        ("افتتح الملك سلمان المعرض في جدة.", "person:salman-bin-abdulaziz-al-saud"),
        ("أكد السيسي في القاهرة أن مصر ماضية في العمل.", "person:abdel-fattah-el-sisi"),
        ("قال جمال فورار إن الجزائر سجلت تراجعا في الإصابات.", "person:djamel-fourar"),
        ("التقى النائب اللبناني وئام وهاب وفدا من الجبل في لبنان.", "person:wiam-wahhab"),
        ("وصل رئيس ساحل العاج الحسن وتارا إلى الرياض.", "person:alassane-ouattara"),
        ("سجل تيمو فيرنر هدف المباراة في الملعب بعد دقيقة من التعادل.", "person:timo-werner"),
    ],
)
def test_a_full_name_or_one_that_the_article_bears_out_links(text: str, person: str) -> None:
    assert linked(text) == [person]


@pytest.mark.parametrize(
    "text",
    [
        "اجتمع عبدالرحمن السالمي بنظيره، وقال عبد الرحمن السالمي إن اللقاء مثمر.",
        "قال عبدالله الشمري إنه راض. وأضاف عبد الله الشمري أن العمل مستمر.",
        "وصل أبوبكر الهاشمي. وقال أبو بكر الهاشمي إنه سعيد.",
    ],
)
def test_a_name_written_joined_or_apart_is_one_entity_within_articles_and_across(text: str) -> None:
    found = Annotations(version_id=0)
    NameAnnotator().annotate(read_document(text), found)
    people = [mention for mention in found.mentions if mention.type == "PERSON"]
    other = Annotations(version_id=0)
    first = people[0]
    NameAnnotator().annotate(read_document(f"قال {text[first.start : first.end]} إنه حضر."), other)
    assert len(people) == 2
    assert {mention.entity for mention in people} == {other.mentions[0].entity}


def test_what_kings_are_counted_by_is_nobodys_name() -> None:
    text = "استقبل الملك عبدالله الثاني في عمان النائب الثاني لرئيس الوزراء، وأكد الأردن الأمر."
    assert linked(text).count("person:king-abdullah-ii") == 1


def test_parts_of_a_name_are_one_word_each() -> None:
    assert split_name(("عبد", "الرحمن", "ابو", "بكر")) == ("عبدالرحمن", "ابوبكر")
    assert split_name(("بن", "سلمان")) == ("بنسلمان",)


def test_the_gold_of_links_is_read_as_marked() -> None:
    figures, wrong = measure()
    assert figures["precision"] >= 0.97, wrong
