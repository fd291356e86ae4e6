"""Countries and capitals in running sentences, and the words that only look like them."""

import pytest

from etl.annotate.countries import CountryReader, read_places
from etl.annotate.document import read_document
from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon

READER = CountryReader()


def places(text: str) -> list[tuple[str, str]]:
    """Surface and place of each name that means one: ``EG`` a country, ``EG*`` its capital."""
    marks = {"country": "", "capital": "*"}
    return [
        (text[name.match.start : name.match.end], f"{name.place.country}{marks[name.place.kind]}")
        for name in READER.read(read_document(text))
        if name.place is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد للعراق، ثم غادر", [("لعراق", "IQ")]),
        ("بين لندن وباريس وبالعراق", [("لندن", "GB*"), ("باريس", "FR*"), ("العراق", "IQ")]),
        ("قالت واشنطن إنها تدعم كييف", [("واشنطن", "US*"), ("كييف", "UA*")]),
        ("الولايات المتحدة الأميركية وأمريكا", [("الولايات المتحدة الأميركية", "US"), ("أمريكا", "US")]),
        ("المملكة العربية السعودية والسعوديه", [("المملكة العربية السعودية", "SA"), ("السعوديه", "SA")]),
        ("عاد إلى المملكة بعد زيارة المملكة المتحدة", [("المملكة المتحدة", "GB")]),
        ("كوت ديفوار أو ساحل العاج", [("كوت ديفوار", "CI"), ("ساحل العاج", "CI")]),
        ("ميانمار التي كانت بورما", [("ميانمار", "MM"), ("بورما", "MM")]),
        ("الإمارات والامارات العربية المتحدة", [("الإمارات", "AE"), ("الامارات العربية المتحدة", "AE")]),
        ("جنوب السودان والسودان", [("جنوب السودان", "SS"), ("السودان", "SD")]),
        (
            "غينيا الاستوائية وغينيا بيساو وغينيا",
            [
                ("غينيا الاستوائية", "GQ"),
                ("غينيا بيساو", "GW"),
                ("غينيا", "GN"),
            ],
        ),
        ("وعاصمتها أبوظبي، أو أبو ظبي", [("أبوظبي", "AE*"), ("أبو ظبي", "AE*")]),
    ],
)
def test_names_in_sentences(text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "رجل عراقي راق وامرأة لبنانية ووفد تركي",
        "القوات الأمريكية والفرنسية والمصريون",
        "طلب دعما ماليا وعجز مالي للشركة",
        "تقديم دعم مالي للأسر",
        "مدرسة بنين ومدرسة بنات",
        "مصادر سورية مطلعة وأخرى تركية",
        "يبلغ نصف قطر الدائرة مترا",
        "أنبوب بقطر 20 سنتيمترا",
        "أمطار غزيرة وسيول جارفة",
        "في مسقط رأسه",
        "بعد صلاة المغرب والعشاء",
        "إصابة في الرباط الصليبي",
        "جراحة للرباط الصليبي",
        "ضفاف نهر الأردن ومياه خليج عمان وبحر الصين",
        "لاعب ريال مدريد ونادي موناكو",
        "صحيفة واشنطن بوست وجريدة الرياض",
        "دول أمريكا اللاتينية وأميركا الجنوبية",
        "سكان ولاية جورجيا",
        "رئيسة الوزراء جورجيا ميلوني",
        "مباراة في كوبا أمريكا",
        "رئيس الاتحاد الروسي لكرة القدم",
        "شراب جوز الهند",
        "صوفيا طفلة في الخامسة",
        "نقلت ديلي تلغراف عن مصدر",
        "سقط عن جبل لبنان",
        "تقدم الفريق باكرا ثم عاد اللاعب بليز",
        "لا أحد يعلم إلى ما سيؤول الأمر",
        "وصلت الشاحنة إلى طرابلس في شمال البلاد قادمة من عكار",
        "",
        "؟!.،«»()",
    ],
)
def test_what_is_no_country(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انقلاب في مالي", ["ML"]),
        ("قوات من النيجر ومالي وبنين", ["NE", "ML", "BJ"]),
        ("في دولة بنين", ["BJ"]),
        ("العودة إلى سورية", ["SY"]),
        ("لبنان وسورية", ["LB", "SY"]),
        ("زار سلطنة عمان ثم غادر عمان", ["OM", "OM"]),
        ("العاصمة الأردنية عمان", ["JO*"]),
        ("رئيس الاتحاد الروسي فلاديمير بوتين", ["RU"]),
        ("عمان - قال رئيس الوزراء الأردني إنه باق", ["JO*"]),
        ("مجلس التعاون: السعودية والإمارات وعمان", ["SA", "AE", "OM"]),
        ("مونديال قطر 2022", ["QA"]),
        ("تونس العاصمة", ["TN*"]),
        ("في مدينة الكويت", ["KW*"]),
        ("أمير دولة الكويت", ["KW"]),
        ("الحرب في الكونغو", ["CG"]),
        ("معارك غوما في شرق الكونغو", ["CD"]),
        ("طرابلس: أعلن المجلس الرئاسي الليبي", ["LY*"]),
        ("قالت سيول إن كوريا الشمالية أطلقت صاروخا", ["KR*", "KP"]),
        ("صوفيا، عاصمة بلغاريا", ["BG*", "BG"]),
        ("المغرب والجزائر", ["MA", "DZ"]),
    ],
)
def test_names_that_need_their_context(text: str, expected: list[str]) -> None:
    assert [place for _, place in places(text)] == expected


