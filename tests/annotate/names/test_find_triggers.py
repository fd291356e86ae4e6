"""Names no list has, found by the words before them: a kind of place, a title, a verb of saying, a side in sport."""

from __future__ import annotations

import pytest

from etl.annotate.document import read_document
from etl.annotate.names import NameAnnotator
from etl.annotate.names.bound.places_people import places_by_kind, untitled_places
from etl.annotate.names.find.triggers import announced_names, companies
from etl.annotate.names.spans import Name, NameTokens
from etl.records import Annotations


def found(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    """What triggers announce in a text where the tagger has marked ``names``."""
    document = read_document(text)
    marked = []
    for surface, kind in names:
        words = surface.split()
        first = next(
            place
            for place in range(len(document.tokens))
            if document.tokens[place : place + len(words)] == words
        )
        marked.append(Name(first, first + len(words), kind, "tagger", 0.8))
    tokens = NameTokens(document)
    for step in (untitled_places, places_by_kind, companies, announced_names):
        marked = step(tokens, marked)
    return [(document.text[slice(*tokens.span(name))], name.type) for name in marked]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("عاد الأهالي إلى قرية زعبوطة بعد عام.", "زعبوطة"),
        ("انقطعت الكهرباء في بلدة كفر زعبوط منذ أمس.", "كفر زعبوط"),
        ("أعلن مدير ناحية الخضيراوي عن فتح الطريق.", "الخضيراوي"),
        ("جرفت السيول منازل في خربة حمدونة الفوقا فجرا.", "حمدونة الفوقا"),
    ],
)
def test_a_kind_of_place_takes_a_place(text: str, name: str) -> None:
    assert (name, "LOC") in found(text)


def test_a_common_word_after_a_kind_of_place_is_none() -> None:
    assert found("وصل الوفد إلى مدينة كبيرة في منطقة صناعية.") == []


def test_a_person_where_a_place_is_due_is_the_place() -> None:
    assert found("انهار منجم في محلية أبو زعبوط أمس.", ("أبو زعبوط", "PERSON")) == [("أبو زعبوط", "LOC")]


def test_a_title_and_a_place_are_no_person() -> None:
    assert found("ترأس مفتي صيدا الصلاة.", ("مفتي صيدا", "PERSON")) == [("صيدا", "LOC")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("كرم المهرجان المخرج الصربي أمير زعبوطيتش لأعماله.", "أمير زعبوطيتش"),
        ("وأوضح رئيسه طارق زعبوط أن العمل مستمر.", "طارق زعبوط"),
        ("قال سامر زعبوط إن الطريق مغلق.", "سامر زعبوط"),
        ("ثم اعتقل الرجل وابنه جوركا وآخرون.", "جوركا"),
        ("سقط أحمد رفعت، على أرض الملعب.", "أحمد رفعت"),
        ("وقال المتحدث باسم الوزارة سامر زعبوط إن الطريق مغلق.", "سامر زعبوط"),
    ],
)
def test_a_title_or_a_verb_of_saying_takes_a_person(text: str, name: str) -> None:
    assert (name, "PERSON") in found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أشاد به المدرب لوبتيغي أمس.", ["لوبتيغي"]),
        ("كتب عنه الفيلسوف اليوناني سقراط.", ["سقراط"]),
        ("رفضت الأسرة الإعلامية قاطبة ذلك.", []),  # an adjective
        ("يهتم الفريق بضم نجم.", []),  # no letters of a name
        ('وتدعى "أسماء" منذ ولادتها.', ["أسماء"]),
        ("تؤدي شخصية «نفيسة» هنا.", ["نفيسة"]),
        ("بلغت نسبة «نفيسة» هنا.", []),
    ],
)
def test_a_title_or_a_calling_takes_a_person_no_list_has(text: str, expected: list[str]) -> None:
    assert [name for name, type_ in found(text) if type_ == "PERSON"] == expected


def test_an_adjective_after_a_title_is_nobody() -> None:
    assert found("قال الوزير سعيد جدا إنه فرح.") == []


def test_a_club_is_meant_in_sport_alone() -> None:
    sport = "سجل المهاجم هدف الفوز في المباراة أمام النصر ضمن الدوري."
    assert ("النصر", "ORG") in found(sport)
    assert found("احتفل الأهالي أمام النصر التذكاري في الساحة.") == []


def test_what_ends_a_company_makes_one() -> None:
    assert found("توقع محلل لدى زعبوط بنك ارتفاع الأسعار.", ("زعبوط", "PERSON")) == [("زعبوط بنك", "ORG")]


