"""Texts and outlets as sources, and the documents words came through."""

import pytest


@pytest.mark.parametrize(
    ("text", "lemma", "source", "words"),
    [
        ("ارتفعت الأسعار، وفق البيان.", "وفق", "البيان", "ارتفعت الأسعار"),
        ("وبحسب الوكالة، ارتفعت الأسعار.", "حسب", "الوكالة", "ارتفعت الأسعار"),
        ("ارتفعت الأسعار، حسبما ذكرت الصحيفة.", "حسب", "الصحيفة", "ارتفعت الأسعار"),
        ("ارتفعت الأسعار، كما ذكرت الصحيفة.", "ذكر", "الصحيفة", "ارتفعت الأسعار"),
        ("ارتفعت الأسعار، حسب ذات الصحيفة.", "حسب", "الصحيفة", "ارتفعت الأسعار"),
        (
            "ووفقا لتقرير في الصحيفة اليوم لا ترتفع الأسعار، بل تهبط.",
            "وفق",
            "تقرير في الصحيفة",
            "لا ترتفع الأسعار، بل تهبط",
        ),
        ("تقرر حسب البيان إغلاق المحلات.", "حسب", "البيان", "تقرر حسب البيان إغلاق المحلات"),
        ("ارتفعت الأسعار استنادا إلى تقارير صحفية.", "استند", "تقارير صحفية", "ارتفعت الأسعار"),
        ("ارتفعت الأسعار، بحسب ما تداولته مواقع التواصل.", "حسب", "مواقع التواصل", "ارتفعت الأسعار"),
    ],
)
def test_the_source_of_an_attribution_is_the_document(read, text, lemma, source, words):
    reading = read(text)
    statement = reading.only()
    assert (statement.kind, statement.cue_lemma, statement.document) == ("document", lemma, source)
    assert reading.content() == words


@pytest.mark.parametrize("dateline", ["غزة - (رصد): ", "غزة - «رصد»: ", "غزة - رصد - ", "غزة (رصد) "])
def test_what_a_tag_attributes_begins_behind_the_dateline(read, dateline):
    reading = read(f"{dateline}ارتفعت الأسعار، وفق البيان.", bodies=("رصد",), places=("غزة",))
    assert reading.content() == "ارتفعت الأسعار"


@pytest.mark.parametrize(
    ("text", "kind", "source", "words"),
    [
        ("وجاء في البيان أن الدول ملتزمة.", "indirect", "البيان", "أن الدول ملتزمة"),
        ("وأضاف البيان أن الدول ملتزمة.", "indirect", "البيان", "أن الدول ملتزمة"),
        ("وذكرت الوكالة أن الدول ملتزمة.", "indirect", "الوكالة", "أن الدول ملتزمة"),
        ("وأظهرت الدراسة أن الدول ملتزمة.", "indirect", "الدراسة", "أن الدول ملتزمة"),
        ("وقال التقرير: «الدول كلها ملتزمة بالخفض».", "direct", "التقرير", "الدول كلها ملتزمة بالخفض"),
        ("وندد البيان بالهجوم.", "nominal", "البيان", "بالهجوم"),
    ],
)
def test_a_text_that_speaks_through_a_verb_is_typed_by_its_form(read, text, kind, source, words):
    reading = read(text)
    statement = reading.only()
    assert (statement.kind, statement.document, reading.content()) == (kind, source, words)
    assert statement.speaker_kind == "document"


@pytest.mark.parametrize(
    ("tag", "speaker", "name"),
    [
        ("وفقا للحرس المدني الإسباني", "حرس المدني الإسباني", "الحرس المدني الإسباني"),
        ("بحسب الوصف", "الوصف", "الوصف"),
        ("وفق شهود عيان", "شهود عيان", "ANON"),
        ("حسب المنظمين", "المنظمين", "ANON"),
        ("بحسب شبكة 9NEWS", "شبكة 9NEWS", "شبكة 9NEWS"),
        ("بحسب وكالتي الأنباء", "وكالتي الأنباء", "وكالتي الأنباء"),
        ("وفق التوصيف المعلن", "التوصيف المعلن", "التوصيف المعلن"),
        ("وذلك وفقا لإجمالي الفواتير", "إجمالي الفواتير", "إجمالي الفواتير"),
        ("وفق أحد العارضين", "أحد العارضين", "ANON"),
        ("بحسب مصدرنا", "مصدرنا", "ANON"),
        ("نقلا عن مصادر محلية", "مصادر محلية", "ANON"),
        ("بحسب ما أكده مسؤول محلي", "مسؤول محلي", "ANON"),
        ("حسبما علم اليوم الأحد من مسؤول محلي", "مسؤول محلي", "ANON"),
        ("مثلما أوضح مسؤول محلي", "مسؤول محلي", "ANON"),
        ("وفق ما ذكرت لاحقا الناطقة باسم المتحف", "الناطقة باسم المتحف", "ANON"),
    ],
)
def test_who_is_named_after_the_preposition_is_the_speaker(read, tag, speaker, name):
    reading = read(f"بيعت اللوحة، {tag}.")
    assert (reading.only().kind, reading.speaker(), reading.only().speaker_name) == (
        "document",
        speaker,
        name,
    )
    assert reading.content() == "بيعت اللوحة"


