"""UTF-8 that was read as a one-byte encoding, undone only where the bytes prove it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from etl.clean.offsets import IDENTITY, OffsetMap, Rewrite, rewrite

# What the second byte of alef, lam or waw shows as: cheap to look for, and rare in sound Arabic text.
_SIGNS = {"cp1252": "ØÙ", "cp1256": "§„ˆ"}


def undo_mojibake(text: str, repairs: Counter[str]) -> tuple[str, OffsetMap]:
    """Runs that decode to Arabic when their bytes are read as UTF-8, so decoded.

    A text is touched only if some run holds three such letters in a row, which no language writes.
    """
    for encoding, signs in _SIGNS.items():
        for sign in signs:
            if sign in text:
                rewrites = _decoded_runs(text, encoding)
                if rewrites:
                    repairs["mojibake"] += len(rewrites)
                    return rewrite(text, rewrites)
                break
    return text, IDENTITY


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
