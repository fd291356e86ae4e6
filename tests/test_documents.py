"""What the pages of docs/ promise is there."""

from __future__ import annotations

import re
from pathlib import Path

from etl.cli import COMMANDS
from etl.report.questions import all_questions

TESTS = Path(__file__).parent
PAGES = [TESTS.parent / "README.md", *sorted((TESTS.parent / "docs").glob("*.md"))]
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


def test_every_command_and_report_that_a_page_names_is_there() -> None:
    """Between backquotes, or on a line of its own."""
    named = r"(?:`|^ {4}(?:\S*/|.*= )?)khabar ([a-z]+)(?: ([a-z_]+))?"
    said = [pair for page in PAGES for pair in re.findall(named, page.read_text("utf-8"), re.MULTILINE)]
    assert {command for command, _ in said} - set(COMMANDS) == set()
    reports = {question.name for question in all_questions()}
    assert {report for command, report in said if command == "report" and report} - reports == set()
    assert len(said) > 80
