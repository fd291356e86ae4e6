"""Events told by a finite verb: who did it, to whom, active and passive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Events = Callable[..., list[Any]]

TOLD = {
    "أصاب صاروخ مبنى في مدينة خاركيف.": ("ASSAULT", "أصاب"),
    "انفجرت ثلاث قذائف قرب محطة القطار.": ("ASSAULT", "انفجرت"),
    "تفجرت سيارة مفخخة في شارع تجاري.": ("ASSAULT", "تفجرت"),
    "وقال الضابط إن المهاجم فجر نفسه عند الحاجز.": ("ASSAULT", "فجر"),
    "سقطت قذائف على قرية كالا.": ("ASSAULT", "سقطت"),
    "اقتحمت قوة من الجيش مخيم السلام.": ("ASSAULT", "اقتحمت"),
    "احتشد مئات الطلاب خارج مبنى الجامعة.": ("PROTEST", "احتشد"),
    "تدفق آلاف المتظاهرين في شوارع العاصمة.": ("PROTEST", "تدفق"),
    "أغلقت الشرطة الطريق المؤدي إلى الميناء.": ("COERCE", "أغلقت"),
    "أقرت إيطاليا بسيادة تونس على الجزيرة.": ("SUPPORT", "أقرت"),
    "تصدت الدفاعات لصواريخ أطلقها المتمردون.": ("ASSAULT", "تصدت"),
    "استضافت بولندا وحدات من الجيش الكندي.": ("COOPERATE", "استضافت"),
    "وقعت جامعة تونس، عن بعد، مذكرة تفاهم مع جامعة روما.": ("AGREE", "وقعت"),
    "وقالت النقابة إن مندوبيها زاروه في السجن.": ("CONSULT", "زاروه"),
    "أكدت الحكومة أنها لن تتسامح مع المخالفين.": ("THREATEN", "تتسامح"),
    "تحفظت النيابة على أموال رجل الأعمال.": ("COERCE", "تحفظت"),
    "عثرت دورية للجيش على مخبأ للأسلحة قرب الحدود.": ("COERCE", "عثرت"),
    "استبعدت الهيئة ثلاثة مرشحين من سباق الرئاسة.": ("COERCE", "استبعدت"),
    "شطبت النقابة اسم المحامي كريم الوردي.": ("COERCE", "شطبت"),
    "علقت السلطات صدور الصحيفة شهرا كاملا.": ("COERCE", "علقت"),
    "فرقت الشرطة المحتجين أمام الوزارة.": ("COERCE", "فرقت"),
    "فرضت المليشيا إتاوات على التجار.": ("COERCE", "فرضت"),
    "وتدخلت قوات الأمن لتفريق الطلاب.": ("COERCE", "وتدخلت"),
    "سجلت فرق المراقبة 120 مخالفة في أسواق العاصمة.": ("ACCUSE", "سجلت"),
    "حولت الشرطة المشتبه به إلى النيابة العامة.": ("ACCUSE", "حولت"),
    "غادر وفد الحركة المشاورات مساء الخميس.": ("SANCTION", "غادر"),
    "صنفت كندا الجماعة منظمة إرهابية.": ("SANCTION", "صنفت"),
    "وضعت وزارة الخزانة الشركة على القائمة السوداء.": ("SANCTION", "وضعت"),
    "انهارت المفاوضات بين الجانبين أمس.": ("SANCTION", "انهارت"),
    "استعملت الوحدات الأمنية الغاز المسيل للدموع ضد المحتجين.": ("ASSAULT", "استعملت"),
    "أعطب المقاتلون دبابة عند مدخل البلدة.": ("ASSAULT", "أعطب"),
    "كسر مجهولون زجاج عشر سيارات.": ("ASSAULT", "كسر"),
    "مشط الجيش غابات الجبل بحثا عن الخلية.": ("MOBILIZE", "مشط"),
    "رفعت القوات حالة التأهب على الحدود.": ("MOBILIZE", "رفعت"),
    "أخطر الاحتلال عائلة الحداد بهدم منزلها.": ("THREATEN", "أخطر"),
    "وزعت الجمعية ألف سلة غذائية على الأسر المحتاجة في المخيم.": ("AID", "وزعت"),
    "دخلت عشرون شاحنة مساعدات إلى القطاع صباح الأحد.": ("AID", "دخلت"),
    "قدمت اليابان عشرة ملايين دولار إلى لبنان.": ("AID", "قدمت"),
    "مدت القبائل الجيش بالسلاح والذخيرة.": ("AID", "مدت"),
    "أعرب الوزير عن إعجابه بالتجربة التونسية.": ("SUPPORT", "إعجابه"),
    "باعت السويد صواريخ لأوكرانيا.": ("COOPERATE", "باعت"),
    "ناقش الجانبان سبل تطوير النقل البحري.": ("CONSULT", "ناقش"),
    "تحدث الوزير مع نظيره الإيطالي حول الهجرة.": ("CONSULT", "تحدث"),
    "تلقى الرئيس الموريتاني اتصالا هاتفيا من نظيره الصيني.": ("CONSULT", "اتصالا"),
    "أهاب المحافظ بجميع السكان ملازمة بيوتهم.": ("REQUEST", "أهاب"),
    "حضت باريس الطرفين على التهدئة.": ("REQUEST", "حضت"),
    "تريد النقابة زيادة الأجور بعشرة في المائة.": ("REQUEST", "تريد"),
    "أغلقت الإدارة باب الحوار أمام العمال.": ("REJECT", "أغلقت"),
    "تحفظ العراق على بيان الجامعة العربية.": ("REJECT", "تحفظ"),
    "جابت حشود من الطلبة شوارع المدينة.": ("PROTEST", "جابت"),
    "خرج الصحفي نادر الوردي من السجن بعد عامين.": ("RETREAT", "خرج"),
    "خرجت القوات التركية من القاعدة.": ("RETREAT", "خرجت"),
    "استعاد الجيش جثامين ثلاثة رهائن من غزة.": ("RETREAT", "استعاد"),
    "توقف القتال في مدينة الفاشر.": ("RETREAT", "توقف"),
    "سحبت العائلة الشكوى ضد الطبيب.": ("CONCEDE", "سحبت"),
    "اعترف الموقوفان بتورط شخص ثالث في السرقة.": ("CONCEDE", "اعترف"),
    "خفضت محكمة الاستئناف عقوبة الصحفي إلى سنة.": ("CONCEDE", "خفضت"),
    "وأصابت القوات ثلاثين متظاهرا في الخليل.": ("ASSAULT", "وأصابت"),
    "ووزعت الجمعية أكثر من ستين طنا من السلال الغذائية.": ("AID", "ووزعت"),
    "وصلت قافلة مساعدات إلى المدينة القديمة.": ("AID", "وصلت قافلة"),
    "قال الشهود إن الشرطة فرقتهم بالقوة.": ("COERCE", "فرقتهم"),
    "استقبل المدير العام في مكتبه سفير اليابان.": ("CONSULT", "استقبل"),
    "ودنس مستوطنون ساحات المسجد.": ("ASSAULT", "ودنس"),
    "خفضت الشركة ربع إمدادات الغاز نحو بولندا.": ("SANCTION", "خفضت"),
    "قطعت الحركة مع حزب العدل نهائيا.": ("SANCTION", "قطعت"),
    "بحث وزيرا خارجية تونس وليبيا ملف الهجرة.": ("CONSULT", "بحث"),
    "قرر قاضي التحقيق أن يبقي ثلاثة مشتبه بهم في حالة سراح.": ("RETREAT", "يبقي"),
    "منحت البلدية رخصا جديدة لأصحاب سيارات الأجرة.": ("CONCEDE", "منحت"),
    "تجاهلت الإدارة مطالب الممرضين.": ("REJECT", "تجاهلت"),
    "اقترح الوالي إقالة رئيس البلدية.": ("REQUEST", "اقترح"),
    "كفلت الجمعية ثلاثين يتيما في القرية.": ("AID", "كفلت"),
}


def test_active_verb_with_its_object_behind_a_date(events: Events) -> None:
    (event,) = events(
        "اعتقلت الشرطة العراقية، اليوم الثلاثاء، أربعة مسلحين في مدينة الموصل.", date(2024, 5, 14)
    )
    assert (event.type, event.actors, event.recipients) == ("COERCE", ("الشرطة العراقية",), ("أربعة مسلحين",))
    assert (event.codes, event.place, event.day) == (("IRQCOP",), "الموصل", date(2024, 5, 14))


@pytest.mark.parametrize("text", TOLD)
def test_what_happened_is_read_off_a_verb(events: Events, text: str) -> None:
    assert TOLD[text] in [(each.type, each.trigger) for each in events(text)]


def test_passive_names_its_agent(events: Events) -> None:
    (event,) = events("اغتيل الصحفي ياسر الزبيدي على يد مجهولين في مدينة البصرة.")
    assert (event.type, event.recipients, event.actors) == ("ASSAULT", ("ياسر الزبيدي",), ("مجهولين",))


def test_passive_without_agent_has_no_actor(events: Events) -> None:
    event = events("قتل ثلاثة مدنيين في بلدة خان السبل.")[0]
    assert (event.actors, event.recipients) == ((), ("ثلاثة مدنيين",))


def test_subject_between_an_and_its_verb(events: Events) -> None:
    (event,) = events("وذكرت الوكالة أن مقاتلين من القبائل خطفوا مهندسين أجنبيين غرب ليبيا.")
    assert (event.claim, event.actors) == (True, ("مقاتلين",))


def test_a_clause_that_takes_its_noun_up(events: Events) -> None:
    arrest = events("أفرجت السلطات عن الناشط سمير الحداد الذي اعتقلته الشرطة يوم الأحد.")[1]
    assert (arrest.type, arrest.actors, arrest.recipients) == ("COERCE", ("الشرطة",), ("سمير الحداد",))


def test_what_is_needed_stands_before_the_verb(events: Events) -> None:
    *_, attack = events("سقطت صواريخ أطلقها الحوثيون على مدينة إيلات.")
    assert (attack.type, attack.actors, attack.recipients) == ("ASSAULT", ("الحوثيون",), ("مدينة إيلات",))


def test_a_participle_opens_its_sentence(events: Events) -> None:
    (appeal,) = events("داعية إلى مباشرة الإصلاح ومحاربة الفساد.")
    assert (appeal.type, appeal.trigger) == ("REQUEST", "داعية")


def test_words_about_the_speakers_country(events: Events) -> None:
    found = events("قال وزير الخارجية المصري سامح العدلي إن بلاده ترفض أي تدخل أجنبي.")
    (rejection,) = (each for each in found if each.type == "REJECT")
    assert (rejection.actors, rejection.codes) == (("مصر",), ("EGY",))


def test_who_is_asked_ends_before_what_is_asked(events: Events) -> None:
    event = events("طلبت نقابة المعلمين من البرلمان الموافقة على الزيادة.")[0]
    assert (event.type, event.recipients) == ("REQUEST", ("البرلمان",))


def test_what_a_verbal_noun_with_a_pronoun_acts_on_makes_its_sense(events: Events) -> None:
    event = events("أكدت كتائب النور قنصها جنديا قرب بلدة تالودي.")[0]
    assert (event.type, event.trigger) == ("ASSAULT", "قنصها")


def test_by_way_of_attribution_nothing_is_agreed(events: Events) -> None:
    assert not events("ووفق صحيفة الأفق، فإن الأمطار ستستمر.")


WHAT_IS_TOLD = {  # the type, who, and to whom
    # no farewell
    "ودعا حزب الأفق، في هذا الصدد، الحكومة إلى الحوار.": ("REQUEST", "حزب الأفق", "الحكومة"),
    "ودعت نقابة الأطباء الوزارة إلى صرف المنح.": ("REQUEST", "نقابة الأطباء", "الوزارة"),
    "حملت النقابة الحكومة التونسية المسؤولية عن الأزمة.": ("ACCUSE", "النقابة", "الحكومة التونسية"),
    "قالت الوزارة إن القوات الأوكرانية أسقطت طائرتين حربيتين يوم السبت.": (
        "ASSAULT",
        "القوات الأوكرانية",
        None,
    ),
    "واتصل الوزير سمير الكتبي بنظيره الياباني كينجي موري يوم السبت.": (
        "CONSULT",
        "سمير الكتبي",
        "كينجي موري",
    ),
    "استقبل الوزير بمقر الوزارة سفير فرنسا بالجزائر.": ("CONSULT", "الوزير", "سفير فرنسا"),
    "وأدانت الوزارة القصف، وداعيةً الدول العربية إلى التدخل.": ("REQUEST", "الوزارة", "الدول العربية"),
    "دانت الخارجية الأردنية الاعتداء على المصلين.": ("ACCUSE", "الخارجية الأردنية", None),
}


@pytest.mark.parametrize("text", WHAT_IS_TOLD)
def test_what_a_verb_tells(events: Events, text: str) -> None:
    kind, actor, recipient = WHAT_IS_TOLD[text]
    event = next(each for each in events(text) if each.type == kind)
    assert event.actors == (actor,)
    assert recipient is None or recipient in " ".join(event.recipients)


def test_what_ends_as_a_verb_of_the_past_is_one(events: Events) -> None:
    assert [each.trigger for each in events("وفي عام 2011 حظرت فرنسا ارتداء النقاب في الحدائق.")] == ["حظرت"]


def test_what_is_called_faulty_is_accused(events: Events) -> None:
    (blame,) = events("ووصفت وزارة العدل حكم القاضي بأنه معيب.")
    assert (blame.type, blame.actors) == ("ACCUSE", ("وزارة العدل",))
    assert not events("ووصفت وزارة العدل حكم القاضي بأنه مهم.")
