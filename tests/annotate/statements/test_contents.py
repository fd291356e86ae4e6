"""Where contents end: at the next act, at a tag, where the narrator takes over."""

import pytest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # what the speaker goes on with
        (
            "وأوضح العتيبي أن الشحنة وصلت سالمة، وذلك من خلال استخدام مستودعات مجهزة.",
            "أن الشحنة وصلت سالمة، وذلك من خلال استخدام مستودعات مجهزة",
        ),
        ("وأكد العتيبي أن المصنع سيعمل، وذلك بعد تجهيزه.", "أن المصنع سيعمل، وذلك بعد تجهيزه"),
        ("وأكد العتيبي أن النادي، خلال اجتماعه أمس، قرر البيع.", "أن النادي، خلال اجتماعه أمس، قرر البيع"),
        # the occasion
        ("وأكد العتيبي أن المصنع سيعمل، وذلك خلال حلوله ضيفا على البرنامج.", "أن المصنع سيعمل"),
        ("وأكد العتيبي أن المصنع سيعمل، وذلك بحضور المحافظ.", "أن المصنع سيعمل"),
        ("وأكد العتيبي أن المصنع سيعمل، خلال مؤتمر صحفي عقده في عدن.", "أن المصنع سيعمل"),
        ("ورحب العتيبي بالاتفاق خلال لقاء مع الصحافيين في تونس.", "بالاتفاق"),
        ("ورحب العتيبي بالاتفاق على هامش المعرض.", "بالاتفاق"),
        ("ورحب العتيبي بالاتفاق في مؤتمر صحفي.", "بالاتفاق"),
        # comments
        ("وأكد العتيبي أن الثمن تضاعف، في إشارة إلى أسعار القمح.", "أن الثمن تضاعف"),
        ("وأكد العتيبي أن الثمن تضاعف، دون ذكر تفاصيل.", "أن الثمن تضاعف"),
        ("وأكد العتيبي أن الثمن تضاعف، لكنه لم يقدم أرقاما.", "أن الثمن تضاعف"),
        ("وأكد العتيبي أن الثمن تضاعف، يذكر أن القمح مستورد.", "أن الثمن تضاعف"),
        ("وأكد العتيبي أن الثمن تضاعف وفيما سعى التجار إلى البيع ارتفع الطلب.", "أن الثمن تضاعف"),
    ],
)
def test_the_narrator_takes_over(read, text, words):
    assert read(text).content() == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وأشادت المتحدثة، التي قالت إنها طبيبة، بدور المتطوعين.", "إنها طبيبة"),
        ("وارتفع عدد الدول، التي أعلنت وقف تمويلها للوكالة، إلى عشر.", "وقف تمويلها للوكالة"),
        (
            "ودان العتيبي تعليق دول، وفي مقدمتها فرنسا، مساهمتها في الوكالة.",
            "تعليق دول، وفي مقدمتها فرنسا، مساهمتها في الوكالة",
        ),
        ("وقال العتيبي إن الحكم ظلم و رفض واضح للقانون، وفق البيان.", "إن الحكم ظلم و رفض واضح للقانون"),
        ('واعتبر العتيبي ذلك مطلبا شعبيا " وقال إنه "قبل بالنتائج رغم العيوب" كلها.', "ذلك مطلبا شعبيا"),
        ("وأشار العتيبي إلى ارتفاع الأسعار حسب نفس المصدر.", "إلى ارتفاع الأسعار"),
    ],
)
def test_what_stands_around_it_is_left_out_or_in(read, text, words):
    reading = read("قال الوزير إن العمل بدأ. " + text)
    assert words in [reading.content(at) for at in range(1, len(reading.statements))]


@pytest.mark.parametrize(
    "rest",
    [
        "، وهو يحمل صورة لأحدهم",
        " حيث زار مكاتبهم",
        "، كما زار مكاتبهم",
        "، مكتفيا بجملة واحدة",
        "، ووضعوا الزهور أمام مكاتبهم",
        "، ووضعت الزهور أمام مكاتبهم",
        "، وارتفع التصفيق في القاعة",
        "، ويستمر الحفل ثلاثة أيام",
        "، وقد كرمهم النادي",
        "، وفق قوله",
    ],
)
def test_a_noun_phrase_holds_no_clause_behind_a_comma(read, rest):
    assert read(f"وأشاد العتيبي بدور المتطوعين{rest}.").content() == "بدور المتطوعين"


