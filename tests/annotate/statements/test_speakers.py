"""Whose words they are."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال وزير الصحة سامي حداد إن العمل بدأ.", "وزير الصحة سامي حداد"),
        ("وقال سامي حداد، وزير الصحة، إن العمل بدأ.", "سامي حداد، وزير الصحة"),
        (
            "وأكد رئيس الهلال الأحمر، سامي حداد، اليوم وجود تواصل مع المنظمات.",
            "رئيس الهلال الأحمر، سامي حداد",
        ),
        (
            "وذكرت النائبة عن الاتحاد الوطني سامي حداد أن الرواتب متأخرة.",
            "النائبة عن الاتحاد الوطني سامي حداد",
        ),
        ("أعلن الفريق أول ركن سامي حداد إطلاق سراح المعتقلين.", "الفريق أول ركن سامي حداد"),
        ("لكن سامي حداد نفى صحة الخبر.", "سامي حداد"),
    ],
)
def test_the_subject_keeps_its_title_and_apposition(read, text, speaker):
    reading = read(text, "سامي حداد")
    assert reading.speaker() == speaker
    assert reading.names() == ["سامي حداد"]


def test_whom_a_body_addresses_is_not_part_of_it(read):
    reading = read("وأبلغت المنظمة وزير الصحة سامي حداد أن الدواء وصل.", "سامي حداد")
    assert reading.speaker() == "المنظمة"
    assert reading.only().addressee == 1


def test_implicit_subjects_agree_with_their_verb(read):
    text = "قال سامي حداد إن العمل بدأ. وقالت منى شوقي إن العمل انتهى. وأضافت أن العمال غادروا. وأضاف أن الخبر كاذب."
    reading = read(text, "سامي حداد", "منى شوقي")
    assert reading.names() == ["سامي حداد", "منى شوقي", "منى شوقي", "سامي حداد"]
    assert [each.speaker_kind for each in reading.statements[2:]] == ["implicit", "implicit"]
    assert reading.speaker(2) is None


def test_a_relative_clause_takes_what_it_leans_on(read):
    reading = read("وأثنى سامي حداد، الذي أكد أن العمل بدأ، على العمال.", "سامي حداد")
    assert set(reading.names()) == {"سامي حداد"}


def test_a_family_name_or_a_title_means_who_bore_it(read):
    text = "قال مدير الشركة سامي حداد إن العمل بدأ. وأضاف حداد أن العمال وصلوا. وأكد المدير أن الخبر كاذب."
    assert read(text, "سامي حداد").names() == ["سامي حداد"] * 3


def test_a_shortened_office_means_the_full_one(read):
    text = "أكد سامي حداد مساعد وزير الصحة أن العمل بدأ. ونفى مساعد الوزير صحة الخبر."
    assert read(text, "سامي حداد").names() == ["سامي حداد"] * 2


def test_the_speaker_without_a_name_is_who_spoke_last(read):
    text = "صرح النائب سامي حداد بأن العمل بدأ. وبين المتحدث أن العمال وصلوا."
    assert read(text, "سامي حداد").names() == ["سامي حداد"] * 2


def test_two_speakers_are_one_joint_source(read):
    reading = read("واتفق سامي حداد ومنى شوقي على عقد لقاء. وأكدا أن الحوار مستمر.", "سامي حداد", "منى شوقي")
    assert reading.names() == ["سامي حداد ومنى شوقي"] * 2
    assert reading.statements[0].speaker_kind == "joint"


def test_the_two_sides_are_those_spoken_of_together(read):
    text = "وبحث سامي حداد ومنى شوقي العلاقات الثنائية. واتفق الجانبان على مواصلة اللقاءات."
    assert read(text, "سامي حداد", "منى شوقي").names() == ["سامي حداد ومنى شوقي"] * 2


@pytest.mark.parametrize(
    "source",
    ["مصدر أمني", "مسؤول أمريكي رفض الكشف عن هويته", "مصادر مطلعة", "مطلعين", "شهود عيان"],
)
def test_unnamed_sources_keep_their_description(read, source):
    reading = read(f"ونقلت الوكالة عن {source} أن المحادثات ستستأنف.")
    assert (reading.only().speaker_name, reading.speaker()) == ("ANON", source)


def test_a_description_without_a_name_is_unnamed_too(read):
    assert read("وطالبت سيدة مسنة بصرف معاشها.").only().speaker_name == "ANON"


def test_the_same_source_is_the_document_before_it(read):
    reading = read("وأعلن بلاغ للبلدية أن الطريق مغلق. وأضاف المصدر نفسه أن العمل بدأ.")
    assert [each.document for each in reading.statements] == ["بلاغ للبلدية", "بلاغ للبلدية"]
