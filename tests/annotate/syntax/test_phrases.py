"""How far a noun phrase goes: one construction a sentence, the bar where its phrase ends.

Names are marked as the annotator of names would find them: {of people}, [of bodies], <of places>.
"""

from __future__ import annotations

import re

import pytest

from etl.annotate.document import read_document
from etl.annotate.syntax.appositions import whole_description
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.syntax.phrases import Phrase, read_phrase
from etl.records import Annotations, Mention

_MARKED = re.compile(r"\{(?P<PERSON>[^}]+)\}|\[(?P<ORG>[^]]+)\]|<(?P<LOC>[^>]+)>")


def read(marked: str) -> tuple[Tokens, str]:
    """The tokens of a sentence with its names, and what stands before the bar."""
    text, mentions, at = "", [], 0
    for found in _MARKED.finditer(marked := marked.replace(" |", "|")):
        text += marked[at : found.start()].replace("|", "")
        kind = str(found.lastgroup)
        mentions.append(Mention(len(text), len(text) + len(found[kind]), kind, len(mentions) + 1, "test"))
        text, at = text + found[kind], found.end()
    text += marked[at:].replace("|", "")
    expected = re.sub(r"[{}<>\[\]]", "", marked.partition("|")[0])
    return Tokens(read_document(text), Annotations(version_id=0, mentions=mentions)), expected


def text_of(tokens: Tokens, phrase: Phrase) -> str:
    return tokens.text(phrase.first, phrase.past) if phrase.past > phrase.first else ""


@pytest.mark.parametrize(
    "sentence",
    [
        # construct chains: indefinite up to their last word
        "مدير مكتب الوزير | قال إن العمل بدأ",
        "والي ولاية <الجزيرة> | أن القاعة جاهزة",
        "رئيس البعثة | السبب في رأيه واضح",
        "وزير الري والبيئة | إن السد جاهز",
        "إمام وخطيب الجامع | أن الصدقة واجبة",  # by its hamza no أمام
        # a body behind a definite noun that is none is another's
        "الزوار | [بلدية صفاقس] على الحديقة",
        "اللاعبون | [الاتحاد الموريتاني لكرة القدم] بالانسحاب",
        "الحزب الحاكم [حزب البناء الوطني] | أن المؤتمر قريب",
        # adjectives agree in definiteness, gender and number
        "المدير الجهوي | إن الإنتاج زاد",
        "وزارة الشؤون الإسلامية | إن الموسم نجح",
        "الحصيلة العملياتية | أن الحملة نجحت",
        "وسائل إعلام فرنسية وغربية مختلفة | أن الفيلم جاهز",
        "أستاذة الأدب والنقد العربيين | أن القراءة مهمة",
        # complements with a preposition
        "المدير الجهوي للألبان | إن الإنتاج زاد",
        "المنسق الإقليمي لمكافحة التصحر بولاية <نابل> | أن الغرس سيستأنف",
        "النقابة العامة للعاملين بالسكك الحديدية | إن الإضراب مستمر",
        "أمين السر الدائم ل[أكاديمية الجزيرة] | إن اللقاء مفيد",
        "النائب الأول لمندوب البلاد الدائم | أن المجلس سيجتمع",
        "القائم بالأعمال | إن السفارة ستفتح",
        "المشرف العام على المركز | إن الدورة بدأت",
        "مسؤول في الوزارة | إن الموعد تأجل",
        "وزير الصحة في حكومة الوحدة | إن اللقاح وصل",
        "[وزارة الصحة] في <غزة> | أن العدد ارتفع",
        "مدير مستشفى الولادة بمحافظة <خيبر> | أن العمل بدأ",
        "رئيس الإدارة المركزية للتنبؤات | أن العاصفة قادمة",
        "مدير عام المؤسسة المحلية للمياه والصرف | إن المشروع بدأ",
        "مساعد الوزير لشؤون التجارة | إن السوق مستقرة",
        "شركة الواحة لتكرير النفط | أن الإنتاج زاد",
        "رئيس برنامج المتبرعين بالدم | أن المخزون كاف",
        "أحد الدبلوماسيين المطلعين على المناقشات | إن الاتفاق قريب",
        "سيدة من المجني عليهم | أن المتهم هرب",
        "تصريح للوزير | فإن الشحنة وصلت",
        # … and the adjuncts and addressees that are none
        "البرنامج | للالتحاق بالدورة أن يكون المتقدم مقيما",
        "الوزير | في <بغداد> إن العمل بدأ",
        "الوزير | للصحفيين إن العمل بدأ",
        "البلدية | لمراسلين زاروا مكتبها إن الجسر سيفتح",
        "متحدث باسم [الحرس المدني] | لشبكة سي إن إن أن الرجل اعتقل",
        # spokesmen: the phrase behind باسم belongs to them
        "المتحدث باسم الشرطة | أن التحقيق مستمر",
        "الناطق الإعلامي باسم الوزارة | أن الموعد تأجل",
        "الناطق الرسمي بإسم وزارة الصحة الدكتور {سالم العتيبي} | أن الحالات زادت",
        # coordination
        "مسؤولون وشهود | أن الحافلة كانت فارغة",
        "مسؤولون محليون وسكان | أن الحافلة كانت فارغة",
        "غرفة شركات ووكالات السفر | أن الموسم نجح",
        "الرئيس التونسي ونظيره الجزائري | على المشروع",
        # names and trades, titles and forms of address
        "النحال {سالم العتيبي} | أن العسل نفد",
        "الدكتور الخياط | إن الدواء وصل",
        "{سالم العتيبي} وزير الصحة | أن اللقاح وصل",
        "الرئيس آنذاك {سالم العتيبي} | أن العمل بدأ",
        "{سالم العتيبي} نفسه | أن الخبر كاذب",
        # marks, brackets and figures
        '"جيش" الاحتلال | أن العملية انتهت',
        "وكالة الأنباء «واحة» | أن الجسر فتح",
        "النبي الأكرم (ص) | أن الصدق نجاة",
        "وزيرة الصحة ({سلمى العتيبي}) | إن اللقاح وصل",
        "صندوق التنمية | (حكومي) أن العرض تأجل",
        "التقرير الـ15 | إلى نمو الاقتصاد",
        "القناة الـ 12 المحلية | إن الجسر فتح",
        # relative clauses stay out
        "الوزير | الذي زار المدينة إن العمل بدأ",
        "دراسة | أجرتها جامعة الجزيرة أن النوم مفيد",
    ],
)
def test_a_phrase_ends_where_its_grammar_ends(sentence: str) -> None:
    tokens, expected = read(sentence)
    assert text_of(tokens, read_phrase(tokens, 0, len(tokens))) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "المجلس | الاعتداء بعد الظهر",
        "البرلمان | القرار",
        "الحكومة | الخطة الجديدة",
        "الوزير | المعارضة إلى الحوار",
        "المجلس الأعلى | القرار",
        "رئيس البرلمان العربي {سالم العتيبي} | دعم المشروع",
        "وزير التعليم الدكتور {سالم العتيبي} | خطة الوزارة",
        "صاحب السمو الأمير {فيصل بن خالد} | شكره للحضور",
        "الرئيس | الفنان {سالم العتيبي}",
        "السلطة المحلية | <مسقط> على موقفها",
        "السفير {بدر الحداد} | الانتباه إلى التصريحات",
        "الفريق | الشركات الوطنية رعاية المشروع",
        "[دول الخليج] | وزير الخارجية بالقرار",
    ],
)
def test_with_another_phrase_behind_it_only_what_can_describe_it_belongs(sentence: str) -> None:
    tokens, expected = read(sentence)
    assert text_of(tokens, read_phrase(tokens, 0, len(tokens), strict=True)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "المدير الجهوي للألبان، {كريم العتيبي}، | إن الإنتاج زاد",
        "وزير الصحة في حكومة الوحدة، {سالم العتيبي}، | إن اللقاح وصل",
        "المنسق الإقليمي لمكافحة التصحر، {كريم العتيبي} | أن الغرس سيستأنف",
        "مدير المركز، {كريم العتيبي} | في حوار معنا عن خطته",
        "{كريم العتيبي}، محافظ المدينة، | أن العمل بدأ",
        'سفير جمهورية <مالطا>، "بيتر غاتو"، | بالقرار',
        "زعيم التيار، {سالم الحامدي}، | {كريم العتيبي}، إلى الحوار",
        "النائبة عن الاتحاد الوطني {سلمى العتيبي} | أن الرواتب تأخرت",
        "الممثل الخاص للأمين العام للأمم المتحدة في <العراق> {يان هولم} | إنه سيعود",
        "مصدر رفض الكشف عن هويته | أن الحافلة كانت فارغة",
    ],
)
def test_a_description_goes_on_to_the_bearer_and_between_commas(sentence: str) -> None:
    tokens, expected = read(sentence)
    phrase = whole_description(tokens, read_phrase(tokens, 0, len(tokens)), len(tokens))
    assert text_of(tokens, phrase) == expected.removesuffix("،")


