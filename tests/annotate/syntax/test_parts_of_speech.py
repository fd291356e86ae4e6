"""What a word is where it stands, of words that may be several things: a verb, a noun, a verbal noun, a particle."""

from __future__ import annotations

import pytest

from etl.annotate.document import read_document
from etl.annotate.syntax.parts_of_speech import MARK, NOUN, NUMBER, PARTICLE, VERB, VERBAL_NOUN, shared_tagger


def part_of(text: str) -> str:
    """What the word in square brackets is, the brackets left out."""
    before, word, after = text.replace("]", "[").split("[")
    document = read_document(before + word + after)
    return document.parts_of_speech[document.starts.index(len(before))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[عبر] الوزير عن أسفه للحادث.", VERB),
        ("وصل الوفد إلى المدينة [عبر] الطريق الساحلي.", PARTICLE),
        ("[سجل] الفريق هدفين في الشوط الثاني.", VERB),
        ("أعلنت الشركة أنها [سجلت] أرباحا قياسية.", VERB),
        ("تواصل الحكومة [دعم] المزارعين في الجنوب.", VERBAL_NOUN),
        ("أعلن البنك أنه [دعم] المشروع منذ بدايته.", VERB),
        ("تم [نقل] المصابين إلى المستشفى.", VERBAL_NOUN),
        ("[ونقلت] الصحيفة عن مصدر في الوزارة.", VERB),
        ("من أجل [تقدم] البلاد وازدهارها.", VERBAL_NOUN),
        ("[تقدم] النائب بطلب إلى رئيس المجلس.", VERB),
        ("فتحت النيابة محضر [بحث] في الحادث.", VERBAL_NOUN),
        ("وصل الوزير أمس، [وزار] المصنع الجديد.", VERB),
        ("قال [وزير] الصحة إن الوضع مستقر.", NOUN),
        ("جاء القرار [قبل] اجتماع اللجنة.", PARTICLE),
        ("عاد الفريق [بعد] المباراة إلى العاصمة.", PARTICLE),
        ("وبين المتحدث أن [سبب] الحريق ما زال مجهولا.", NOUN),
    ],
)
def test_homographs_are_told_apart_by_where_they_stand(text: str, expected: str) -> None:
    assert part_of(text) == expected


@pytest.mark.parametrize("verb", ["استحدثت", "يستعرضون", "ستستضيف", "تفقد", "اصطحب", "أخلت", "ازدادت"])
def test_a_verb_need_not_be_listed(verb: str) -> None:
    assert part_of(f"وفي سياق متصل، [{verb}] البلدية المبنى القديم.") == VERB


@pytest.mark.parametrize("noun", ["مبنى", "سيارة", "مهندسون", "كبيرة", "أطباء", "خزان"])
def test_a_noun_need_not_be_listed(noun: str) -> None:
    assert part_of(f"وصل إلى الموقع [{noun}] تابع للبلدية.") == NOUN


def test_forms_that_leave_no_doubt_decide_themselves() -> None:
    document = read_document("قررت اللجنة، في 12 مارس، تكريم NATO والفريق (2).")
    parts = {form: document.parts_of_speech[at] for at, form in enumerate(document.tokens)}
    assert [form for form, part in parts.items() if part == MARK] == ["،", "(", ")", "."]
    assert [form for form, part in parts.items() if part == NUMBER] == ["12", "2"]
    assert parts["NATO"] == NOUN
    assert VERB not in (parts["اللجنة"], parts["والفريق"])


def test_a_word_with_the_article_is_never_a_verb_whatever_stands_around_it() -> None:
    forms = ["لم", "التقدم", "سوف", "السجل", "قد", "البحث"]
    assert VERB not in shared_tagger().tag(forms, [(0, len(forms))])[1::2]


def test_sentences_do_not_hear_each_other() -> None:
    tag = shared_tagger().tag
    one, other = ["عاد", "الوفد", "قبل"], ["سجل", "الفريق", "هدفا", "."]
    together = tag([*one, *other], [(0, len(one)), (len(one), len(one) + len(other))])
    assert together == [*tag(one, [(0, len(one))]), *tag(other, [(0, len(other))])]


def test_a_part_is_found_when_it_is_asked_for_and_is_the_one_of_the_whole_text() -> None:
    document = read_document("وصل الوفد صباحا. ثم سجل الفريق هدفين، وعاد.")
    whole = shared_tagger().tag(document.tokens, document.sentences)
    assert document.parts_of_speech[5] == whole[5] == VERB
    assert list(document.parts_of_speech) == [5]
    assert [document.parts_of_speech[at] for at in range(len(document.tokens))] == whole


def test_every_token_has_a_part_and_the_same_text_the_same_ones() -> None:
    text = "وَقَالَ الوزيرُ: «لن نتراجع»! 😀\nثم زار ___ l'été x" + "ن" * 40
    once, again = read_document(text), read_document(text)
    parts = [once.parts_of_speech[at] for at in range(len(once.tokens))]
    assert parts == shared_tagger().tag(again.tokens, again.sentences)
    assert all(parts)
