"""TREC documents: their fields, where each ends, and files longer than memory."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from etl.extract import extract
from etl.extract.record import Fault, Limits, Record
from etl.extract.sources import Source, by_hand
from etl.extract.trec import read
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
    assert len(list(read(io.BytesIO(text.encode()), Limits()))) == text.count("<DOC>")


class Dripping(io.BytesIO):
    """A stream that gives few bytes at a time, so that tags lie across its pieces."""

    def read(self, size: int | None = -1, /) -> bytes:
        """At most seven bytes."""
        return super().read(7)


def test_a_file_longer_than_a_record_may_be_is_read_document_by_document() -> None:
    text = "".join(f"<DOC>\n<DOCNO>{n}</DOCNO><TEXT>{'خبر ' * n}</TEXT></DOC>\n" for n in (3, 90, 4, 200))
    found = list(read(Dripping(text.encode()), Limits(max_record_bytes=200)))
    assert [type(one) for one in found] == [Record, Fault, Record, Fault]
    assert [one.position for one in found] == [1, 2, 3, 4]
    first, long, third, _ = found
    assert isinstance(first, Record) and isinstance(third, Record) and isinstance(long, Fault)
    assert (first.fields["docno"], third.fields["text"]) == (["3"], ["خبر " * 3 + "خبر"])
    assert long.reason == Reason.BODY_TOO_LONG and "<DOCNO>90" in long.excerpt


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256", "iso8859_6"])
def test_each_document_is_decoded(encoding: str) -> None:
    text = "<DOC><TEXT>وصل الوفد إلى مسقط مساء أمس لبحث التعاون في قطاع الموانئ</TEXT></DOC>\n" * 2
    first, second = read(io.BytesIO(text.encode(encoding)), Limits())
    assert isinstance(first, Record) and isinstance(second, Record)
    assert first.fields == second.fields and first.fields["text"][0].startswith("وصل الوفد")


def test_bytes_in_no_encoding_cost_their_document_alone() -> None:
    good = "<DOC><TEXT>وصل الوفد إلى مسقط</TEXT></DOC>".encode()
    bad, well = read(io.BytesIO(b"<DOC><TEXT>" + bytes(range(128, 256)) * 4 + b"</DOC>" + good), Limits())
    assert isinstance(bad, Fault) and bad.reason == Reason.UNDECODABLE_TEXT
    assert isinstance(well, Record) and well.position == 2