def test_whom_the_source_spoke_to_may_stand_before_it(read):
    assert read("بيعت اللوحة، وفق ما أكد لسامي حداد مصدر محلي.", "سامي حداد").speaker() == "مصدر محلي"


@pytest.mark.parametrize(
    "tag",
    [
        "وفق برنامج زمني",
        "حسب القانون",
        "بحسب الحاجة",
        "وفقا للتضخم",
        "كما ستتابع القاعات العرض",
        "وفق المعايير الدولية",
        "حسب أهميتها",
        "وفقا للأنماط السائدة",
        "بحسب الأدوات المتاحة",
        "وفق عقد جديد",
    ],
)
def test_a_measure_attributes_nothing(read, tag):
    assert read(f"بيعت اللوحات، {tag}.").statements == []


def test_a_law_is_cited_where_the_tag_leads_its_sentence(read):
    assert read("ووفقا للدستور، يؤدي الفائز اليمين.").content() == "يؤدي الفائز اليمين"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وأكد العتيبي أن السدود امتلأت بحسب الوزارة.", "أن السدود امتلأت"),
        ("وأكد العتيبي أن السدود، بحسب الوزارة، امتلأت.", "أن السدود، بحسب الوزارة، امتلأت"),
        ("واعتقل اللص، وهو يعمل في المصنع حسب الشرطة.", "وهو يعمل في المصنع"),
        ("عدن (رويترز) - امتلأت السدود، بحسب الوزارة.", "امتلأت السدود"),
        ("– امتلأت السدود، بحسب الوزارة.", "امتلأت السدود"),
        ("ووفق الوزارة، «امتلأت السدود كلها هذا العام».", "امتلأت السدود كلها هذا العام"),
        ("امتلأت السدود، بحسب ما أعلنت الوزارة، في تصريح صحفي.", "امتلأت السدود"),
        ("امتلأت السدود.\u00a0وفقا للوزارة.", "امتلأت السدود"),
        ("وقال العتيبي إنه، وفقا للوزارة، امتلأت السدود.", "امتلأت السدود"),
        ("وتبدو السدود حسب الوزارة قليلة الماء.", "وتبدو السدود حسب الوزارة قليلة الماء"),
        ("وينص الاتفاق وفق الوزارة على بناء سد.", "وينص الاتفاق وفق الوزارة على بناء سد"),
        (
            "وذكر العتيبي أن عدد السدود حسب أرقام الوزارة كان قليلا.",
            "عدد السدود حسب أرقام الوزارة كان قليلا",
        ),
    ],
)
def test_what_an_attribution_covers(read, text, words):
    reading = read(text)
    (at,) = [at for at, kind in enumerate(reading.kinds()) if kind == "document"]
    assert reading.content(at) == words


def test_the_verb_is_the_cue_after_ala_ma(read):
    reading = read("ارتفعت الأسعار، على ما أعلن الوزير.")
    assert (reading.only().kind, reading.cue(), reading.speaker()) == ("document", "أعلن", "الوزير")


@pytest.mark.parametrize("marks", ["«»", "»«", "»»"])
def test_the_outlet_somebody_spoke_to_is_the_document(read, marks):
    reading = read(f"وأكدت مصادر ل{marks[0]}الميدان{marks[1]} أن الطرق مفتوحة.")
    assert (reading.only().document, reading.content()) == ("الميدان", "أن الطرق مفتوحة")


@pytest.mark.parametrize(
    "text",
    [
        "ونقلت الصحيفة عن مصدر أمني أن المحادثات ستستأنف.",
        "وعلمت الصحيفة من مصدر أمني أن المحادثات ستستأنف.",
    ],
)
def test_an_outlet_that_passes_words_on_is_the_document_and_the_words_are_the_sources(read, text):
    reading = read(text)
    assert (reading.speaker(), reading.only().document) == ("مصدر أمني", "الصحيفة")


