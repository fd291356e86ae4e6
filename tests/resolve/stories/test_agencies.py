"""The agency an article comes from, by its by-line, dateline, last mark or text; and none where a word is a word."""

from __future__ import annotations

import pytest

from etl.lexicon import read_lexicon
from etl.resolve.stories.agencies import agency_of

NEWS = "أعلن مجلس المدينة افتتاح جسر جديد فوق النهر بعد أعمال استمرت عامين"


@pytest.mark.parametrize(
    ("agency", "beginning"),
    [
        ("media:spa", "الرياض (واس) "),
        ("media:spa", "الطائف 12 شوال 1440 هـ واس\n"),
        ("media:mena-egypt", "القاهرة - أ ش أ: "),
        ("media:afp", "باريس (أ.ف.ب) - "),
        ("media:afp", "أ ف ب- موسكو: "),
        ("media:dpa", "برلين - د. ب. أ - "),
        ("media:reuters", "طوكيو – رويترز – "),
        ("media:petra", "عمان - بترا - "),
        ("media:wafa", "رام الله / وفا / "),
        ("media:saba", "صنعاء - سبأ: "),
        ("media:tap", "تونس (وات) - "),
        ("media:map", "الرباط / ومع / "),
        ("media:aps", "الجزائر (واج) - "),
        ("media:kuna", "الكويت - كونا - "),
        ("media:anadolu", "أنقرة/ الأناضول/ "),
        ("media:xinhua", "بكين (شينخوا) "),
        ("several", "نيروبي - وكالات: "),
        ("media:mena-egypt", "القاهرة ـ أ ش أ: "),
    ],
)
def test_a_dateline_says_it(agency, beginning):
    assert agency_of(None, f"{beginning}{NEWS}.") == (agency, "dateline")


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ((None, f"{NEWS}. {NEWS}. (رويترز)"), ("media:reuters", "signature")),
        (("لندن - رويترز", NEWS), ("media:reuters", "byline")),
        (("AFP", NEWS), ("media:afp", "byline")),
        (("&nbsp;واس (صحار)", NEWS), ("media:spa", "byline")),
        (("هدى السالمي، واس (صحار)", NEWS), ("media:spa", "byline")),
        (("لندن ـ د. ب. أ:", NEWS), ("media:dpa", "byline")),
        (("نيروبي - أ. ف. ب.", NEWS), ("media:afp", "byline")),
        (("«واس»", NEWS), ("media:spa", "byline")),
        (("المنامة - وكالات الأنباء", NEWS), ("several", "byline")),
        ((None, f"{NEWS}. المصدر: “رويترز”"), ("media:reuters", "signature")),
        ((None, f"ذكرت وكالة أنباء أنتارا الرسمية أن {NEWS}."), ("media:antara", "text")),
        (("هدى السالمي", f"نقلت وكالة الأنباء الليبية عن الوزير قوله إن {NEWS}."), ("media:lana", "text")),
        ((None, f"وقال مصدر لرويترز إن {NEWS}."), ("media:reuters", "text")),
        ((None, f'ونقلت وكالة "سانا" للأنباء عن الوزير قوله إن {NEWS}.'), ("media:sana", "text")),
    ],
)
def test_so_do_by_line_last_mark_and_text(given, found):
    assert agency_of(*given) == found


@pytest.mark.parametrize(
    "body",
    [
        "",
        f"معا من أجل مدينة نظيفة: {NEWS}.",
        "ثقتنا بنا وبكم كبيرة - بنا يبدأ التغيير.",
        f"يفتتح المعرض في آب. {NEWS} في 30 أغسطس (آب).",
        f"انطلقت من مدينة سبأ القديمة قافلة. {NEWS}.",
    ],
)
def test_a_word_is_no_agency(body):
    assert agency_of("محمد صفا الدين", body) == (None, None)


def test_every_mark_is_of_a_known_agency():
    known = {row["id"] for row in read_lexicon("entities_media")} | {"several"}
    assert {row["id"] for row in read_lexicon("agencies")} <= known
