"""Where the subject of a verb stands and how far it goes."""

import pytest


def test_a_pronoun_before_the_verb_is_its_subject(read):
    text = "قالت منى السالمي إن العمل بدأ. لكنها أبلغت حلقة نقاشية أن الموعد تأجل."
    reading = read(text, "منى السالمي")
    assert (reading.speaker(1), reading.content(1)) == (None, "أن الموعد تأجل")
    assert reading.names()[1] == "منى السالمي"


def test_a_title_in_the_dual_is_no_accusative(read):
    text = "عبر وزيرا النقل سامي الحربي والصناعة كريم العتيبي، في لقاء جمعهما، عن رغبة البلدين في التعاون."
    reading = read(text, "سامي الحربي", "كريم العتيبي")
    assert reading.speaker() == "وزيرا النقل سامي الحربي والصناعة كريم العتيبي"
    assert reading.content() == "عن رغبة البلدين في التعاون"


def test_a_subject_may_end_with_its_name(read):
    reading = read("وانتقد الحربي حكم المحكمة.", "الحربي")
    assert (reading.speaker(), reading.content()) == ("الحربي", "حكم المحكمة")
    reading = read("اتهم الوزير سامي الحربي المعارضة بعرقلة الحوار.", "سامي الحربي")
    assert (reading.speaker(), reading.content()) == ("الوزير سامي الحربي", "بعرقلة الحوار")


def test_an_indefinite_text_is_described_before_it_speaks(read):
    reading = read("وأوضحت دراسة أعدتها الأمانة العامة أن الإنتاج تراجع.")
    assert (reading.speaker(), reading.content()) == ("دراسة", "أن الإنتاج تراجع")


def test_the_bearer_of_an_office_needs_no_second_comma(read):
    text = "كشف رئيس الحزب، سامي الحربي في حوار مع الصحيفة عن اجتماع مرتقب."
    reading = read(text, "سامي الحربي")
    assert (reading.speaker(), reading.content()) == ("رئيس الحزب، سامي الحربي", "عن اجتماع مرتقب")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "أما غدا السبت، يضيف سامي الحربي، فإن الأمطار ستتوقف.",
            "أما غدا السبت، يضيف سامي الحربي، فإن الأمطار ستتوقف",
        ),
        ("سيكون الموسم الجديد صعبا على الجميع، يردف سامي الحربي.", "سيكون الموسم الجديد صعبا على الجميع"),
    ],
)
def test_a_verb_and_its_subject_inserted_in_what_they_report(read, text, content):
    reading = read(text, "سامي الحربي")
    assert (reading.only().kind, reading.speaker(), reading.content()) == ("indirect", "سامي الحربي", content)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("المخرج غسان الغيثي اعتبر أن المشروع انطلق متأخرا.", "المخرج غسان الغيثي"),
        ("رئيس بعثة النادي في الدورة العربية قال إن اللاعب عصبي.", "رئيس بعثة النادي في الدورة العربية"),
        ("رئيس بعثة النادي في تصريح صحفي قال إن اللاعب عصبي.", "رئيس بعثة النادي"),
        ("وكمان رئيس البعثة قال إن اللاعب عصبي.", "رئيس البعثة"),
        ("المتهم، البالغ من العمر 19 عاما، صرح بأنه بريء.", "المتهم"),
        ("رئيس الهيئة، كريم العتيبي، أعلن أن الموعد تأجل.", "رئيس الهيئة، كريم العتيبي"),
    ],
)
def test_a_subject_before_its_verb(read, text, speaker):
    assert read(text, "كريم العتيبي").speaker() == speaker


def test_a_demonstrative_speaks_as_what_it_points_to(read):
    reading = read("قال الوزير إن العمل مستمر. كما يتطرق هذا التقرير السنوي إلى قضية المياه.")
    assert (reading.speaker(1), reading.content(1)) == ("هذا التقرير السنوي", "إلى قضية المياه")


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            'ورجحت صفحة "التقنية من أجل الأمان" العراقية المختصة، أن يكون الخلل في فهم القرار.',
            'صفحة "التقنية من أجل الأمان" العراقية المختصة',
            "أن يكون الخلل في فهم القرار",
        ),
        (
            "أبدت ثلاثة أندية «النصر والاتحاد والأهلي» رغبتها في ضم الحارس.",
            "ثلاثة أندية «النصر والاتحاد والأهلي»",
            "رغبتها في ضم الحارس",
        ),
    ],
)
def test_a_noun_with_a_name_in_marks_is_a_subject(read, text, speaker, content):
    reading = read(text)
    assert (reading.speaker(), reading.content()) == (speaker, content)


