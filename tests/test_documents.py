"""What the pages of docs/ promise is there."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "security.md"


def test_every_test_that_the_page_on_security_names_is_there() -> None:
    named = re.findall(r"`([\w/]+\.py)?(?:::(\w+))?`", PAGE.read_text("utf-8"))
    file, missing, seen = "", [], 0
    for place, test in named:
        file = place or file
        if not (place or test):
            continue
        seen += 1
        found = (TESTS / file).is_file() and (not test or f"def {test}(" in (TESTS / file).read_text("utf-8"))
        missing += [] if found else [f"{file}::{test}"]
    assert missing == []
    assert seen > 30
