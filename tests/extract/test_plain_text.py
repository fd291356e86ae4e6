"""What goes by the name of text: prose, TREC documents, and what is neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.extract import extract
from etl.extract.sources import Source, by_hand
from etl.extract.trec import records
from etl.records import Article, Reason, Rejected

ANT = """<DOC>
<DOCNO>JA-1</DOCNO>
<URL>https://radio.example/ar/1</URL>
<SRC>Radio Example</SRC>
<CAT>culture</CAT>
<TITLE>عرض أول للفيلم</TITLE>
<TIME>2022-03-15T08:00:00+03:00</TIME>
<AUTHOR></AUTHOR>
<TEXT>
قال المخرج إن الفيلم <b>جاهز</b>.
ويعرض غدا.
</TEXT>
</DOC>
"""


def outcomes(folder: Path, text: str, source: Source | None = None) -> list[Article | Rejected]:
    path = folder / "story.txt"
    path.write_text(text, "utf-8")
    return list(extract(str(path), source or by_hand()))


def test_a_trec_document_gives_its_fields(tmp_path: Path) -> None:
    (article,) = outcomes(tmp_path, ANT)
    assert isinstance(article, Article)
    assert (article.source, article.identity) == ("radio-example", "JA-1")
    assert (article.title, article.section) == ("عرض أول للفيلم", "culture")
    assert (article.published, article.published_basis) == ("2022-03-15T08:00:00+03:00", "source")
    assert (article.url, article.author) == ("https://radio.example/ar/1", None)
    assert article.body == "قال المخرج إن الفيلم <b>جاهز</b>.\nويعرض غدا."


def test_documents_of_one_file_stay_apart(tmp_path: Path) -> None:
    gigaword = '<DOC id="AFP_1" type="story"><HEADLINE>أ</HEADLINE><TEXT><P>نص</P></TEXT></DOC>\n'
    first, second, third = outcomes(
        tmp_path, gigaword + "<DOC><TEXT>ثان</TEXT></DOC><DOC><TEXT>ثالث", Source("afp")
    )
    assert isinstance(first, Article) and isinstance(second, Article) and isinstance(third, Article)
    assert (first.identity, first.title, first.body) == ("AFP_1", "أ", "<P>نص</P>")
    assert (second.body, third.body) == ("ثان", "ثالث")
    assert len({first.identity, second.identity, third.identity}) == 3


def test_a_document_without_text_is_rejected(tmp_path: Path) -> None:
    (one,) = outcomes(tmp_path, "<DOC><DOCNO>1</DOCNO></DOC>")
    assert isinstance(one, Rejected)
    assert one.reason == Reason.MALFORMED_RECORD and "no body" in one.detail


@pytest.mark.parametrize("text", ["<DOC>" * 3, "<DOC>" + "<a" * 200_000, "<DOC><T>" + "<a>" * 200_000])
def test_tags_that_never_close_end_with_their_document(text: str) -> None:
    assert len(list(records(text))) == text.count("<DOC>")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("\n<!DOCTYPE html><title>خبر</title><p>نص</p>", "a saved web page"),
        ("<!-- saved from url -->\n<HTML dir=rtl><head><script>x()</script></head>نص", "a saved web page"),
        ('<?xml version="1.0"?><rss><item>نص</item></rss>', "XML or a feed"),
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