@pytest.mark.parametrize(
    "rest", ["، ولاسيما الشباب منهم", "، وارتفاع عددهم", "، ووفائهم بالعهد", "، وذلك لأنهم قلة"]
)
def test_a_noun_phrase_goes_on_with_nouns(read, rest):
    assert read(f"وأشاد العتيبي بدور المتطوعين{rest}.").content() == f"بدور المتطوعين{rest}"


@pytest.mark.parametrize(
    "turn",
    [
        "، لكنه شدد على ضرورة التنفيذ",
        "، إلا أنه شدد على ضرورة التنفيذ",
        " ولكنه شدد على ضرورة التنفيذ",
        "، مشددا على ضرورة التنفيذ",
        " مبينا أن التنفيذ ضروري",
        "، فيما قالت منى شوقي إن التنفيذ ضروري",
    ],
)
def test_the_next_act_is_no_part_of_it(read, turn):
    reading = read(f"وأكد سامي حداد أن الخطة جيدة{turn}.", "سامي حداد", "منى شوقي")
    assert reading.content() == "أن الخطة جيدة"
    assert [each.parent for each in reading.statements] == [None, None]


def test_a_participle_behind_a_comma_carries_on_what_the_narrator_reports(read):
    reading = read("صرح سامي حداد بأن المدرب أكد رحيله، مضيفا أن القرار قريب.", "سامي حداد")
    assert [reading.content(0), reading.content(2)] == ["بأن المدرب أكد رحيله", "أن القرار قريب"]
    assert reading.names()[2] == "سامي حداد"


def test_an_act_between_a_cue_and_its_words_is_not_their_end(read):
    reading = read("وأضاف سامي حداد، الذي أشار إلى أنه متعب، أن الفريق سيعود غدا إلى التدريب.", "سامي حداد")
    assert [reading.content(0), reading.content(1)] == ["أن الفريق سيعود غدا إلى التدريب", "أنه متعب"]


@pytest.mark.parametrize(
    "rest",
    [
        ".",
        "، مضيفا أن العمل انتهى.",
        "، حسب تعبيره.",
        " حسب تعبيره.",
        " وفق البيان.",
        " مضيفا أن العمل انتهى.",
        " خلال مؤتمر صحفي.",
    ],
)
def test_a_clause_quoted_as_a_whole_is_direct(read, rest):
    reading = read(f"وأكد الوزير أن «الجسر سيفتح غدا للسيارات»{rest}")
    assert (reading.kinds()[0], reading.content()) == ("direct", "الجسر سيفتح غدا للسيارات")


@pytest.mark.parametrize(
    "words",
    [
        "«الجسر سيفتح غدا للسيارات»، وأن العمل انتهى",
        "«الجسر سيفتح غدا للسيارات» والشاحنات",
        "«جسر النور»، وهو الأطول، سيفتح",
        "الجسر «سيفتح غدا للسيارات»",
    ],
)
def test_a_clause_quoted_in_part_is_indirect(read, words):
    reading = read(f"وأكد الوزير أن {words}.")
    assert (reading.only().kind, reading.content()) == ("indirect", f"أن {words}")


def test_a_quotation_may_hold_others_in_marks_of_its_own_kind(read):
    reading = read('وقال الخبير "هناك "مشكلة كبرى" في السوق وهناك "حل" لم يجرب بعد".')
    assert reading.content() == 'هناك "مشكلة كبرى" في السوق وهناك "حل" لم يجرب بعد'


