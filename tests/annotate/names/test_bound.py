"""Where names begin and end: titles and clitics out, وزارة in, verbs, days and other people's names out."""

from __future__ import annotations

import pytest

from etl.annotate.document import read_document
from etl.annotate.names.annotator import ROW
from etl.annotate.names.bound.persons import trimmed
from etl.annotate.names.find.repetitions import repeated
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.stages import run

STEPS = [getattr(step, "rule", step) for _, step in ROW]
BOUND = ROW[STEPS.index(trimmed) : STEPS.index(repeated)]


def bounded(text, *marked):
    """The names after the rules, where the tagger had marked these stretches: (first word, words, type)."""
    reading = NameTokens(read_document(text))
    tokens = reading.document.tokens
    names = [
        Name(tokens.index(first), tokens.index(first) + words, type_, "tagger", 0.8)
        for first, words, type_ in marked
    ]
    names = run(BOUND, reading, names)
    return [(text[slice(*reading.span(name))], name.type) for name in names]


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        ("وبحث ماكرون والكاظمى ذلك", ("ماكرون", 2, "PERSON"), [("ماكرون", "PERSON"), ("الكاظمى", "PERSON")]),
        ("عبر فيديو كونفرانس أمس", ("فيديو", 2, "PERSON"), []),
        ("قال ذلك رضي الله عنه", ("رضي", 2, "PERSON"), []),
        ("وقال فرأى خالد", ("خالد", 1, "PERSON"), [("خالد", "PERSON")]),
        (
            "ذكر الاتحاد السعودي لكرة القدم أحمد الخميس",
            ("الاتحاد", 6, "ORG"),
            [("الاتحاد السعودي لكرة القدم", "ORG"), ("أحمد الخميس", "PERSON")],
        ),
        ("أعلنت جامعة الباحة البارحة الأولى", ("جامعة", 4, "ORG"), [("جامعة الباحة", "ORG")]),
        ("أحيل الملف إلى وزارة العدل للنظر فيه", ("وزارة", 3, "ORG"), [("وزارة العدل", "ORG")]),
        ('أعلنت حركة "نور" موقفها', ("حركة", 4, "ORG"), [('حركة "نور"', "ORG")]),
        ("يلعب في ملعب «ابن سينا» غدا", ("ملعب", 4, "LOC"), [("ملعب «ابن سينا»", "LOC")]),
        ('قالت صحيفة "المنار" أمس', ("المنار", 2, "ORG"), [("المنار", "ORG")]),
        ("نقلت وزارة الخارجية الإيرانية", ("الخارجية", 2, "ORG"), [("وزارة الخارجية الإيرانية", "ORG")]),
        ("وصف الفريق الكتالوني", ("الفريق", 2, "ORG"), []),
        ("قال الشيخ أحمد الصباح", ("الشيخ", 3, "PERSON"), [("أحمد الصباح", "PERSON")]),
        ("في محافظة قنا", ("محافظة", 2, "LOC"), [("قنا", "LOC")]),
        ("وعد فيصل بن خالد أن يكون ذلك", ("فيصل", 3, "PERSON"), [("فيصل بن خالد", "PERSON")]),
        ("يرى بن كروز أن الأمر سهل", ("بن", 2, "PERSON"), [("بن كروز", "PERSON")]),
        ("حضرت هند بنت سالم الحفل", ("هند", 1, "PERSON"), [("هند بنت سالم", "PERSON")]),
        # What no person's name holds.
        ("ثم سلوى ستشتري بيتا", ("سلوى", 2, "PERSON"), [("سلوى", "PERSON")]),
        ("وقال كلاوس هاينريش للجريدة أمس", ("كلاوس", 3, "PERSON"), [("كلاوس هاينريش", "PERSON")]),
        ("منحها كلاوس هاينريش للاعبيه أمس", ("كلاوس", 3, "PERSON"), [("كلاوس هاينريش", "PERSON")]),
        ("يملك سامي الدهان طولا فارعا", ("سامي", 3, "PERSON"), [("سامي الدهان", "PERSON")]),
        ("تسبق لصالح شارون أمس", ("لصالح", 2, "PERSON"), [("شارون", "PERSON")]),
        (
            "لعب سامي الدهان - ماتيوش أمس",
            ("سامي", 4, "PERSON"),
            [("سامي الدهان", "PERSON"), ("ماتيوش", "PERSON")],
        ),
        ("حضر سامي رفقة سلوى أمس", ("سامي", 3, "PERSON"), [("سامي", "PERSON"), ("سلوى", "PERSON")]),
        ("سجله عن طريق عتيق شهاب أمس", ("طريق", 3, "LOC"), [("عتيق شهاب", "PERSON")]),
        ("قال مدير جهة فاس محسن الدهان أمس", ("فاس", 3, "LOC"), [("فاس", "LOC"), ("محسن الدهان", "PERSON")]),
        # Where a body's name ends and begins.
        ("قالت السفارة الأردنية أن ذلك صحيح", ("السفارة", 3, "ORG"), [("السفارة الأردنية", "ORG")]),
        ("اقترحت وزارة النقل العام الماضي قانونا", ("وزارة", 4, "ORG"), [("وزارة النقل", "ORG")]),
        ("قتل عون الحرس الوطني أمس", ("عون", 3, "ORG"), [("الحرس الوطني", "ORG")]),
        ('أعلنت كتيبة "الفداء" موقفها', ("كتيبة", 4, "ORG"), [("الفداء", "ORG")]),
        ("أعلن الجيش دمر مواقع", ("الجيش", 2, "ORG"), []),
        ("طالب المجلس المحلي الحكومة بذلك", ("المجلس", 3, "ORG"), [("المجلس المحلي", "ORG")]),
        ("دعت جمعية الهلال الأحمر الجميع إلى الحذر", ("جمعية", 4, "ORG"), [("جمعية الهلال الأحمر", "ORG")]),
        ("أغلق جهاز الأمن المعروف بالشدة مكاتبه", ("جهاز", 3, "ORG"), [("جهاز الأمن", "ORG")]),
        (
            "التقى وفدي الاتحاد الإفريقي والإيكواس أمس",
            ("الاتحاد", 3, "ORG"),
            [("الاتحاد الإفريقي", "ORG"), ("الإيكواس", "ORG")],
        ),
        # Whose a name is.
        ("قال ذلك سلمان بن غنطوس أمس", ("سلمان", 1, "PERSON"), [("سلمان بن غنطوس", "PERSON")]),
        ("سيظل سامي رفقة أهله", ("سامي", 2, "PERSON"), [("سامي", "PERSON")]),
        ("أوضح مدير المصرف، لسعد الدهان، أمس", ("لسعد", 2, "PERSON"), [("لسعد الدهان", "PERSON")]),
        ("اعتدى المدافع النيجيري برايت غنطوس أمس", ("برايت", 2, "PERSON"), [("برايت غنطوس", "PERSON")]),
        ("شارك في ندوة بدار غنطوس أمس", ("بدار", 2, "ORG"), [("دار غنطوس", "ORG")]),
        (
            "طالبت رئيسة حزب وطن للجميع سميرة أمس",
            ("حزب", 4, "ORG"),
            [("حزب وطن للجميع", "ORG"), ("سميرة", "PERSON")],
        ),
        # What no name goes on over: a time, a quantity, an initial, a deputy's task, what somebody else is.
        ("أعلنت حماس آنذاك هدنة", ("حماس", 2, "ORG"), [("حماس", "ORG")]),
        ("دعمتها مؤسسة غنطوس خلال الفترة ذاتها", ("مؤسسة", 2, "ORG"), [("مؤسسة غنطوس", "ORG")]),
        ("زار رئيس جامعة نجران أ د سالم القرية", ("جامعة", 3, "ORG"), [("جامعة نجران", "ORG")]),
        ("التقى وكيل جامعة نجران للتطوير الوفد", ("جامعة", 3, "ORG"), [("جامعة نجران", "ORG")]),
        ("وكان لاعب أمام إسبانيا قد سجل", ("أمام", 2, "ORG"), [("إسبانيا", "LOC")]),
        ("وسجل نجم نيويورك نيكس هدفا", ("نجم", 3, "ORG"), [("نيويورك نيكس", "ORG")]),
        ("وسجل سامي الدهان نجم غنطوس هدفا", ("سامي", 4, "PERSON"), [("سامي الدهان", "PERSON")]),
        ("أبلغت محكمة قسنطينة الشهود بذلك", ("محكمة", 3, "ORG"), [("محكمة قسنطينة", "ORG")]),
        ("صعدوا جبال اليمن الشامخة أمس", ("جبال", 3, "LOC"), [("جبال اليمن", "LOC")]),
        ("وقال وحيد صقر للعربية أمس", ("وحيد", 3, "PERSON"), [("وحيد صقر", "PERSON")]),
        ("جرى القتال في موقع زعبوطين أمس", ("موقع", 2, "LOC"), [("زعبوطين", "LOC")]),
        # A quotation that closes within a name opens with it.
        (
            'قصف "جيش" الاحتلال الإسرائيلي الحي',
            ("جيش", 4, "ORG"),
            [('"جيش" الاحتلال الإسرائيلي', "ORG")],
        ),
    ],
)
def test_what_the_tagger_marked_gets_its_edges(text, marked, expected):
    assert bounded(text, marked) == expected


