"""Which marked stretches are no names, and the rule that says so."""

from __future__ import annotations

import pytest

from etl.annotate.document import read_document
from etl.annotate.names.annotator import ROW
from etl.annotate.names.filter import places, weak
from etl.annotate.names.filter.seen import Seen
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.stages import Drop

FILTERS = [step for _, step in ROW if isinstance(step, Drop)]


def against(text: str, first: str, words: int, type_: str, rule: str = "tagger") -> str:
    """The name of the first rule that speaks against a marked stretch; "" for none."""
    tokens = NameTokens(read_document(text))
    place = tokens.document.tokens.index(first)
    name = Name(place, place + words, type_, rule, 0.8)
    found = (step.against(Seen(tokens, [name]), name) for step in FILTERS)
    return next((rule.__name__ for rule in found if rule), "")


@pytest.mark.parametrize(
    ("rule", "text", "marked"),
    [
        ("within_product", "بدأ التطعيم بلقاح «موديرنا» أمس", ("موديرنا", 1, "ORG")),
        ("title_alone", "وتوضح عالمة الأعصاب نتائج بحثها", ("عالمة", 1, "PERSON")),
        ("thing", "ارتفع سعر خام غرب تكساس قليلا", ("تكساس", 1, "LOC")),
        ("thing", "يحتفل الأمازيغ برأس السنة", ("الأمازيغ", 1, "PERSON")),
        ("of_an_office", "أكد أمين المتحف أن اللوحة أصلية", ("أمين", 2, "PERSON")),
        ("", "أوضح عضو اللجنة عبدالعزيز الحصيني أمس", ("عبدالعزيز", 2, "PERSON")),
        ("possessed", "واجتمع بنظيره في العاصمة", ("بنظيره", 1, "ORG")),
        ("any_such", "وهي منظمة إقليمية رائدة في مجالها", ("منظمة", 3, "ORG")),
        ("month", "يعقد المؤتمر في 12 آب المقبل", ("آب", 1, "LOC")),
        ("within_title", "رفع الوزير الشكر إلى خادم الحرمين الشريفين أمس", ("الحرمين", 2, "LOC")),
        ("unnamed_kind", "ترجم الرواية إلى السواحيلية", ("السواحيلية", 1, "MISC")),
        ("adjective", "التقى نظيره المكسيكي في الفندق", ("المكسيكي", 1, "ORG")),
        ("head_alone", "أعلنت الشركة أرباحها", ("الشركة", 1, "ORG")),
        ("joined_heads", "اتفق الجيش والمتمردون على هدنة", ("الجيش", 2, "ORG")),
        ("named_kind", "وقع البلدان اتفاق الطائف أمس", ("اتفاق", 2, "ORG")),
        ("generic", "وصف الفريق الكتالوني المباراة", ("الفريق", 2, "ORG")),
        ("any_such", "قضت محكمة جزائرية بسجنه", ("محكمة", 2, "ORG")),
        ("no_name", "انعقد مجلس الإدارة أمس", ("مجلس", 2, "ORG")),
        ("wish", "بدأ خطبته بسم الله ثم قال", ("بسم", 2, "PERSON")),
        ("nobody", "قال عمي ذلك", ("عمي", 1, "PERSON")),
        ("of_a_minister", "أوضح وزير التربية الوطنية والتكوين المهني أمس", ("والتكوين", 2, "ORG")),
        ("of_a_work", 'شاهد فيلم "حياة نورا" أمس', ("نورا", 1, "PERSON")),
        ("of_a_work", "أطلقت صاروخ «حيدر» أمس", ("حيدر", 1, "PERSON")),
        ("only_adjective", "حيا الشعب الكندي الصديق أمس", ("الصديق", 1, "PERSON")),
        ("only_adjective", "فاز الفارس المصري نائل أمس", ("الفارس", 2, "PERSON")),
        ("glued", "أفاد مراسلالقصباويفي بذلك", ("مراسلالقصباويفي", 1, "PERSON")),
        ("act", "تعرض اللاعب لصدام قوي أمس", ("لصدام", 1, "PERSON")),
        ("code", "جاء الطراز OLED48C17LB أولا", ("OLED", 5, "ORG")),
        ("thing", "سجلت كورونا وفيات", ("كورونا", 1, "LOC")),
        ("in_address", "راسلنا على rima@zatoun.com اليوم", ("zatoun", 1, "ORG")),
        ("act", "وانتقد سماح الإدارة بالتصوير", ("سماح", 1, "PERSON")),
        ("piece", "قال بي اليوم", ("بي", 1, "PERSON")),
        ("inhabitants", "طالب برلمانيون بالتحقيق", ("برلمانيون", 1, "PERSON")),
        ("common_phrase", "قررت تنسيقية القوى التقدمية ذلك", ("تنسيقية", 3, "PERSON")),
        ("possessed", "ودعنا فارسنا بالدموع", ("فارسنا", 1, "PERSON")),
        ("common_word", "كان ذلك في موقف سليم", ("موقف", 1, "PERSON")),
        ("of_a_work", "أطلقت المدمرة الأميركية غنطوس أمس", ("غنطوس", 1, "PERSON")),
        ("of_a_work", 'عرض صاروخ "غنطوس" ثم قيل إن غنطوش طار', ("غنطوس", 1, "PERSON")),
        ("of_a_work", 'شاهد الفيلم السينمائي "نورا" أمس', ("نورا", 1, "PERSON")),
        ("of_a_thing", "خلطت بذور الكمون بالماء", ("بذور", 2, "PERSON")),
        ("some_national", "دفع مليون فرانك سويسري أمس", ("فرانك", 2, "PERSON")),
        ("denied", "عمل بعزم لا يلين أبدا", ("يلين", 1, "PERSON")),
        ("wish", "قال شاهد عيان لنا", ("شاهد", 2, "PERSON")),
        ("inhabitants", "سيدفع مالكو السيارات الرسوم", ("مالكو", 1, "PERSON")),
        ("only_adjective", "للورد رائحة عطرية زكية هنا", ("زكية", 1, "PERSON")),
        ("within_day", "تحيي البلاد ذكرى عيد النصر غدا", ("النصر", 1, "ORG")),
        ("within_day", "في اليوم العالمي للحماية المدنية أمس", ("للحماية", 2, "ORG")),
        ("within_product", "تظهر الصورة في خرائط جوجل بوضوح", ("جوجل", 1, "ORG")),
        ("titled_national", "كشفت المغنية الأميركية السر", ("المغنية", 2, "ORG")),
        ("only_adjective", "جرى ذلك في الوسط القروي أيضا", ("القروي", 1, "PERSON")),
        ("side", "طلبوا إخلاء البلدات الشرقية فورا", ("الشرقية", 1, "LOC")),
        ("of_a_work", "رافقتها الفرقاطة البحرية الملكية غنطوس أمس", ("غنطوس", 1, "PERSON")),
        ("any_such", "شيدوا مستشفى متعدد التخصصات هنا", ("مستشفى", 3, "ORG")),
        ("any_such", "وهو معهد خاص في البلدة", ("معهد", 2, "ORG")),
        ("no_name", "سعوا إلى تقوية الجبهة الداخلية سريعا", ("الجبهة", 2, "ORG")),
        ("no_name", "جرت على أرض ملعب الأخير أمس", ("ملعب", 2, "LOC")),
        ("of_somebody", "عادوا إلى العمل بحماس كبير", ("بحماس", 1, "ORG")),
        ("counted", "انتخب رئيسا لولاية رابعة متتالية", ("رابعة", 1, "LOC")),
        ("thing", "بحثوا عنها في Google Lens أمس", ("Google", 2, "ORG")),
        ("of_a_year", "وقعوا الاتفاق في منتدى الاستثمار تونس 2020 أمس", ("تونس", 1, "LOC")),
    ],
)
def test_a_rule_says_why_it_is_no_name(rule, text, marked):
    assert against(text, *marked) == rule


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("أعلنت القوات المسلحة السودانية ذلك", ("القوات", 3, "ORG", "head")),
        ("سكن في آب سنوات", ("آب", 1, "LOC", "lexicon.region")),
        ("قال موقف إن ذلك صحيح", ("موقف", 1, "PERSON")),
        ("رحبت الشركة الوطنية للنحاس بذلك", ("الشركة", 3, "ORG")),
        ("أقيم الحفل في تونس 2020 مرة", ("تونس", 1, "LOC", "lexicon.country")),
        ("يعود تاريخ زيارة هنية إلى العام الماضي", ("هنية", 1, "PERSON", "lexicon.entity")),
        ("زار نادي خالد في البلدة", ("نادي", 2, "ORG")),
        ("اجتمعت لجنة مراقبة الأسعار أمس", ("لجنة", 3, "ORG")),
        ("حضر هوستن بعزم لا يعرف الكلل", ("هوستن", 1, "PERSON")),
    ],
)
def test_what_nothing_speaks_against_stays(text, marked):
    assert against(text, *marked) == ""