def test_an_honorific_behind_a_participle_means_its_speaker(read):
    reading = read("أكد الرئيس سامي الحربي عمق العلاقات، مؤكدا سيادته حرص بلاده على التعاون.", "سامي الحربي")
    assert (reading.speaker(1), reading.content(1)) == (None, "حرص بلاده على التعاون")


def test_bodies_in_the_plural_take_a_feminine_verb(read):
    assert read("طالبت أحزاب المعارضة بتأجيل الاقتراع.").speaker() == "أحزاب المعارضة"


def test_people_in_the_accusative_describe_no_body(read):
    reading = read("وناشدت غرفة شركات ووكالات السفر المواطنين التأكد من التراخيص.")
    assert reading.speaker() == "غرفة شركات ووكالات السفر"
    assert reading.content() == "التأكد من التراخيص"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("لم يتضح السبب، إذ كانت البلدية قد أعلنت خطتها في الربيع.", "البلدية"),
        ("وكان تقرير لصحيفة الفجر قد زعم أن الشركة خسرت.", "تقرير لصحيفة الفجر"),
        ("الهيئة، ضمن رسالتها، دعت إلى مراجعة الأسعار.", "الهيئة"),
    ],
)
def test_what_stands_between_subject_and_verb(read, text, speaker):
    assert read(text).speaker() == speaker


def test_a_dual_with_its_nun_heads_no_chain(read):
    reading = read("فيما أيدت كتلتان التعديل «من حيث المبدأ».")
    assert (reading.speaker(), reading.content()) == ("كتلتان", "التعديل «من حيث المبدأ»")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("وأشار في هذا الصدد المدير إلى أن العمل مستمر.", ["المدير"]),
        ("وأكد بهذه المناسبة الوزير أن الأشغال انتهت.", ["الوزير"]),
        ("قالت الوزيرة إن العمل بدأ. وأشارت بهذا الخصوص إلى أن الأشغال انتهت.", ["الوزيرة", None]),
        ('وقالت الكاتبة البالغة من العمر 33 عاما: "أخطط لمواصلة العمل في بيتي".', ["الكاتبة"]),
        ("وصف آخرون ذلك بأنه قلة احترام للجمهور.", ["آخرون"]),
        (
            "سواحل جازان ثروة طبيعية تسر زوارها من جانبه أوضح المدير أن زراعة النخيل بالمنطقة ناجحة.",
            ["المدير"],
        ),
        ("الوزير من جانبه أوضح أن زراعة النخيل ناجحة.", ["الوزير"]),
        ("والوزارة أكدت أن زراعة النخيل ناجحة، والرئيس قال إن الموسم جيد.", ["الوزارة", "الرئيس"]),
        ("وأمام هذا الوضع طالب البيان السلطات بالتدخل.", ["البيان"]),
        ("ووقعت الجمعية على رسالة مفتوحة تدعو قادة الصناعة إلى التعاون.", [None]),
        ("ووقعت الجمعية على رسالة تدعو فيها المنظمات قادة الصناعة إلى التعاون.", ["المنظمات"]),
    ],
)
def test_what_stands_between_verb_and_subject_is_neither(read, text, speakers):
    reading = read(text)
    assert [reading.speaker(at) for at in range(len(reading.statements))] == speakers


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("وأوضح مراسلنا أن القصف تجدد.", "مراسلنا", "أن القصف تجدد"),
        ("وهنأ سموه لاعبي الفريق.", "سموه", "لاعبي الفريق"),
        ("استعرض وزيرا دفاع البلدين قضية الحدود.", "وزيرا دفاع البلدين", "قضية الحدود"),
        ('وصفت وسائل إعلام محلية هذا القرار بـ"الخطير".', "وسائل إعلام محلية", 'بـ"الخطير"'),
        ("زعم القراصنة أنهم سرقوا الملفات.", "القراصنة", "أنهم سرقوا الملفات"),
        ("وسائل إعلام محلية عدة تتحدث عن خلافات.", "وسائل إعلام محلية عدة", "عن خلافات"),
        ("إلا أن التحقيق الذي أجراه الفريق كشف أن الصورة قديمة.", "التحقيق", "أن الصورة قديمة"),
        ('فإن مصادر مطلعة لـ"النهر" قالت إن الهجوم وقع.', "مصادر مطلعة", "إن الهجوم وقع"),
        ("دعت افتتاحية لصحيفة النهر لضرورة الحوار.", "افتتاحية لصحيفة النهر", "لضرورة الحوار"),
        ("ووفق الكتابة العامة للمجلس، فإن الدورة تأجلت.", "الكتابة العامة للمجلس", "فإن الدورة تأجلت"),
        ("بحسب موقعي الوزارة، فإن الجامعة غير معتمدة.", "موقعي الوزارة", "فإن الجامعة غير معتمدة"),
    ],
)
def test_a_subject_is_as_long_as_it_is(read, text, speaker, content):
    reading = read(text)
    assert (reading.speaker(), reading.content()) == (speaker, content)


