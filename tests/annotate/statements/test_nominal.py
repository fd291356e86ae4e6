"""Speech acts over a noun phrase."""

import pytest


@pytest.mark.parametrize(
    ("text", "lemma", "stance", "words"),
    [
        ("أشاد الوزير بجهود العاملين.", "أشاد", "praise", "بجهود العاملين"),
        ("أعرب الوزير عن أسفه للحادث.", "أعرب", "regret", "عن أسفه للحادث"),
        ("أعربت الوزيرة عن شكرها للأطباء.", "أعرب", "praise", "عن شكرها للأطباء"),
        ("نفى الوزير صحة الأنباء المتداولة.", "نفى", "deny", "صحة الأنباء المتداولة"),
        ("جدد الوزير دعمه للجيش.", "جدد", "agree", "دعمه للجيش"),
        ("طالب الوزير بوقف إطلاق النار.", "طالب", "demand", "بوقف إطلاق النار"),
        ("اتهم الوزير المعارضة بعرقلة الحوار.", "اتهم", "accuse", "بعرقلة الحوار"),
        ("حذر الوزير من انهيار الهدنة.", "حذر", "warn", "من انهيار الهدنة"),
        ("دعا الوزير المواطنين العاملين في الخارج إلى المشاركة.", "دعا", "demand", "إلى المشاركة"),
    ],
)
def test_the_complement_is_the_content(read, text, lemma, stance, words):
    reading = read(text)
    statement = reading.only()
    assert (statement.kind, statement.cue_lemma, statement.stance) == ("nominal", lemma, stance)
    assert reading.content() == words


def test_an_insertion_may_stand_before_the_addressee(read):
    reading = read("ودعت المنظمة، في بلاغ أصدرته اليوم، كافة الأطراف إلى تغليب لغة الحوار.")
    assert reading.content() == "إلى تغليب لغة الحوار"
    assert reading.speaker() == "المنظمة"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "واتهم الوزير، خلال لقاء أمس، وسط العاصمة، المعارضة بالتحريض، مشيرا إلى أن الحوار مستمر.",
            "بالتحريض",
        ),
        (
            "وطالب النقيب، في كلمة له، على هامش المعرض، الحكومة بصرف الأجور، مشددا على أن الإضراب قائم.",
            "بصرف الأجور",
        ),
    ],
)
def test_one_insertion_may_follow_another(read, text, words):
    assert read(text).content() == words


def test_what_somebody_is_called_is_no_clause_behind_it(read):
    reading = read('ووصف النائب الوزير بـ"المستبد" الذي لا ينبغي للبلاد أن تستقبله.')
    assert reading.content() == 'بـ"المستبد" الذي لا ينبغي للبلاد أن تستقبله'
    reading = read("ووصفت الوزارة القرار بأنه جائر.")
    assert (reading.only().kind, reading.content()) == ("indirect", "بأنه جائر")


def test_an_accusative_is_the_object_and_no_subject(read):
    reading = read("وقال سامي حداد إن العمل بدأ. ولاحظ تحسنا في الإنتاج وأن العمال عادوا.", "سامي حداد")
    assert set(reading.names()) == {"سامي حداد"}


@pytest.mark.parametrize(
    ("text", "lemma", "words"),
    [
        ("تقدم الوزير بأصدق تعازيه إلى أسرة الفقيد.", "تقدم", "بأصدق تعازيه إلى أسرة الفقيد"),
        ("و وجّه المدير دعوة للجميع لحضور العروض.", "وجه", "دعوة للجميع لحضور العروض"),
        ("أصدر الوزير أمرا بإخلاء المبنى.", "أصدر", "أمرا بإخلاء المبنى"),
        ("كشف المدير تفاصيل الخطة الجديدة.", "كشف", "تفاصيل الخطة الجديدة"),
        ("دعا الوزير الأهالي للمشاركة في الحملة.", "دعا", "للمشاركة في الحملة"),
        ("طلب الوزير من الشرطة توضيحات جديدة.", "طلب", "توضيحات جديدة"),
        ("ندد الوزير بالقرار (وهو الثالث هذا العام) ورفض هذه الخطوة المتسرعة.", "رفض", "هذه الخطوة المتسرعة"),
    ],
)
def test_more_constructions(read, text, lemma, words):
    reading = read(text)
    at = [each.cue_lemma for each in reading.statements].index(lemma)
    assert (reading.statements[at].kind, reading.content(at)) == ("nominal", words)


def test_a_court_that_orders_rules(read):
    assert not read("أصدرت المحكمة أمرا بإخلاء المبنى.").statements
    assert not read("أمر القاضي بحبس المتهم.").statements


@pytest.mark.parametrize(
    "text",
    [
        "ارتفعت الأسعار، وهو ما يدعو للقلق.",
        "أصدر القاضي أمرا طارئا بوقف التنفيذ.",
        "تمتد البلاد من القوقاز وآسيا الوسطى إلى البحر.",
    ],
)
def test_what_nobody_said(read, text):
    assert not read("وصل سامي حداد. " + text, "سامي حداد").statements


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("ألقت الصحيفة الضوء على أزمة السكن.", "الضوء على أزمة السكن"),
        ("وسلط المدير الضوء على أزمة السكن.", "الضوء على أزمة السكن"),
        ("ونددت النقابة من التضييق على العمال.", "من التضييق على العمال"),
        ("وجاء ذلك بعد إعلان وزارة الدفاع تنفيذ ضربات جوية.", "تنفيذ ضربات جوية"),
        ("وسبق ذلك إعلان كل من ألمانيا وفرنسا تعليق استخدام اللقاح.", "تعليق استخدام اللقاح"),
    ],
)
def test_light_is_thrown_and_deeds_are_announced(read, text, content):
    assert read(text, places=("ألمانيا", "فرنسا")).content() == content