def test_a_byname_and_another_are_not_one_name_but_a_half_goes_on():
    bynames = ("ابو", 2, "PERSON"), ("أبو", 2, "PERSON")
    both = [("ابو الفضل", "PERSON"), ("أبو تميم", "PERSON")]
    assert bounded("كنيته ابو الفضل أبو تميم", *bynames) == both
    halves = ("عبد", 2, "PERSON"), ("عطوان", 1, "PERSON")
    assert bounded("كتب عبد الباري عطوان ذلك", *halves) == [("عبد الباري عطوان", "PERSON")]


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("قضت محكمة جنايات القاهرة بالسجن", "محكمة جنايات القاهرة"),
        ("أعلنت وزارة التربية والتعليم النتائج", "وزارة التربية والتعليم"),
        ("افتتحت جامعة الملك سعود معرضا", "جامعة الملك سعود"),
        ("أعلنت وزارة الداخلية المغربية الحادث", "وزارة الداخلية المغربية"),
        ("نقلوا إلى مستشفى ابن سينا أمس", "مستشفى ابن سينا"),
    ],
)
def test_a_phrase_that_begins_with_an_institutions_word_is_found_without_the_tagger(text, organisation):
    assert bounded(text) == [(organisation, "ORG")]


@pytest.mark.parametrize("text", ["درس في جامعة خاصة", "أعلنت الوزارة النتائج", "انعقد مجلس الإدارة أمس"])
def test_generic_phrases_are_no_names(text):
    assert bounded(text) == []


