"""Events told by a noun: its own participants, and those of the verb that carries it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Events = Callable[..., list[Any]]

TOLD = {
    "أصيب عامل بعد سقوط صاروخ على مبنى مهجور.": ("ASSAULT", "سقوط"),
    "وكان الجيش قد أعلن أن اجتماعهما تأجل.": ("CONSULT", "اجتماعهما"),
    "شهدت مدينة صفاقس مسيرة صامتة رفضا للقانون.": ("PROTEST", "مسيرة"),
    "وقد تفرض الوزارة قيودا على دخول الأجانب.": ("COERCE", "قيودا"),
    "يستمر الصراع بين أثيوبيا والمتمردين.": ("ASSAULT", "الصراع"),
    "نفذ الجيش أحزمة نارية على البلدة.": ("ASSAULT", "أحزمة"),
    "تم التوقيع على اتفاقية جديدة بين تونس وإيطاليا.": ("AGREE", "التوقيع على اتفاقية"),
    "تم حجز 25 رأس غنم ودراجتين ناريتين.": ("COERCE", "حجز"),
    "وقد تم الاحتفاظ بالمظنون فيه.": ("COERCE", "الاحتفاظ"),
    "صدرت أوامر إخلاء لسكان ثلاثة أحياء.": ("COERCE", "أوامر إخلاء"),
    "قرر المحافظ إغلاق حي السلام.": ("COERCE", "إغلاق"),
    "تعرض الناشط لمضايقات منذ عودته.": ("COERCE", "لمضايقات"),
    "قررت الهيئة إحالة ثلاثة محامين على مجلس التأديب.": ("ACCUSE", "إحالة"),
    "وأضاف المصدر أن الأبحاث متواصلة لكشف بقية الجناة.": ("ACCUSE", "الأبحاث"),
    "نددت النقابة بتعليق العمل بالاتفاقية بين الجانبين.": ("SANCTION", "بتعليق"),
    "أثر خروج بريطانيا من الاتحاد الأوروبي في التجارة.": ("SANCTION", "خروج"),
    "تعرض سائق إلى براكاج في طريق صفاقس.": ("ASSAULT", "براكاج"),
    "أعلنت الجماعة إسقاط طائرة تجسس فوق البحر.": ("ASSAULT", "إسقاط"),
    "أعلن الناطق إطلاق دفعة من الصواريخ على القاعدة.": ("ASSAULT", "إطلاق"),
    "بدأ الجيش عملية تمشيط واسعة شرق الولاية.": ("MOBILIZE", "تمشيط"),
    "قررت الوزارة تسيير دوريات مشتركة في المدينة.": ("MOBILIZE", "تسيير"),
    "وجه الرئيس رسالة تحذيرية إلى أنقرة.": ("THREATEN", "رسالة"),
    "نددت منظمة العفو بإمدادات الأسلحة إلى الميليشيات.": ("AID", "بإمدادات"),
    "قدم السفير واجب العزاء إلى أسرة الفقيد.": ("SUPPORT", "العزاء"),
    "بعث الملك برقية تهنئة إلى رئيس غانا بمناسبة العيد الوطني.": ("SUPPORT", "تهنئة"),
    "منح البرلمان الثقة لحكومة الوردي.": ("SUPPORT", "الثقة"),
    "وجرى تكريم المدربة سلمى الحداد من قبل الوزير.": ("SUPPORT", "تكريم"),
    "قوبل القرار بترحاب من النقابات.": ("SUPPORT", "بترحاب"),
    "تشتغل الوزارة بالتعاون مع اتحاد الشغل على إصلاح المنظومة.": ("COOPERATE", "بالتعاون"),
    "يسعى البلدان إلى تعزيز التعاون في مجال الطاقة.": ("COOPERATE", "تعزيز التعاون"),
    "أعطت واشنطن الضوء الأخضر لبناء السد.": ("AGREE", "أعطت واشنطن الضوء"),
    "قالت النقابة إن الوزارة لم تفتح باب الحوار.": ("CONSULT", "الحوار"),
    "وجه النائب سؤالا كتابيا إلى وزير الصحة.": ("REQUEST", "سؤالا"),
    "ألغت النقابة الوقفة أمام مقر الوزارة.": ("PROTEST", "الوقفة"),
    "دعت البعثة إلى إخلاء ليبيا من المرتزقة.": ("RETREAT", "إخلاء"),
    "وألغت النقابة الوقفة التي نظمت أمس في العاصمة.": ("PROTEST", "الوقفة"),
    "أعلن المتحدث إسقاط طائرة فوق الميناء.": ("ASSAULT", "إسقاط"),
    "ونشر الجيش مشاهد إطلاق دفعة من الصواريخ على القاعدة.": ("ASSAULT", "إطلاق"),
    "أكد السفير أهمية تطوير التعاون مع الجزائر.": ("COOPERATE", "تطوير التعاون"),
    "بعث الملك برقية تعزية إلى الرئيس التركي.": ("SUPPORT", "تعزية"),
    "وجاء القرار بعد مقتل جندي خلال حملة على المهربين.": ("COERCE", "حملة"),
    "ويتواصل النزاع المسلح بين الجيش والمتمردين.": ("ASSAULT", "النزاع"),
    "أصدر قاضي التحقيق بطاقة إيداع ضد المحاسب.": ("COERCE", "بطاقة إيداع"),
    "ربط الحارس الاتصال بالشرطة فور الحادث.": ("CONSULT", "الاتصال"),
    "أكد الأمير حرص بلاده على تعزيز علاقاتها مع تونس.": ("COOPERATE", "تعزيز"),
    "أثار رحيل المدير استغراب النقابة بعد مغادرة حزب العدل للحكومة.": ("SANCTION", "مغادرة"),
    "تواصل الشرطة البحث عن المشتبه فيهم.": ("ACCUSE", "البحث"),
    "أعلنت الوزارة تعليق العمل بالمنشور الجديد.": ("CONCEDE", "تعليق"),
    "تأجل خروج المدنيين من المدينة.": ("RETREAT", "خروج"),
    "نجح الغواصون في إنقاذ مراهقة من الغرق.": ("AID", "إنقاذ"),
    "شكر النائب الجمعية على حفر بئر في القرية.": ("AID", "حفر"),
    "اتخذت الإدارة قرار الطرد في حق ثلاثة طلبة.": ("COERCE", "قرار الطرد"),
}


@pytest.mark.parametrize("text", TOLD)
def test_what_a_noun_tells(events: Events, text: str) -> None:
    assert TOLD[text] in [(each.type, word) for each in events(text) for word in each.words]


def test_between_parts_actor_and_recipient(events: Events) -> None:
    event = events("اندلعت اشتباكات بين الجيش والمتمردين شرق الكونغو.")[0]
    assert (event.type, event.actors, event.recipients) == ("ASSAULT", ("الجيش",), ("المتمردين",))


def test_carrying_verb_gives_the_actor(events: Events) -> None:
    (event,) = events("شن الجيش الروسي هجوما على مدينة خاركيف.")
    assert (event.trigger, event.actors) == ("هجوما", ("الجيش الروسي",))
    assert "خاركيف" in event.recipients[0]


def test_noun_names_the_act_of_its_verb(events: Events) -> None:
    (event,) = events("ألقت شرطة دبي القبض على عصابة متخصصة في الاحتيال.")
    assert (event.trigger, event.type, event.actors) == ("القبض", "COERCE", ("شرطة دبي",))


def test_figures_open_the_genitive(events: Events) -> None:
    (event,) = events("تمكنت الشرطة التونسية من إيقاف 3 ليبيين في مدينة بن قردان.")
    assert (event.actors, event.recipients) == (("الشرطة التونسية",), ("3 ليبيين",))


def test_own_act_of_a_speaker_is_no_claim(events: Events) -> None:
    event = events("أعرب العاهل الأردني عن تضامنه مع الشعب اللبناني.")[0]
    assert (event.type, event.claim) == ("SUPPORT", False)


def test_verb_goes_on_about_the_noun_it_describes(events: Events) -> None:
    assaults = [each for each in events("وقع هجوم استهدف مدينة الحديدة أمس.") if each.type == "ASSAULT"]
    assert [(each.trigger, each.words) for each in assaults] == [("هجوم", ("هجوم", "وقع", "استهدف"))]


def test_a_verb_apart_from_its_noun_tells_the_act_too(events: Events) -> None:
    told = events("فرضت الحكومة الكندية أمس عقوبات على المصرف.")
    assert [(each.trigger, each.words) for each in told] == [("عقوبات", ("عقوبات", "فرضت"))]


def test_two_words_that_name_an_act_together(events: Events) -> None:
    (event,) = events("تمكنت الشرطة من إلقاء القبض على عصابة متخصصة في الاحتيال.")
    assert (event.trigger, event.type, event.words) == ("إلقاء القبض", "COERCE", ("إلقاء القبض",))


def test_two_of_a_kind(events: Events) -> None:
    (event,) = events("جاء ذلك بعد الزيارتين اللتين قام بهما الوزير إلى تونس.")
    assert (event.trigger, event.type) == ("الزيارتين", "CONSULT")


def test_what_is_needed_is_somebodys(events: Events) -> None:
    (event,) = events("قررت رواندا فتح سفارتها في المغرب.")
    assert (event.trigger, event.type) == ("فتح", "COOPERATE")


def test_a_call_told_by_its_adjective(events: Events) -> None:
    (call,) = events("جاء ذلك عقب اتصال هاتفي بين وزير الخارجية سمير الكتبي ونظيره التركي.")
    assert (call.type, call.trigger) == ("CONSULT", "اتصال")
