"""What sources are called."""

from etl.annotate.syntax.wording import shortest_full


def test_a_patronymic_is_no_full_name() -> None:
    assert shortest_full(["الوليد بن حداد", "ابن حداد", "الوليد"]) == "الوليد بن حداد"
    assert shortest_full(["ابن حداد", "حداد"]) == "ابن حداد"