def test_clitics_stay_out_and_of_double_lam_the_article_stays_in(read):
    found = read("التقى مصطفى الكاظمي وفدا. وأعرب عن دعمه للكاظمي وللعراق.")
    assert ("لكاظمي", "PERSON") in found.names
    assert ("لعراق", "LOC") in found.names


def test_nationality_adjectives_are_no_places(read):
    found = read("التقى الوزير السفراء في الأراضي السعودية وفي المدن العراقية.")
    assert [name for name in found.names if name[1] == "LOC"] == []


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        ("وخلص غراندي-مارلاسكا إلى ذلك", [("غراندي", 1, "PERSON")], "غراندي-مارلاسكا"),
        ("وخلص غراندي-مارلاسكا إلى ذلك", [("غراندي", 1, "PERSON"), ("مارلاسكا", 1, "PERSON")], "غراندي-مارلاسكا"),
        ("وصل ميلانشون - وزير الصحة", [("ميلانشون", 1, "PERSON")], "ميلانشون"),
        ("وصل ميلانشون-الوزير", [("ميلانشون", 1, "PERSON")], "ميلانشون"),
    ],
)  # fmt: skip
def test_a_hyphen_joins_the_halves_of_a_foreign_name(text, marked, expected):
    assert bounded(text, *marked) == [(expected, "PERSON")]


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        # A country behind one name is the next of a list, a town may be the family's.
        (
            "حذر شهباز شريف الهند من أي هجوم",
            ("شهباز", 3, "PERSON"),
            [("شهباز شريف", "PERSON"), ("الهند", "LOC")],
        ),
        (
            "وزار كوفالتشيك سلوفاكيا أمس",
            ("كوفالتشيك", 2, "PERSON"),
            [("كوفالتشيك", "PERSON"), ("سلوفاكيا", "LOC")],
        ),
        # A verb that looks like a name, and a relative with my pronoun, are no part of a person's.
        ("التقى راشد الغيثي الوفد", ("التقى", 3, "PERSON"), [("راشد الغيثي", "PERSON")]),
        ("وعزى ناصر الغامدي الأسرة", ("وعزى", 3, "PERSON"), [("ناصر الغامدي", "PERSON")]),
        ("وكان مصطفى الزين غاضبا", ("وكان", 3, "PERSON"), [("مصطفى الزين", "PERSON")]),
        ("قال عمي ذلك", ("عمي", 1, "PERSON"), []),
        ("حكت لي جدتي قصة", ("لي", 2, "PERSON"), []),
        ("وزارت خالتي سعاد المتحف", ("خالتي", 2, "PERSON"), [("سعاد", "PERSON")]),
        # A foreign name's first letter is no preposition where a subject is due, or where و follows it.
        ("وأشار ليوكمانوف إلى الاتفاق", ("ليوكمانوف", 1, "PERSON"), [("ليوكمانوف", "PERSON")]),
        ("هدف بوهندرياس الثاني", ("بوهندرياس", 1, "PERSON"), [("بوهندرياس", "PERSON")]),
        ("رسالة لخالد العتيبي", ("لخالد", 2, "PERSON"), [("خالد العتيبي", "PERSON")]),
        # A body goes on over its adjectives and over what it is for, and stops before what only describes it.
        ("عين القطب القضائي الاقتصادي رئيسا", ("القطب", 2, "ORG"), [("القطب القضائي الاقتصادي", "ORG")]),
        (
            "ذكرت اللجنة الوطنية لمكافحة التصحر ذلك",
            ("اللجنة", 2, "ORG"),
            [("اللجنة الوطنية لمكافحة التصحر", "ORG")],
        ),
        (
            "بدأت الشركة الوطنية لإنتاج وتوزيع المياه",
            ("الشركة", 5, "ORG"),
            [("الشركة الوطنية لإنتاج وتوزيع المياه", "ORG")],
        ),
        ("عاد المعهد الوطني السابق", ("المعهد", 2, "ORG"), [("المعهد الوطني", "ORG")]),
        ("قضت محكمة جزائرية بسجنه", ("محكمة", 2, "ORG"), []),
    ],
)
def test_what_belongs_to_a_name(text, marked, expected):
    assert bounded(text, marked) == expected


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        # What a name has of its own stays: a first letter that is no clitic, a person a hospital is called after …
        ("قال ويسي إن الحفل بدأ", ("ويسي", 1, "PERSON"), "ويسي"),
        ("هدف بوهندي الثاني", ("بوهندي", 1, "PERSON"), "بوهندي"),
        ("غاب علية القمودي أمس", ("علية", 2, "PERSON"), "علية القمودي"),
        ("جاء السائق «رامي س» مسرعا", ("رامي", 2, "PERSON"), "رامي س"),
        (
            "نقل إلى المستشفى الجامعي الحبيب بوقشة أمس",
            ("المستشفى", 4, "ORG"),
            "المستشفى الجامعي الحبيب بوقشة",
        ),
        ("درس في معهد الدراسات السياسية سنة", ("معهد", 3, "ORG"), "معهد الدراسات السياسية"),
        ("باعت مجموعة «إن إس تي» أسهمها", ("مجموعة", 5, "ORG"), "مجموعة «إن إس تي»"),
        ("زار جمهورية الطوغو أمس", ("جمهورية", 2, "LOC"), "جمهورية الطوغو"),
        ("يسكن في خربة العدس أمس", ("خربة", 2, "LOC"), "خربة العدس"),
        ("ذكرت هيئة الإذاعة البريطانية ذلك", ("هيئة", 3, "ORG"), "هيئة الإذاعة البريطانية"),
        # … and what is not its own stays out: verbs, prepositions, kin and the purpose of what is done.
        ("وكان بن صالح غائبا", ("بن", 2, "PERSON"), "بن صالح"),
        ("اقترح على رونار راتبا", ("رونار", 1, "PERSON"), "رونار"),
        ("حضر نائل غنطوس ابن مدينة سخنين", ("نائل", 2, "PERSON"), "نائل غنطوس"),
        ("يشتهر فرنسيس بحبه للكرة", ("فرنسيس", 2, "PERSON"), "فرنسيس"),
        ("نقلوا إلى المستشفى الجهوي لتلقي الإسعافات", ("المستشفى", 2, "ORG"), "المستشفى الجهوي"),
        ("حددت الهيئة الوطنية للاتصالات والتي تأسست", ("الهيئة", 3, "ORG"), "الهيئة الوطنية للاتصالات"),
    ],
)
def test_names_keep_what_is_theirs_and_nothing_else(text, marked, expected):
    assert [name for name, _ in bounded(text, marked)][:1] == [expected]