def test_the_same_text_gives_the_same_answer() -> None:
    text = "عمان وقطر والأردن ومالي. " * 50
    assert places(text) == places(text)


@pytest.mark.parametrize("unit", ["ا", "مصر ", "عمان", "و", "الولايات المتحدة", "مصرEgypt", "\n", "عمان. "])
def test_long_runs_of_one_thing(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert len(places(text)) <= text.count("مصر") + text.count("عمان") + text.count("الولايات")


@pytest.mark.parametrize("row", read_lexicon("countries"), ids=lambda row: row["iso2"])
def test_every_country_is_found_by_each_of_its_names(row: dict[str, str]) -> None:
    for name in (row["name_ar"], *alternatives(row["variants"])):
        text = f"عاد الوفد أمس من {name} بعد يومين"
        assert (name, row["iso2"]) in places(text) or name == "عمان", name


def test_codes_are_there_once_and_in_order() -> None:
    rows = read_lexicon("countries")
    assert [row["iso2"] for row in rows] == sorted({row["iso2"] for row in rows})
    assert len({row["iso3"] for row in rows}) == len(rows)
    assert all(row["iso2"].isupper() and len(row["iso2"]) == 2 and len(row["iso3"]) == 3 for row in rows)
    assert all(
        row["name_en"].isprintable() and bool(row["capital_ar"]) == bool(row["capital_en"]) for row in rows
    )


def test_no_name_is_that_of_two_countries() -> None:
    owners: dict[str, set[str]] = {}
    for name, place in read_places():
        owners.setdefault(" ".join(map(match_key, name.split())), set()).add(place.country)
    assert {name for name, countries in owners.items() if len(countries) > 1} == {"عمان"}


def test_nationalities_are_inflected_forms_of_known_countries() -> None:
    known = {row["iso2"] for row in read_lexicon("countries")}
    rows = read_lexicon("nationalities")
    assert len({row["iso2"] for row in rows}) == len(rows) > 180
    for row in rows:
        assert row["iso2"] in known
        masculine, feminine = alternatives(row["masculine"]), alternatives(row["feminine"])
        assert all(form.endswith("ي") for form in masculine), row
        assert len(masculine) == len(feminine) and all(form.endswith("ة") for form in feminine), row
        plurals = alternatives(row["masculine_plural"])
        assert any(form.endswith("ون") for form in plurals) and any(
            form.endswith("ين") for form in plurals
        ), row
        assert all(form.endswith("ات") for form in alternatives(row["feminine_plural"])), row


def test_every_context_is_of_a_name_we_know() -> None:
    names = {" ".join(map(match_key, name.split())) for name, _ in read_places()} | {
        "*",
        "@governor",
        "بقطر",
        "باكرا",
    }
    assert {" ".join(map(match_key, row["name"].split())) for row in read_lexicon("place_contexts")} <= names
