"""Words that only look like cues."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "قررت اللجنة تأجيل المباراة، وتفقد المدير الملعب.",
        "يذكر أن المنتخب تأهل إلى الدور الثاني.",
        "ويتوقع أن تبدأ الأعمال غدا.",
        "وتطبق الغرامات وفق برنامج زمني محدد.",
        "وتوزع المساعدات حسب عدد أفراد الأسرة.",
        "الطلاب بين القاعة والمكتبة قبل أن تغلق أبوابها.",
        "واستشهد أربعة جنود بنيران القناصة.",
        "وشارك نادي المدينة بفريق من الناشئين.",
        "ونشرت الصور عبر وسائل التواصل الاجتماعي.",
        "وانتقل لاعب يدعى الزهراني إلى الفريق.",
        "وتأهل المنتخب إلى الدور ثمن النهائي من البطولة.",
        "وتضم الرابطة لجنة الجائزة، أبرز المكافآت السينمائية في البلاد.",
        "وبدأ النزاع على الإقليم، بين الدولة والحركة، منذ سنوات.",
        "وجاء ذكر الموز ضمن القائمة بالقصدير.",
        "وأقيم الحفل برعاية الوزير، عبر منصة الوزارة، بحضور مدير ونواب عن المدارس.",
        "ويظهر في المقطع الأصلي أن الهتافات مختلفة.",
        "وتأخرت المشاريع التي تركز عليها الوزارة.",
        "The post الوزارة تهنئ الفائزين appeared first on الأخبار.",
    ],
)
def test_no_statement(read, text):
    assert read(text).statements == []


def test_a_preposition_spelled_like_a_verb_leaves_the_verb_its_complement(read):
    reading = read("وعبرت جماهير النادي عبر وسائل التواصل عن سخطها.")
    assert (reading.cue(), reading.content()) == ("وعبرت", "عن سخطها")


def test_a_verb_led_in_by_an_adjunct_is_one(read):
    reading = read("على صعيد آخر كشف مصدر أمني عن إحالة الموظفين إلى التحقيق.")
    assert (reading.cue(), reading.content()) == ("كشف", "عن إحالة الموظفين إلى التحقيق")


@pytest.mark.parametrize(
    "text",
    [
        "لم تكشف الشركة عن قيمة الصفقة.",
        "ولم يُكشف رسميا عن قيمة الراتب.",
        "أُعلن عن وفاته مساء الأحد.",
        "ستُكشف الغمة عن النادي قريبا.",
        "أصدر القاضي سامي الحربي أمرا بوقف التنفيذ.",
        "تسلم المدير أمراً طارئا بوقف الأشغال.",
        "اعتقل شخص واحد كان مشتبها به في السرقة.",
        "تلزم اللائحة النائب بكشف تعارض المصالح كونه شريكا في شركات عائلية.",
        "يهدد الجفاف حقول القمح المزروعة بطرق تقليدية.",
        "صدرت الرواية عن دار «أكد» المحلية في العام الماضي.",
        "كتبت: منى فهمي\nافتتح الوزير المعرض اليوم.",
        "افتتح الوزير المعرض اليوم.\nاقرأ أيضا: لا زيادة في أسعار التذاكر",
        "افتتح الوزير المعرض اليوم.\nإقرأ المزيد: المعرض يستقبل زواره مساء",
    ],
)
def test_what_nobody_says(read, text):
    assert read(text, "سامي الحربي").statements == []


def test_a_refusal_negated_says_something(read):
    assert read("ولم تستبعد الوزارة تأجيل الموعد.").cue() == "تستبعد"


def test_a_verb_negated_inside_a_relative_clause_takes_no_quotation(read):
    reading = read('وقال الشاهد، الذي لم يذكر اسم الشارع "رأيت السيارة تحترق ثم هربت مع الناس".')
    assert reading.only().cue_lemma == "قال"


@pytest.mark.parametrize(
    "text",
    [
        "وبين سامي الحربي، عقب زيارة للمصانع المتوقفة على الطريق، أن العمل بدأ.",
        "وأضاف سامي الحربي، عقب اللقاء الذي انعقد أمس، أن العمل بدأ.",
    ],
)
def test_a_preposition_spelled_like_a_verb_takes_no_clause(read, text):
    reading = read(text, "سامي الحربي")
    assert reading.only().rule == "past.that"
    assert reading.content() == "أن العمل بدأ"


def test_a_name_spelled_like_a_preposition_stands_before_its_verb(read):
    reading = read("قال الوزير إن العمل بدأ. ويشار إلى أن منذر بن علي أعلن في يناير عن استقالته.")
    assert reading.cue(1) == "أعلن"


@pytest.mark.parametrize(
    "text",
    [
        "وشهد الاتصال تبادل وجهات النظر حول الملف.",
        "وتناول اللقاء سبل التعاون بين البلدين.",
        "واقتحم المعبر عدد من المسلحين والذين يشتبه في أنهم من المنتمين للتنظيم.",
        "تلقى أعضاء المجلس تحذيرا من انهيار السد.",
        "وستتناول الجلسة المقبلة سبل التعاون.",
        "وإذا أعلنت الحكومة أن المشروع توقف، فسيرحل المستثمرون.",
        "والتزمت الحكومة بالموعد المحدد.",
        "وصادق المجلس على مشروع القانون.",
        "وعقب فوز المنتخب على منتخب المدينة، خرج الناس.",
        "وأخذ المحرك اسمه من المصطلح الذي يشير إلى عدد كبير.",
        "إلا أن تداوله منذ سنوات ينفي أن يكون حديثا.",
        "وبقي في المدينة، وهو طالب دراسات عليا، حتى سمح له بأن يعود.",
        "وأطلقت قبل عامين نداء تونس شخصيات عدة.",
    ],
)
def test_what_only_looks_like_an_act(read, text):
    assert read("أعلن الوزير بدء العمل. " + text).only().cue_lemma == "أعلن"


@pytest.mark.parametrize(
    "text",
    [
        "«السعر لا يكفي الأجرة»، تقول أم حسن وهي تشير إلى الرفوف الفارغة.",
        "قال البائع وهو يشير إلى دكانه إن البضاعة كسدت.",
    ],
)
def test_who_points_at_a_thing_says_nothing_by_it(read, text):
    assert read(text).only().cue_lemma == "قال"


def test_who_points_out_that_something_is_so_says_it(read):
    assert read("قال الباحث إن النهر جف، وهو يشير إلى أن السدود كثرت.").cue(-1) == "يشير"


def test_a_press_statement_is_no_act_beside_its_verb(read):
    assert read("وقال الوزير - في تصريح صحفي - إن العمل مستمر.").only().cue_lemma == "قال"


def test_a_clear_present_behind_a_conjunction_is_a_verb(read):
    reading = read("قالت الصحيفة إن الأمير يرفض أي تفاهم مع المحققين ويطالب بمحاكمة علنية.")
    assert reading.content(-1) == "بمحاكمة علنية"


def test_a_place_apart_heralds_a_verb_spelled_like_a_preposition(read):
    reading = read("قال الموقع إن الصور قديمة.\nكما بين الموقع أن الصور نشرها حساب مجهول.")
    assert reading.content(1) == "أن الصور نشرها حساب مجهول"


@pytest.mark.parametrize("share", ["رُفض معظمها لعدم كفاية الأدلة", "«رُفض بعضها لعدم كفاية الأدلة»"])
def test_what_became_of_things_just_counted_is_no_act(read, share):
    reading = read(f"قال سامي الحربي إنه فحص مئة شكوى. وأشار إلى 114 شكوى حتى الآن، {share}.", "سامي الحربي")
    assert [reading.cue(at) for at in range(len(reading.statements))] == ["قال", "وأشار"]


@pytest.mark.parametrize(
    "amount",
    [
        "سعر البرميل يبلغ 45 دولارا بسعر اليوم",
        "القاعة التي يبلغ عددها بالمئات ممتلئة",
        "طول الجسر سيبلغ كيلومترا",
    ],
)
def test_an_amount_that_something_reaches_tells_nothing(read, amount):
    assert len(read(f"وأضاف المدير أن {amount}.").statements) == 1


def test_whom_somebody_tells_is_no_amount(read):
    assert read("يبلغ المراقب الوزير بنتائج الفحص كل شهر.").content() == "بنتائج الفحص كل شهر"


def test_a_noun_stands_behind_anna(read):
    assert len(read("وشددت الإدارة على أن ثمن التذكرة لن يتجاوز الدينار.").statements) == 1


def test_a_described_accusative_is_a_noun(read):
    assert not read("قصفت الطائرات حيا سكنيا في البلدة.").statements
    assert read("حيا الوزير جهود الطواقم.").content() == "جهود الطواقم"


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن الانتقادات التي وجهت إلى حزبه بسبب تدخله بمجلس النواب مؤسفة.",
        "قال الوزير إن البلاد تغيرت في أوضح نقاط التغير في المشهد.",
        "قال الوزير إن المحققين قدموا مشتبها فيهما اثنين بولاية أمن المدينة.",
    ],
)
def test_what_is_directed_clear_or_suspect_is_no_act_of_its_own(read, text):
    assert read(text).only().content_end == len(text) - 1


def test_a_verb_behind_whom_stands_within_what_is_said(read):
    reading = read("قالت الوزارة إن القرار أغضب من وصفتهم بالمتآمرين.")
    assert [reading.content(at) for at in range(2)] == ["إن القرار أغضب من وصفتهم بالمتآمرين", "بالمتآمرين"]
    assert [statement.parent for statement in reading.statements] == [None, 0]


def test_what_is_published_attributes_nothing(read):
    text = 'وقال البيان "عملت الشبكة على النشر، كما نشرت معلومات كاذبة عن تهديدات في منشآت".'
    assert read(text).only().kind == "direct"


def test_a_superlative_behind_that_is_no_verb(read):
    assert read("وأضاف سامي حداد أن أبرز ما لاحظه هو الضعف.", "سامي حداد").only().cue_lemma == "أضاف"


@pytest.mark.parametrize(
    "text",
    [
        "وناقش الوزيران الملف، وتبادلا الآراء حول سبل التعاون.",
        "وتناول المشاركون وجبة الإفطار.",
        "وارتفعت الحرارة، مما رجح فرضية اندلاع الحريق.",
        "ويعزى ذلك إلى ارتفاع الأسعار.",
        "ويزرع الفلاحون مليون فدان قمح كل عام.",
        'وظهرت سلالة تدعى "ب 1" في المدينة.',
        "ووافق المجلس على مشروع القانون.",
        "ويأمل المدرب في عودة اللاعب.",
    ],
)
def test_deeds_facts_and_thoughts_are_no_speech(read, text):
    assert read(text).statements == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("أجاب المتهم عن أسئلة القاضي طوال ساعتين.", 0),
        ("رد الجيش على مصادر النيران.", 0),
        ("وتجيب الدراسة عن سؤال قديم.", 0),
        ("رد الحزب على تصريحات الوزير.", 1),
        ("كشفت الوزارة عن أسئلة الامتحان.", 1),
    ],
)
def test_who_only_answers_has_said_nothing(read, text, said):
    assert len(read(text).statements) == said
