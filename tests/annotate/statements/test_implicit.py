"""Who speaks where the text does not say: the candidate that agreement, recency and subjecthood favour."""

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (  # found without being said, and remembered
            "قال المدرب سامي حداد إن الفريق جاهز. واستعاد اللاعب كريم شوقي عافيته وقال إنه سيشارك. وأضاف أنه متفائل.",
            ["سامي حداد", "كريم شوقي", "كريم شوقي"],
        ),
        (  # not whom he met
            "التقى سامي حداد بالوزير كريم شوقي. وأكد أن اللقاء كان مثمرا.",
            ["سامي حداد"],
        ),
        (  # not whom his words name
            "قال سامي حداد إن كريم شوقي سيعود غدا، مشيرا إلى أن العمل لم يتوقف. وأضاف أن الأجور ستدفع.",
            ["سامي حداد", "سامي حداد", "سامي حداد"],
        ),
        (  # nor who speaks in them
            "قال سامي حداد إن كريم شوقي أكد أن الطريق سالك. وأضاف أن الأشغال انتهت.",
            ["سامي حداد", "كريم شوقي", "سامي حداد"],
        ),
        (  # a participle before its verb
            "مشيدا بالعلاقات بين البلدين، قال سامي حداد إن الزيارة ناجحة.",
            ["سامي حداد", "سامي حداد"],
        ),
    ],
)
def test_the_likeliest_candidate_speaks(read, text, names):
    assert read(text, "سامي حداد", "كريم شوقي").names() == names


def test_gender_and_number_rule_candidates_out(read):
    text = (
        "قال سامي حداد إن العمل بدأ. وقالت منى شوقي إنه انتهى. وأضاف أن الخبر كاذب. وأضافت أن العمال غادروا."
    )
    assert read(text, "سامي حداد", "منى شوقي").names() == ["سامي حداد", "منى شوقي", "سامي حداد", "منى شوقي"]


def test_a_relative_verb_that_disagrees_has_another_subject(read):
    text = "شكر سامي حداد إدارة الفريق. وقال سامي حداد إنه راض عن الإدارة التي أكد أنها توفر كل شيء."
    assert set(read(text, "سامي حداد").names()) == {"سامي حداد"}


def test_nobody_in_mind_is_nobody(read):
    assert read("وأضاف أن العمل بدأ.").names() == [None]


def test_a_masculine_verb_behind_a_feminine_body_goes_on_with_its_document(read):
    text = "قالت السفارة، في بيان، إن الوضع صعب. وتابع: «نشجع المواطنين على تجنب المنطقة».\n"
    assert read(text, bodies=("السفارة",)).names()[:2] == ["السفارة", "البيان"]


def test_the_agency_of_a_dateline_says_nothing(read):
    said = "(رصد) -- قالت السفارة إنها حزينة. وأضافت السفارة في بيان: «نعزي أهل الضحايا»."
    assert "رصد" not in read(f"{said}\nوتابع: «ندعو الجميع إلى الحذر».", "رصد").names()


def test_a_plural_takes_its_gender_from_the_relative_pronoun(read):
    reading = read("قالت سلمى السالمي إنها فوجئت بالتقارير التي تفيد بوقوع هجوم.", "سلمى السالمي")
    assert reading.names()[1] == "التقارير"


def test_a_relative_leans_on_what_agrees_with_it(read):
    reading = read(
        "قال سامي الحربي إنه راض عن قرار المجلس نهاية العام الماضي الذي أكد حق السكان.", "سامي الحربي"
    )
    assert reading.names()[1] == "قرار المجلس"


def test_a_verb_describes_an_unnamed_source(read):
    text = "قال سامي الحربي إنه راض. والوكالة تنقل عن مصدر أمني صرح بأن الوفد غادر."
    assert read(text, "سامي الحربي").names()[1] == "ANON"


def test_a_thing_that_does_not_speak_is_spoken_of(read):
    reading = read("دافع الوزير سامي حداد عن استخدام السلاح الذي قال إنه ضروري.", "سامي حداد")
    assert reading.names()[-1] == "سامي حداد"


def test_many_claim_what_many_shared(read):
    reading = read(
        "قال سامي حداد إن الخبر قديم. وتداول ناشطون على المواقع مشاهد يزعمون أنها جديدة.", "سامي حداد"
    )
    assert (reading.cue(1), reading.names()[-1]) == ("يزعمون", "ANON")


def test_reports_say_what_a_feminine_verb_behind_them_says(read):
    reading = read("قال سامي حداد إن الوضع مستقر، وذلك في أعقاب تقارير أفادت بأن الهدنة قريبة.", "سامي حداد")
    assert reading.names() == ["سامي حداد", "التقارير"]


def test_whoever_told_a_station_may_be_left_unsaid(read):
    text = "قالت سلمى حداد إنها نازحة. وتعمل سلمى حداد مصورة، بحسب ما ذكرت لإذاعتنا."
    reading = read(text, "سلمى حداد")
    assert (reading.kinds()[-1], reading.names()[-1]) == ("document", "سلمى حداد")


def test_those_who_act_in_the_plural_are_the_subject_behind_the_verb(read):
    reading = read("قدم الضيوف شكرهم على حفاوة الاستقبال، داعين الله أن يديم العز.")
    assert (reading.content(), reading.names()) == ("شكرهم على حفاوة الاستقبال", ["الضيوف", "الضيوف"])


def test_what_stands_in_a_text_is_said_by_who_gave_it_out(read):
    text = "قال سامي حداد إن الحزب أكد ذلك، في حين أصدرت البلدية بلاغا نفت فيه الخبر."
    assert read(text, "سامي حداد", bodies=("البلدية",)).names()[-1] == "البلدية"


@pytest.mark.parametrize("called", ["شباب المدينة", "جماهير النادي", "الدول المانحة", "سكان الحي", "أنصاره"])
def test_who_goes_on_within_a_sentence_calls_upon_the_many(read, called):
    reading = read(f"وأكد سامي حداد أن الموعد ثابت، ودعا {called} إلى الحضور.", "سامي حداد")
    assert (reading.names(), reading.content(1)) == (["سامي حداد"] * 2, "إلى الحضور")


def test_the_many_who_begin_a_sentence_call_themselves(read):
    assert read("ودعا طلاب الجامعة إلى إضراب مفتوح.").speaker() == "طلاب الجامعة"


def test_two_women_or_movements_go_on_in_the_dual(read):
    text = "وتطرقت الحركتان إلى الهدنة، فضلا عن الأسرى، مشددتين على ضرورة الحوار."
    assert [*map(read(text).cue, range(2))] == ["وتطرقت", "مشددتين"]


@pytest.mark.parametrize(
    ("thing", "described"),
    [("الأزمة", "التي وصفتها"), ("قرار السلطات", "الذي وصفته"), ("الاتهامات", "التي وجهتها")],
)
def test_a_pronoun_of_what_a_clause_leans_on_leaves_its_verb_without_a_subject(read, thing, described):
    text = f"قالت ليلى حداد إن العالم قلق. وانتقدت {thing} {described} بالخطأ الكبير."
    assert read(text, "ليلى حداد").names()[-1] == "ليلى حداد"
