"""Whose words they are."""

import pytest

from etl.annotate.syntax.referents import Referent, unnamed_office
from etl.clean.keys import match_key


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


def test_a_counterpart_is_somebody_else(read):
    reading = read("قال وزير الداخلية الليبي لنظيره المالطي سامي حداد إن التعاون مستمر.", "سامي حداد")
    assert reading.speaker() == "وزير الداخلية الليبي"
    assert reading.names() == ["وزير الداخلية الليبي"]


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
    text = "واستعرض سامي حداد ومنى شوقي العلاقات الثنائية. واتفق الجانبان على مواصلة اللقاءات."
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال مدير المصنع سامي حداد إن العمل بدأ. وأضاف المصدر ذاته أن الإنتاج سيزيد.", "سامي حداد"),
        (
            "قال مصدر أمني إن الطريق مغلق. ورد سامي حداد بأن المرور عاد. وأكد سامي حداد ذلك. وأضاف المصدر ذاته أن "
            "التحقيق جار.",
            "ANON",
        ),
        (
            "أكد سامي حداد أن العدد كبير. وبينت المعطيات أن الطلب زاد. وأضاف المصدر نفسه أن السوق هادئة.",
            "سامي حداد",
        ),
    ],
)
def test_the_same_source_is_the_last_called_so_or_who_spoke_last_but_no_data(read, text, name):
    assert read(text, "سامي حداد").names()[-1] == name


def test_the_same_source_is_the_document_before_it(read):
    reading = read("وأعلن بلاغ للبلدية أن الطريق مغلق. وأضاف المصدر نفسه أن العمل بدأ.")
    assert [each.document for each in reading.statements] == ["بلاغ للبلدية", "بلاغ للبلدية"]


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("قال المدير الجهوي للألبان، كريم العتيبي، إن الإنتاج زاد.", "المدير الجهوي للألبان، كريم العتيبي", None),
        ("قال المدرب السابق للمنتخب، كريم العتيبي، إن الفوز قريب.", "المدرب السابق للمنتخب، كريم العتيبي", None),
        (
            "وذكر المنسق الإقليمي لمكافحة التصحر بولاية نابل، كريم العتيبي أن الغرس سيستأنف.",
            "المنسق الإقليمي لمكافحة التصحر بولاية نابل، كريم العتيبي",
            None,
        ),
        ('رحب سفير جمهورية مالطا، "كريم العتيبي"، بالقرار.', 'سفير جمهورية مالطا، "كريم العتيبي"', None),
        ('وأوضح لـ "المدينة" النحال كريم العتيبي، أن العسل نفد.', "النحال كريم العتيبي", None),
        ('أكد المتحدث كريم العتيبي لـ"المدينة" الحادث.', "المتحدث كريم العتيبي", None),
        (
            "أوضح الباحث في علوم البحار، عضو لجنة رصد الأمواج كريم العتيبي، أن الموسم بدأ.",
            "الباحث في علوم البحار، عضو لجنة رصد الأمواج كريم العتيبي",
            None,
        ),
        (
            "وأوضح المكلف بالدراسة والتلخيص بوزارة النقل, كريم العتيبي, في كلمة ألقاها أن الطريق سيفتح.",
            "المكلف بالدراسة والتلخيص بوزارة النقل, كريم العتيبي",
            None,
        ),
        (
            'وأكد أمين المتحف للوحات من القرن الـ17، كريم العتيبي: "إنه كنز".',
            "أمين المتحف للوحات من القرن الـ17، كريم العتيبي",
            None,
        ),
        ("وقال الوزير لدى استقباله السفير، كريم العتيبي، إن العلاقات جيدة.", "الوزير", ""),
        ("وقالت البلدية لمراسلين زاروا مكتب المحافظ كريم العتيبي إن الجسر سيفتح.", "البلدية", ""),
        ("أكد مسؤولون وشهود أن الحافلة كانت فارغة.", "مسؤولون وشهود", "ANON"),
        ("أعلن المتحدث باسم الشرطة أن التحقيق مستمر.", "المتحدث باسم الشرطة", "ANON"),
        ("قال الناطق الإعلامي باسم الوزارة إن الموعد تأجل.", "الناطق الإعلامي باسم الوزارة", "ANON"),
        ("قال مساعد الوزير لشؤون التجارة إن السوق مستقرة.", "مساعد الوزير لشؤون التجارة", "ANON"),
        ("قال مدير المؤسسة العامة للسكك إن القطار جاهز.", "مدير المؤسسة العامة للسكك", ""),
        ("ذكرت اللجنة الوطنية لمكافحة المخدرات أن الحملة بدأت.", "اللجنة الوطنية لمكافحة المخدرات", ""),
    ],
)  # fmt: skip
def test_the_speaker_is_the_whole_phrase(read, text, speaker, name):
    reading = read(text, "كريم العتيبي")
    bearer = "كريم العتيبي" if name is None else name or speaker  # "": what it is called is all that is known
    assert (reading.speaker(), *reading.names()) == (speaker, bearer)


