"""Whom or what is meant where a phrase, or nothing, stands for it: groups, bodies by their sort, texts, authors."""

import pytest

from etl.annotate.document import read_document
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.reference import References
from etl.annotate.syntax.wording import shortest_full
from etl.records import Annotations, Entity, Mention


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قال سامي حداد إنه بخير. وتابع البرتغالي أنه سيعود.", ["سامي حداد"] * 2),
        ("قال الفنان الجزائري سامي حداد إنه بخير. وتابع البرتغالي أنه سيعود.", ["سامي حداد", "البرتغالي"]),
    ],
)
def test_a_nationality_means_the_last_person_who_may_have_it(read, text, names):
    assert read(text, "سامي حداد").names() == names


@pytest.mark.parametrize(
    "text",
    [
        "ورأى المهنيون أن الدعم ضعيف.",
        "وأكد ذات السائقين أن الطريق مغلق.",
        "بحسب ما نقل متحدثان باسم المنظمتين فإن القارب غرق.",
    ],
)
def test_groups_and_spokesmen_are_unnamed(read, text):
    assert read(text).names() == ["ANON"]


def test_what_a_pronoun_owns_is_the_body_itself(read):
    assert read("توقف العمل، حسبما أعلنت نقابتهم اليوم.").names() == ["النقابة"]
    reading = read("قال سامي حداد إنه راض. ورفض حزبه المشاركة في الحوار.", "سامي حداد")
    assert (reading.names()[1], reading.content(1)) == ("الحزب", "المشاركة في الحوار")


@pytest.mark.parametrize("source", ["وفقا للمصدر نفسه", "حسب المصدر الإعلامي الإسباني"])
def test_a_source_by_its_press_is_the_last_one_without_a_face(read, source):
    reading = read(f'قالت صحيفة "الفجر" إن الأسعار ارتفعت. وانخفضت الواردات، {source}.', bodies=("الفجر",))
    assert reading.names() == ["الفجر", "الفجر"]


def test_a_company_by_its_country_is_the_one_just_named(read):
    text = "قالت غوغل إن التحديث جاهز. وأوضحت الشركة الأمريكية أن الخطأ خطير."
    assert read(text, bodies=("غوغل",)).names() == ["غوغل", "غوغل"]


def test_two_bodies_by_their_sorts_speak_as_one(read):
    text = "قال حزب النور إنه راض. وقال منتدى الفجر إنه معه. وأبرز الحزب والمنتدى أن ذلك حق. وطالبت الهيئتان بالحوار."
    both = "حزب النور ومنتدى الفجر"
    assert read(text, bodies=("حزب النور", "منتدى الفجر")).names()[2:] == [both, both]


def test_bodies_of_one_kind_may_be_called_by_another_word(read):
    text = "قالت الاتحادية الوطنية للسباحة إن البطولة قريبة. وأضافت الفيدرالية أن التذاكر نفدت."
    name = "الاتحادية الوطنية للسباحة"
    assert read(text, bodies=(name,)).names() == [name, name]


def test_a_foreign_name_shows_no_gender(read):
    text = "أصدرت غوغل تنبيها. وذكر التحذير أن التحديث واجب، حيث كشفت أنها بدأت به."
    assert read(text, bodies=("غوغل",)).names() == ["التحذير", "غوغل"]


def test_a_by_name_does_not_stand_for_a_body():
    assert shortest_full(["الاتحاد التونسي للصناعة", "منظمة الأعراف"]) == "الاتحاد التونسي للصناعة"
    assert shortest_full(["غوغل", "Google"]) == "غوغل"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وذكرت المادة 72 منه التي تنص على أن الدولة تضمن التعليم.", "المادة"),
        ("ساهم في ذلك تقرير من الوزارة أشار إلى تدهور المحصول.", "التقرير"),
        ("رفعت الجمعية دعوى عام 2004 تطالب بإظهار الصور.", "الدعوى"),
    ],
)
def test_a_verb_behind_what_more_is_said_of_a_text_is_its_own(read, text, name):
    assert read(f"قال سامي حداد إنه راض. {text}", "سامي حداد").names()[-1] == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("تداول ناشطون على موقع النور مقطعا يدعون أنه جديد.", ["ANON"]),
        ("تتوالى شكاوى السائقين مما يصفونه بالتهميش.", ["ANON"]),
    ],
)
def test_a_verb_in_the_plural_means_the_group_before_it(read, text, names):
    assert read(f"قال سامي حداد إنه راض. {text}", "سامي حداد").names()[1:] == names


def test_who_wrote_the_article_is_not_meant(read):
    text = "سلمى العتيبي\nقالت اللجنة العليا إن القرار صائب.\nوثمنت في هذا الإطار الجهود المبذولة."
    assert read(text, "سلمى العتيبي", bodies=("اللجنة العليا",)).names() == ["اللجنة العليا"] * 2


