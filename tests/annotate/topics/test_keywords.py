"""The phrases that tell an article from others."""

from __future__ import annotations

from math import log

import pytest

from etl.annotate.dates import DateAnnotator
from etl.annotate.document import read_document
from etl.annotate.names import NameAnnotator
from etl.annotate.statements import StatementAnnotator
from etl.annotate.topics import KeywordAnnotator
from etl.annotate.topics.corpus import ALL, Corpus
from etl.records import Annotations

DAM = (
    "افتتح وزير الموارد المائية سد وادي العقيق شمال المدينة بعد تسع سنوات من الأشغال. وقالت وكالة رويترز إن سد وادي "
    "العقيق يخزن عشرين مليون متر مكعب من مياه الأمطار. وتخشى جمعيات الصيد أن تهجر الطيور المهاجرة الوادي، فيما يرى "
    "المهندس باسل الحديدي أن الطيور المهاجرة ستجد في بحيرة السد مكانا آمنا. وزار الحديدي الموقع يوم الثلاثاء الماضي."
)


def read(text: str, title: str = "") -> Annotations:
    document, found = read_document(text, title=title), Annotations(version_id=1)
    for annotator in (NameAnnotator(), DateAnnotator(), StatementAnnotator(), KeywordAnnotator()):
        annotator.annotate(document, found)
    return found


def phrases(text: str, title: str = "") -> list[str]:
    return [each.phrase for each in read(text, title).keywords]


def test_what_is_repeated_and_rare_comes_first() -> None:
    found = phrases(DAM)
    assert "الطيور المهاجرة" in found[:3]
    assert "باسل الحديدي" in found


def test_a_short_name_counts_for_the_full_one() -> None:
    found = read(DAM)
    name = next(each for each in found.keywords if each.phrase == "باسل الحديدي")
    assert name.occurrences == 2
    place = found.keywords.index(name)
    spans = [(each.start, each.end) for each in found.keyword_mentions if each.keyword == place]
    assert [DAM[start:end] for start, end in spans] == ["باسل الحديدي", "الحديدي"]


def test_dates_sources_and_furniture_are_none() -> None:
    found = " ".join(phrases(DAM))
    assert "الثلاثاء" not in found and "رويترز" not in found and "الموقع" not in found


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("غزة - (أ ف ب): انتشلت فرق الدفاع المدني جثامين من تحت الأنقاض.", "أ ف ب"),
        ("بغداد (واع) - افتتح وزير النقل جسر الجادرية.", "واع"),
        ("الرياض (واس) افتتح أمير المنطقة معرض الكتاب.", "واس"),
        ("الجزائر - واج - دشن الوزير الأول محطة التحلية بفوكة.", "واج"),
        (
            "بيروت - «الوكالة الوطنية للإعلام»: أغارت مسيرة على سيارة في قضاء النبطية.",
            "الوكالة الوطنية للإعلام",
        ),
        ("افتتح أمير المنطقة معرض الكتاب في الرياض. (انتهى) واس", "واس"),
    ],
)
def test_the_agency_a_text_comes_from_is_none(text: str, agency: str) -> None:
    assert agency not in phrases(text)


def test_the_frame_of_a_telegram_and_the_rest_of_an_office_are_none() -> None:
    text = "بعث ولي العهد السعودي برقية عبر فيها عن أطيب التمنيات للملك بموفور الصحة والسعادة."
    found = phrases(text, "ولي العهد السعودي يهنئ الملك")
    assert not {"العهد السعودي", "أطيب التمنيات", "موفور الصحة"} & {*found}


def test_a_verb_is_no_part_of_a_phrase() -> None:
    assert not any("تهجر" in each or "يخزن" in each for each in phrases(DAM))


def test_clitics_are_cut_and_the_article_is_whole() -> None:
    text = "تراجع الدعم المخصص للصناعات التقليدية هذا العام. وللصناعات التقليدية في المدينة معرض سنوي."
    found = read(text)
    keyword = next(each for each in found.keywords if "التقليدية" in each.phrase)
    assert keyword.phrase == "الصناعات التقليدية"
    assert [text[each.start : each.end] for each in found.keyword_mentions if each.keyword == 0] == [
        "لصناعات التقليدية"
    ] * 2


def test_an_adjective_of_the_chains_head_is_not_given_to_a_later_noun() -> None:
    text = "وصل وزير الدفاع الماليزي. وقال وزير الدفاع الماليزي إن الزيارة ناجحة."
    assert "الدفاع الماليزي" not in phrases(text)


def test_a_name_behind_a_definite_noun_is_none_of_its_phrase() -> None:
    text = "غادر الوفد العراق صباحا. وكان الوفد العراق آخر محطاته."
    assert not any("الوفد العراق" in each for each in phrases(text))


def test_the_title_is_an_occurrence() -> None:
    text = "تراجعت كلفة الطاقة الشمسية في القرى. ويقول التجار إن الألواح المستوردة كافية."
    phrase = "كلفة الطاقة الشمسية"
    assert phrase not in phrases(text)
    (keyword,) = (each for each in read(text, f"{phrase} تتراجع").keywords if each.phrase == phrase)
    assert keyword.occurrences == 1  # in the body


def test_no_phrase_says_again_what_a_weightier_one_says() -> None:
    found = read(DAM * 2)
    keys = [set(each.match_key.split()) for each in found.keywords]
    assert len(keys) <= 10
    assert all(a == b or not a <= b for a in keys for b in keys)


@pytest.mark.parametrize("text", ["", "نعم", "؟ ! .", "لـ", "قال إن"])
def test_a_text_without_phrases_has_no_keywords(text: str) -> None:
    assert read(text).keywords == []


def test_weight_falls_with_the_articles_of_the_corpus_that_hold_a_phrase() -> None:
    corpus = Corpus({ALL: 999, "مجلس نواب": 99})
    assert corpus.articles_with("مجلس نواب") == 99
    assert corpus.rarity("مجلس نواب") == pytest.approx(log(10))
    assert corpus.rarity("طيور مهاجره") == pytest.approx(log(1000))


def test_a_common_word_counts_as_common_though_the_corpus_lacks_it() -> None:
    corpus = Corpus({ALL: 5000})
    assert corpus.articles_with("عمل") > corpus.articles_with("حديدي")