def test_a_daughters_father_is_hers_whatever_he_was_taken_for():
    text = "كرمت ماريه بنت عبدالعزيز الدهان أمس"
    marked = ("ماريه", 1, "PERSON"), ("بنت", 3, "ORG")
    assert bounded(text, *marked) == [("ماريه بنت عبدالعزيز الدهان", "PERSON")]


def test_a_person_right_behind_a_movement_is_no_adjective_of_it():
    text = "أكد تيار المحبة الهاشمي البوزيدي ذلك"
    assert bounded(text, ("تيار", 2, "ORG"), ("الهاشمي", 2, "PERSON")) == [
        ("تيار المحبة", "ORG"),
        ("الهاشمي البوزيدي", "PERSON"),
    ]


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        (
            "وقال مدير المركز الوطني لتنمية المراعي ومكافحة التصحر، أمس، إنه بدأ",
            "المركز الوطني لتنمية المراعي ومكافحة التصحر",
        ),
        ("أعلنت الهيئة العليا للوقاية من الحرائق خطتها", "الهيئة العليا للوقاية من الحرائق"),
        ("قال مصدر في جامعة هيثم بن طارق للعلوم إن العمل بدأ", "جامعة هيثم بن طارق للعلوم"),
        ("وقال خبير في معهد دلمون للدراسات الدولية إن العمل بدأ", "معهد دلمون للدراسات الدولية"),
        ("وقال ممثل مركز العناية بالسياح إن العمل بدأ", "مركز العناية بالسياح"),
        ("وأعلنت وزارة الصحة والسكان وإصلاح المستشفيات النتائج", "وزارة الصحة والسكان وإصلاح المستشفيات"),
        ("وقال مدير البنك الوطني للاستيراد و التصدير إن العمل بدأ", "البنك الوطني للاستيراد و التصدير"),
        ("دعت المؤسسة الوطنية للمرشدين الدينيين إلى لقاء", "المؤسسة الوطنية للمرشدين الدينيين"),
        ("ونظمت رابطة أديبات وأدباء الشمال اللقاء", "رابطة أديبات وأدباء الشمال"),
        ("وقال رئيس شركة سامي الدهان للتداول إن الأسهم ارتفعت", "شركة سامي الدهان للتداول"),
        ("وقال مصدر في مديرية أمن القاهرة إن الطريق مغلق", "مديرية أمن القاهرة"),
        ("حضر ممثل اللجنة الأولمبية القطرية الحفل", "اللجنة الأولمبية القطرية"),
        ("قالت وزارة التجهيز والنقل والبريد إن العمل بدأ", "وزارة التجهيز والنقل والبريد"),
        ("وقال مصدر في مؤسسة الملك خالد إن العمل بدأ", "مؤسسة الملك خالد"),
    ],
)
def test_a_body_goes_on_over_its_fields_and_namesakes(read, text, organisation):
    assert organisation in [surface for surface, type_ in read(text).names if type_ == "ORG"]


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        (
            "زار المعهد الدولي للتدريب ومتحف المدينة",
            ("المعهد", 4, "ORG"),
            [("المعهد الدولي للتدريب", "ORG")],
        ),
        ("نفذته شركة دلمون المالية أمس", ("شركة", 3, "ORG"), [("شركة دلمون المالية", "ORG")]),
        ("ترك المنتخب الكولومبي البلاد أمس", ("المنتخب", 3, "ORG"), [("المنتخب الكولومبي", "ORG")]),
        ("نقلت ذلك الشركة الأميركية أمس", ("الشركة", 2, "ORG"), []),
        ("جمعت أمانة المنطقة العينات", ("أمانة", 2, "ORG"), []),
        ("وقال هيثم دقلو المعروف بحميدان", ("هيثم", 4, "PERSON"), [("هيثم دقلو", "PERSON")]),
        ("فاز نادي زعبوط سيتي الجنوب أفريقي أمس", ("نادي", 4, "ORG"), [("نادي زعبوط سيتي", "ORG")]),
        ("رعت ذلك مؤسسة دلمون من دون مقابل", ("مؤسسة", 3, "ORG"), [("مؤسسة دلمون", "ORG")]),
        (
            "أدانت ذلك جمعية الرحمة الخيرية والمرصد الوطني للسلم معا",
            ("جمعية", 6, "ORG"),
            [("جمعية الرحمة الخيرية", "ORG"), ("المرصد الوطني للسلم", "ORG")],
        ),
        ("رفضت ذلك طالبان ومؤسسة النجدة معا", ("طالبان", 3, "ORG"), [("طالبان", "ORG")]),
        ("تعد هذه منظمة إقليمية رائدة في مجالها", ("منظمة", 3, "ORG"), []),
        ("اندلع القتال بين الجيش وقوات الدعم السريع", ("الجيش", 4, "ORG"), [("قوات الدعم السريع", "ORG")]),
        ("كما روى زعبوط لCNN أمس", ("زعبوط", 2, "PERSON"), [("زعبوط", "PERSON")]),
    ],
)
def test_what_only_describes_and_what_begins_another(text, marked, expected):
    assert bounded(text, marked) == expected


