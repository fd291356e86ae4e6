"""Which encoding a text is in, told from its bytes: Unicode, or one of the two Arabic single-byte pages.

Windows-1256 and ISO-8859-6 agree on ا to ض and part ways after: read in the wrong one, ل م ن ه و ي
turn into accented Latin letters or lone vowel marks inside words. So the reading with fewer broken
words is the right one, down to a few words of text. (charset-normalizer was measured beside this: it
tells the two apart as well, but reads Mac Arabic as Thai and French as Czech, so what is neither of
the two is refused rather than guessed.)
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SINGLE_BYTE = ("cp1256", "iso8859_6")
_HEAD = 64 * 1024
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# High bytes of UTF-16 units in Arabic text: ASCII and Latin-1, Arabic, the two presentation blocks.
_HIGH_BYTES = frozenset(b"\x00\x06\xfb\xfe")

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652])*")
# A sound Arabic word: letters, each with at most two marks; tanwin of u and i only at its end.
_ARABIC_WORD = re.compile(
    r"(?:[\u0621-\u063a\u0641-\u064a\u067e\u0686\u0698\u06af]\u0640*[\u064b\u064e-\u0652]{0,2})+[\u064c\u064d]?"
)
_FAMILIAR = re.compile(
    r"[وفبكل]?ال\w{2,}|لل\w{2,}|\w+ات|\w+ين|في|من|على|إلى|عن|أن|إن|قال|هذا|التي|الذي|لا|ما|هو|يوم"
)


def decode(data: bytes, likely: str | None = None) -> tuple[str, str] | None:
    """The text and the name of its encoding; None where no reading is sound.

    Text with a few broken places (up to 2 in 100 characters, 2 in a short text) is read with
    U+FFFD at each of them: one lost byte does not cost the article, and the damage stays to be seen and
    counted. With more, the text is not to be trusted. ``likely`` is what the rest of the file is in: it
    decides where the bytes alone do not.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _unicode(data[len(mark) :], name)
    if wide := _looks_wide(data):
        return _unicode(data, wide)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _unicode(data, "utf-8") if _is_mostly_utf8(data) else _single_byte(data, likely)


def detect(head: bytes) -> str | None:
    """The encoding of a stream, told from its first bytes (which may end inside a character)."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    if wide := _looks_wide(head):
        return wide
    found = decode(head[:_HEAD])
    return None if found is None else found[1]


@lru_cache(maxsize=4)
def beginning(head: bytes) -> str:
    """A file's first bytes as text, blank lines aside, to recognise it by; "" where they are no text.

    What one reading leaves half of a character at the end is left out.
    """
    encoding = detect(head)
    if encoding is None:
        return ""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    return text.removeprefix("\ufeff").lstrip()


def _unicode(data: bytes, name: str) -> tuple[str, str] | None:
    text = data.decode(name, "replace")
    return (text, name) if _is_whole(text) else None


def _is_whole(text: str) -> bool:
    return text.count(_REPLACEMENT) <= max(2, len(text) // 50)


def _looks_wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: nearly every unit has one of a few high bytes, all on one side."""
    units = data[: _HEAD & ~1]
    pairs = len(units) // 2
    if not pairs or not (b"\x00" in units or b"\x06" in units):
        return None
    for name, side in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = sum(byte in _HIGH_BYTES for byte in units[side : pairs * 2 : 2])
        low = sum(byte in _HIGH_BYTES for byte in units[1 - side : pairs * 2 : 2])
        if high >= 0.8 * pairs and high > 2 * low:
            return name
    return None


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether whole multi-byte characters far outnumber broken ones; by chance they hardly occur at all."""
    text = data.decode("utf-8", "ignore")
    whole = sum(c > "\x7f" for c in text)
    broken = len(data) - len(text.encode("utf-8"))
    return whole >= 4 * broken


def _single_byte(data: bytes, likely: str | None) -> tuple[str, str] | None:
    readings = [(data.decode(name, "replace"), name) for name in SINGLE_BYTE]
    text, name = max(readings, key=lambda reading: (_soundness(reading[0]), reading[1] == likely))
    return (text, name) if _soundness(text) > 0.5 and _is_whole(text) else None


def _soundness(text: str) -> float:
    """From -1 to 1: how much of the words beyond ASCII are well-formed, and a little for familiar ones."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if not words or len(_CONTROL.findall(text)) * 100 > len(text):
        return -1.0
    sound = sum(1 if _ARABIC_WORD.fullmatch(word) else -1 for word in words)
    familiar = sum(1 for word in words if _FAMILIAR.fullmatch(word))
    return (sound + 0.1 * familiar - text.count(_REPLACEMENT)) / len(words)
