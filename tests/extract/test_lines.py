"""A stream as lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from etl.extract.lines import as_utf8, read_lines

pieces = st.lists(st.binary(max_size=12).map(lambda piece: piece.replace(b"\r", b"\n")), max_size=12)


@given(pieces, st.integers(1, 20))
def test_where_the_stream_is_cut_makes_no_difference(chunks: list[bytes], limit: int) -> None:
    whole = b"".join(chunks)
    expected = whole.split(b"\n")
    if not expected[-1]:
        expected.pop()
    lines = list(read_lines(iter(chunks), limit))
    assert lines == [(line[:limit], len(line) <= limit) for line in expected]


@given(
    st.text(st.characters(codec="utf-8")),
    st.integers(1, 9),
    st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le"]),
)
def test_wide_streams_come_out_as_utf8(text: str, size: int, encoding: str) -> None:
    data = text.encode(encoding)
    chunks = (data[at : at + size] for at in range(0, len(data), size))
    assert b"".join(as_utf8(chunks, encoding)).decode() == text


@given(st.binary(max_size=40), st.integers(1, 9), st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le"]))
def test_a_wide_stream_of_noise_is_damage_and_no_end(data: bytes, size: int, encoding: str) -> None:
    line = "\nنص\n".encode(encoding)
    data = data[: len(data) // 4 * 4]
    chunks = ((data + line)[at : at + size] for at in range(0, len(data + line), size))
    assert b"".join(as_utf8(chunks, encoding)).endswith("نص\n".encode())