def test_a_verb_goes_on_behind_what_stands_between_dashes(read):
    reading = read("وأعلنت كتائب النخيل - طولكرم - استهدافها قوة للعدو.", bodies=("كتائب النخيل",))
    assert (reading.speaker(), reading.content()) == ("كتائب النخيل", "استهدافها قوة للعدو")


def test_words_in_which_one_spoke_end_before_the_object(read):
    reading = read("أكد الوزير، في تقريره السنوي المقدم إلى المجلس، تنامي الالتزام بالحل.")
    assert reading.content() == "تنامي الالتزام بالحل"


def test_somebody_speaks_through_what_was_told_of(read):
    reading = read("وعبر من خلاله سامي حداد عن رأيه في المسرح.", "سامي حداد")
    assert (reading.speaker(), reading.content()) == ("سامي حداد", "عن رأيه في المسرح")


def test_an_office_between_commas_stands_before_its_verb_and_particle(read):
    reading = read("وكان رئيس الجمهورية، سامي حداد، قد أكد أن الموعد قريب.", "سامي حداد")
    assert reading.speaker() == "رئيس الجمهورية، سامي حداد"


def test_a_clause_goes_on_behind_a_stop_before_that(read):
    reading = read(
        "كشف وزير البريد سامي حداد. أن الشبكة جاهزة. وأشار الوزير. إلى أن العمل مستمر.", "سامي حداد"
    )
    assert [reading.content(at) for at in range(2)] == ["أن الشبكة جاهزة", "أن العمل مستمر"]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("طلبت النقابة من البرلمان الموافقة على القانون.", "النقابة", "الموافقة على القانون"),
        ("طلب الوزير من الدول المانحة الإسراع في الدعم.", "الوزير", "الإسراع في الدعم"),
        ("وأكد المشتبه به الذي كان في المنزل أنه بريء.", "المشتبه به", "أنه بريء"),
        ("وعبرت هذه الدول في بيان مشترك عن قلقها.", "هذه الدول", "عن قلقها"),
        ("تلك الحصيلة تشير إلى أن الإنتاج تراجع.", "الحصيلة", "أن الإنتاج تراجع"),
        ("وأوضح سعادته أن الترشيح مفتوح.", "سعادته", "أن الترشيح مفتوح"),
        ("واقترحت دولتا المصب تعديل النص.", "دولتا المصب", "تعديل النص"),
        ("وانتقد مصريون أسلوب الممثل.", "مصريون", "أسلوب الممثل"),
        ("وحذر العديد من الخبراء من الغلاء.", "العديد من الخبراء", "من الغلاء"),
        ("وذكر تقرير جديد صادر عن الجمعية أن البحار ترتفع.", "تقرير جديد صادر عن الجمعية", "أن البحار ترتفع"),
        ("وأبرزت المديرة بنبرة ساخرة أن العمل بدأ.", "المديرة", "أن العمل بدأ"),
        ("واقترح رئيس الحزب من جهة أخرى تكوين جبهة.", "رئيس الحزب", "تكوين جبهة"),
        ("وقد وعدت الفنانة المغربية جمهور المهرجان بتقديم حفل.", "الفنانة المغربية", "بتقديم حفل"),
        ("كما قدم رئيس الجمهورية لأخيه الرئيس التونسي تعازيه.", "رئيس الجمهورية", "تعازيه"),
        ("ودعت الرسالة الإدارة إلى التأكد من ذلك.", "الرسالة", "إلى التأكد من ذلك"),
        ("وأعلنت رئيسة الوفد في 22 يونيو الماضي عن حل المجلس.", "رئيسة الوفد", "عن حل المجلس"),
    ],
)
def test_where_the_subject_ends(read, text, speaker, content):
    reading = read(text)
    assert (reading.speaker(), reading.content()) == (speaker, content)


