"""Settings come from the environment, typed; a misspelt one is said, not ignored."""

import pytest

from etl.errors import UserError
from etl.settings import read_settings


def test_defaults_lie_together_under_home() -> None:
    settings = read_settings({"KHABAR_HOME": "/data"})
    assert settings.warehouse == "sqlite:////data/warehouse.db"
    assert settings.staging == "/data/staging"


def test_values_are_read_with_their_types() -> None:
    settings = read_settings({"KHABAR_BATCH_ARTICLES": "250", "KHABAR_WITHOUT": "dates, names"})
    assert settings.batch_articles == 250
    assert settings.switched_off == {"dates", "names"}
    assert not settings.follow_links
    assert read_settings({"KHABAR_FOLLOW_LINKS": "yes"}).follow_links


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("KHABAR_BATCH_ARTICLES", "many", "whole number"),
        ("KHABAR_BATCH_ARTICLES", "0", "whole number"),
        ("KHABAR_FOLLOW_LINKS", "maybe", "yes or no"),
        ("KHABAR_TIME_ZONE", "Riyadh", "Asia/Riyadh"),
        ("KHABAR_SCHEDULE", "nightly", "0 2"),
        ("KHABAR_FETCH_AGENT", "خبر", "ASCII"),
        ("KHABAR_FETCH_AGENT", "khabar\nX: y", "ASCII"),
        ("KHABAR_WAREHUOSE", "x", "KHABAR_WAREHOUSE"),
    ],
)
def test_a_mistake_is_one_line_with_the_remedy(variable: str, value: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as raised:
        read_settings({variable: value})
    assert variable in str(raised.value)
    assert "\n" not in str(raised.value)
