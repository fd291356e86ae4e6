"""Which encoding a text is in."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.encoding import decode, detect

SENTENCES = [
    "أعلنت وزارة الصحة انتهاء حملة التلقيح.",
    "قال محافظ البصرة إن الميناء سيعمل ليلا ونهارا ابتداء من الأحد المقبل.",
    "هطلت أمطار غزيرة على وهران وتلمسان، وأغلقت مدارس عدة أبوابها.",
    "كم بلغ سعر الخبز في عدن؟ سؤال يطرحه كل بيت هذا الشهر.",
    "تعادل الفريقان 1-1 في مباراة شهدها نحو 9000 متفرج بملعب صفاقس.",
]
LONG = " ".join(SENTENCES) * 20
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [*SENTENCES, LONG], ids=lambda text: str(len(text)))
def test_reads_what_was_written(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded[0] == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_reads_arabic_mixed_with_latin(encoding: str) -> None:
    text = "وقعت شركة Siemens Energy اتفاقا مع وزارة الكهرباء بقيمة 1.2 مليار دولار (USD) في بغداد"
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded[0] == text


def test_reads_vocalised_text_in_windows_1256() -> None:
    text = "وقفٌ يبقى: أكّد سموّه أنّ القيادة الرشيدة تولي القطاعَ عنايةً خاصة"
    assert decode(text.encode("cp1256")) == (text, "cp1256")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_detects_a_stream_cut_inside_a_character(encoding: str) -> None:
    head = LONG.encode(encoding)[:1001]
    expected = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert detect(head) == expected


def test_one_broken_sequence_is_marked_and_the_rest_kept() -> None:
    data = SENTENCES[1].encode()
    broken = data[:10] + data[11:]
    decoded = decode(broken)
    assert decoded is not None
    text, encoding = decoded
    assert encoding == "utf-8"
    assert text.count("\ufffd") == 1
    assert text.endswith(SENTENCES[1][8:])


def test_a_text_broken_all_over_is_refused() -> None:
    data = LONG.encode()
    holes = bytes(b for i, b in enumerate(data) if i % 40)
    assert decode(holes) is None


def test_the_rest_of_the_file_decides_where_the_bytes_do_not() -> None:
    text = "سبت أحد"  # the same bytes in both pages
    assert text.encode("cp1256") == text.encode("iso8859_6")
    assert decode(text.encode("cp1256"), likely="iso8859_6") == (text, "iso8859_6")
    assert decode(text.encode("cp1256"), likely="cp1256") == (text, "cp1256")


@pytest.mark.parametrize("size", [30, 100, 600])
def test_noise_is_no_text(size: int) -> None:
    noise = random.Random(size)
    assert all(decode(noise.randbytes(size)) is None for _ in range(50))


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"") == ("", "utf-8")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\x06\ufeff")))
def test_any_text_in_utf8_is_read_as_such(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")