def test_two_speak_in_the_dual(read):
    reading = read("التقى سامي الحربي كريم العتيبي. كما اتفقا على التعاون.", "سامي الحربي", "كريم العتيبي")
    assert reading.names() == ["سامي الحربي وكريم العتيبي"]


def test_each_of_two_bodies_speaks(read):
    reading = read("وتحذر كل من حزب النور وحركة الفجر من الغلاء.", bodies=("حزب النور", "حركة الفجر"))
    assert (reading.names(), reading.content()) == (["حزب النور وحركة الفجر"], "من الغلاء")


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("هنأت مدربة الجزائر الفريق الخصم على فوزه.", "مدربة الجزائر", "على فوزه"),
        ("طالب وكيل الملك بالدار البيضاء بتشديد العقوبة.", "وكيل الملك بالدار البيضاء", "بتشديد العقوبة"),
        ("غير أن الرابطة الاحترافية شددت على إجراء القرعة.", "الرابطة الاحترافية", "على إجراء القرعة"),
        ("وسبق لوسائل الإعلام البرتغالية أن كشفت وجود عروض.", "وسائل الإعلام البرتغالية", "وجود عروض"),
        ("وسيرتفع معدل الشغل، يكشف بلاغ للحزب.", "بلاغ للحزب", "وسيرتفع معدل الشغل"),
        ("إلى ذلك؛ يكشف تحليل الصورتين، وجود تشويش في الصورة.", "تحليل الصورتين", "وجود تشويش في الصورة"),
        ("وحمل المصدر ذاته مسؤولية ما حدث للإدارة.", "المصدر ذاته", "مسؤولية ما حدث للإدارة"),
    ],
)
def test_where_a_subject_begins_and_ends(read, text, speaker, content):
    places = ("الجزائر", "الدار البيضاء")
    reading = read(f"قال كريم العتيبي إنه راض. {text}", "كريم العتيبي", places=places)
    assert (reading.speaker(1), reading.content(1)) == (speaker, content)


def test_a_person_is_no_apposition_to_many(read):
    text = "نعى العاملون بالقناة، الزميلة الراحلة سلمى فهد، التي توفيت أمس."
    assert read(text, "سلمى فهد").speaker() == "العاملون بالقناة"


@pytest.mark.parametrize(
    ("before", "name"),
    [("قالت الغرفة الوطنية إن القرار ظالم.", "الغرفة الوطنية"), ("قال سامي الحربي إنه راض.", "الحكومة")],
)
def test_the_state_is_called_upon_by_who_spoke_last(read, before, name):
    reading = read(f"{before} وطالبت الحكومة بمراجعة القرار.", "سامي الحربي", bodies=("الغرفة الوطنية",))
    assert reading.names()[1] == name


def test_a_noun_in_marks_opens_the_chain_of_a_name(read):
    army = '"جيش" الاحتلال الشمالي'
    reading = read(f"وأكد {army} أن الصواريخ سقطت.", bodies=(army,))
    assert reading.speaker() == army


def test_recordings_show_what_they_hold(read):
    reading = read("فقد أظهرت تسجيلات كاميرات المراقبة أن الرجل دخل المتجر.")
    assert reading.speaker() == "تسجيلات كاميرات المراقبة"


def test_a_word_spelled_with_stops_is_one_of_its_phrase(read):
    reading = read("وتوقع سامي حداد، كبير الاقتصاديين لدى إي.إف.جي، أن يتراجع التضخم.", "سامي حداد")
    assert reading.speaker() == "سامي حداد، كبير الاقتصاديين لدى إي.إف.جي"
    assert reading.content() == "أن يتراجع التضخم"
