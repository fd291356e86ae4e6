"""A verb, who speaks, and to or of whom, with nothing between them: where the first phrase ends."""

from itertools import product

import pytest

PEOPLE = ("سامي حداد", "كريم الحربي")
BODIES = ("نقابة الصحفيين", "حزب النخلة", "الجيش المصري", "قوات الحدود", "الحوثي")
PLACES = ("فرنسا", "إسرائيل")
SPEAKERS = (
    ("m", "سامي حداد"),
    ("m", "وزير الخارجية التونسي سامي حداد"),
    ("m", "المتحدث باسم الوزارة سامي حداد"),
    ("m", "حزب النخلة"),
    ("f", "نقابة الصحفيين"),
    ("f", "جماعة الحوثي"),
    ("f", "الحكومة"),
    ("f", "فرنسا"),
)
OTHERS = (
    "إسرائيل",
    "الجيش المصري",
    "قوات الحدود",
    "الرئيس كريم الحربي",
    "كريم الحربي",
    "المستوطنين",
    "المجتمع الدولي",
    "السلطات الجزائرية",
)


@pytest.mark.parametrize(
    ("he", "she", "content"),
    [
        ("اتهم", "اتهمت", "بخرق الاتفاق"),
        ("ودعا", "ودعت", "إلى احترام الاتفاق"),
        ("طالب", "طالبت", "بوقف القتال"),
        ("وحذر", "وحذرت", "من خرق الاتفاق"),
        ("حمّل", "حمّلت", "مسؤولية ما حدث"),
        ("وحث", "وحثت", "على ضبط النفس"),
    ],
)
def test_who_speaks_ends_where_the_other_begins(read, he, she, content):
    wrong = []
    for (gender, speaker), other in product(SPEAKERS, OTHERS):
        text = f"{he if gender == 'm' else she} {speaker} {other} {content}."
        reading = read(text, *PEOPLE, bodies=BODIES, places=PLACES)
        if [reading.speaker(at) for at in range(len(reading.statements))] != [speaker]:
            wrong.append(text)
    assert not wrong


@pytest.mark.parametrize(
    ("speaker", "bodies"),
    [
        ("رئيس حزب النخلة سامي حداد", ("حزب النخلة",)),
        ("وزير خارجية فرنسا سامي حداد", ()),
        ("سامي حداد المتحدث باسم الحزب", ()),
        ("وكالة الأنباء الروسية ريا نوفوستي", ("وكالة الأنباء الروسية", "ريا نوفوستي")),
    ],
)
def test_a_holder_and_another_name_of_one_outlet_are_no_second_party(read, speaker, bodies):
    verb = "دعت" if speaker.startswith("وكالة") else "دعا"
    reading = read(f"{verb} {speaker} إلى احترام الاتفاق.", "سامي حداد", bodies=bodies, places=("فرنسا",))
    assert reading.speaker() == speaker


@pytest.mark.parametrize("speaker", ["النائب سامي حداد", "سامي حداد", "النائب"])
def test_an_office_behind_who_accuses_is_the_accused(read, speaker):
    text = f"اتهم {speaker} رئيس البلدية بالفساد في مشروع الملعب بالدار البيضاء."
    reading = read(text, "سامي حداد", places=("الدار البيضاء",))
    assert (reading.speaker(), reading.content()) == (
        speaker,
        "بالفساد في مشروع الملعب بالدار البيضاء",
    )
