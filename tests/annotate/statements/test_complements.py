"""What a verb takes: an addressee, an object, a clause behind adjuncts and insertions."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("دعا المحافظ سامي الحربي الأهالي للمشاركة في الحملة.", "المحافظ سامي الحربي", "للمشاركة في الحملة"),
        ("طالب النائب سامي الحربي الحكومة بفتح الطريق.", "النائب سامي الحربي", "بفتح الطريق"),
        ("حث المجلس الدول الأعضاء على التعاون.", "المجلس", "على التعاون"),
        ("ناشد الأهالي الحكومة التدخل لإنقاذ القرية.", "الأهالي", "التدخل لإنقاذ القرية"),
        ("وحثت جميع السكان على المشاركة.", None, "على المشاركة"),
    ],
)
def test_whom_it_addresses(read, text, speaker, content):
    reading = read("قالت الوزيرة إن اللقاء مثمر. " + text, "سامي الحربي")
    assert (reading.speaker(1), reading.content(1)) == (speaker, content)


@pytest.mark.parametrize(
    "between",
    [
        "أسطورة ألعاب القوى",
        "الأربعة (ثلاثة رجال وامرأة)",
        'ضيف برنامج "السينما الآن"',
        "لدى معاينته مركز الحبوب في المدينة القديمة،",
        "في رده على أحد المتابعين",
        "في الدراسة،",
        "نيابة عن والي المدينة",
    ],
)
def test_a_clause_behind_what_still_describes_the_subject(read, between):
    reading = read(f"أكد اللاعب سالم العتيبي {between} أنه بخير.", "سالم العتيبي")
    assert (reading.content(), reading.kinds()[0]) == ("أنه بخير", "indirect")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("أكد الوزير ضرورة أن يعود الجميع.", "ضرورة أن يعود الجميع"),
        ("نفى الوزير صحة تأكيد النائب أنه استقال.", "صحة تأكيد النائب أنه استقال"),
        ("حذر علماء من الأكاديمية التشيكية من ارتفاع الحرارة.", "من ارتفاع الحرارة"),
        ("وطالبت المقررة المعنية باستقلال القضاة بفتح تحقيق.", "بفتح تحقيق"),
        ("وجدد الوزير في ختام كلمته تضامنه مع الأسرى.", "تضامنه مع الأسرى"),
        ("اقترح الوزير عام 2010 مشروعا بديلا.", "مشروعا بديلا"),
        ("نفى الوزير تماما تواصل النادي مع اللاعب.", "تواصل النادي مع اللاعب"),
        ("وتابع الوزير يقول: «سنعود غدا إلى العمل».", "سنعود غدا إلى العمل"),
        ("وقال الوزير مخاطبا العمال: «سنعود غدا إلى العمل».", "سنعود غدا إلى العمل"),
        ("شدد الوزير بعد الاطلاع على الوضعية الوبائية على ضرورة الالتزام.", "على ضرورة الالتزام"),
        ("أكدت المغنية البالغة من العمر 26 عاما أنها سعيدة.", "أنها سعيدة"),
        ("أعلنت الهيئة العامة للسياحة عن منصة موحدة لحجز العربات.", "عن منصة موحدة لحجز العربات"),
        ("أدان الوزير بأشد العبارات هذا العمل الشنيع.", "هذا العمل الشنيع"),
        ("أعلنت الوزارة فور مقتل الشاب الخميس، البدء بالتحقيق.", "البدء بالتحقيق"),
        ("وتهيب الوزارة بالجميع أخذ الحيطة.", "أخذ الحيطة"),
        ("وطلب الوزير من العمال رفض العرض.", "رفض العرض"),
    ],
)
def test_where_it_begins(read, text, content):
    reading = read(text)
    assert (reading.content(), reading.cue()) == (content, text.split()[0])


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("كشف المدير سالم العتيبي تفاصيل الخطة الجديدة.", "المدير سالم العتيبي", "تفاصيل الخطة الجديدة"),
        ("كشفت الشرطة المحلية هوية منفذ الهجوم.", "الشرطة المحلية", "هوية منفذ الهجوم"),
        (
            "لاحظ أمين المتحف، سالم العتيبي، ارتفاعا طفيفا في عدد الزوار.",
            "أمين المتحف، سالم العتيبي",
            "ارتفاعا طفيفا في عدد الزوار",
        ),
        ('أكد المتحدث سالم العتيبي لـ"المدينة" الحادث.', "المتحدث سالم العتيبي", "الحادث"),
        ("أكد الوزير سالم العتيبي، أهمية الخط الجديد.", "الوزير سالم العتيبي", "أهمية الخط الجديد"),
        (
            "أكد الأمين العام سالم العتيبي في مداخلة اليوم، معارضة حزبه للقانون.",
            "الأمين العام سالم العتيبي",
            "معارضة حزبه للقانون",
        ),
    ],
)
def test_its_object(read, text, speaker, content):
    reading = read(text, "سالم العتيبي")
    assert reading.only().kind == "nominal"
    assert (reading.speaker(), reading.content()) == (speaker, content)


@pytest.mark.parametrize(
    "text",
    [
        "أكد رئيس الحزب سامي الحربي ضيف البرنامج اليوم الخميس 2 مارس ان الاعتذار متأخر.",
        "أكد رئيس الحزب سامي الحربي خلال تقديمه لوسائل الإعلام في ملعب المدينة ان الاعتذار متأخر.",
    ],
)
def test_a_clause_far_behind_the_subject(read, text):
    reading = read(text, "سامي الحربي")
    assert (reading.only().kind, reading.content()) == ("indirect", "ان الاعتذار متأخر")


def test_a_preposition_and_its_pronoun_in_one_word(read):
    reading = read("وتساءلت إحدى المشاركات عما إذا كانت الشركة على علم بالخلل.")
    assert (reading.only().kind, reading.content()) == ("indirect", "عما إذا كانت الشركة على علم بالخلل")


def test_a_participle_may_describe_without_a_comma(read):
    reading = read('نفى الوزير صحة الخبر واصفا ذلك ب"الشائعات المغرضة جدا".')
    assert reading.cue(1) == "واصفا"


def test_what_links_a_sentence_to_the_last_is_no_complement(read):
    reading = read("وترى الوزارة في المقابل، أن السد مهم للري.")
    assert (reading.only().kind, reading.content()) == ("indirect", "أن السد مهم للري")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("أكد الوزير تمسك بلاده بالاتفاق.", "تمسك بلاده بالاتفاق"),
        ("أعلن الوزير تعهد الشركة بالعمل.", "تعهد الشركة بالعمل"),
        ("أبرز الوزير أثر التزكية في تربية الوجدان.", "أثر التزكية في تربية الوجدان"),
    ],
)
def test_its_object_may_have_the_letters_of_another_word(read, text, content):
    reading = read(text)
    assert reading.only().kind == "nominal"
    assert (reading.speaker(), reading.content()) == ("الوزير", content)


def test_an_apposition_between_commas_is_no_object(read):
    reading = read("أكد فريق الواحة، حامل لقب الدوري، أحقيته باللقب.")
    assert (reading.speaker(), reading.content()) == ("فريق الواحة", "أحقيته باللقب")


def test_what_goes_on_with_a_noun_is_no_object_of_its_own(read):
    reading = read(
        "قال سامي الحربي إنه قلق. وانتقد الوضع السياسي القائم على المحاصصة واقتسام السلطة.", "سامي الحربي"
    )
    assert reading.content(1) == "الوضع السياسي القائم على المحاصصة واقتسام السلطة"


def test_a_name_before_the_verbs_preposition_is_of_its_subject(read):
    text = "أعلنت جامعة الفرات للطب بالتعاون مع مستشفى النور ومدينة دبي الطبية عن تنظيم جلستين."
    assert read(text, bodies=("دبي الطبية",)).content() == "عن تنظيم جلستين"


def test_a_participle_carries_it_on_to_its_words(read):
    text = 'علق سامي الحربي على الانتقادات التي وجهت إليه، قائلا: "لن نتراجع عن هذا الموقف أبدا".'
    reading = read(text, "سامي الحربي")
    assert (reading.only().kind, reading.cue()) == ("direct", "علق")
    assert reading.content() == "لن نتراجع عن هذا الموقف أبدا"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وتتقدم السيدة الوزيرة إلى أسرة الفنانة، بأصدق عبارات التعازي.", "بأصدق عبارات التعازي"),
        ("ووجه العماد سامي الحربي «الشكر والتقدير لكل من ساعد».", "الشكر والتقدير لكل من ساعد"),
    ],
)
def test_a_stance_noun_may_be_strengthened_or_set_in_marks(read, text, content):
    assert read(text, "سامي الحربي").content() == content


def test_words_may_follow_a_comma(read):
    reading = read("قال المدير، لن نتراجع عن موقفنا.")
    assert (reading.only().kind, reading.content()) == ("indirect", "لن نتراجع عن موقفنا")


def test_a_relative_clause_with_the_letters_of_a_participle(read):
    reading = read("توقعت دراسة لاتحاد المصارف، الذي يتخذ من بيروت مقرا له، أن ينخفض معدل النمو.")
    assert reading.content() == "أن ينخفض معدل النمو"


def test_what_something_is_called(read):
    text = "قال الحزب إنه يرفض القرار. ونددت الكتلة النيابية بما اعتبرته الحملة المشبوهة التي تستهدف نوابها."
    assert read(text).content(-1) == "الحملة المشبوهة التي تستهدف نوابها"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("حذر سامي الحربي من أي تأخير، قائلا: «لن أتردد في فسخ عقد الشركة».", "من أي تأخير"),
        ("رفض المدرب سامي الحربي الحديث عن إقالته، قائلا «عقدي ممتد حتى الصيف».", "الحديث عن إقالته"),
    ],
)
def test_a_verb_with_a_complement_of_its_own_carries_on_to_no_words(read, text, content):
    reading = read(text, "سامي الحربي")
    assert (reading.kinds(), reading.content()) == (["nominal", "direct"], content)
    assert reading.names() == ["سامي الحربي", "سامي الحربي"]


def test_a_time_between_commas_is_no_object(read):
    for text in (
        "أعلن نادي الواحة الرياضي، عصر الجمعة، تعاقده مع مدرب جديد.",
        "أعلن فرع الجمعية، مساء الخميس، تعاقده مع مدرب جديد.",
    ):
        assert read(text).content() == "تعاقده مع مدرب جديد"


def test_the_object_may_have_the_letters_of_a_participle(read):
    reading = read("استعرض المجلس البلدي، في جلسته أمس الأحد، مقترحا لإنشاء ممشى بحري.")
    assert (reading.speaker(), reading.content()) == ("المجلس البلدي", "مقترحا لإنشاء ممشى بحري")


def test_what_only_leads_to_a_sentence_is_not_said(read):
    text = "من جهتها، ردت الوزارة، عبر حسابها الرسمي، بأن فرقها ضبطت المخالفين."
    assert read(text).content() == "بأن فرقها ضبطت المخالفين"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وقالت الوزيرة إنها باقية، مستبعدة بشكل قاطع أن تستقيل.", "أن تستقيل"),
        ("وكشف عضو في الرابطة لوكالة الفجر طالبا عدم كشف اسمه أن التصويت تم.", "أن التصويت تم"),
        ("تقول الموظفة، أم لثلاثة أبناء، وهي تشير إلى ساعتها، إن الحافلة تتأخر.", "إن الحافلة تتأخر"),
        ("واستعرض معاليه في ختام الاجتماع الخطط المستهدفة.", "الخطط المستهدفة"),
        ("يستعرض هذا التقرير، الذي صدر، الأربعاء 22 أكتوبر 2025، المستجدات.", "المستجدات"),
    ],
)
def test_what_stands_between_is_stepped_past(read, text, content):
    assert content in [read(text).content(at) for at in range(len(read(text).statements))]