@pytest.mark.parametrize(
    "text",
    [
        "ونقلت الصحيفة عن سامي حداد قوله إن المحادثات ستستأنف.",
        "ونسبت الصحيفة إلى سامي حداد قوله إن المحادثات ستستأنف.",
        "وكانت الصحيفة نقلت عن سامي حداد قوله إن المحادثات ستستأنف.",
    ],
)
def test_words_handed_over_with_a_verbal_noun_are_said_twice(read, text):
    reading = read(text, "سامي حداد")
    assert reading.kinds() == ["indirect", "indirect"]
    assert reading.names() == ["الصحيفة", "سامي حداد"]
    assert [each.document for each in reading.statements] == ["الصحيفة", "الصحيفة"]
    assert reading.content(0) == reading.content(1) == "إن المحادثات ستستأنف"
    assert (reading.cue(1), reading.statements[1].parent) == ("قوله", 0)


def test_an_outlet_that_words_came_through_has_an_attribution(read):
    reading = read("قال سامي حداد في تصريحات نقلتها صحيفة الميدان إن الجسر جاهز.", "سامي حداد")
    assert reading.kinds() == ["indirect", "document"]
    assert (reading.cue(1), reading.speaker(1)) == ("نقلتها", "صحيفة الميدان")
    assert reading.content(0) == reading.content(1) == "إن الجسر جاهز"


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        # what describes the source
        ("ووفق رسالة اطلعت عليها الصحيفة أمس اختار المجلس رئيسا.", "رسالة", "اختار المجلس رئيسا"),
        ("ووفق بيان نشرته الوزارة، ارتفعت الأسعار.", "بيان", "ارتفعت الأسعار"),
        ("وبحسب مصدر أمني تم إيقاف شخصين.", "مصدر أمني", "تم إيقاف شخصين"),
        ("وبحسب ما ورد في تقرير للوكالة (واج)، ارتفعت الأسعار.", "تقرير للوكالة", "ارتفعت الأسعار"),
        # what the source stands behind
        (
            "احترق مصنع للنسيج، حسب ما أكده لمراسل الإذاعة، مدير المستشفى.",
            "مدير المستشفى",
            "احترق مصنع للنسيج",
        ),
        ("احترق مصنع للنسيج، بحسب ما أفاد به مصدر أمني، مراسل الإذاعة.", "مصدر أمني", "احترق مصنع للنسيج"),
        # what is none of the content
        ("أضرب العمال يوم الاثنين وذلك حسبما أعلنت النقابة.", "النقابة", "أضرب العمال يوم الاثنين"),
        ("كما ستفتح المراكز أبوابها، وفق البيان.", "البيان", "ستفتح المراكز أبوابها"),
        # whole sentences around a tag
        (
            "ستتم غدا، وفق ما صرح به المدير في تصريح للإذاعة، مناقشة الخطة.",
            "المدير",
            "ستتم غدا، وفق ما صرح به المدير في تصريح للإذاعة، مناقشة الخطة",
        ),
        # sources
        ("يقدر عددهم بألف شخص بحسب أرشيف المحكمة.", "أرشيف المحكمة", "يقدر عددهم بألف شخص"),
        ("وبحسب دبلوماسيين، فشلت المفاوضات.", "دبلوماسيين", "فشلت المفاوضات"),
    ],
)
def test_an_attribution_covers_its_clause_but_its_source(read, text, source, words):
    reading = read(text)
    assert reading.only().kind == "document"
    assert (reading.speaker(), reading.content()) == (source, words)


def test_a_tag_that_leads_a_quotation_stays_in_it(read):
    reading = read("وقال العتيبي: «حسب معلومات وردت إلينا أمس، فإن المركب غرق».")
    at = next(at for at, each in enumerate(reading.statements) if each.kind == "document")
    assert reading.content(at) == "فإن المركب غرق"


def test_a_text_that_a_verb_describes_speaks(read):
    reading = read("أظهر التحقيق مستندات تؤكد أن الشركة لم تدفع.")
    assert (reading.content(-1), reading.speaker(-1)) == ("أن الشركة لم تدفع", None)


@pytest.mark.parametrize(
    "opening", ["ذكرت صحيفة الفجر، نقلا عن مسؤول في الوزارة،", "ذكرت صحيفة الفجر نقلا عن مصادر مطلعة"]
)
def test_a_tag_before_the_clause_of_a_verb_covers_the_clause(read, opening):
    reading = read(f"{opening} أن العملية متواصلة.")
    assert reading.kinds() == ["indirect", "document"]
    assert reading.content(0) == reading.content(1) == "أن العملية متواصلة"


def test_what_describes_a_source_in_marks_is_not_what_it_says(read):
    reading = read("ونقلت صحيفة النهر عن طبيب وصفته بأنه « مطلع على البيانات » تأكيده أن المستشفيات ممتلئة.")
    assert [reading.content(at) for at in range(2)] == ["أن المستشفيات ممتلئة"] * 2
    assert reading.speaker(1) == "طبيب"


def test_an_outlet_hands_on_the_saying_of_somebody(read):
    reading = read('ونقلت صحيفة النهر قول الوزير سامي حداد: "تحدثت معه أمس طويلا".', "سامي حداد")
    assert reading.names()[-1] == "سامي حداد"


