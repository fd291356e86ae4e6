"""What two articles are to each other: copies however trimmed, rewrites, and daily templates that are neither."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from etl.resolve.stories.compare import compare
from tests.resolve.stories.conftest import BRIDGE, HEADLINE

SENTENCES = BRIDGE.split(". ")
VOCALISED = BRIDGE.replace("جسر", "جِسْر").replace("السكة", "السِّكَّة").replace("إن", "إنّ")

COPIES = {
    "another headline": (BRIDGE, "إجلاء ركاب قطار بعد انهيار جسر في عمان"),
    "paragraphs dropped": (". ".join(SENTENCES[:3]) + ".", HEADLINE),
    "paragraphs reordered": (". ".join([*SENTENCES[2:], *SENTENCES[:2]]), HEADLINE),
    "vowel marks and other hamzas": (VOCALISED.replace("أ", "ا"), HEADLINE),
    "first sentence rewritten": (
        ". ".join(["تسببت أمطار غزيرة في سقوط قسم من الجسر الحديدي بالرستاق", *SENTENCES[1:]]),
        HEADLINE,
    ),
    "a dateline before it": (f"مسقط - العمانية: {BRIDGE}", HEADLINE),
}


@pytest.mark.parametrize("change", COPIES)
def test_a_copy_is_found_whatever_was_done_to_it(text, change):
    body, title = COPIES[change]
    one, other = text(), text(body, title, source=2)
    assert compare(one, other).kind in ("copy", "part")
    assert compare(one, other) == compare(other, one)


def test_another_wording_of_the_same_news_is_a_rewrite(text):
    other = text(
        "أدت السيول التي اجتاحت وادي بني غافر إلى سقوط قسم من جسر قديم للسكة الحديد "
        "بالرستاق. وأوضح سالم الهنائي، مدير الدفاع "
        "المدني، أن فرق الإنقاذ نقلت 43 راكبا من قطار بضائع سالمين، بينما يتفقد مهندسون من هيئة النقل "
        "الدعامات الست الباقية. وتتوقف القطارات بين نزوى "
        "والرستاق أسبوعين تعوضها خلالهما 18 حافلة. ويرجع الجسر إلى عام 1961، ورممت دعاماته قبل تسع سنوات.",
        "سقوط قسم من جسر السكة الحديد بالرستاق بفعل السيول",
        source=2,
    )
    found = compare(text(), other)
    assert (found.kind, found.similarity > 0.4) == ("rewrite", True)


def test_other_news_of_the_same_place_is_nothing(text):
    other = text(
        "افتتح والي الرستاق صباح اليوم سوقا جديدة للتمور تضم ستين دكانا ومخزنا مبردا. "
        "وقال الوالي إن السوق ستوفر فرص عمل لأبناء "
        "الولاية، وإن المرحلة الثانية تبدأ الخريف المقبل.",
        "سوق جديدة للتمور في الرستاق",
        source=2,
    )
    assert compare(text(), other) is None


TELEGRAM = (
    "بعث جلالة السلطان برقية تهنئة إلى فخامة الرئيس {} رئيس جمهورية {} بمناسبة ذكرى "
    "استقلال بلاده، عبر فيها عن خالص تهانيه "
    "وأطيب تمنياته لفخامته بموفور الصحة والسعادة، وللشعب {} الصديق باطراد التقدم "
    "والازدهار في ظل قيادته الحكيمة."
)
WEATHER = (
    "تتوقع المديرية العامة للأرصاد الجوية أن تكون السماء غائمة جزئيا على {}، وأن "
    "تبلغ درجات الحرارة العظمى {} درجة والصغرى {} درجة، "
    "وأن تهب رياح شمالية شرقية سرعتها {} كيلومترا في الساعة، والبحر متوسط الموج، "
    "والرؤية جيدة ما عدا وقت الضباب."
)
TEMPLATES = {
    "telegram": (
        TELEGRAM.format("كمال ديالو", "غينيا", "الغيني"),
        TELEGRAM.format("خوسيه مارتينيز", "البيرو", "البيروفي"),
    ),
    "weather": (WEATHER.format("محافظات الباطنة", 34, 21, 25), WEATHER.format("ولايات الداخلية", 29, 17, 40)),
    "prices": (
        "سجل سعر الصرف اليوم في مصرف الرافدين 1310 دنانير للدولار عند الشراء و1320 عند "
        "البيع، وبلغ سعر غرام الذهب عيار 21 نحو 83500 "
        "دينار، وفق نشرة الأسواق المحلية في بغداد.",
        "سجل سعر الصرف اليوم في مصرف الرافدين 1305 دنانير للدولار عند الشراء و1315 عند "
        "البيع، وبلغ سعر غرام الذهب عيار 21 نحو 84100 "
        "دينار، وفق نشرة الأسواق المحلية في بغداد.",
    ),
    "the next of a series": (
        "وصلت إلى مطار عدن الدولي اليوم طائرة الإغاثة الرابعة وعلى متنها عشرة أطنان من "
        "الأدوية قدمها مركز الإغاثة، وكان في استقبالها "
        "وكيل وزارة الصحة وعدد من أعضاء لجنة الإغاثة العليا في المحافظة.",
        "وصلت إلى مطار عدن الدولي اليوم طائرة الإغاثة السادسة وعلى متنها تسعة أطنان من "
        "الأدوية قدمها مركز الإغاثة، وكان في استقبالها "
        "وكيل وزارة الصحة وعدد من أعضاء لجنة الإغاثة العليا في المحافظة.",
    ),
}


@pytest.mark.parametrize("frame", TEMPLATES)
@pytest.mark.parametrize("days", [0, 1])
def test_a_frame_with_other_names_and_numbers_is_no_story(text, frame, days):
    one, other = TEMPLATES[frame]
    assert compare(text(one, frame), text(other, frame, source=2, day=date(2025, 3, 4 + days))) is None


SKY = (
    "تتوقع المديرية العامة للأرصاد الجوية أن تكون السماء غائمة جزئيا على {}، وأن تهب رياح شمالية شرقية خفيفة، وأن يكون "
    "البحر متوسط الموج، والرؤية جيدة ما عدا وقت الضباب في {}، فيما تتكون سحب رعدية ممطرة على جبال الحجر عصرا."
)
COMMON_NAMES = {  # too common to weigh anything, and headlines that differ in nothing else
    "countries": (
        (TELEGRAM.format("عبد الفتاح السيسي", "مصر", "المصري"), "السلطان يهنئ الرئيس المصري بذكرى الاستقلال"),
        (TELEGRAM.format("قيس سعيد", "تونس", "التونسي"), "السلطان يهنئ الرئيس التونسي بذكرى الاستقلال"),
    ),
    "regions": (
        (SKY.format("محافظات الباطنة", "مسندم"), "الطقس: سماء غائمة جزئيا ورياح خفيفة"),
        (SKY.format("ولايات الداخلية", "ظفار"), "الطقس: سماء غائمة جزئيا ورياح خفيفة"),
    ),
}


@pytest.mark.parametrize("names", COMMON_NAMES)
def test_names_make_another_report_however_common_they_are(text, names):
    one, other = COMMON_NAMES[names]
    assert compare(text(*one), text(*other, source=2)) is None


SHELLING = (
    "أوضح المقدم ناصر الشحي الناطق باسم الدفاع المدني في محافظة مسندم أن بلاغا ورد فجر اليوم عن سقوط مقذوف عسكري على "
    "مزرعة في ولاية بخاء، وأن مواطنا وعاملا أصيبا بجروح متوسطة ونقلا إلى مستشفى خصب، وتباشر الجهات المختصة التحقيق."
)


def test_a_daily_report_put_otherwise_under_its_headline_is_the_same(text):
    retold = SHELLING.replace("أوضح المقدم", "صرح المقدم").replace(
        "أن بلاغا ورد فجر اليوم", "أنه ورد فجرا بلاغ"
    )
    retold = retold.replace("بجروح متوسطة ونقلا", "بجروح ونقلا")
    one, headline = text(SHELLING, "مقذوف يصيب مواطنا وعاملا في بخاء"), "إصابة مواطن وعامل في بخاء جراء مقذوف"
    assert compare(one, text(retold, headline, 2)).kind == "copy"
    other = retold.replace("بخاء", "دبا").replace("وعاملا", "وطفلة").replace("خصب", "بركاء")
    assert compare(one, text(other, "مقذوف يصيب مواطنا وطفلة في دبا", 2)) is None


PARTY = "أقام {who} حفل معايدة لمنسوبيه بمناسبة عيد الفطر المبارك، وتبادل الجميع التهاني سائلين الله أن يعيده باليمن. "


def test_of_the_greetings_of_a_feast_most_must_be_told_by_both(text):
    plan = "وأعلن حمد الشكيلي خلال الحفل افتتاح ثلاثة فروع في نزوى وصحار قبل الشتاء وتوظيف خريجي معهد الرستاق التقني. "
    bank = (
        PARTY.format(who="مصرف الغدير")
        + plan
        + "وكرم المتقاعدين واستمع إلى اقتراحات الموظفين بشأن النقل المدرسي."
    )
    retold = PARTY.format(who="مصرف الغدير") + plan + "وشكر الشكيلي المحاسبين على ما أنجزوه من قروض زراعية."
    port = (
        PARTY.format(who="ميناء صحار")
        + "وحضر الحفل قباطنة السفن ومرشدو الميناء وأسرهم، وقدمت فرقة بحرية أهازيج."
    )
    title = "{} يعايد منسوبيه".format
    one, other = text(bank, title("مصرف الغدير")), text(retold, "فروع جديدة لمصرف الغدير", 2)
    assert compare(one, other).kind == "copy"
    assert compare(one, text(port, title("ميناء صحار"), 2)) is None


@pytest.mark.parametrize("frame", ["telegram", "weather", "prices"])
def test_the_same_report_in_two_outlets_is_a_copy(text, frame):
    body = TEMPLATES[frame][0]
    assert compare(text(body, frame), text(f"سونا - {body}", "عنوان آخر", source=2)).kind == "copy"


def test_what_has_the_text_among_others_is_no_copy_of_it(text):
    others = (
        "وفي الجلسة نفسها أقر المجلس البلدي خطة لتوسعة ثلاث حدائق وشق طريق يصل الميناء بالمنطقة الصناعية. "
        * 3
    )
    for title in ("أخبار متفرقة من المحافظات", "من الولايات", None):
        roundup = text(others + BRIDGE + " " + others, title, source=2)
        assert compare(text(), roundup).kind == "topic"


def test_a_copy_long_after_is_another_story(text):
    assert compare(text(), text(source=2, day=date(2025, 3, 18))).kind == "copy"
    assert compare(text(), text(source=2, day=date(2025, 3, 19))) is None
    assert compare(text(), text(source=2, day=None)).kind == "copy"


def test_a_few_words_are_like_nothing(text):
    assert compare(text("صورة من الأرشيف."), text("صورة من الأرشيف.", source=2)) is None


@pytest.mark.parametrize(
    "body", ["", "ـ ـ ـ " * 40, "\u064b" * 50, "a" * 100_000, "١٢٣ " * 30, "كلمة " * 25_000]
)
def test_any_body_can_be_compared(text, body):
    compare(text(body, None), text(source=2))
    compare(text(body, ""), text(body, body[:50], source=2))


NURSERIES = (
    "أعلن صندوق التكافل الوطني في {place} أن بإمكان أرباب {trade} المتضررين من الإغلاق أن يطلبوا تعويضا جزافيا عن "
    "أشهر الشتاء الثلاثة. وتودع الطلبات عبر البوابة الإلكترونية قبل نهاية أبريل، ويرفق بها كشف بالأجور المصرح بها. "
    "وأوضح الصندوق أن التعويض يصرف للعمال مباشرة، وأن كل تصريح كاذب يعرض صاحبه للمتابعة. "
    "ويشترط أن تكون المؤسسة قد سجلت أجراءها قبل الجائحة وأدت اشتراكاتها بانتظام، وأن تلتزم بإعادة تشغيلهم عند استئناف "
    "النشاط. وتبت لجنة مشتركة بين القطاعات في كل ملف خلال أسبوعين، ويبلغ المعنيون بالقرار في رسائل نصية قصيرة."
)


def test_an_outlets_own_series_is_no_story(text):
    one = text(NURSERIES.format(place="نواكشوط", trade="مربيات الحضانات"), "مربيات الحضانات يعوضن عن الشتاء")
    other = text(NURSERIES.format(place="نواكشوط", trade="مدربي الملاكمة"), "مدربو الملاكمة يعوضون عن الشتاء")
    assert compare(one, other) is None


def test_what_an_outlet_prints_again_is_a_copy(text):
    assert compare(text(), text(BRIDGE + " وتستمر الأمطار حتى مساء الغد.")).kind == "copy"


def test_what_an_outlet_prints_again_under_another_headline_is_a_copy(text):
    assert compare(text(), text(BRIDGE, "43 راكبا ينجون من كارثة محققة")).kind == "copy"


def test_the_very_same_text_is_a_copy_however_often_an_outlet_prints_it(text):
    later = date(2025, 3, 14)
    assert compare(text(), text(day=later)).kind == "copy"
    assert compare(text(), text(BRIDGE.replace("43 راكبا", "51 راكبا"), day=later)) is None


def test_a_telegram_with_words_around_it_is_a_copy(text):
    telegram = (
        TEMPLATES["telegram"][0]
        + " وأكد جلالته حرص السلطنة على توثيق التعاون بين البلدين في صيد الأسماك والموانئ، "
        "معربا عن أمله في أن تشهد السنوات المقبلة زيارات متبادلة بين رجال الأعمال."
    )
    put = telegram.replace("خالص تهانيه وأطيب تمنياته لفخامته", "أصدق تهانيه وأطيب تمنياته")
    other = (
        f"في إطار التواصل الدائم بين قيادتي البلدين الشقيقين، {put} ويرتبط البلدان باتفاقيات عدة في النقل "
        "البحري وصيد الأسماك وتوليد الكهرباء."
    )
    one = text(telegram, "برقية تهنئة")
    assert compare(one, text(other, "علاقات متينة تجمع البلدين", source=2)).kind == "copy"
    another = (
        other.replace("كمال ديالو", "خوسيه مارتينيز").replace("غينيا", "البيرو").replace("الغيني", "البيروفي")
    )
    assert compare(one, text(another, "علاقات متينة تجمع البلدين", source=2)) is None


def test_one_headline_over_two_short_texts_makes_no_rewrite(text):
    other = "أعلنت الوزارة فتح باب التسجيل في المعاهد الفنية حتى نهاية الشهر أمام خريجي الثانوية."
    assert compare(text(), text(other, source=2)) is None


BACKGROUND = " ".join(f"{sentence}." for sentence in SENTENCES)


def test_an_outlets_follow_up_is_no_part_of_what_it_told_before(text):
    later = (
        "قرر مجلس الوزراء تشكيل لجنة برئاسة القاضية منى الحراصي تحقق في عقود الصيانة التي أبرمتها الهيئة "
        "مع شركة مقاولات خاصة، وتقدم تقريرها خلال تسعين يوما. وطالب نواب بإقالة المدير التنفيذي ونشر المحاضر. "
        "وقالت الحراصي إنها ستستدعي مهندسين ومحاسبين وشهودا، وإن الجلسات ستكون علنية. "
    )
    assert compare(text(), text(later + BACKGROUND, "لجنة تحقق في سقوط جسر السكة الحديد في الرستاق")) is None


TWO_MEETINGS = (
    "حضر اللقاء وزير الموانئ فهد البوعينين والسفير خليفة المناعي ووكيل الوزارة جاسم الكواري والمستشار عادل الذوادي، "
    "وجرى بحث خطة تطوير ميناء الحد وحوض السفن وبرنامج تدريب البحارة في المعهد البحري بالمحرق. "
    "وأشاد المبعوث ديرك فان ليوين بمرفأ سترة وبصيادي اللؤلؤ وبمتحف القلعة البرتغالية. "
    "وحضر كذلك العميد سلمان الفضالة والقبطان راشد السليطي. "
)


def test_those_present_and_the_subject_in_common_make_no_rewrite_of_two_meetings(text):
    one = text(
        "استقبل أمير البلاد في قصر الصخير المبعوث الهولندي، وتسلم منه رسالة خطية من الملكة تدعوه إلى زيارة روتردام في "
        "الربيع المقبل، وتمنى لها دوام الصحة، وأهداها سيفا مذهبا. " + TWO_MEETINGS,
        "أمير البلاد يتسلم رسالة خطية من الملكة",
    )
    other = text(
        "عقد رئيس الأركان صباح أمس مع الضيف جلسة تناولت التمارين المشتركة في المياه الإقليمية، وشراء زوارق دورية "
        "سريعة، وتبادل الضباط بين الكليتين، ومكافحة التهريب ليلا. " + TWO_MEETINGS,
        "رئيس الأركان يناقش التمارين المشتركة",
        source=2,
    )
    found = compare(one, other)
    assert found is None or found.kind == "topic"


def test_a_copy_that_lost_its_beginning_and_its_headline_is_found(text):
    long = [
        *SENTENCES,
        "وروى السائق حمد الشكيلي أنه رأى الماء يعلو القضبان فكبح القطار وأنزل الركاب من العربات الخلفية",
        "ونصبت الفرق خياما في مدرسة قريبة، ووزعت جمعية إحسان بطانيات ووجبات على العائلات",
        "وكانت نشرة بحرية قد حذرت فجرا من أودية جارفة في الحجر الغربي والظاهرة",
        "ويرى الجيولوجي زاهر المعولي أن مجرى الوادي انحرف منذ إعصار سابق نحو الدعامة الشرقية",
        "ووعدت الوزارة بنشر نتائج الفحص في موقعها قبل منتصف الشهر",
    ]
    kept = ". ".join(long[at] for at in (5, 7, 9, 1, 3))
    assert compare(text(". ".join(long)), text(kept, "ماذا بعد؟", source=2)).kind == "part"


def test_a_daily_report_without_some_of_its_paragraphs_is_a_part(text):
    call = (
        "تلقى وزير الخارجية اتصالا هاتفيا من نظيره الغاني كوفي منساه بحثا فيه فتح خط جوي بين نواكشوط وأكرا. "
        "وقال منساه إن شركتين تدرسان تسيير أربع رحلات في الأسبوع ابتداء من الخريف. "
        "واتفق الوزيران على عقد اللجنة المشتركة في كوماسي وعلى إعفاء الطلبة من رسوم التأشيرة. "
        "وشكر الوزير الحكومة الغانية على إيواء صيادين جنحت سفينتهم قبالة تيما."
    )
    sentences = call.split(". ")
    part = text(". ".join((sentences[0], sentences[2])), "كوفي منساه: خط جوي بين نواكشوط وأكرا", source=2)
    assert compare(text(call, "كوفي منساه: خط جوي بين نواكشوط وأكرا"), part).kind == "part"


def test_a_statement_in_other_words_is_a_rewrite_however_few_rare_names_it_has(text):
    one = text(
        "قررت وزارة الصحة تأجيل افتتاح مستشفى الأطفال في الرستاق شهرا كاملا. وعزت الوزارة ذلك إلى تأخر الأجهزة "
        "الطبية التي تعهدت بها الشركة الموردة، ووعدت بإعلان الموعد الجديد قبل نهاية الأسبوع. "
        "وقالت إن المواعيد المحجوزة ستنقل إلى المستشفى القديم.",
        "تأجيل افتتاح مستشفى الأطفال في الرستاق",
    )
    other = text(
        "لن يفتتح مستشفى الأطفال في الرستاق قبل شهر، فقد أعلنت وزارة الصحة تأجيل الموعد بعد أن تأخرت الأجهزة "
        "الطبية لدى الشركة الموردة. وستنقل الوزارة المواعيد المحجوزة إلى المستشفى القديم، ويعلن الموعد الجديد "
        "للافتتاح قبل نهاية الأسبوع.",
        "مستشفى الأطفال لن يفتتح في موعده",
        source=2,
    )
    assert compare(one, other).kind == "rewrite"


RESCUES = (
    "باشرت فرق الإنقاذ في خفر السواحل بصحار سبع حالات غرق خلال إجازة العيد. وقال الرائد حمد الشكيلي إن مركز شناص تلقى "
    "بلاغا عن طفلة عمرها سنتان سحبها الموج في شاطئ الهجاري، فأسعفها المنقذون ونقلوها إلى مستشفى صحار للاطمئنان عليها. "
)


def test_a_headline_and_an_end_of_its_own_make_no_other_news(text):
    one = text(
        RESCUES + "وأوضح أن عائلة من ثلاثة أفراد انقلب قاربها قرب الميناء ونجت كلها. ودعا إلى ارتداء السترات "
        "وعدم السباحة ليلا، وإلى الاتصال برقم الطوارئ. وزود المركز بزورقين ومنظارين ليليين، "
        "ودرب المتطوعون من طلبة الكلية البحرية.",
        "إنقاذ سبعة في العيد",
    )
    other = text(
        "تعاملت فرق الإنقاذ التابعة لخفر السواحل مع حالات غرق عدة في شواطئ صحار أيام العيد. وبين الرائد حمد الشكيلي أن "
        "طفلة عمرها سنتان سحبها الموج في شاطئ الهجاري، فتلقى مركز شناص بلاغا وأسعفها المنقذون، ونقلت إلى مستشفى صحار. "
        "ونجت عائلة من ثلاثة أفراد بعد أن انقلب قاربها قرب الميناء. ودعا الشكيلي الجميع إلى ارتداء السترات.",
        "خفر السواحل: السترات السترات",
        source=2,
    )
    assert compare(one, other).kind == "rewrite"


def test_who_tells_one_item_of_a_report_retells_no_report(text):
    other = text(
        "تسلمت كلية الطيران أول دفعة من طائرات التدريب في حفل حضره قائد السلاح، وشرح المدربون برامج المحاكاة، "
        "وتخرج أربعون ضابطا من دورة الملاحة. وفي صحار كرم المحافظ المتطوعين، واطلع على خطة السلامة في الأسواق. "
        "وباشرت فرق الإنقاذ في خفر السواحل بصحار سبع حالات غرق خلال إجازة العيد، "
        "منها طفلة سحبها الموج في شاطئ الهجاري.",
        "كلية الطيران تتسلم طائرات التدريب",
        source=2,
    )
    found = compare(text(RESCUES, "إنقاذ طفلة في صحار"), other)
    assert found is None or found.kind == "topic"


def test_what_shares_no_wording_was_written_independently(text):
    other = text(
        "استقل 43 مسافرا حافلات إلى نزوى بعدما أخرجهم رجال الإنقاذ من عربات علقت مساء أمس قبل جسر الرستاق المنهار. "
        "وروى العقيد الهنائي كيف انهار الجسر فجأة تحت سيول بني غافر الجارفة، وعد القطار محظوظا. ووعدت هيئة النقل "
        "بفحص دعامات الجسر قبل عودة الحركة بين الرستاق ونزوى، وخصصت لذلك 18 حافلة.",
        "الهنائي يروي انهيار جسر الرستاق",
        source=2,
    )
    assert compare(text(), other).kind == "topic"


AID = (
    "إنفاذا لتوجيهات مجلس الإغاثة بمساعدة المتضررين من إعصار قمران، وبإشراف من مركز الإحسان للأعمال الإنسانية، "
    "وصلت إلى مطار صيرة الدولي طائرة الإغاثة {ordinal}، وكان في استقبالها محافظ صيرة وعدد من منسوبي المركز. {load} "
    "وأكد المركز استمرار الجسر الجوي حتى تصل المساعدات إلى المناطق كافة."
)


def test_the_next_of_a_series_is_told_by_the_numbers_of_the_headlines(text):
    loads = {
        "الثالثة": "وهي تحمل خياما وبطانيات ومولدات كهرباء.",
        "الخامسة": "ومعها أطباء ومستشفى ميداني وحليب للأطفال.",
    }
    one, other = (
        text(AID.format(ordinal=ordinal, load=load), f"وصول طائرة الإغاثة {ordinal} إلى صيرة", source=source)
        for source, (ordinal, load) in enumerate(loads.items())
    )
    assert compare(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("42.659 ملفا ثم 17.320 طلبا", "42659 ملفا ثم 17320 طلبا"),
        ("215 طلبا في 14 بلدية", "وللاستفسار 1450 أو 1451"),
    ],
    ids=["in thousands", "others left out"],
)
def test_numbers_written_in_another_way_or_left_out_keep_no_copies_apart(text, one, other):
    body = (
        NURSERIES.format(place="نواكشوط", trade="دور الحضانة")
        .replace("الثلاثة", "")
        .replace("أسبوعين", "أيام")
    )
    told = [text(f"{body} {end}.", "تعويض دور الحضانة", source) for source, end in enumerate((one, other))]
    assert compare(*told).kind == "copy"


CONFERENCE = (
    "قال محافظ مسندم خلفان الريامي في مؤتمر صحفي عقده أمس بخصب إن العبارة الجديدة «شناص» ستبدأ رحلاتها بين خصب "
    "ولنجة في العاشر من أكتوبر بثلاث رحلات في الأسبوع. وأوضح أن العبارة تتسع لمئتين وثلاثين راكبا وست وخمسين "
    "مركبة، وأن ثمن التذكرة تسعة ريالات للكبار وأربعة للصغار. وأشار الريامي إلى أن رصيف الميناء عُمّق ثلاثة أمتار"
    " بعد شكاوى ربابنة السفن من ارتطام القيعان بالصخور. وردا على سؤال عن الصيادين أكد أن الممر الملاحي لن يمس "
    "مناطق الصيد التقليدية قبالة كمزار، وأن لجنة من الأهالي ستراقب ذلك. ووعد بإعادة افتتاح مستشفى بخا قبل الشتاء "
    "بعد ترميم جناح الولادة، وبتعيين طبيبتين وقابلة. وتحدث الريامي عن حملة لتشجير الكورنيش بشتلات الغاف والسمر، "
    "وعن سوق للأسماك المملحة يديره شباب الولاية، وعن جسر للمشاة فوق وادي حريد. وكشف أن مدرسة دبا ستستقبل معلمي "
    "رياضيات من نزوى، وأن حافلات صغيرة ستنقل تلاميذ القرى الجبلية إليها ابتداء من الفصل المقبل."
)
CONFERENCE_ELSEWHERE = (
    "أعلن محافظ مسندم خلفان الريامي أمس موعد انطلاق العبارة «شناص» من خصب إلى لنجة: العاشر من أكتوبر. وبين في "
    "لقاء مع الصحفيين أن العبارة تتسع لمئتين وثلاثين راكبا وست وخمسين مركبة. ونفى المحافظ ما أشيع عن إغلاق المدرج"
    " الجوي أمام طائرات الشحن، وعزا تأخر الكهرباء في قرى روس الجبال إلى وعورة الدروب التي تسلكها الشاحنات. وطمأن "
    "كل من يخشى على رزقه من البحارة، فأكد أن الممر الملاحي لن يمس مناطق الصيد التقليدية قبالة كمزار. وكانت "
    "الأرصفة قد عمقت بعد شكاوى ربابنة السفن من ارتطام القيعان بالصخور. وذكر الريامي أن جناح الولادة في "
    "مستشفى بخا قد رمم، وأن طبيبتين وقابلة ستعملان فيه "
    "حين يفتتح قبل الشتاء. وستأتي مدرسة دبا بمعلمين من نزوى للرياضيات، وتخصص لتلاميذ الجبال حافلات صغيرة."
)


def test_of_long_articles_few_words_in_a_row_are_enough(text):
    one = text(CONFERENCE, "العبارة شناص تنطلق في أكتوبر")
    other = text(CONFERENCE_ELSEWHERE, "محافظ مسندم يعلن موعد العبارة شناص", source=2)
    assert np.isin(one.distinct_shingles, other.distinct_shingles).mean() < 0.2
    assert compare(one, other).kind == "rewrite"


PLANE = (
    "إنفاذا لتوجيهات مجلس الإغاثة، وبأمر من عزان البطاشي النائب الثاني لرئيس الوزراء، وصلت إلى مطار صيرة الدولي "
    "أمس طائرة إغاثة {nth} على متنها {load}. وكان في استقبالها محافظ صيرة وعدد من منسوبي مركز الإحسان للأعمال "
    "الإنسانية، وأكد المركز استمرار الجسر الجوي حتى تصل المساعدات إلى المناطق كافة."
)


def test_the_second_deputy_does_not_make_the_third_aeroplane_the_second(text):
    second = text(
        PLANE.format(nth="ثانية", load="خيام وبطانيات ومولدات كهرباء"), "وصول طائرة الإغاثة الثانية إلى صيرة"
    )
    third = text(
        PLANE.format(nth="ثالثة", load="أدوية وأسرة ومستشفى ميداني"), "طائرة إغاثة ثالثة تهبط في صيرة", 2
    )
    assert compare(second, third) is None


AUDIENCE = (
    "استقبل {host} أمس وزير خارجية الرأس الأخضر جواو تافاريس والوفد المرافق له. {more}وجرى خلال الاستقبال بحث علاقات "
    "الصداقة بين البلدين وسبل دعمها في مجالات الصيد والنقل البحري وتدريب الربابنة. حضر الاستقبال سفير السلطنة لدى "
    "داكار ماجد الحوسني والمستشار بدر الكلباني والقنصل زاهر المعولي."
)


def test_two_hosts_of_one_guest_are_two_stories(text):
    prince = AUDIENCE.format(
        host="ولي العهد سيف بن طارق نائب رئيس مجلس الوزراء في مزرعته بصحار",
        more="وأهدى الوزير مضيفه مجسما لسفينة شراعية. ",
    )
    sultan = AUDIENCE.format(
        host="جلالة السلطان في قصره بصلالة",
        more="وتسلم جلالته رسالة خطية من الرئيس تدعوه إلى احتفالات الاستقلال في برايا، وحمله تحياته وتمنياته للشعب "
        "الصديق باطراد التقدم والازدهار، وأعرب عن تقديره لمواقف حكومته الثابتة في المحافل الدولية. ",
    )
    one = text(prince, "ولي العهد يلتقي تافاريس في صحار")
    assert compare(one, text(sultan, "السلطان يتلقى دعوة إلى احتفالات برايا", source=2)).kind == "topic"
    assert compare(one, text(f"{prince} وغادر الضيف مساء.", "ضيف ولي العهد", source=2)).kind == "copy"