def test_what_is_judged_in_marks_is_nominal(read):
    reading = read('قال سامي حداد إن الرد قريب، معتبرا القرار "متسرعا وخاطئا".', "سامي حداد")
    assert reading.kinds() == ["indirect", "nominal"]
    assert reading.content(1) == 'القرار "متسرعا وخاطئا"'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('قال سامي حداد:\n«سنواصل العمل».\nوأضاف:\n"لن نتوقف".', ["سنواصل العمل", "لن نتوقف"]),
        ("وأكد سامي حداد في تصريح صحفي:\n\n- نعمل ليلا ونهارا.", ["نعمل ليلا ونهارا"]),
        (
            "قال سامي حداد: «سنفتح الجسر.\nوهذا عهد.\nولن نتأخر».",
            ["سنفتح الجسر.\nوهذا عهد.\nولن نتأخر"],
        ),
        (
            "«لن نتراجع عن حقنا أبدا»، يقول سامي حداد، «ولن نقبل أقل من ذلك».",
            ["لن نتراجع عن حقنا أبدا»، يقول سامي حداد، «ولن نقبل أقل من ذلك"],
        ),
    ],
)
def test_words_over_line_breaks_and_in_pieces(read, text, words):
    reading = read(text, "سامي حداد")
    assert reading.kinds() == ["direct"] * len(words)
    assert [reading.content(at) for at in range(len(words))] == words
    assert reading.names() == ["سامي حداد"] * len(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("رفض المجلس خطة الحكومة، وعاد الأعضاء إلى مقاعدهم.", "خطة الحكومة"),
        ("أعلنت الشركة خسائرها، وهبط السهم في السوق، وارتفع الذهب.", "خسائرها"),
        ("ورفض العتيبي أي تفاهم مع الدائنين ويستعد لمحاكمة علنية.", "أي تفاهم مع الدائنين"),
        (
            "وحث العتيبي الشباب على الاستثمار في مدينته كما وجه رسالة إلى المغتربين.",
            "على الاستثمار في مدينته",
        ),
        ("ونفى العتيبي أي علاقة له بالمصرف وذلك في رده على الاتهامات.", "أي علاقة له بالمصرف"),
        ("وتحدث العتيبي عن انتخابات بلدية في حين تستعد البلاد لغيرها.", "عن انتخابات بلدية"),
    ],
)
def test_a_noun_phrase_ends_before_the_next_predicate(read, text, words):
    assert read(text).content() == words


@pytest.mark.parametrize(
    "words",
    [
        "بالطلاب الذين نجحوا ويستعدون للسفر",
        "بجمع المحصول وتنقل الفلاحين بين الأسواق",
        "بمتابعة القرارات وليس الاكتفاء بإصدارها",
        "بالاستثمار في الميناء حيث ستكون له فوائد كبيرة",
    ],
)
def test_a_noun_phrase_keeps_its_own_clauses(read, words):
    assert read(f"وطالب العتيبي {words}.").content() == words


def test_an_adjunct_before_the_next_act_is_the_narrators(read):
    text = "وقال العتيبي إن عدد الجرحى تسعون، وفي وقت سابق السبت، قال الدريدي إن البحث مستمر."
    assert read(text, "العتيبي", "الدريدي").content() == "إن عدد الجرحى تسعون"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("قالت الوزارة إن الطريق مدرج في خطة العام، من دون تحديد موعد.", "إن الطريق مدرج في خطة العام"),
        ("شكر سامي الحربي المجلس على ما وصفه بالموقف النبيل.", "على ما وصفه بالموقف النبيل"),
        ("أيدت الوزارة التعديل من حيث المبدأ.", "التعديل من حيث المبدأ"),
        ("ودعت الوزارة إلى منصة رقمية تكشف المخزون يوميا.", "إلى منصة رقمية تكشف المخزون يوميا"),
    ],
)
def test_no_content_is_cut_between_a_word_and_what_it_leads(read, text, content):
    assert read(text, "سامي الحربي").content() == content


def test_a_subject_whose_first_letter_is_waw_joins_nothing(read):
    text = "وأضاف المدير سامي الحربي أن وزراء المنطقة سيبحثون الملف."
    assert read(text, "سامي الحربي").content() == "أن وزراء المنطقة سيبحثون الملف"


def test_what_somebody_else_said_meanwhile_is_no_complement(read):
    text = "وطالبت نقابة المعلمين بتوفير غرف مناسبة، فيما ردت الوزارة بأن العيادات ستغطي القرى."
    reading = read(text)
    assert [reading.content(at) for at in range(2)] == ["بتوفير غرف مناسبة", "بأن العيادات ستغطي القرى"]


def test_an_act_that_a_pronoun_ties_to_a_relative_clause_ends_nothing(read):
    words = "إن الخطاب الذي ألقته منى الحربي وهددت فيه بالإضراب كان قاسيا"
    assert read(f"وقال سالم العتيبي {words}.", "سالم العتيبي", "منى الحربي").content() == words