def test_a_short_name_with_another_body_behind_it_is_not_the_listed_one(read):
    assert read("وسيعرض القرار على الجمعية العامة للمساهمين في الشهر القادم.").names == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("أكد الممثل لمين الدهان نجاح العرض.", "لمين الدهان"),
        ("قال الفنان وجدي الدهان إن العرض نجح.", "وجدي الدهان"),
        ("هنأ المدرب لوتشانو سباليتي لاعبيه.", "لوتشانو سباليتي"),
    ],
)
def test_a_first_letter_of_a_name_is_no_clitic(read, text, person):
    assert (person, "PERSON") in read(text).names


def test_a_family_name_alone_is_what_the_full_one_says(read):
    surfaces = read("قال مبروك كرشيد إن الأمر انتهى. وأشار كرشيد إلى الاتفاق.").surfaces("مبروك كرشيد")
    assert surfaces == ["مبروك كرشيد", "كرشيد"]


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        (
            "وصف هاملتون فوغلر بأنه شريك بعد أن اجتمع إدوارد هاملتون وكارل فوغلر",
            [("إدوارد", 2), ("وكارل", 2), ("هاملتون", 2)],
            ["هاملتون", "فوغلر", "إدوارد هاملتون", "كارل فوغلر"],
        ),
        (
            "قال حسن فريد إنه راض بعد أن اجتمع سامي الدهان وفريد حسن",
            [("سامي", 2), ("وفريد", 2), ("حسن", 2)],
            ["حسن فريد", "سامي الدهان", "فريد حسن"],
        ),
    ],
)
def test_two_people_of_the_article_side_by_side_come_apart(text, marked, expected):
    found = bounded(text, *((first, words, "PERSON") for first, words in marked))
    assert [surface for surface, _ in found] == expected


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("بالتعاون مع الجمعية الخيرية لتحفيظ القرآن الكريم بعسير", "الجمعية الخيرية لتحفيظ القرآن الكريم"),
        (
            "بالتعاون مع الغرفة الجزائرية للصيد البحري وتربية المائيات",
            "الغرفة الجزائرية للصيد البحري وتربية المائيات",
        ),
        ('حظرت السلطات حركة "نوم" القومية المتطرفة', 'حركة "نوم"'),
    ],
)
def test_a_body_goes_on_over_what_it_is_for_and_not_over_what_it_is_like(read, text, organisation):
    assert (organisation, "ORG") in read(text).names


def test_a_given_name_that_is_a_title_too_begins_a_name_in_a_row(read):
    people = [surface for surface, kind in read("حضر عادل عمور وحبيبة سعدون وأمينة رشيد الحفل.").names]
    assert people == ["عادل عمور", "حبيبة سعدون", "أمينة رشيد"]


def test_a_honorific_within_a_name_holds_it_together(read):
    assert ("فاطمة سيدي إبراهيم", "PERSON") in read("وقالت الناشطة فاطمة سيدي إبراهيم إنها بخير.").names


def test_an_airport_is_called_after_whoever_the_tagger_found_behind_the_title(read):
    names = read("بدأ تطوير مطار الأمير عبدالمجيد بن عبدالعزيز في العلا.").names
    assert ("مطار الأمير عبدالمجيد بن عبدالعزيز", "LOC") in names