def test_a_verb_that_reports_no_clause_is_not_followed_to_another_person() -> None:
    tokens, expected = read("الرئيس | الفنان {سالم العتيبي}")
    office = read_phrase(tokens, 0, len(tokens), strict=True)
    assert text_of(tokens, whole_description(tokens, office, len(tokens), said=False)) == expected


def test_an_apposition_ends_at_the_preposition_that_the_verb_wants() -> None:
    tokens, expected = read("{كريم العتيبي}، المدير الفني للفريق | عن فخره بالفوز")
    name = read_phrase(tokens, 0, len(tokens), strict=True)
    assert whole_description(tokens, name, len(tokens)) == name
    wanted = frozenset({"عن"})
    assert text_of(tokens, whole_description(tokens, name, len(tokens), wanted=wanted)) == expected


def test_the_prepositions_of_the_verb_end_a_phrase() -> None:
    tokens, _ = read("علماء فلك من [أكاديمية الجزيرة] من العاصفة")
    assert read_phrase(tokens, 0, len(tokens)).past == 5
    assert read_phrase(tokens, 0, len(tokens), wanted=frozenset({"من"})).past == 2


def test_a_phrase_knows_its_head_and_the_person_it_names() -> None:
    tokens, _ = read("المدير الجهوي للألبان {كريم العتيبي} إن الإنتاج زاد")
    phrase = read_phrase(tokens, 0, len(tokens))
    assert (phrase.head, phrase.person) == (0, 3)
    tokens, _ = read("«الواحة» أن الجسر فتح")
    phrase = read_phrase(tokens, 0, len(tokens))
    assert (phrase.head, phrase.person) == (1, -1)
    with pytest.raises(AttributeError):
        phrase.past = 9  # type: ignore[misc]


def test_where_no_noun_stands_the_phrase_is_empty() -> None:
    tokens, _ = read("إن العمل بدأ")
    assert read_phrase(tokens, 0, len(tokens)).past == 0
