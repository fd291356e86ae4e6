"""What readers see is what annotators read, and every word leads back to its own characters."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean.characters import _repair_runs, plain_characters
from etl.clean.normalise import normalise

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
HIDDEN = "\u200b\u200c\u200d\u200e\u200f\u202b\u202c\u2066\u2069\ufeff\u00ad"


@pytest.mark.parametrize(
    ("body", "clean", "kind"),
    [
        ("ﻻ ﺗﻌﻠﻴﻖ ﻣﻦ ﺍﻟﻮﺯﺍﺭﺓ", "لا تعليق من الوزارة", "presentation_form"),
        ("قال محمد ﷺ", "قال محمد صلى الله عليه وسلم", "presentation_form"),
        ("العـــراق", "العراق", "tatweel"),
        ("تصريح لـ«الوكالة»", "تصريح ل«الوكالة»", "tatweel"),
        ("الرياض ـ واس", "الرياض - واس", "tatweel"),
        ("بالعربيةـ وذلك", "بالعربية- وذلك", "tatweel"),
        ("الدــمام", "الدمام", "tatweel"),
        ("أكّدَ الوزيرُ أنّ", "أكد الوزير أن", "diacritic"),
        ("هٰذا", "هذا", "diacritic"),
        ("\u200fبغداد\u200e و\u200cدمشق\ufeff", "بغداد ودمشق", "invisible"),
        ("نمو بلغ 7.\u200f53 نقطة", "نمو بلغ 7.53 نقطة", "invisible"),
        ("في\u00a0تونس\u202f2017", "في تونس 2017", "space"),
        ("٢١ يوليو ٢٠١٥", "21 يوليو 2015", "digit"),
        ("۲۱ تموز", "21 تموز", "digit"),
        ("نسبة ٢٫٥٪ من ١٬٢٠٠", "نسبة 2.5% من 1,200", "digit"),
        ("بغداد٫ وقال", "بغداد، وقال", "digit"),
        ("ا\u0654حمد وا\u0655ن وا\u0653خر ومو\u0654تمر", "أحمد وإن وآخر ومؤتمر", "composed"),
        ("مسي\u0654ول", "مسئول", "composed"),
        ("أکدت الوزارة أن الإیراد", "أكدت الوزارة أن الإيراد", "letter"),
        ("ذهب إلی المدرسة في العاصمة", "ذهب إلى المدرسة في العاصمة", "letter"),
        ("للعراق،وذلك", "للعراق، وذلك", "glued_punctuation"),
        ("انتهى الاجتماع.وقال", "انتهى الاجتماع. وقال", "glued_punctuation"),
        ("وقال:إن الأمر", "وقال: إن الأمر", "glued_punctuation"),
        ('وأضاف:"نحن"', 'وأضاف: "نحن"', "glued_punctuation"),
        ("وأضاف:»نحن«", "وأضاف: »نحن«", "glued_punctuation"),
        ("«داعش».وأضاف", "«داعش». وأضاف", "glued_punctuation"),
        ("لا شك.»وقال", "لا شك.» وقال", "glued_punctuation"),
        ("شبكة بي.بي.سي.وأضافت", "شبكة بي.بي.سي. وأضافت", "glued_punctuation"),
        ("حول ذلك .وأوضح", "حول ذلك . وأوضح", "glued_punctuation"),
        ("عام 2015.وقال", "عام 2015. وقال", "glued_punctuation"),
        ("بغداد   ودمشق", "بغداد ودمشق", "space_run"),
        ("&quot;نعم&quot;&nbsp;قال", '"نعم" قال', "entity"),
        ("&amp;quot;نعم&amp;quot;", '"نعم"', "entity"),
        ("&#1575;&#x644;عراق", "العراق", "entity"),
        ("سطر<br/>سطر <b>آخر</b>", "سطر\nسطر آخر", "tag"),
        ("<div class=\"a > b\">قال <a title=it's href='/?x'>الوزير</a></div>", "\nقال الوزير\n", "tag"),
        ("<!-- wp:paragraph --><p >نص</p ><!-- /wp:paragraph -->", "\nنص\n", "tag"),
        ("قبل<script>if (a < b) { x('<p>') }</script><STYLE>p {}</style >بعد", "قبلبعد", "tag"),
        (f'قبل<img src="data:image/png;base64,{"A" * 9000}"/>بعد', "قبلبعد", "tag"),
        ("سطر\r\nسطر\rسطر", "سطر\nسطر\nسطر", "line_end"),
        ("نص\x1a آخر", "نص آخر", "control"),
    ],
)
def test_repaired_and_counted(body, clean, kind):
    text, _, repairs = normalise(body)
    assert text == clean
    assert repairs[kind] > 0


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp1256"])
def test_proven_mojibake_is_undone(encoding):
    sound = "أعلن وزير الخارجية في بغداد"
    broken = "".join(
        byte.decode(encoding, "replace").replace("\ufffd", chr(byte[0]))
        for byte in (bytes([value]) for value in sound.encode())
    )
    text, offsets, repairs = normalise(broken)
    assert text == sound
    assert repairs["mojibake"] > 0
    start = sound.index("بغداد")
    source_start, source_end = offsets.to_source(start, start + 5)
    assert normalise(broken[source_start:source_end])[0] == "بغداد"


@pytest.mark.parametrize("western", ["cp1252", "latin-1"])
def test_windows_1256_read_as_western_is_undone(western):
    sound = "قال رئيس الحكومة، إن الاجتماع عقد أمس؛ في مقر Facebook ببيروت؟"
    broken = sound.encode("cp1256").decode(western)
    text, offsets, repairs = normalise(broken)
    assert text == sound
    assert repairs["mojibake"] == 10
    start = sound.index("أمس")
    assert broken[slice(*offsets.to_source(start, start + 3))] == "ÃãÓ"


@pytest.mark.parametrize(
    "body",
    [
        "À LA FRANÇAISE : ÉTÉ, ÂGE, où êtes-vous ? Ça va, Çà et là",
        "São João não é só maçã; pão, avó, Á, É, Í",
        "Příští žluťoučký kůň úpěl ďábelské ódy. Čá Çá",
        "la qüestió dels àrabs és l'Íñigo ÇÁÉ",
    ],
)
def test_western_text_is_left_alone(body):
    assert normalise(body)[0] == body


def test_one_arabic_word_among_western_ones_proves_nothing():
    assert normalise("Il écrit « ÇáÓáÇã » pour déjà ÉTÉ façade")[0].count("Ç") == 2


@pytest.mark.parametrize(
    "body",
    [
        "نسبة 1.5 عند الساعة 10:30 و2,5 و12/9/2021",
        "وكالة د.ب.أ ووكالة أ.ف.ب.",
        "قناة بي.بي.سي وشركة سي.إم.إيه وفيروس إتش.آي.في",
        "الموقع https://example.org/خبر:وقال.ثم والبريد a.b@example.org",
        "د.محمد وأ.د. سعاد وموقع العربية.نت",
        "قال تعالى، ثم مضى. وقال: نعم!\nوبعد ذلك؟",
        "سعر الصرف 3،5 و4،5",
        "ضغط، وحفظ؛ ولفظ» ثم § 5",
        "AT&T و R&D; و 3 < 5 > 2",
        'لقاء «الأهلي» و"الهلال" (اليوم).',
    ],
)
def test_sound_text_is_left_alone(body):
    text, offsets, repairs = normalise(body)
    assert (text, offsets.flatten(), repairs) == (body, [], {})


def test_persian_letters_stay_in_persian_text():
    persian = "گزارش وزیر کشور ایران دربارهٔ پژوهش‌های چهار گروه"
    assert "وزیر کشور ایران" in normalise(persian)[0]
    assert "ک" in normalise("کتاب")[0]  # one word tells no language
    assert normalise("کتاب", arabic=True)[0] == "كتاب"


def test_hamza_ya_and_ta_marbuta_stay_as_written():
    body = "واكد الكاظمى أن المدرسة والمدرسه ومسؤول وشؤون ورئيس"
    assert normalise(body)[0] == body


@pytest.mark.parametrize(
    ("body", "word", "source"),
    [
        ("\u200fالعِرَاقُ\u200f بلد", "العراق", "العِرَاقُ"),
        ("صرح هـ«الحياة»", "ه", "هـ"),
        ("وﻻة الأمور", "ولاة", "وﻻة"),
        ("في بغـــداد.", "بغداد", "بغـــداد"),
        ("شكراً.", "شكرا", "شكراً"),
    ],
)
def test_a_word_leads_back_to_its_own_characters(body, word, source):
    text, offsets, _ = normalise(body)
    start = text.index(word)
    source_start, source_end = offsets.to_source(start, start + len(word))
    assert body[source_start:source_end] == source


@st.composite
def planted_words(draw):
    """Words with marks, tatweel and hidden characters strewn in and about them."""
    planted = st.text(MARKS + HIDDEN + "ـ", max_size=3)
    words = draw(st.lists(st.text(LETTERS, min_size=2, max_size=7), min_size=1, max_size=8))
    pieces = []
    for word in words:
        inner = "".join(letter + draw(planted) for letter in word[:-1])
        pieces.append(
            draw(st.text(HIDDEN, max_size=2)) + inner + word[-1] + draw(st.text(MARKS + HIDDEN, max_size=3))
        )
    return words, draw(st.sampled_from([" ", "\u00a0", "، ", "،", "\n", ". "])).join(pieces)


@given(planted_words())
def test_every_token_leads_back_to_itself(case):
    words, body = case
    text, offsets, _ = normalise(body)
    tokens = list(re.finditer(r"\w+", text))
    # A tatweel after a letter that joins nothing is a dash and cuts the word in two.
    if "ـ" not in body:
        assert [token.group() for token in tokens] == words
    last = 0
    for token in tokens:
        start, end = offsets.to_source(*token.span())
        assert last <= start < end
        last = end
        surface = body[start:end]
        assert normalise(surface)[0] == token.group()
        assert surface[0] in LETTERS
        assert surface[-1] not in HIDDEN


@given(st.text(LETTERS[:6] + MARKS + HIDDEN[:3] + "ـ\u0654\u0653 ٣.،ﻻ", max_size=40))
def test_the_way_for_vocalised_text_gives_the_same(body):
    """Stripping vowel marks in one go must agree with looking at them one by one."""
    slow_counts, fast_counts = Counter(), Counter()
    slow, slow_offsets = _repair_runs(body, slow_counts)
    padded = body + "\nبَبَبَبَبَبَبَبَبَبَبَبَبَبَ"
    fast, fast_offsets = plain_characters(padded, fast_counts)
    assert fast.startswith(slow)
    for place in range(len(slow)):
        assert fast_offsets.to_source(place, place + 1) == slow_offsets.to_source(place, place + 1)
    assert fast_counts - slow_counts == Counter(diacritic=14)


@given(st.text(max_size=60))
def test_any_text_at_all(body):
    text, offsets, _ = normalise(body)
    flat = offsets.flatten()
    assert len(body) - sum(flat[1::3]) + sum(flat[2::3]) == len(text)
    spans = [offsets.to_source(place, place + 1) for place in range(len(text))]
    assert spans == sorted(spans)


@given(st.text(LETTERS[:5] + MARKS[:3] + HIDDEN[:3] + ' .،:\n«»"ـ٣<&;br', max_size=40))
def test_normalising_twice_changes_nothing_that_is_arabic(body):
    once = normalise(body)[0]
    if "<" in once or "&" in once:  # undoing one escape may show another tag
        return
    assert normalise(once)[0] == once


@pytest.mark.parametrize(
    "piece",
    [
        "َ",
        "\u200f",
        "ـ",
        "&",
        "&amp;",
        "<",
        "<br\xa0",
        "<!--",
        "ا.",
        "ط§",
        "Ø",
        ':"',
        "ب،",
        "ﷺ",
        "أ",
        "ی",
        "http://",
        "\xa0",
        "&#1575;",
        "<a",
    ],
)
def test_long_runs_of_trouble_end(piece):
    body = piece * (100_000 // len(piece))
    text, offsets, _ = normalise(body)
    flat = offsets.flatten()
    assert len(body) - sum(flat[1::3]) + sum(flat[2::3]) == len(text)
