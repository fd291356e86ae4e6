"""Text read in another encoding than it was written in, undone only where the bytes prove it.

Two ways of it are met: UTF-8 read as a one-byte encoding (Ø§Ù„), and Windows-1256 read as Western (ÇáÚÑÇÞ).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from etl.clean.offsets import IDENTITY, OffsetMap, Rewrite, rewrite

# What the second byte of alef, lam or waw shows as: cheap to look for, and rare in sound Arabic text.
_SIGNS = {"cp1252": "ØÙ", "cp1256": "§„ˆ"}

_ARTICLE = "Çá"  # ال
_LATIN = re.compile("[A-Za-z]")
_LONG_WORD = 3  # letters: shorter ones occur in any language (à, où)


def undo_mojibake(text: str, repairs: Counter[str]) -> tuple[str, OffsetMap]:
    """Runs that decode to Arabic when their bytes are read as what they were written in, so decoded.

    For UTF-8, a text is touched only if some run holds three such letters in a row, which no language
    writes; for Windows-1256, see ``_from_western``.
    """
    for encoding, signs in _SIGNS.items():
        for sign in signs:
            if sign in text:
                rewrites = _decoded_runs(text, encoding)
                if rewrites:
                    repairs["mojibake"] += len(rewrites)
                    return rewrite(text, rewrites)
                break
    if _ARTICLE in text:
        text = _from_western(text, repairs)
    return text, IDENTITY


def _from_western(text: str, repairs: Counter[str]) -> str:
    """Windows-1256 that was read as Windows-1252 or Latin-1, in its own letters again; as long as before.

    Western words mix their accented letters with plain ones. So two words of accented letters alone, one of
    them with the Arabic article, and ten for each mixed one, are proof.
    """
    pattern, letters = _western()
    words = [word[0] for word in pattern.finditer(text)]
    whole = [word for word in words if len(word) >= _LONG_WORD and not _LATIN.search(word)]
    mixed = sum(1 for word in words if _LATIN.search(word))
    if len(whole) < 2 or len(whole) < 10 * mixed or not any(_ARTICLE in word for word in whole):
        return text

    def restored(word: re.Match[str]) -> str:
        if _LATIN.search(word[0]):
            return word[0]
        repairs["mojibake"] += 1
        return word[0].translate(letters)

    return pattern.sub(restored, text)


@cache
def _western() -> tuple[re.Pattern[str], dict[int, str]]:
    """Words with a character that is an Arabic one in Windows-1256; what those characters are there."""
    letters: dict[int, str] = {}
    for byte in range(0x80, 0x100):
        arabic = bytes([byte]).decode("cp1256")
        if "\u0600" <= arabic <= "\u06ff":
            western = bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte))
            letters |= {byte: arabic, ord(western): arabic}
    inside = "".join(map(chr, letters))
    return re.compile(f"(?<![A-Za-z])[A-Za-z]*+[{re.escape(inside)}][A-Za-z{re.escape(inside)}]*"), letters


def _decoded_runs(text: str, encoding: str) -> list[Rewrite]:
    """One rewrite for each character that several bytes made, so that spans stay exact."""
    to_byte, pattern = _encoding(encoding)
    rewrites: list[Rewrite] = []
    proven = False
    for match in pattern.finditer(text):
        try:
            decoded = bytes(to_byte[char] for char in match.group()).decode("utf-8")
        except UnicodeDecodeError:
            continue
        place = match.start()
        proven = proven or sum("\u0621" <= char <= "\u064a" for char in decoded) >= 3
        for char in decoded:
            width = len(char.encode("utf-8"))
            rewrites.append((place, place + width, char))
            place += width
    return rewrites if proven else []


@cache
def _encoding(name: str) -> tuple[dict[str, int], re.Pattern[str]]:
    """The encoding's characters as bytes (control characters where it has none), and its UTF-8 runs."""
    to_byte = {chr(byte): byte for byte in range(0x80, 0xA0)}
    for byte in range(0x80, 0x100):
        to_byte[bytes([byte]).decode(name, "replace").replace("\ufffd", chr(byte))] = byte
    follow = _characters(to_byte, 0x80, 0xBF)
    pair = f"[{_characters(to_byte, 0xC2, 0xDF)}][{follow}]"
    triple = f"[{_characters(to_byte, 0xE0, 0xEF)}][{follow}]{{2}}"
    # Not in the middle of an Arabic word: ط before a comma is one of the pairs.
    return to_byte, re.compile(f"(?<![\u0621-\u064a])(?:{pair}|{triple})+")


def _characters(to_byte: dict[str, int], first: int, last: int) -> str:
    return re.escape("".join(char for char, byte in to_byte.items() if first <= byte <= last))
