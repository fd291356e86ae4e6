"""Who holds the office that speaks: the name is far from it, or one that no list has, or stands for several offices."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "وقال العضو في المنتدى الوطني للحقوق الاقتصادية، سامي حداد إن الدعوة قائمة.",
        "قال عضو اللجنة الوطنية للإصلاح صلب الهيئة المسيرة سامي حداد، إن هناك توجها.",
        "وأكدت تقديرات أولية ذلك. وقال رئيس الحكومة الأسبق ورئيس حزب النخيل، سامي حداد، إن الوضع هش.",
        "وبهذه المناسبة، صرح السيد سامي حداد، مدير التسويق بالشركة: «يمثل هذا الحدث تشجيعا للشباب».",
        "أفاد مدير الحماية من الحرائق بالصندوق الوطني للسكن (سكني)، سامي حداد، بأن الأشغال انتهت.",
        "أكد وزير النقل المنتهية ولايته سامي حداد أن الخط سيفتح.",
        "كشف رجل الأعمال الموقوف منذ أسبوع على ذمة التحقيق سامي حداد أنه بريء.",
        "أكد النائب من الكتلة الوطنية سامي حداد، اليوم، أن المشروع جاهز.",
        "قال الكاتب و الباحث الليبي سامي حداد إن الحل قريب.",
    ],
)
def test_an_office_is_read_up_to_its_bearer(read, text):
    assert read(text, "سامي حداد").names()[-1] == "سامي حداد"


def test_the_name_of_whom_an_office_is_about_is_no_bearer(read):
    assert read("قال المدرب عن اللاعب سامي حداد إنه جاهز.", "سامي حداد").names() == ["المدرب"]


def test_a_bearer_ends_before_the_object(read):
    reading = read("انتقد القيادي في حزب الغد سامي حداد قانون المالية.", "سامي حداد", bodies=("حزب الغد",))
    assert (reading.speaker(), reading.content()) == ("القيادي في حزب الغد سامي حداد", "قانون المالية")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال المخرج عز القمر الزيتي إن الفيلم جاهز.", "عز القمر الزيتي"),
        ("قال المدير التنفيذي لحركة النخيل حافظ قائد الزيتي إن المؤتمر قريب.", "حافظ قائد الزيتي"),
        ("وقال الخبير المالي علي زرفي إن البرنامج مجاني.", "علي زرفي"),
        ("وأكد الكاتب العام للبلدية علي الشرقي أن الأشغال انطلقت.", "علي الشرقي"),
        ("أعلن السفير الفنلندي أولغيي بوفرن اليوم الاثنين أن المركز سيفتح.", "أولغيي بوفرن"),
        ("صرح الأمين العام للحزب فيكيل مبالولي، أن المؤتمر قريب.", "فيكيل مبالولي"),
        ("وأوضح مدير الصندوق، دراكو برنكسي، أن الرياح كانت قوية.", "دراكو برنكسي"),
    ],
)
def test_a_name_that_nobody_knows_is_its_bearers(read, text, name):
    assert read(text).only().speaker_name == name


@pytest.mark.parametrize(
    "text",
    [
        "أفاد قائد الفرقة ال 16 في الجيش بأن التهديد قائم.",
        "قال وكيل الوزارة لدى افتتاح المعرض إن الإقبال كبير.",
        "قالت المديرية العامة للشؤون الصحية بمنطقة النخيل إن اللقاح وصل.",
    ],
)
def test_words_that_name_nobody_are_no_bearer(read, text):
    assert not read(text).only().speaker_name.startswith(("ال 16", "لدى", "بمنطقة"))


def test_what_is_said_when_is_no_speaker(read):
    reading = read("والخميس الماضي، أعلنت وزارة الصحة وصول اللقاح إلى المخازن.", bodies=("وزارة الصحة",))
    assert reading.only().speaker_name == "وزارة الصحة"
    reading = read(
        "قال الزيتي إن العمل بدأ. وأشار خلال الندوة الصحفية المنعقدة اليوم بالمدينة إلى أن الكلفة زادت."
    )
    assert reading.names() == ["الزيتي", "الزيتي"]
    assert read("وبالتعاون مع البلدية، قال الزيتي إن العمل بدأ.").only().speaker_name == "الزيتي"


def test_a_name_in_marks_is_of_the_noun_before_it(read):
    reading = read("وكانت حركة «بذور الغد» قد أعلنت عن حملة جديدة.", bodies=("بذور الغد",))
    assert reading.speaker() == "حركة «بذور الغد»"
    assert read("أوضحت يومية «المرفأ»، أن العمال عادوا.").only().speaker_name == "المرفأ"


def test_people_in_the_case_of_an_object_are_addressed(read):
    reading = read("قال سامي حداد إنه متفائل. ودعا السائقين وممثلي النقابات إلى الحوار.", "سامي حداد")
    assert reading.names() == ["سامي حداد", "سامي حداد"]


@pytest.mark.parametrize(
    "text",
    [
        "أكد مراسل قناة النخيل في الشمال أن الطريق مغلق.",
        "وقال دبلوماسيان من الاتحاد إن الحظر قريب.",
        "قال مساعد الشؤون القانونية بمكتب الرئيس سامي حداد إن الملف جاهز.",
        "ورفض وكيل اللاعب العرض الأخير.",
    ],
)
def test_whom_nobody_names_is_unnamed(read, text):
    assert read(text, "سامي حداد").only().speaker_name == "ANON"


def test_whom_one_told_it_is_not_the_source(read):
    reading = read("ارتفع الإنتاج، حسب ما أكده لمراسل النخلة أف أم، كاتب الدولة سامي حداد.", "سامي حداد")
    assert reading.only().speaker_name == "سامي حداد"


@pytest.mark.parametrize(
    "text",
    [
        "ترى منظمات حقوقية محلية ودولية أن الحكم قاس.",
        "وأكد خبراء الأرصاد أن الطقس معتدل.",
        "وصرح إثنان بأنهما من الجنوب.",
        "مجموعة من الفاعلين طالبوا بضرورة ضبط السوق.",
        "وقالت شركات كبرى إن الكلفة ارتفعت.",
    ],
)
def test_people_and_bodies_that_nobody_knows_are_unnamed(read, text):
    assert read(text).only().speaker_name == "ANON"


def test_bodies_that_a_definite_noun_says_keep_their_words(read):
    assert read("وقالت منظمات المجتمع المدني إن الحكم قاس.").only().speaker_name == "منظمات المجتمع المدني"


def test_who_speaks_in_the_name_of_a_person_is_not_that_person(read):
    assert read("وقال المتحدث باسم ماي إن اللقاء مفيد.", "باسم ماي").only().speaker_name == "ANON"


@pytest.mark.parametrize(
    "text",
    ["وفق موقع (أخبار النخيل) المحلي، ارتفعت الأسعار.", "وفق موقع «أخبار النخيل» المحلي، ارتفعت الأسعار."],
)
def test_an_outlet_is_called_by_what_stands_in_marks_or_brackets(read, text):
    assert read(text).only().speaker_name == "أخبار النخيل"


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("وعبرت المسافرة خديجة، المقيمة بالمدينة، عن فرحتها بالرحلة.", "المسافرة خديجة", "خديجة"),
        ("وأعرب المتطوع معتز، المقيم بالمدينة، عن سعادته بالرحلة.", "المتطوع معتز", "معتز"),
    ],
)
def test_a_given_name_behind_what_somebody_is_is_a_name(read, text, speaker, name):
    reading = read(text)
    assert (reading.speaker(), reading.only().speaker_name) == (speaker, name)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال أحد الجيران ويُدعى زياد الحربي إن النار امتدت بسرعة.", "أحد الجيران ويُدعى زياد الحربي"),
        ("وقال صاحب معمل، يدعى زياد الحربي، إن النار امتدت بسرعة.", "صاحب معمل، يدعى زياد الحربي"),
    ],
)
def test_the_name_that_a_passive_gives(read, text, speaker):
    reading = read(text, "زياد الحربي")
    assert (reading.speaker(), reading.names()) == (speaker, ["زياد الحربي"])


def test_a_name_that_a_passive_gives_need_be_in_no_list(read):
    reading = read("وقالت سيدة من البلدة، تدعى أم نجلاء، في أقوالها: «دفعت المال كله ولم أسافر».")
    assert (reading.speaker(), reading.names()) == ("سيدة من البلدة، تدعى أم نجلاء", ["أم نجلاء"])


@pytest.mark.parametrize(
    "office", ['اللواء المتقاعد في "جيش" الاحتلال', "اللواء المتقاعد في الجيش الأردني", "اللواء المتقاعد"]
)
def test_an_office_goes_on_to_its_bearer_behind_a_verb_that_warns_somebody(read, office):
    reading = read(f"وحذر {office}، سامي حداد، من أن الحرب ستطول.", "سامي حداد")
    assert (reading.speaker(), reading.names()) == (f"{office}، سامي حداد", ["سامي حداد"])


def test_an_office_of_tasks_goes_on_to_its_bearer(read):
    office = "مدير تنظيم الأسواق والنشاطات والمهن المقننة بوزارة التجارة، سامي حداد"
    reading = read(f"كشف {office}، أنه تم اتخاذ إجراءات.", "سامي حداد")
    assert (reading.speaker(), reading.names()) == (office, ["سامي حداد"])


def test_a_rank_in_reserve_is_a_rank(read):
    reading = read('أكد اللواء احتياط في "جيش" الاحتلال الشمالي، سامي حداد، أن الحرب فشلت.', "سامي حداد")
    assert reading.names() == ["سامي حداد"]