@pytest.mark.parametrize("tag", ["حسبما أعلنه يوم الثلاثاء", "حسب ما كشف عنه هذا الأحد"])
def test_a_day_stands_between_a_tag_and_its_source(read, tag):
    reading = read(f"تراجعت الأسعار، {tag} سامي حداد.", "سامي حداد")
    assert (reading.speaker(), reading.content()) == ("سامي حداد", "تراجعت الأسعار")


def test_a_source_and_its_saying_inside_what_an_outlet_reports(read):
    reading = read("أفادت وكالة الأفق نقلا عن مسؤولي أمن قولهم، إن الحريق انتهى.")
    assert [reading.cue(at) for at in range(3)] == ["أفادت", "نقلا", "قولهم"]
    assert {reading.content(at) for at in range(3)} == {"إن الحريق انتهى"}


def test_a_tag_inside_words_in_marks_attributes_no_more_than_they_hold(read):
    reading = read("وأضاف المدير: «الكلفة تتجاوز مليارين، وفقا للتقديرات، ولا يمكن الاعتماد عليها».")
    assert reading.content(1) == "الكلفة تتجاوز مليارين"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وارتفع العدد، وفقا لتقرير نشرته النور أمس.", "تقرير النور"),
        ("وارتفع العدد، وفقا لتقرير من صحيفة النور.", "تقرير النور"),
        ("وذكر تقرير لموقع النور أن العدد ارتفع.", "تقرير النور"),
        ("وارتفع العدد، حسب تقرير صادر عن هيئة السياحة.", "تقرير هيئة السياحة"),
        ("وذكر تقرير صادر عن هيئة السياحة أن العدد ارتفع.", "التقرير"),
        ("سيرتفع العدد، وفقما أفاد مسؤولون.", "ANON"),
        ("وحسب سلطات الإقليم فإن العدد ارتفع.", "سلطات الإقليم"),
    ],
)
def test_what_a_cited_text_is_called(read, text, name):
    assert read(text, bodies=("النور", "هيئة السياحة")).names() == [name]


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("حسب توضيحات الوزير", "سامي حداد"),
        ("بحسب تصريحات سابقة للوزير", "سامي حداد"),
        ("بحسب تصريحات عدد من المسؤولين", "ANON"),
        ("وفق تحذيرات الباحثين", "ANON"),
    ],
)
def test_whose_words_are_cited(read, tag, name):
    text = f"قال الوزير سامي حداد إن الخطة جاهزة. وارتفع الإنتاج، {tag}."
    assert read(text, "سامي حداد").names()[1] == name


@pytest.mark.parametrize(
    ("text", "document", "content"),
    [
        ("أدانت النقابة في بيان مقتضب الهجوم على السفارة.", "بيان مقتضب", "الهجوم على السفارة"),
        ("أعلنت النقابة في بيان صحفي تعليق الإضراب.", "بيان صحفي", "تعليق الإضراب"),
        ("أكدت النقابة في بيان شديد اللهجة رفضها للقانون.", "بيان شديد اللهجة", "رفضها للقانون"),
        ("رفضت النقابة في بلاغ لها قرار الوزارة.", "بلاغ لها", "قرار الوزارة"),
        (
            "دانت النقابة في بيان صادر عن أمانتها العامة الاعتداء على السفارة.",
            "بيان صادر عن أمانتها العامة",
            "الاعتداء على السفارة",
        ),
    ],
)
def test_what_describes_a_statement_ends_before_the_object(read, text, document, content):
    reading = read(text)
    assert (reading.only().document, reading.content()) == (document, content)


@pytest.mark.parametrize(
    ("text", "name", "document"),
    [
        (
            "وبحسب ما نقلته صحيفة النور عن الوزير سالم العتيبي، فإن الجسر سيفتح.",
            "سالم العتيبي",
            "صحيفة النور",
        ),
        ("ارتفع عدد الزوار، بحسب ما نقلت وكالة الشرق عن مصدر أمني.", "ANON", "وكالة الشرق"),
        ("ووفقا لما نقلته قناة النور عن مسؤول في الإدارة، سيوجه سالم العتيبي رسالة.", "ANON", "قناة النور"),
        ("وفقا لما نقله التلفزيون الرسمي عن سالم العتيبي، فتح الجسر.", "سالم العتيبي", "التلفزيون الرسمي"),
        ("وبحسب ما نقلته صحيفة النور عن افتتاح الجسر، فإن العمل بدأ.", "صحيفة النور", "صحيفة النور"),
    ],
)
def test_what_an_outlet_passed_on_from_somebody_is_his(read, text, name, document):
    reading = read(text, "سالم العتيبي")
    assert (reading.names(), reading.statements[0].document) == ([name], document)
