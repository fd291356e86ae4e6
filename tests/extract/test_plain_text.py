"""What goes by the name of text: prose, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.extract import extract
from etl.extract.sources import by_hand
from etl.records import Article, Reason, Rejected


def outcomes(folder: Path, text: str) -> list[Article | Rejected]:
    path = folder / "story.txt"
    path.write_text(text, "utf-8")
    return list(extract(str(path), by_hand()))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("نص قبل الصفحة <html><head><title>خبر</title></head><p>نص</p>", "a saved web page"),
        ('<?xml version="1.0"?><report><item>نص</item></report>', "XML or a feed"),
        ("%PDF-1.7 obj", "a PDF"),
    ],
)
def test_what_is_no_prose_is_refused_as_what_it_is(tmp_path: Path, text: str, says: str) -> None:
    (one,) = outcomes(tmp_path, text)
    assert isinstance(one, Rejected)
    assert one.reason == Reason.UNKNOWN_FORMAT
    assert says in one.detail and one.excerpt


@pytest.mark.parametrize("text", ["قال <b>الوزير</b> إن العمل مستمر<br>", "{ملاحظة} نص الخبر", "<< نص >>"])
def test_prose_with_a_little_markup_is_prose(tmp_path: Path, text: str) -> None:
    (article,) = outcomes(tmp_path, text)
    assert isinstance(article, Article)
    assert article.body == text