def test_a_single_common_word_is_no_person_without_a_sign():
    reading = NameTokens(read_document("كان ذلك في موقف سليم وبدون شكاوى"))
    words = reading.document.tokens
    name = Name(words.index("موقف"), words.index("موقف") + 1, "PERSON", "tagger", 0.8)
    assert Drop(weak.common_word)(reading, [name]) == []


def test_a_body_may_be_called_by_common_words_but_no_person():
    reading = NameTokens(read_document("قررت تنسيقية القوى التقدمية ذلك"))
    kept = {
        type_: Drop(weak.common_phrase)(reading, [Name(1, 4, type_, "tagger", 0.8)]) != []
        for type_ in ("ORG", "PERSON")
    }
    assert kept == {"ORG": True, "PERSON": False}


def test_a_thing_is_nobody():
    reading = NameTokens(read_document("سجلت كورونا وفيات وفاز في كأس الاتحاد الآسيوي"))
    words = reading.document.tokens
    disease = Name(words.index("كورونا"), words.index("كورونا") + 1, "LOC", "tagger", 0.8)
    cup = Name(words.index("الاتحاد"), words.index("الاتحاد") + 2, "ORG", "tagger", 0.8)
    assert Drop(weak.thing)(reading, [disease, cup]) == []


@pytest.mark.parametrize("text", ["وعاش الصبي في بيت جده لأمه.", "وانتقد المدرب وفاء اللاعب لناديه القديم."])
def test_houses_and_acts_of_people_are_no_names(read, text):
    assert read(text).names == []


