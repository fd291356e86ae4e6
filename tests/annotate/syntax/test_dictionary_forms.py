"""Dictionary forms: what belongs together comes together, what does not stays apart."""

from __future__ import annotations

import pytest

from etl.annotate.syntax.dictionary_forms import dictionary_form

TOGETHER = {
    "clitics": "كاظمي الكاظمي الكاظمى والكاظمي للكاظمي بالكاظمي فالكاظمي",
    "broken plural": "مدرسة المدرسة مدرستنا مدارس للمدارس مدارسهم بمدارسها",
    "of people": "وزير الوزراء وزراؤها وزرائه وزيرا الوزيرين",
    "sound plural": "مسؤول المسؤولون للمسؤولين مسؤولي مسؤولا مسئول مسئولين",
    "hamza before a plural": "لاجئ اللاجئون لاجئين للاجئين",
    "hamza in another seat": "شأن شؤون شئون شئونها",
    "lam of the word's own": "لجنة اللجنة للجنة لجان",
    "bal of the word's own": "باليستي الباليستي بالباليستي",
    "feminine plural": "طائرة طائرات الطائرات طائرته طائرتان بطائرتين",
    "feminine plural of a masculine": "اجتماع اجتماعات باجتماعاتهم اجتماعا",
    "plural by a pattern": "صاروخ الصواريخ صواريخها",
    "plural in the accusative": "حزب أحزاب أحزابا",
    "doubly weak": "قضية قضايا القضيتين قضيته",
    "hamza before a pronoun": "عضو أعضاء أعضاؤه أعضائها",
    "verb": "استقال استقالت يستقيل سيستقيل استقالوا",
    "nationality": "عراقي عراقية العراقيين العراقيات عراقيون",
    "other name": "أمريكا أميركا وأميركا",
    "other adjective": "أمريكي الأميركية أميركيون",
    "ha for ta marbuta": "حكومة حكومه الحكومه حكومتهم الحكومات",
}

APART = [
    "مدرسة مدرس",  # school, teacher
    "علم عالم عالمي",
    "لبنان لبن",
    "عدوان عدو",
    "حسين حسن",
    "قانون قانوني",
    "مليون ملي",
    "سوريا سوري",
    "العليا علي",
    "مشهد مشاهدون",  # scene, spectators
    "الجزائر الجزيرة",
    "استقالة استقال",  # resignation, resigned
    "يغير أغار",
    "عليه علي",
    "أنقرة نقير",
    "ثلاثين ثلاثة",
    "والي لي",
    "فريق ريق",
    "بيان يان",
    "كرة رة",
]


@pytest.mark.parametrize("words", TOGETHER.values(), ids=TOGETHER)
def test_forms_of_one_word_come_together(words):
    assert len({dictionary_form(word) for word in words.split()}) == 1, [
        (word, dictionary_form(word)) for word in words.split()
    ]


@pytest.mark.parametrize("words", APART)
def test_other_words_stay_apart(words):
    forms = [dictionary_form(word) for word in words.split()]
    assert len(set(forms)) == len(forms), forms


@pytest.mark.parametrize("word", ["", "و", "ال", "ات", "ـ", "abc", "ءءءء", "ا" * 100])
def test_what_is_no_word_stays_itself(word):
    assert dictionary_form(word) in (word, word.replace("ـ", ""))
