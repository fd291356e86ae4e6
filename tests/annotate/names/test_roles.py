"""Offices as stated, and who holds them; the two sides of a text."""

from __future__ import annotations

from datetime import date

from etl.annotate.names.pairs import pair_before
from etl.records import Annotations, Entity

TALKS = (
    "أجرى رئيس الجمهورية الفرنسية إيمانويل ماكرون اتصالا برئيس الوزراء العراقي مصطفى الكاظمي. "
    "وأعرب رئيس فرنسا عن قلقه. وجدد رئيس الوزراء العراقي شكره. وقال إن العراق صديق. "
    "واتفق الجانبان على التعاون بين البلدين."
)


def test_a_title_beside_a_name_is_that_persons_with_its_country(read):
    assert ("رئيس الوزراء العراقي", "مصطفى الكاظمي", "IQ") in read(TALKS).roles


def test_a_title_alone_means_whom_the_article_gave_it(read):
    found = read(TALKS)
    assert ("رئيس فرنسا", "إيمانويل ماكرون", "FR") in found.roles
    assert found.roles.count(("رئيس الوزراء العراقي", "مصطفى الكاظمي", "IQ")) == 2


def test_a_title_after_the_name_is_found(read):
    assert ("وزير الخارجية", "سامح شكري", None) in read("قال سامح شكري، وزير الخارجية، إن اللقاء مهم.").roles


def test_an_office_in_an_organisation_is_told_from_the_same_in_another(read):
    text = (
        "أكد رئيس حزب النخلة كريم العتيبي أنه راض. ورحب رئيس حزب السنبلة سامي الحربي بذلك. "
        "وقال رئيس حزب النخلة إن العمل بدأ."
    )
    roles = read(text).roles
    assert [person for office, person, _ in roles if "النخلة" in office] == ["كريم العتيبي"] * 2


def test_an_office_alone_is_whose_it_was_on_the_day(read):
    text = "وصل الرئيس الفرنسي إلى القاهرة أمس."
    assert ("الرئيس الفرنسي", "إيمانويل ماكرون", "FR") in read(text, date(2021, 9, 1)).roles
    assert all(person is None for _, person, _ in read(text).roles)


def test_a_ministry_alone_is_whose_it_was_on_the_day(read):
    text = "بحث وزير الداخلية المغربي الملف مع نظيره الإسباني في الرباط."
    assert ("وزير الداخلية المغربي", "عبد الوافي لفتيت", "MA") in read(text, date(2023, 5, 2)).roles
    assert ("وزير الداخلية المغربي", "محمد حصاد", "MA") in read(text, date(2015, 5, 2)).roles


def test_both_sides_are_the_two_most_spoken_of(read):
    found = read(TALKS)
    people = pair_before(found.found, _entities(found.found), TALKS.index("الجانبان"), "person")
    countries = pair_before(found.found, _entities(found.found), TALKS.index("البلدين"), "country")
    assert people and [each.name_ar for each in people] == ["إيمانويل ماكرون", "مصطفى الكاظمي"]
    assert countries and [each.name_ar for each in countries] == ["فرنسا", "العراق"]


def test_no_sides_where_nobody_is_named(read):
    text = "اتفق الجانبان على ذلك."
    found = read(text).found
    assert pair_before(found, _entities(found), len(text), "side") is None


def _entities(found: Annotations) -> dict[int, Entity]:
    return {entity.key: entity for entity in found.entities}


def test_whose_kin_somebody_is_is_not_what_he_is(read):
    found = read("قالت زوجة الفنان سامي الحربي إنها بخير. وقال شقيق أحمد السالم إنه قلق.")
    assert [role for role in found.roles if role[0].startswith(("زوجة", "شقيق"))] == []
    assert ("الفنان", "سامي الحربي", None) in found.roles


def test_kin_with_a_pronoun_stands_before_his_own_name(read):
    assert ("شقيقه", "ماهر الأسد", None) in read("التقى بشار الأسد شقيقه ماهر الأسد في دمشق.").roles


def test_what_somebody_is_accused_of_is_no_part_of_his_office(read):
    roles = [role[0] for role in read("اتهم سامي الحربي مدير الشركة بالفساد. وتكلم المسؤول بالوزارة.").roles]
    assert "مدير الشركة" in roles
