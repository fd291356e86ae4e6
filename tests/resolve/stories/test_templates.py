"""Daily reports, telegrams and series in one frame, which other names and numbers make another."""

from __future__ import annotations

from datetime import date

import pytest

from etl.resolve.stories.compare import compare

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


@pytest.mark.parametrize("frame", ["weather", "prices"])
def test_the_next_days_report_is_no_copy_though_no_number_changed(text, frame):
    monday = f"اليوم الاثنين - {TEMPLATES[frame][0]}"
    tuesday = monday.replace("الاثنين", "الثلاثاء")
    assert compare(text(monday, frame), text(tuesday, frame, day=date(2025, 3, 5))) is None
    assert compare(text(monday, frame), text(f"سونا - {monday}", frame, source=2)).kind == "copy"


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


def test_one_happening_with_another_toll_is_a_topic_of_the_day_and_no_copy(text):
    told = (
        "قتل {dead} أشخاص وأصيب {hurt} آخرون حين اصطدمت حافلة ركاب بشاحنة وقود على الطريق بين مدينتي شنقار وبرطلة، "
        "وقال مدير إسعاف شنقار مزاحم الدليمي إن الحافلة كانت تقل عمالا عائدين من مصنع الإسمنت في برطلة، "
        "وإن النيران أتت عليها."
    )
    first = text(told.format(dead="ثمانية", hurt="17"), "ثمانية قتلى في حادث حافلة قرب شنقار")
    second = text(told.format(dead="تسعة", hurt="21"), "تسعة قتلى في حادث حافلة قرب شنقار", 2)
    assert compare(first, second).kind == "topic"
    assert compare(first, text(told.format(dead="تسعة", hurt="21"), "تسعة قتلى في حادث حافلة", 1)) is None


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
