"""One entity per being: short names, other spellings and acronyms join; two of one family name stay apart."""

from __future__ import annotations

import pytest

from etl.annotate.names.cluster import same_word


def test_short_names_and_both_spellings_of_the_last_letter_join_the_full_name(read):
    found = read("استقبل مصطفى الكاظمي الوفد. وقال الكاظمى إنه راض. وأشاد الوفد بالكاظمي.")
    assert found.surfaces("مصطفى الكاظمي") == ["مصطفى الكاظمي", "الكاظمى", "الكاظمي"]
    assert found.of("الكاظمى").name_ar == "مصطفى الكاظمي"


def test_a_son_is_spelt_otherwise_at_the_head_of_a_name(read):
    found = read("قال الأمير الوليد بن طلال إنه راض. وذكر ابن طلال أن الشركة كبيرة.")
    assert found.of("ابن طلال").name_ar == "الوليد بن طلال"


def test_two_persons_of_one_family_name_stay_apart(read):
    found = read("التقى بشار الأسد شقيقه ماهر الأسد في دمشق. وقال بشار الأسد إن اللقاء مهم.")
    assert found.of("بشار الأسد").key != found.of("ماهر الأسد").key
    assert found.surfaces("بشار الأسد") == ["بشار الأسد", "بشار الأسد"]


def test_an_acronym_joins_the_name_it_stands_for(read):
    found = read("قالت منظمة حلف شمال الأطلسي إن ذلك مهم، وأضاف الناتو أن القوات جاهزة.")
    assert found.of("الناتو").key == found.of("منظمة حلف شمال الأطلسي").key


def test_a_nickname_and_a_full_name_are_one(read):
    found = read("هاجم تنظيم الدولة الإسلامية القرية، وكان داعش قد انسحب منها.")
    assert found.of("داعش").name_ar == "تنظيم الدولة الإسلامية"
    assert len({mention.entity for mention in found.found.mentions}) == 1


@pytest.mark.parametrize(("one", "other"), [("الكاظمي", "كاظمي"), ("غوتيريش", "جوتيريش"), ("ترامب", "ترمب")])
def test_transcriptions_of_one_name_are_the_same(one, other):
    assert same_word(one, other)


@pytest.mark.parametrize(("one", "other"), [("سالم", "سليم"), ("محمد", "محمود"), ("بشار", "بشير")])
def test_other_names_are_not(one, other):
    assert not same_word(one, other)


def test_the_same_article_gets_the_same_answer(read):
    text = "قال وزير الخارجية المصري سامح شكري في القاهرة إن مصر تدعم العراق."
    assert read(text).found == read(text).found


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ('وسجل كريم حمدان "كيمو" هدفين. وقال كيمو إنه سعيد.', "كريم حمدان", "كيمو"),
        ("ضبطت الشرطة نور الدين سالم، وشهرته نور الأسطى، في منزله.", "نور الدين سالم", "نور الأسطى"),
        ("حضر الكاتب عادل الخياط الملقب بأبي سالم. وغادر أبو سالم.", "عادل الخياط", "أبي سالم"),
        (
            'أعلنت وكالة الأنباء الفلسطينية "وفا" الخبر. ونشرته وفا أمس.',
            "وكالة الأنباء الفلسطينية",
            "وفا",
        ),
        ("دعا هوغو دي سانتوس إلى الهدوء. وقال دي سانتوس إن الحل قريب.", "هوغو دي سانتوس", "دي سانتوس"),
    ],
)
def test_names_set_beside_each_other_are_one_beings(read, text, one, other):
    found = read(text)
    assert found.of(other).key == found.of(one).key


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            "قال اتحاد الكرة إن الملعب مغلق. وأوضح الاتحاد القطري لكرة القدم السبب.",
            "اتحاد الكرة",
            "الاتحاد القطري لكرة القدم",
        ),
        (
            "حذر المركز الوطني للأرصاد من السيول. وقال مركز الأرصاد إن الطقس بارد.",
            "مركز الأرصاد",
            "المركز الوطني للأرصاد",
        ),
        (
            "نفذت الإدارة العامة للدفاع المدني حملة. ودعا الدفاع المدني إلى الحذر.",
            "الدفاع المدني",
            "الإدارة العامة للدفاع المدني",
        ),
    ],
)
def test_a_shorter_form_that_only_one_body_fits_is_that_body(read, text, short, full):
    found = read(text)
    assert found.of(short).key == found.of(full).key


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            "اجتمعت كلية الطب في جامعة دمشق مع كلية طب الأسنان في حلب.",
            "كلية الطب",
            "كلية طب الأسنان",
        ),
        (
            "قالت وزارة الدفاع إن العملية بدأت، بعد لقاء وزارة الدفاع الروسية ووزارة الدفاع التركية.",
            "وزارة الدفاع",
            "وزارة الدفاع الروسية",
        ),
    ],
)
def test_a_shorter_form_of_two_or_of_something_else_stands_alone(read, text, short, full):
    found = read(text)
    assert found.of(short).key != found.of(full).key


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "أعلنت وزارة الداخلية إيقاف 19 شخصا في صفاقس والمهدية. وفي روما، أعلنت وزارة الداخلية الإيطالية وصولهم.",
            2,
        ),
        ("أعلنت وزارة الداخلية إيقاف 19 شخصا. وقالت وزارة الداخلية الإيطالية إن أغلبهم من تونس.", 1),
        ("أعلنت وزارة الداخلية الإيطالية وصولهم. وقالت وزارة الداخلية إنهم جاؤوا من صفاقس.", 1),
    ],
)
def test_a_bare_ministry_beside_places_of_its_own_is_not_the_one_of_another_country(read, text, bodies):
    found = read(text).found
    assert len({each.entity for each in found.mentions if each.type == "ORG"}) == bodies
