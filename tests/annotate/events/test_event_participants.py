"""Who acts and who is acted on: what the grammar of a clause says of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Events = Callable[..., list[Any]]


def one(told: list[Any], kind: str) -> Any:
    """The only event of a type."""
    (event,) = [each for each in told if each.type == kind]
    return event


def test_addressee_before_what_is_asked(events: Events) -> None:
    told = events("دعا الاتحاد، في هذا الصدد، الحكومات العربية إلى وضع استراتيجية للتشغيل.")
    assert one(told, "REQUEST").recipients == ("الحكومات العربية",)


def test_sound_plural_of_a_participle_is_of_people(events: Events) -> None:
    told = events("أوضح القنصل أن الموقع مفتوح، داعيا الراغبين إلى إيداع ملفاتهم قبل نهاية الشهر.")
    assert one(told, "REQUEST").recipients == ("الراغبين",)


def test_subject_behind_a_preposition_with_its_pronoun(events: Events) -> None:
    told = events("مثل المتهم أمام القاضي، ووجهت له محكمة صفاقس تهمة التزوير.")
    assert one(told, "ACCUSE").actors == ("محكمة صفاقس",)


def test_act_that_comes_from_somebody(events: Events) -> None:
    told = events("فتح المصنع أبوابه باقتراح من والي القصرين.")
    assert (one(told, "REQUEST").actors, one(told, "REQUEST").recipients) == (("والي القصرين",), ())


def test_whom_a_request_is_made_of_does_not_make_it(events: Events) -> None:
    told = events("قدم النائب طلبا من وزارة الصحة الليبية.")
    assert "وزارة الصحة الليبية" not in one(told, "REQUEST").actors


@pytest.mark.parametrize("noun", ["لقائي", "لقائنا"])
def test_first_person_is_whoever_speaks(events: Events, noun: str) -> None:
    told = events(f'قال الوزير سالم البدري: "اتفقنا خلال {noun} مع مسؤولين سعوديين على الموعد".')
    assert one(told, "CONSULT").actors == ("سالم البدري",)


def test_particle_is_no_actor(events: Events) -> None:
    told = events("غادرت النساء القرية لكنهن يختطفن على الطريق.")
    assert all("لكنهن" not in each.actors for each in told)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("قصفت قوات الاحتلال حيا سكنيا في البلدة.", "ASSAULT", ("قوات الاحتلال",), ("حيا سكنيا",)),
        ("أفادت المستشفى بإصابة شاب برصاص قوات الاحتلال.", "ASSAULT", ("قوات الاحتلال",), ("شاب",)),
        ("استشهد طفل في قصف للاحتلال على المدينة.", "ASSAULT", ("الاحتلال",), ("طفل",)),
        ("أعلنت وزارة الصحة مقتل ثلاثة مدنيين.", "ASSAULT", (), ("ثلاثة مدنيين",)),
        ("ندد الحزب باغتيال الناشط محمد الهادي.", "ASSAULT", (), ("محمد الهادي",)),
        ("كان المئات من الفلسطينيين قد احتشدوا في الساحة.", "PROTEST", ("المئات من الفلسطينيين",), ()),
        ("تمكنت الشرطة من إيقاف شاب متهم بالسرقة.", "COERCE", ("الشرطة",), ("شاب متهم",)),
        ("أغلق محتجون الطريق الوطنية رقم 17.", "PROTEST", ("محتجون",), ()),
        ("أصدر قاض اتحادي حكما بإلزام الوزارة بنشر الصور.", "COERCE", ("قاض اتحادي",), ("الوزارة",)),
        ("نظرت المحكمة في دعوى أقامتها ولاية هاواي ضد البيت الأبيض.", "ACCUSE", ("ولاية هاواي",), ("البيت الأبيض",)),
        ("علّق النائب على الانتقادات التي وجّهها سالم العوني.", "ACCUSE", ("سالم العوني",), ()),
        ("تحدث الخبر عن زيارة الرئيس محمد الهادي للسعودية.", "CONSULT", ("محمد الهادي",), ("السعودية",)),
        ("وأبرز سالم العوني خلال زيارته أهمية المشروع.", "CONSULT", ("سالم العوني",), ()),
        ("ومنذ فشل هجومه على كييف، أعلن الكرملين أنه صامد.", "ASSAULT", ("الكرملين",), ("كييف",)),
        ("رفضت وزيرة العدل الأمريكية تطبيق قرارات ترامب.", "REJECT", ("وزيرة العدل الأمريكية",), ("ترامب",)),
        (
            "استقبل سعادة محافظ الدوادمي سليمان الراجحي مدير الدفاع المدني العميد ناصر القحطاني.",
            "CONSULT", ("سليمان الراجحي",), ("ناصر القحطاني",),
        ),
    ],
)  # fmt: skip
def test_who_acts_and_on_whom(
    events: Events, text: str, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    told = next(each for each in events(text) if each.type == kind)
    assert (told.actors, told.recipients) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("استهدف الاحتلال فجر الأربعاء مستودعا للأدوية.", "ISRMIL"),
        ("قصف الجيش المصري مواقع للمسلحين.", "EGYMIL"),
        ("هاجم الموساد مقر الحركة.", "ISRSPY"),
        ("دعت مجموعة السبع إيران إلى وقف أنشطتها.", "IGO"),
        ("دعت مبعوثة الأمم المتحدة إلى ليبيا هانا تيتيه الأطراف الليبية إلى الحوار.", "IGO"),
        ("دعا أنطونيو غوتيريش إسرائيل إلى وقف إطلاق النار.", "IGO"),
    ],
)
def test_what_the_actor_is(events: Events, text: str, code: str) -> None:
    assert next(each for each in events(text) if each.actors).codes == (code,)


def test_drones_march_nowhere(events: Events) -> None:
    told = events("نفّذت المسيّرات الحربية الإسرائيلية غارة على المخيم.")
    assert [each.type for each in told] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("حوكم الكاتب محمد الهادي وحكم عليه بالسجن.", "COERCE", (), ("محمد الهادي",)),
        (
            "مثل محمد الهادي أمام القاضي ووجهت له المحكمة تهمة القتل.",
            "ACCUSE",
            ("المحكمة",),
            ("محمد الهادي",),
        ),
        ("غادرت الوزيرة سلمى الهادي بعد اتهامات لها بالفساد.", "ACCUSE", (), ("سلمى الهادي",)),
        ("شنت الطائرات ضربات جوية للدفاع عن المدينة.", "ASSAULT", ("الطائرات",), ()),
    ],
)
def test_whom_a_preposition_means_by_its_pronoun(
    events: Events, text: str, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    told = next(each for each in events(text) if each.type == kind)
    assert (told.actors, told.recipients) == (actors, recipients)


def test_what_is_done_befalls_whom_it_is_of(events: Events) -> None:
    told = next(
        each
        for each in events("تم إبلاغ الشركة ثم تمت دعوة النقابة للالتزام بالقانون.")
        if each.type == "REQUEST"
    )
    assert (told.actors, told.recipients) == ((), ("النقابة",))


def test_who_charges_with_an_act_did_not_do_it(events: Events) -> None:
    told = one(events("ووجهت النيابة للموقوفين تهمة تعذيب الحارس."), "ASSAULT")
    assert "النيابة" not in told.actors


def test_a_pronoun_is_of_no_body_that_is_only_described(events: Events) -> None:
    told = events("تمكنت مصالح أمن الدائرة من حجز مفرقعات. وشوهد رجل يبيعها، وتم توقيفه.")
    assert all("مصالح" not in name for each in told for name in each.recipients)


def test_a_court_that_rules_does_what_it_rules(events: Events) -> None:
    told = one(events("قضت محكمة الجنايات بالسجن ثلاث سنوات لحارسين."), "COERCE")
    assert (told.actors, told.recipients) == (("محكمة الجنايات",), ("حارسين",))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("تظاهر آلاف الإسرائيليين في تل أبيب ضد الحكومة.", ("آلاف الإسرائيليين",)),
        ("فرقت الشرطة مظاهرة نظمها حزب الأمل في العاصمة.", ("حزب الأمل",)),
        ("أضرب العرب احتجاجا على القرار.", ("العرب",)),
        ("خرج المئات من أبناء العشائر في تظاهرة أمس.", ("المئات من أبناء العشائر",)),
    ],
)
def test_who_protests(events: Events, text: str, actors: tuple[str, ...]) -> None:
    assert actors in [each.actors for each in events(text) if each.type == "PROTEST"]


def test_a_verb_with_its_needed_object_is_not_passive(events: Events) -> None:
    assert one(events("فرقت الشرطة السودانية مظاهرة في العاصمة."), "COERCE").actors == ("الشرطة السودانية",)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("أعلنت وزارة الداخلية إيقاف 19 شخصا للاشتباه في أمرهم.", "COERCE", ("وزارة الداخلية",), ("19 شخصا",)),
        ("قال المتحدث باسم الوزارة إن الخزين انخفض، داعيا دول الجوار إلى العدل.", "REQUEST", (), ("دول الجوار",)),
        (
            "وحذرت وزارة التربية من الأمية، وناشدت الدول المانحة، ولا سيما مصر وقطر، الإسراع في العمل.",
            "REQUEST", ("وزارة التربية",), ("الدول المانحة",),
        ),
        ("وطالبت عائلات المفقودين، في ندوة صحفية، بإحداث لجنة.", "REQUEST", ("عائلات المفقودين",), ()),
    ],
)  # fmt: skip
def test_who_asks_is_not_asked(
    events: Events, text: str, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    told = one(events(text), kind)
    assert (told.actors, told.recipients) == (actors, recipients)


def test_a_ceasefire_is_no_attack(events: Events) -> None:
    assert not [
        each for each in events("دعت مصر إلى وقف فوري وغير مشروط لإطلاق النار.") if each.type == "ASSAULT"
    ]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("قضت محكمة جزائرية بالسجن ثلاث سنوات في حق مهربين.", "COERCE", ("محكمة جزائرية",), ("مهربين",)),
        ("أطلقت إيران صواريخ على مواقع لتنظيم داعش.", "ASSAULT", ("إيران",), ("داعش",)),
        ("عقد لقاء جمع الوزير ببعثة البنك الدولي في أنقرة.", "CONSULT", ("الوزير",), ("البنك الدولي",)),
        (
            "اعتقلت الشرطة الناشط سمير الحداد ثم أطلقت سراحه بعد ساعات.",
            "RETREAT", ("الشرطة",), ("سمير الحداد",),
        ),
        (
            "وأكد الوزير سعيد حمدان خلال لقاء جمعه بسفير غينيا ألفا كوندي دعم بلاده.",
            "CONSULT", ("سعيد حمدان",), ("ألفا كوندي",),
        ),
        (
            "وأثنت الوزيرة هدى المنصوري على النقابة، وقال المدير إنه راسلها داعيا إياها إلى الحذر.",
            "REQUEST", ("المدير",), ("هدى المنصوري",),
        ),
        ("وأكد البيان رفض القاهرة القاطع لاستهداف المدنيين.", "REJECT", ("القاهرة",), ()),
        ("أمرت المحكمة بحبس مدير شركة سياحة على ذمة القضية.", "COERCE", ("المحكمة",), ("مدير شركة سياحة",)),
        ("طالبت نقابة الأطباء الحكومة بصرف الأجور.", "REQUEST", ("نقابة الأطباء",), ("الحكومة",)),
        (
            "أدانت مصر، في بيان صادر عن وزارة الخارجية والهجرة، الهجوم على القافلة.",
            "ACCUSE", ("مصر",), (),
        ),
        ("وجددت مصر دعوتها إلى فتح ممرات لوصول الغذاء إلى الفاشر.", "REQUEST", ("مصر",), ()),
    ],
)  # fmt: skip
def test_whom_other_words_than_the_verb_name(
    events: Events, text: str, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    told = one(events(text), kind)
    assert (told.actors, told.recipients) == (actors, recipients)


def test_a_town_does_not_act(events: Events) -> None:
    told = one(events("وكانت مدينة الزاوية قد شهدت اشتباكات عنيفة في مايو الماضي."), "ASSAULT")
    assert (told.actors, told.place) == ((), "الزاوية")


def test_a_title_before_a_country_is_no_place(events: Events) -> None:
    assert one(events("اجتمع الوفد برئيس غينيا يوم الأحد."), "CONSULT").place is None


def test_a_thing_is_of_the_country_it_stands_in(events: Events) -> None:
    told = one(events("أعلن الجيش السوداني استهداف عدة نقاط في شمالي سوريا."), "ASSAULT")
    assert (told.recipients, told.actors) == (("عدة نقاط",), ("الجيش السوداني",))


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("رحبت وزارة الخارجية بتقرير لجنة الخبراء عن الحادث.", "SUPPORT", ("لجنة الخبراء",)),
        ("ثمن الوزير الانخراط الواسع للشباب في هذه المبادرات.", "SUPPORT", ("الشباب",)),
        ("أشاد الوزير بالدعم الكبير من قبل الحكومة المصرية.", "SUPPORT", ("الحكومة المصرية",)),
        ("استنكرت النقابة الحملة التي شنها نواب كويتيون ضد أعضائها.", "ACCUSE", ("نواب كويتيون",)),
        ("أشاد الوزير بالدور الذي تقوم به دول الجوار في الوساطة.", "SUPPORT", ("دول الجوار",)),
        ("رفضت النقابة القرارات الصادرة عن المحكمة الإدارية.", "REJECT", ("المحكمة الإدارية",)),
        ("انتقد المحامي سالم المنصوري تعليمة وزير العدل.", "ACCUSE", ("وزير العدل",)),
        ("استنكرت النقابة غياب أي توضيح من الحكومة.", "ACCUSE", ("الحكومة",)),
        (
            "حذر الوزير سالم المنصوري من الحفريات الواسعة التي تنفذها سلطات الاحتلال.",
            "ACCUSE",
            ("سلطات الاحتلال",),
        ),
    ],
)
def test_what_is_spoken_of_is_the_deed_of_somebody(
    events: Events, text: str, kind: str, recipients: tuple[str, ...]
) -> None:
    said = events(text)[0]
    assert (said.type, said.recipients) == (kind, recipients)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        (
            "طالب عدد من سكان الجالية التونسية المقيمة بغينيا السلطات التونسية بضرورة التدخل.",
            "REQUEST", ("عدد من سكان الجالية التونسية المقيمة",), ("السلطات التونسية",),
        ),
        (
            "أوصى سالم المنصوري، رئيس مصلحة التواصل بمديرية الأرصاد الجوية، المواطنين المغاربة بالحذر.",
            "REQUEST", ("سالم المنصوري",), ("المواطنين المغاربة",),
        ),
        (
            "استقبل الرئيس سالم المنصوري وزوجته هدى المنصوري أهالي الضحايا في القصر.",
            "CONSULT", ("سالم المنصوري",), ("أهالي الضحايا",),
        ),
        ("أوقف على إثرها عدد من العسكريين.", "COERCE", (), ("عدد من العسكريين",)),
        ("وفي السياق نفسه، قصف طيران التحالف مواقع الحوثيين.", "ASSAULT", ("التحالف",), ("الحوثيين",)),
        (
            "جاء الإعلان بعد لقاء بين الرئيس الروسي سالم المنصوري ونظيره الأمريكي كريم البدري.",
            "CONSULT", ("سالم المنصوري",), ("كريم البدري",),
        ),
        ("أجرى وزير الخارجية مباحثات هاتفية مع نظيره التركي.", "CONSULT", ("وزير الخارجية",), ("نظيره التركي",)),
        (
            "استقبل الوزير سالم المنصوري في مكتبه بالعاصمة سفير تركيا كريم البدري.",
            "CONSULT", ("سالم المنصوري",), ("كريم البدري",),
        ),
        ("تعتقل سلطات الاحتلال في سجونها أكثر من 600 أسير.", "COERCE", ("سلطات الاحتلال",), ("أكثر من 600 أسير",)),
        ("انتقد جزء من المعارضة اليوم وزير العدل.", "ACCUSE", ("جزء من المعارضة",), ("وزير العدل",)),
        ("يستهدف المسلحون بالصواريخ مواقع للاحتلال.", "ASSAULT", ("المسلحون",), ("الاحتلال",)),
        ("تعرض شاب لإطلاق نار من قبل قوات الأمن.", "ASSAULT", ("قوات الأمن",), ("شاب",)),
        ("تعرض شاب لإطلاق النار عليه من قبل قوات الأمن.", "ASSAULT", ("قوات الأمن",), ("شاب",)),
        ("أكدت المنظمة انسحابا كاملا للقوات الإسرائيلية.", "RETREAT", ("القوات الإسرائيلية",), ()),
        ("طالبت الوزيرة هدى المنصوري من المعارضة دعم المشروع.", "REQUEST", ("هدى المنصوري",), ("المعارضة",)),
        (
            "عقد الرئيس سالم المنصوري اليوم اجتماعا ضم الوزير كريم البدري.",
            "CONSULT", ("سالم المنصوري",), ("كريم البدري",),
        ),
    ],
)  # fmt: skip
def test_whom_stands_behind_what_belongs_to_the_subject(
    events: Events, text: str, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    told = one(events(text), kind)
    assert (told.actors, told.recipients) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("وقعت اعتقالات في صفوف عدد قليل من عناصر الجيش.", "COERCE", ("عدد قليل من عناصر الجيش",)),
        ("أحيت المدينة ذكرى مقتل نحو ثلاثة آلاف شخص في هجوم.", "ASSAULT", ("ثلاثة آلاف شخص",)),
        ("رصد الأعوان شخصا يعرض هذه المواد للبيع. وبناء على ذلك، تم توقيفه.", "COERCE", ("شخصا",)),
        ("أعلنت الولاية توقيف شاب نشر محتوى تحريضيا.", "COERCE", ("شاب",)),
    ],
)
def test_unnamed_people_whom_it_befalls(
    events: Events, text: str, kind: str, recipients: tuple[str, ...]
) -> None:
    assert one(events(text), kind).recipients == recipients


def test_a_weapon_is_no_agent(events: Events) -> None:
    told = one(events("تعرض شاب لاعتداء خطير بواسطة السلاح الأبيض."), "ASSAULT")
    assert (told.actors, told.recipients) == ((), ("شاب",))


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("اتهمت الحكومة جماعات مسلحة بشن هجمات ضد المدنيين.", ("جماعات مسلحة",), ("المدنيين",)),
        ("اعتقلت الشرطة شابين من أجل اختطاف فتاة.", ("شابين",), ("فتاة",)),
        ("اعتقلت الشرطة شابين بتهمة اختطاف فتاة.", ("شابين",), ("فتاة",)),
    ],
)
def test_who_is_charged_with_an_act_did_it(
    events: Events, text: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    told = one(events(text), "ASSAULT")
    assert (told.actors, told.recipients) == (actors, recipients)


def test_two_acts_share_whom_they_befall(events: Events) -> None:
    told = one(events("تورط المسلحون في اختطاف واحتجاز فتاة قاصر."), "ASSAULT")
    assert told.recipients == ("فتاة قاصر",)


def test_victims_stand_before_what_befell_them(events: Events) -> None:
    told = one(events("خمسة شهداء في غارة إسرائيلية."), "ASSAULT")
    assert (told.actors, told.recipients) == (("إسرائيل",), ("خمسة شهداء",))


def test_what_makes_the_sense_may_be_what_it_befalls(events: Events) -> None:
    assert one(events("حجبت الهيئة مواقع إخبارية."), "COERCE").recipients == ("مواقع إخبارية",)