@pytest.mark.parametrize(
    ("text", "speakers", "contents"),
    [
        ("دان المجلس الاعتداء بعد الظهر.", ["المجلس"], ["الاعتداء بعد الظهر"]),
        ("أيد البرلمان القرار، وانتقد الحزب الخطة.", ["البرلمان", "الحزب"], ["القرار", "الخطة"]),
        ("وأدان الاتحاد التفجير.", ["الاتحاد"], ["التفجير"]),
        ("واستعرض التقرير الـ51 دور المعهد.", ["التقرير الـ51"], ["دور المعهد"]),
    ],
)
def test_a_definite_object_behind_a_definite_subject_is_no_part_of_it(read, text, speakers, contents):
    reading = read(text)
    places = range(len(reading.statements))
    assert [reading.speaker(at) for at in places] == speakers
    assert [reading.content(at) for at in places] == contents


def test_the_comma_behind_a_named_subject_is_no_insertion(read):
    reading = read("ثمن وزير الصناعة والتجارة كريم العتيبي، أهمية هذا الخط الجديد.", "كريم العتيبي")
    assert reading.speaker() == "وزير الصناعة والتجارة كريم العتيبي"
    assert reading.content() == "أهمية هذا الخط الجديد"


def test_two_people_between_commas_are_two_parties(read):
    text = "دعا زعيم التيار، كريم العتيبي، سالم الحداد، إلى سحب دعوته."
    assert read(text, "كريم العتيبي", "سالم الحداد").speaker() == "زعيم التيار، كريم العتيبي"


def test_a_comma_before_a_circumstance_opens_an_insertion(read):
    reading = read("وأوضحت الوزيرة كريمة العتيبي، جوابا عن سؤال للنواب، أن النظام تغير.", "كريمة العتيبي")
    assert reading.content() == "أن النظام تغير"


def test_marks_are_no_part_of_what_a_source_is_called(read):
    assert read('أعلن "جيش" الاحتلال أن العملية انتهت.').names() == ["جيش الاحتلال"]


def test_what_a_deed_is_of_does_not_hold_the_office_before_it(read):
    text = "رفضت وزيرة العدل تطبيق قرارات سالم العوني. وأكد وزير العدل طلب سالم العوني."
    assert read(text, "سالم العوني").names() == ["وزيرة العدل", "وزير العدل"]


def test_a_blamed_act_is_no_part_of_who_blames(read):
    text = "ندد الحزب باغتيال الناشط سالم العوني. وأضاف الحزب أن الأمر خطير."
    assert read(text, "سالم العوني").names() == ["الحزب", "الحزب"]


def test_a_nationality_that_few_papers_write_describes_too(read):
    assert read("أعلنت الحكومة الرواندية إحداث سفارتين.").speaker() == "الحكومة الرواندية"


def test_those_who_act_in_a_relative_clause_are_its_plural_noun(read):
    text = "ونفت المتحدثة هدى ناصر أن يكون هدفه معاقبة الفلسطينيين الذين انتقدوا بشدة إعلان الرئيس."
    assert read(text, "هدى ناصر").names()[-1] == "الفلسطينيين"


def test_a_question_is_nobody(read):
    text = "قال سامي حداد إنه تعب. سألناه ماذا ينتظر، فقال إنه تعود على المكان."
    assert read(text, "سامي حداد").names() == ["سامي حداد", "سامي حداد"]


def test_an_office_holder_without_a_name_is_anonymous_and_his_office_told(read):
    text = "قال والي الجهة إن السد امتلأ. وأضاف أن الري سيعود. وقالت المعارضة إن الوعد قديم. وأكد الفريق أنه جاهز."
    said = read(text).statements
    assert [(each.speaker_name, each.speaker_office) for each in said] == [
        ("ANON", "والي الجهة"),
        ("ANON", "والي الجهة"),
        ("المعارضة", None),
        ("الفريق", None),
    ]


def test_an_office_that_is_a_given_name_too_names_nobody(read):
    statement = read("أكد معتمد الجهة أن الطريق فتح.").only()
    assert (statement.speaker_name, statement.speaker_office) == ("ANON", "معتمد الجهة")


def test_an_office_with_a_given_name_behind_it_is_not_without_a_name():
    office = "الكاتب العام يزيد لعروسي"
    assert unnamed_office(Referent(office, "role", keys=match_key(office).split())) is None