def test_who_plays_in_a_series_is_no_cup(read):
    assert ("هند البوزيدي", "PERSON") in read("والمسلسل من بطولة هند البوزيدي وإخراج سامي عون.").names


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("قالت الحكومة المغربية إن الشاعر المغربي وصف جمال شعره.", True),  # a town of Tunisia
        ("قالت الحكومة التونسية إن الشاعر التونسي وصف جمال شعره.", False),
        ("قال الشاعر إنه وصف جمال شعره.", False),
    ],
)
def test_a_word_is_no_town_of_a_country_the_article_never_names(text, dropped):
    tokens = NameTokens(read_document(text))
    place = tokens.document.tokens.index("جمال")
    known = tuple(known for known in tokens.listed_as(place, place + 1) if known.type == "LOC")
    name = Name(place, place + 1, "LOC", "tagger", 0.8, known)
    assert places.namesake(Seen(tokens, [name]), name) == dropped


@pytest.mark.parametrize(
    "text",
    [
        "قال المدير التنفيذي لقطاع الخدمات الرقمية إن العمل جار",
        "تنتشر حشرة Aphis gossypii في الحقول",
        "تنطلق المباراة مساء (سا 00ر21) في الملعب",
        "استوردت عدة دول إفريقية القمح",
        "تنبأ الكاتب بالنصر في رواياته",
    ],
)
def test_sectors_species_hours_and_victories_are_no_names(read, text):
    assert read(text).names == []


def test_what_a_relative_clause_describes_is_no_movement_and_no_part_of_a_name(read):
    assert read("واكب الوزير النهضة التي تعيشها المملكة").names == []
    assert ("عادل سعدون", "PERSON") in read("ندوة الفنان عادل سعدون التي عقدها أمس").names


def test_ships_are_nobody(read):
    assert read("اندلع حريق على متن سفينة نورهان لاين").names == []
