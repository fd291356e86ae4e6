"""Search: spellings and forms of a word found together, the same on both engines and in the same order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import UserError
from etl.report.search import Query, search
from etl.resolve import resolve

# Outlet, day, headline, body.
NEWS = (
    ("alraya", 1, "الكاظمي يزور البصرة", "وصل رئيس الوزراء إلى البصرة. وقال الكاظمي إن الميناء سيفتح قريبا."),
    ("alraya", 2, "لقاء في عمّان", "استقبل الملك ضيفه والكاظمي شكره على الدعوة. وتطرقا إلى ملف المياه."),
    ("alsabaah", 3, "تشكيلة المنتخب", "اختار المدرب عشرين لاعبا، بينهم مصطفى الكاظمى حارس النادي."),
    ("alsabaah", 4, "ترميم المُدرسة القديمة", "بدأت البلدية ترميم المبنى. ويدرس فيه مئة تلميذ."),
    ("alsabaah", 5, "حقائب للمدارس", "وزعت الجمعية حقائب في القرى، وقال مدرس إنها تكفي الجميع."),
    ("alraya", 6, "مجلس الأمن يجتمع", "دعا مجلس الأمن إلى هدنة. وقال مندوب إن المجلس قلق على أمن المدنيين."),
    ("alraya", 7, "مجلس المدينة", "ناقش المجلس ملف أمن الأسواق، وطلب الأمن من التجار كاميرات. لا قرار في المجلس."),
    ("alsabaah", 8, "انخفاض أسعار النفط", "تراجعت أسعار النفط الخام. النفط يخسر للأسبوع الثالث، والنفط الصخري أيضا."),
    ("alsabaah", 9, "موازنة العام", "تعتمد الموازنة على النفط وعلى الضرائب وعلى رسوم الموانئ والجمارك والمعابر."),
    ("alraya", 10, "علي حسن يفوز بالسباق", "فاز علي حسن بسباق الدراجات أمس في ٢٤ دقيقة وقطع ١٬٢٠٠ متر."),
    ("alraya", 11, "سباق", "سار المتسابقون على الطريق الساحلي وعلى الجسر. <b>\u202eصورة</b>"),
    ("alraya", 12, None, "أوقفت الشرطة سائقا في حي #المنصور_الجديد بعد مطاردة. Reuters, café"),
    ("alsabaah", 13, "السودان في أسبوع", "بحثت الحكومة السودانية أسعار الخبز، وشكت المخابز من الضرائب."),
)  # fmt: skip
SPEAKS = 14  # the article of the shared annotator's body, in which somebody says something


@pytest.fixture(scope="module")
def engines(shared_engines, loader, article):
    """The news, loaded and resolved, by the name of the engine."""
    for engine in shared_engines:
        told = [
            article(
                str(number),
                position=number,
                source=source,
                published_on=date(2025, 4, day),
                title=title,
                body=body,
            )
            for number, (source, day, title, body) in enumerate(NEWS, 1)
        ]
        loader(engine)([*told, article(str(SPEAKS), position=SPEAKS)])
        resolve(engine)
    return {engine.dialect.name: engine for engine in shared_engines}


@pytest.fixture(params=["sqlite", "postgresql"])
def find(request, engines):
    """``find(text, **filters)``: the results."""

    def ask(text, **filters):
        with engines[request.param].connect() as connection:
            return search(connection, Query(text, **filters))

    return ask


def numbers(results):
    """The articles found, by their place among the news."""
    bodies = [body for *_, body in NEWS]
    return sorted(
        next((n for n, body in enumerate(bodies, 1) if hit.passage in body), SPEAKS) for hit in results.hits
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("الكاظمى", [1, 2, 3]),
        ("كاظمي", [1, 2, 3]),
        ("للكاظمي", [1, 2, 3]),
        ("مدرسة", [4, 5]),
        ("المدارس", [4, 5]),
        ("مدرّس", [5]),
        ("المدرسين", [5]),
        ("سعر نفط", [8]),
        ("استقبال", []),
        ("يستقبل", [2]),
        ("الموانئ", [1, 9]),
        ("مخبز", [13]),
        ("سوداني", [13, SPEAKS]),
        ("REUTERS", [12]),
        ("cafe", [12]),
        ("المنصور", [12]),
        ("1200", [10]),
        ("٢٤ دقائق", [10]),
    ],
)
def test_spellings_and_forms_of_a_word_are_found_together(find, text, found):
    assert numbers(find(text)) == found


def test_a_name_is_not_found_in_a_preposition(find):
    assert numbers(find("علي")) == [10]


def test_words_in_quotation_marks_stand_side_by_side(find):
    assert numbers(find("مجلس الأمن")) == [6, 7]
    assert numbers(find('"مجلس الأمن"')) == numbers(find("«مجلس أمن»")) == [6]


def test_a_phrase_does_not_go_on_from_the_headline_into_the_body(find):
    assert find('"السباق فاز"').total == 0


def test_what_is_not_wanted_is_left_out(find):
    assert numbers(find("الكاظمي -المنتخب")) == [1, 2]
    assert numbers(find('مجلس -"مجلس الأمن"')) == [7]


def test_the_beginning_of_a_word_is_enough_only_where_asked(find):
    assert numbers(find("الكاظ*")) == [1, 2, 3]
    assert find("الكاظ").total == 0
    assert find('"مصطفى كاظ*"').total == 0  # in quotation marks a star says nothing
    assert numbers(find("دراج*")) == [10]


def test_without_an_article_that_has_all_words_those_with_any_are_shown(find):
    all_of_them, any_of_them = find("أسعار النفط"), find("النفط الكاظمي")
    assert not all_of_them.any_word
    assert any_of_them.any_word
    assert numbers(any_of_them) == [1, 2, 3, 8, 9]
    assert find("غواصة الكاظمي").total == 3
    assert not find("غواصة").any_word


def test_function_words_are_not_asked_for_unless_there_is_nothing_else(find):
    results = find("أسعار النفط في بغداد على الإطلاق")
    assert results.left_out == ("في", "على")
    assert numbers(find("على")) == [2, 6, 9, 11]
    assert numbers(find('"على الطريق"')) == [11]


def test_it_says_by_what_words_were_looked_for(find):
    assert find('للمدارس "مجلس الأمن"').looked_for == (("للمدارس", "مدرسه"), ("مجلس الأمن", "مجلس امن"))


def test_the_headline_weighs_more_and_so_does_what_is_told_often(find):
    assert [hit.title for hit in find("النفط").hits] == ["انخفاض أسعار النفط", "موازنة العام"]
    assert find("الكاظمي").hits[0].title == "الكاظمي يزور البصرة"


def test_words_found_are_marked_in_the_stored_text(find):
    (hit,) = find("مدرسة ترميم").hits
    assert [hit.title[start:end] for start, end in hit.title_spans] == ["ترميم", "المُدرسة"]
    body = NEWS[3][-1]
    assert [body[start:end] for start, end in hit.spans] == ["ترميم"]
    assert body[hit.passage_start :].startswith(hit.passage)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"outlet": "alraya"}, [1, 2]),
        ({"since": date(2025, 4, 2)}, [2, 3]),
        ({"until": date(2025, 4, 1)}, [1]),
        ({"since": date(2025, 4, 2), "until": date(2025, 4, 2)}, [2]),
    ],
)
def test_outlet_and_days(find, filters, found):
    assert numbers(find("الكاظمي", **filters)) == found


def test_speaker_and_topic(find):
    assert numbers(find("السوداني", speaker="محمد شياع السودانى")) == [SPEAKS]
    assert (
        numbers(find("السوداني", topic="politics"))
        == numbers(find("السوداني", topic="السياسه والحكومة"))
        == [SPEAKS]
    )
    with pytest.raises(UserError, match="no outlet is called"):
        find("السوداني", outlet="nobody")
    with pytest.raises(UserError, match="names anybody"):
        find("السوداني", speaker="لا أحد")
    with pytest.raises(
        UserError, match=r"no topic is called x; there are arts \(الفنون والثقافة والترفيه والإعلام\), crime "
    ):
        find("السوداني", topic="x")


def test_a_page_of_many(find):
    whole = find("المجلس الأمن النفط الكاظمي")
    assert whole.any_word
    pages = [find("المجلس الأمن النفط الكاظمي", limit=2, offset=offset) for offset in range(0, 8, 2)]
    assert [hit for page in pages for hit in page.hits] == list(whole.hits)
    assert {page.total for page in pages if page.hits} == {whole.total}


QUERIES = (
    "الكاظمي",
    "النفط",
    "مجلس الأمن",
    '"مجلس الأمن"',
    "على",
    "أسعار -السودان",
    "كاظ*",
    "النفط الكاظمي مدرسة",
)


@pytest.mark.parametrize("text", QUERIES)
def test_both_engines_give_the_same_in_the_same_order(engines, text):
    answers = []
    for engine in engines.values():
        with engine.connect() as connection:
            answers.append(search(connection, Query(text)))
    assert answers[0] == answers[1]
    assert answers[0].total


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "؟!… \u200f",
        "*",
        '"',
        '""',
        "\x00",
        "-",
        "--",
        "()",
        "AND",
        "NEAR(",
        "-الكاظمي",
        "ا*",
        "ـــ",
        "#_",
    ],
)
def test_what_asks_for_nothing_is_an_empty_answer_or_one_line(find, text):
    try:
        assert find(text).total == 0
    except UserError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "title:الكاظمي",
        "الكاظمي\x00",
        "الكاظمي'; DROP TABLE article; --",
        '"الكاظمي',
        "الكاظمي OR",
        "NOT الكاظمي",
        "الكاظمي & !",
        "الكاظمي:*",
        "^الكاظمي",
        "{الكاظمي}",
        "الكاظمي \\",
        "الكاظمي %",
        "الكاظمي \ud800",
        "\u202eالكاظمي",
    ],
)
def test_the_languages_of_the_engines_are_not_spoken(find, text):
    assert find(text).total >= 3


def test_too_much_is_refused_in_one_line(find):
    with pytest.raises(UserError, match="32 words are the most"):
        find("".join(f"كلمة{number} " for number in range(20_000)))
    assert find("ك" * 100_000).total == 0
    assert find("الكاظمي " * 10_000).total == 3


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from("الكاظمي مدرسة\"«»*-()&|!:'\\\x00\u200f%_ab1٢,.ًـ"), max_size=40))
def test_any_text_is_answered_alike_by_both_engines(engines, text):
    answers = []
    for engine in engines.values():
        with engine.connect() as connection:
            try:
                answers.append(search(connection, Query(text)))
            except UserError as error:
                answers.append(str(error))
    assert answers[0] == answers[1]