def test_a_participle_behind_a_tag_is_of_whom_the_tag_names(read):
    text = "قال سامي حداد إنه راض. وهذه تجاوزات، كما يقول كريم العتيبي، مشددا على احترام القانون."
    assert read(text, "سامي حداد", "كريم العتيبي").names() == ["سامي حداد", "كريم العتيبي", "كريم العتيبي"]


def test_two_believe_what_two_said(read):
    text = "زار سامي حداد كريم العتيبي. وقالت سلمى فهد وليلى ناصر إنهما يعتقدان أن الأمر صعب."
    reading = read(text, "سامي حداد", "كريم العتيبي", "سلمى فهد", "ليلى ناصر")
    assert reading.names() == ["سلمى فهد وليلى ناصر"] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أفاد مصدر سياحي لموقع النور أن الوفد كبير. وأوضح نفس المصدر أن الرحلة طويلة.", "ANON"),
        ("حذرت جمعية النور من الغلاء. وأضافت الهيئة ذاتها أن الأزمة كبيرة.", "جمعية النور"),
        (
            "ارتفعت الصادرات، حسب معطيات مكتب الإحصاء. ووفق المعطيات ذاتها تراجعت الواردات.",
            "معطيات مكتب الإحصاء",
        ),
    ],
)
def test_whoever_is_said_to_be_the_same(read, text, name):
    assert read(text, bodies=("النور", "جمعية النور", "مكتب الإحصاء")).names()[1] == name


def test_where_a_minister_speaks_is_no_part_of_his_office(read):
    text = "قال وزير المياه سامي حداد إن السدود ممتلئة. وألح الوزير بوهران على ضرورة ربطها."
    assert read(text, "سامي حداد", places=("وهران",)).names() == ["سامي حداد"] * 2


def test_the_president_is_the_one_who_is_called_so_without_a_country(read):
    text = (
        "شكر الرئيس سامي حداد نظيره على الدعوة. وأكد الرئيس الفرنسي جان دوبون أن العلاقات متينة. "
        "من جانبه، أكد الرئيس أن التعاون قائم."
    )
    assert read(text, "سامي حداد", "جان دوبون").names()[-2:] == ["جان دوبون", "سامي حداد"]


def test_two_families_of_those_just_named_speak(read):
    reading = read("غرق صيادان قرب الساحل. وطالبت أسرتاهما بتعويض عاجل.")
    assert (reading.speaker(), reading.names()) == ("أسرتاهما", ["أسرتاهما"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قالت التاجرة سلمى حداد إن السوق غارقة. وطالبت وزارة التجارة بالرقابة.", ["سلمى حداد"] * 2),
        ("قالت المزارعة سلمى حداد إن البئر جفت. وتناشد وزارة الزراعة حفر بئر أخرى.", ["سلمى حداد"] * 2),
        ("وطالبت نقابة النور بالحوار، ودعت رئاسة الحكومة إلى الرد.", ["نقابة النور"] * 2),
        (
            "قالت وزارة الصحة إن الوضع مستقر. وطالبت وزارة التجارة بالرقابة.",
            ["وزارة الصحة", "وزارة التجارة"],
        ),
    ],
)
def test_a_ministry_is_called_upon_by_who_goes_on(read, text, names):
    assert (
        read(
            text, "سلمى حداد", bodies=("نقابة النور", "وزارة الصحة", "وزارة التجارة", "وزارة الزراعة")
        ).names()
        == names
    )


def test_who_holds_an_office_goes_on_as_one_with_a_name_does(read):
    text = "يقول سامي حداد إن الموسم جيد. وكشف مدير الفرع عن برنامج جديد. وأكد أن البرنامج واسع."
    assert read(text, "سامي حداد").names() == ["سامي حداد", "مدير الفرع", "مدير الفرع"]


def test_a_namesake_may_be_named_nowhere_alone(annotator):
    text = "قال سامي الحربي إن العمل بدأ. وأكدت الحربي أن العمل انتهى."
    found = Annotations(version_id=0)
    found.entities += [Entity(1, "PERSON", "سامي الحربي"), Entity(2, "PERSON", "منى الحربي")]
    for start, end in ((text.find("سامي"), text.find(" إن")), (text.rfind("الحربي"), text.rfind(" أن"))):
        found.mentions.append(Mention(start, end, "PERSON", 1, "test"))
    document = read_document(text)
    assert References.of(Tokens.of(document, found), found).name_of(2) == "منى الحربي"
    annotator.annotate(document, found)
    assert [each.speaker_name for each in found.statements] == ["سامي الحربي"] * 2
