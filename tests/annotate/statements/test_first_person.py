"""What somebody does in words of his own that are quoted: his act, within what he said."""

import pytest


@pytest.mark.parametrize(
    ("text", "lemma", "kind", "words"),
    [
        ("قال سامي حداد «الوضع خطير. وندعو إلى فتح تحقيق عاجل».", "دعا", "nominal", "إلى فتح تحقيق عاجل"),
        ("وأضاف سامي حداد: «أتمنى أن ينجح الفريق».", "تمنى", "nominal", "أن ينجح الفريق"),
        ("وأضاف سامي حداد: نعمل بجد، وأتمنى أن ينجح الفريق.", "تمنى", "nominal", "أن ينجح الفريق"),
        ("وختم سامي حداد: «فخورون بكم، ونشكركم على صبركم».", "شكر", "nominal", "على صبركم"),
        ("قال سامي حداد «نحن قلنا إننا جاهزون».", "قال", "indirect", "إننا جاهزون"),
        ("وقال سامي حداد «نطلب من محبيه وجمهوره الهدوء والصبر».", "طلب", "nominal", "الهدوء والصبر"),
        ("وقال سامي حداد «ومن هنا نتقدم بخالص الشكر للمتطوعين».", "تقدم", "nominal", "بخالص الشكر للمتطوعين"),
        ("«ندين هذا القرار المتسرع بشدة»، قال سامي حداد.", "أدان", "nominal", "هذا القرار المتسرع بشدة"),
    ],
)
def test_it_is_the_quoted_speakers_and_stands_in_his_words(read, text, lemma, kind, words):
    reading = read(text, "سامي حداد")
    (at,) = (place for place, each in enumerate(reading.statements) if "1." in each.rule)
    said = reading.statements[at]
    assert (said.cue_lemma, said.kind, said.speaker_name) == (lemma, kind, "سامي حداد")
    assert reading.content(at) == words
    assert said.parent is not None and said.parent != at


def test_each_act_ends_with_its_sentence(read):
    reading = read("قال سامي حداد «ندعو إلى الحوار. ونطالب بالإفراج عن الموقوفين. الحل قريب».", "سامي حداد")
    assert [reading.content(at) for at in (1, 2)] == ["إلى الحوار", "بالإفراج عن الموقوفين"]
    assert [each.parent for each in reading.statements] == [None, 0, 0]


@pytest.mark.parametrize(
    "words",
    [
        "لم نطالب بأي تعويض عن الأضرار",  # denied
        "جئت لكي أقول إن الباب مفتوح",  # a purpose
        "كنا نتوقع نتيجة أفضل من هذه",  # told of then
        "أعتقد أن الحل قريب جدا منا",  # thought
        "لم يردوا على طلبنا خلال أسبوعين",  # a noun
        "سنواصل العمل على الخطة نفسها",
    ],
)
def test_what_is_not_done_is_no_act(read, words):
    assert read(f"وقال سامي حداد «{words}».", "سامي حداد").only().kind == "direct"


def test_nobody_is_quoted(read):
    assert not read("في هذا الباب نتمنى أن ينجح القراء في حل المسائل.").statements


def test_a_neutral_verb_acts_by_its_noun(read):
    reading = read("وأضافت السفارة: «نعرب عن خالص تعازينا للشعب».")
    assert (reading.cue(1), reading.content(1)) == ("نعرب", "عن خالص تعازينا للشعب")


def test_a_noun_with_the_pronoun_of_a_first_person_is_no_act(read):
    reading = read('وأضاف الوزير: "يقتضي التضامن وكذلك واجبنا أن نخصص لهم هذه الجلسة".')
    assert reading.only().cue_lemma == "أضاف"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأضاف سامي حداد «التقيت منى شوقي أمس، وطلبت من الوزارة توضيحا عاجلا».", "سامي حداد"),
        ("وكتبت منى شوقي: «بصفتي نائبة، أعلن دعم سامي حداد في حملته».", "منى شوقي"),
        ("وقالت منى شوقي إن «سامي حداد حضر، وطلبت إدارة النادي توضيحا».", "إدارة النادي"),  # said
    ],
)
def test_a_verb_that_its_speaker_cannot_be_the_third_person_of_is_in_the_first(read, text, name):
    assert read(text, "سامي حداد", "منى شوقي").names()[-1] == name


def test_another_may_act_in_an_outlets_words(read):
    text = "قال سامي حداد إن الحل قريب. وكتبت صحيفة الفجر: «التقى الوفد أمس، وأعلن دعم الخطة الجديدة»."
    assert read(text, "سامي حداد").names()[-1] == "سامي حداد"
