"""What stands with a verb and is no subject of it: objects, times, circumstances, whom one calls upon."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("دان المجلس الاعتداء بعد الظهر.", "المجلس", "الاعتداء بعد الظهر"),
        ("أيد البرلمان القرار.", "البرلمان", "القرار"),
        ("وانتقد الحزب المحلي الخطة الجديدة.", "الحزب المحلي", "الخطة الجديدة"),
        ("نفت الوزارة الأنباء المتداولة.", "الوزارة", "الأنباء المتداولة"),
        ("واستنكرت النقابة الوطنية القرار الأخير.", "النقابة الوطنية", "القرار الأخير"),
    ],
)
def test_a_second_definite_noun_is_the_object(read, text, speaker, content):
    reading = read(text)
    assert (reading.speaker(), reading.content()) == (speaker, content)


@pytest.mark.parametrize(
    "time", ["يوم الأحد", "الأسبوع الماضي", "مساء أمس", "يوم 12 مارس", "نهاية الشهر الماضي"]
)
def test_a_date_is_no_subject(read, time):
    reading = read(f"قال سامي الحربي إن الخطة جاهزة. وقال {time} إنه راض.", "سامي الحربي")
    assert reading.speaker(1) is None
    assert reading.names() == ["سامي الحربي", "سامي الحربي"]
    assert reading.content(1) == "إنه راض"


def test_a_meeting_says_nothing(read):
    text = "صرح عميد الكلية، سامي الحربي، بأن النقاش تطرق إلى المناهج، مضيفا أن القرار قريب."
    reading = read(text, "سامي الحربي")
    assert [reading.cue(at) for at in range(len(reading.statements))] == ["صرح", "مضيفا"]
    assert set(reading.names()) == {"سامي الحربي"}


def test_a_thing_is_the_object_where_nothing_else_is(read):
    text = "قال سامي الحربي إن النتائج مشجعة. كما أكد النمو السريع للمبيعات في وقت تعاني فيه المتاجر."
    reading = read(text, "سامي الحربي")
    assert (reading.speaker(1), reading.names()[1]) == (None, "سامي الحربي")
    assert reading.content(1).startswith("النمو السريع للمبيعات")


@pytest.mark.parametrize(
    "opening", ['وبخصوص أزمة شركة "الواحة" للخدمات البترولية، ', 'ووفقا لمركز "الواحة" ومقره لندن، ']
)
def test_what_a_preposition_or_a_conjunction_leads_is_no_subject(read, opening):
    reading = read(opening + "أوضح سامي الحربي أن اللجنة تجتمع غدا.", "سامي الحربي")
    assert reading.speaker(-1) == "سامي الحربي"


def test_an_adverb_in_the_accusative_is_no_subject(read):
    reading = read("قال سامي الحربي إنه نادم. واعترف تفصيليا بارتكابه الواقعة.", "سامي الحربي")
    assert (reading.speaker(1), reading.content(1)) == (None, "بارتكابه الواقعة")


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("ونفى مصدر عسكري استهداف أي قافلة مدنية.", "مصدر عسكري", "استهداف أي قافلة مدنية"),
        ("وأكد البيان رفض الوزارة القاطع لأي تأخير.", "البيان", "رفض الوزارة القاطع لأي تأخير"),
        (
            "أعلنت الخلية الأمنية، صباح الخميس، القبض على ثلاثة لصوص.",
            "الخلية الأمنية",
            "القبض على ثلاثة لصوص",
        ),
    ],
)
def test_a_verbal_noun_behind_a_whole_phrase_is_the_object(read, text, speaker, content):
    reading = read(text)
    assert (reading.speaker(), reading.content()) == (speaker, content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وناشد وزارة المياه تنظيم التصاريح.", "تنظيم التصاريح"),
        ("ودعا مستخدمي الطرق إلى الحذر.", "إلى الحذر"),
        ("وحث الأطراف على تجنب التصعيد.", "على تجنب التصعيد"),
    ],
)
def test_whom_gender_or_case_make_the_addressee_says_nothing(read, text, content):
    reading = read(f"قال المزارع سامي الحربي إنه باع محصوله. {text}", "سامي الحربي")
    assert (reading.speaker(1), reading.content(1)) == (None, content)
    assert reading.names()[1] == "سامي الحربي"


def test_to_be_called_something_is_no_claim(read):
    reading = read("طالب مختار القرية، يدعى سامي الحربي، بنقطة ثابتة للشرطة.", "سامي الحربي")
    assert (reading.only().kind, reading.content()) == ("nominal", "بنقطة ثابتة للشرطة")


@pytest.mark.parametrize(
    "plea",
    ["ودعت المجتمع الدولي إلى حماية المدنيين", "ودعت مجلس الأمن إلى التحرك", "وحثت البرلمان على التصويت"],
)
def test_a_masculine_body_is_no_subject_of_a_feminine_verb(read, plea):
    reading = read(f"قالت الوزيرة سلمى السالمي إن الوضع خطير. {plea}.", "سلمى السالمي")
    assert reading.speaker(1) is None
    assert reading.names() == ["سلمى السالمي", "سلمى السالمي"]


@pytest.mark.parametrize(
    ("plea", "content"),
    [
        ("وناشدت الدول المانحة الإسراع في تحويل الأموال", "الإسراع في تحويل الأموال"),
        ("وحمّلت دوائر الدولة مسؤولية هجرة السكان", "مسؤولية هجرة السكان"),
    ],
)
def test_the_only_phrase_before_what_is_asked_is_whom_it_is_asked_of(read, plea, content):
    reading = read(f"قالت منى السالمي إن البلدة خالية. {plea}.", "منى السالمي")
    assert (reading.speaker(1), reading.content(1)) == (None, content)
    assert reading.names()[1] == "منى السالمي"


def test_a_participle_behind_a_named_company_is_no_object(read):
    reading = read("أعلنت شركة «أفق» المتخصصة في الطاقة إطلاق منتج جديد.", bodies=("شركة «أفق»",))
    assert reading.content() == "إطلاق منتج جديد"


def test_a_noun_behind_b_may_be_what_is_praised(read):
    reading = read("قال الوزير إن البطولة نجحت، منوها بمشاركة المنتخب.")
    assert reading.content(1) == "بمشاركة المنتخب"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("علاقة بذلك، اعتبر الوزير أن القرار صائب.", "الوزير"),
        ("الخطير في الأمر، يقول الطبيب، أن الداء ينتشر.", "الطبيب"),
        ("وإلى جانب ذلك، أبرزت المسؤولة أن المختبر جاهز.", "المسؤولة"),
        ("أما بالنسبة للسفر، فأكدت الوزارة أنه ممكن.", "الوزارة"),
        ("أعلن اليوم الخميس، رئيس الوفد أن العمل بدأ.", "رئيس الوفد"),
        ("وقال عنه الناقد إن الفقيد كان كبيرا.", "الناقد"),
    ],
)
def test_what_only_leads_to_the_verb_is_no_subject(read, text, speaker):
    assert read(text).speaker() == speaker


@pytest.mark.parametrize(
    ("verb", "content"),
    [
        ("كما أبرز أهمية أن يركز الجميع على الحوار.", "أهمية أن يركز الجميع على الحوار"),
        ("ويستعرض أيضا الجوانب الأمنية للملف.", "الجوانب الأمنية للملف"),
        ("ودعا رجال الأعمال وممثلي الإعلام إلى الحوار.", "إلى الحوار"),
    ],
)
def test_what_is_spoken_of_is_no_subject(read, verb, content):
    reading = read(f"قال سامي الحربي إن الخطة جاهزة. {verb}", "سامي الحربي")
    assert (reading.speaker(1), reading.names()[1], reading.content(1)) == (None, "سامي الحربي", content)


def test_a_meeting_that_reviews_relations_says_nothing(read):
    assert read("قال سامي الحربي إنه راض. واستعرض اللقاء العلاقات بين البلدين.", "سامي الحربي").only()


def test_a_reflexive_is_the_object(read):
    reading = read("قالت سلمى فهد إنها كاتبة. وتصف نفسها بأنها صبورة.", "سلمى فهد")
    assert (reading.speaker(1), reading.names()[1]) == (None, "سلمى فهد")


@pytest.mark.parametrize("wish", ["إكمال فرحة العيد", "إتمام العلاج قريبا"])
def test_what_is_wished_wishes_nothing(read, wish):
    reading = read(f"زار القائد سامي حداد المصابين وقال إنهم بخير. وتمنى لهم {wish}.", "سامي حداد")
    assert (reading.speaker(1), reading.names()[1]) == (None, "سامي حداد")
    assert reading.content(1) == wish


@pytest.mark.parametrize("people", ["المواطنين", "اللاعبين"])
def test_several_people_behind_one_are_whom_he_calls_upon(read, people):
    reading = read(f"ويدعو مدير الصحة {people} إلى الالتزام بالقواعد.")
    assert (reading.speaker(), reading.content()) == ("مدير الصحة", "إلى الالتزام بالقواعد")


@pytest.mark.parametrize("manner", ["بأشد العبارات", "بأقسى عبارات الشجب والتنديد", "بلهجة حادة"])
def test_how_something_is_said_is_no_subject(read, manner):
    reading = read(f"أكدت الوزارة أن الوضع خطير. ودانت {manner} هذا الهجوم.")
    assert (reading.speaker(1), reading.names()[1], reading.content(1)) == (None, "الوزارة", "هذا الهجوم")


@pytest.mark.parametrize(
    "told",
    [
        "وحث بدلا من ذلك على الحوار",
        "وسجل هدفًا يؤكد أن الفريق جاهز",
        "وأكد مجددا أن الفريق جاهز",
        "ووصف ما جرى بأنه خطير",
    ],
)
def test_an_indefinite_accusative_speaks_in_no_place(read, told):
    reading = read(f"وقال سامي الحربي إن الخطة جاهزة. {told}.", "سامي الحربي")
    assert set(reading.names()) == {"سامي الحربي"}


def test_a_thing_that_is_told_of_by_its_pronoun_says_nothing(read):
    reading = read("وقال سامي الحربي إن السوق تتحسن، وهي خطوة قال عنها إنها ناجحة.", "سامي الحربي")
    assert reading.names() == ["سامي الحربي", "سامي الحربي"]


@pytest.mark.parametrize(
    ("told", "rows"),
    [
        ("وشدد أمامها على أهمية الحوار", ["سامي الحربي"]),
        ("وأكد مرة أخرى أن الطريق مفتوح", ["سامي الحربي"]),
        ("وحث العملاء على التريث", ["سامي الحربي"]),
        ("وهي خطوة قال محللون إنها متأخرة", ["ANON"]),
        # words that are no cue here
        ("وكانت القرية أقوى من أي وقت مضى «في مواجهة الفقر»", []),
        ("ويحتفل العالم باليوم الذي يوافق الـ30 من يوليو", []),
        ("ولا يعني ذلك القرية فحسب بل المدينة كلها", []),
        ("وجاء القرار رد فعل على الأزمة", []),
    ],
)
def test_what_stands_with_a_verb_speaks_as_little_as_what_looks_like_one(read, told, rows):
    reading = read(f"وقال سامي الحربي إن الخطة جاهزة. {told}.", "سامي الحربي")
    assert reading.names()[1:] == rows