@pytest.mark.parametrize(
    "text", ["", "قرية", "في مدينة", "قال", "الدكتور", "وزميله", "كفر " * 40, "قال " * 40]
)
def test_broken_text_is_taken(text: str) -> None:
    found(text)
    annotations = Annotations(version_id=0)
    NameAnnotator().annotate(read_document(text), annotations)
    for mention in annotations.mentions:
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('عاد السكان إلى بلدة "تل زعبوط" بعد عام.', [("تل زعبوط", "LOC")]),
        ('ووفق قناة "كان" فإن الحادث وقع ليلا.', [("كان", "ORG")]),
        ("نشرت مجلة «زعبوط اليوم» الصور.", [("زعبوط اليوم", "ORG")]),
        ("وصلت الدورية إلى مدينة «لوردان» فجرا.", [("لوردان", "LOC")]),  # no ل before it
        ('وأظهرت صور بثها تلفزيون "دبليو.جي.إيه" الحطام.', [("دبليو.جي.إيه", "ORG")]),
        ('وصل الفريق إلى العاصمة الغامبية "زعبوطول" أمس.', [("زعبوطول", "LOC")]),
        ('احترق مبنى في مستوطنة "زعبوطيم" أمس.', [('مستوطنة "زعبوطيم"', "LOC")]),
        ("مضى العالم في طريق «العولمة» سريعا.", []),
        ('قرأ آية من سورة "إن هو إلا" في قرية "إن هو إلا" أمس.', []),
        ("قدمت مجموعة (194) عرضا.", []),
    ],
)
def test_marks_behind_a_word_for_its_kind_hold_a_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ويرى بوسكيتا أن سعر الصرف مرتفع.", ["بوسكيتا"]),
        ("وزادت الفضة منذ أمس.", []),
        ("وقال محللون إن السعر مرتفع.", []),
        ("ويرى الخبراء أن السعر مرتفع.", []),
        ("ويدعي ناشروه أن المقطع صحيح.", []),
    ],
)
def test_a_foreign_surname_alone_speaks_before_what_is_said(text: str, expected: list[str]) -> None:
    assert [surface for surface, _ in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("عمال يقطفون الزيتون في حقل قرب صفاقس (الفرنسية).", "الفرنسية"),
        ("جانب من الاجتماع في لاهاي (الألمانية - أرشيف)", "الألمانية"),
        ("ودعت فتح إلى التهدئة بعد مقتل شاب.", "فتح"),
        ("أفاد مراسل الميادين بأن الطريق مغلق.", "الميادين"),
        ("ودعا النائب الحزبين المحافظ والعمالي إلى الحوار.", "العمالي"),
        ("سجل اللاعب هدفا في مباراة روستوف الروسي أمس.", "روستوف"),
        ("أعلن نادي بايرن ميونخ أمس التعاقد مع لاعب.", "نادي بايرن ميونخ"),
    ],
)
def test_a_word_that_is_a_body_where_it_stands(read, text, name):
    assert (name, "ORG") in read(text).names


@pytest.mark.parametrize(
    "text",
    ["وانخفض مؤشر «الاتصالات» قليلا.", "وأعلنت فتح باب الترشح غدا.", "وقالت الفرنسية (وهي طالبة) إنها فازت."],
)
def test_the_same_words_elsewhere(read, text):
    assert read(text).names == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ونفت «التجارة» صحة الخبر.", ["التجارة"]),
        ("وأعلنت الداخلية أن الطريق مفتوح.", ["الداخلية"]),
        ("وانهارت أسهم ليمان بعد الكشف عن ديونها.", ["ليمان"]),
        ("وقالت رئيسة شبكة مراسلون إن الاقتراع جرى بهدوء.", ["شبكة مراسلون"]),
        ('ونشرت صحيفة "فايننشال تايمز" (Financial Times) تقريرا.', ["فايننشال تايمز", "Financial Times"]),
        ('وشاهده على تلفاز "توشيبا" (TX-65JX) أمس.', ["توشيبا"]),
        ("وكتبت صحيفة محلية أن السماء صافية.", []),
    ],
)
def test_bodies_by_short_names_marks_and_glosses(read, text, names):
    assert [surface for surface, type_ in read(text).names if type_ == "ORG"] == names


def test_a_family_name_with_the_article_speaks(read):
    assert ("الكبيسي", "PERSON") in read("ورفض الكبيسي الإفصاح عن اسم النائب.").names
    assert read("وزاد السبت الماضي من قلقهم.").names == []
