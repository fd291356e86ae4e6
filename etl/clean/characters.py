"""Characters that are not what the reader sees: marks, tatweel, ligatures, foreign spaces and digits.

One pass brings them to plain letters, ASCII digits and spaces. Hamza carriers, ى and ة stay as written.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import accumulate
from operator import add
from unicodedata import normalize as unicode_form

from pyarabic import araby_const as arabic

from etl.clean.offsets import IDENTITY, OffsetMap
from etl.lexicon import read_lexicon


def _span(first: int, last: int) -> list[str]:
    return [chr(code) for code in range(first, last + 1)]


HAMZA_MARKS = (arabic.MADDA_ABOVE, arabic.HAMZA_ABOVE, arabic.HAMZA_BELOW)
# Harakat, then the Quranic annotation signs of the Unicode blocks Arabic and Arabic Extended-A.
MARKS = frozenset(
    [
        *arabic.TASHKEEL,
        *arabic.SMALL,
        *_span(0x0610, 0x061A),
        *_span(0x0656, 0x065F),
        *_span(0x06D6, 0x06DC),
        *_span(0x06DF, 0x06E4),
        *_span(0x06E7, 0x06E8),
        *_span(0x06EA, 0x06ED),
        *_span(0x08D3, 0x08E1),
        *_span(0x08E3, 0x08FF),
        *"\ufe70\ufe72\ufe74\ufe76\ufe78\ufe7a\ufe7c\ufe7e",
    ]
)
# Bidi controls, joiners, soft hyphen, variation selectors, word joiner, object replacement.
INVISIBLE = frozenset(
    [
        *"\u00ad\u061c\u180e\ufeff\ufffc",
        *_span(0x200B, 0x200F),
        *_span(0x202A, 0x202E),
        *_span(0x2060, 0x206F),
        *_span(0xFE00, 0xFE0F),
    ]
)
_TATWEEL_FORMS = "\ufe71\ufe73\ufe77\ufe79\ufe7b\ufe7d\ufe7f"  # most with a vowel mark over it
CONTROLS = frozenset([*_span(0x00, 0x08), *_span(0x0E, 0x1F), *_span(0x7F, 0x84), *_span(0x86, 0x9F)])
SPACES = frozenset("\t\u00a0\u1680\u202f\u205f\u3000") | frozenset(_span(0x2000, 0x200A))
LINE_ENDS = frozenset("\r\v\f\x85\u2028\u2029")
DIGITS = {chr(zero + value): str(value) for zero in (0x0660, 0x06F0) for value in range(10)}
SEPARATORS = {arabic.DECIMAL: ".", arabic.THOUSANDS: ","}
# Presentation forms A and B, Latin ligatures and full-width forms, as NFKC reads them, without their marks.
FORMS = {
    form: "".join(char for char in unicode_form("NFKC", form) if char not in MARKS).strip()
    for first, last in ((0xFB00, 0xFB06), (0xFB50, 0xFDFF), (0xFE80, 0xFEFC), (0xFF01, 0xFF5E))
    for form in _span(first, last)
    if unicode_form("NFKC", form) != form
}
COMPOSED = {
    arabic.ALEF + arabic.HAMZA_ABOVE: arabic.ALEF_HAMZA_ABOVE,
    arabic.ALEF + arabic.HAMZA_BELOW: arabic.ALEF_HAMZA_BELOW,
    arabic.ALEF + arabic.MADDA_ABOVE: arabic.ALEF_MADDA,
    arabic.WAW + arabic.HAMZA_ABOVE: arabic.WAW_HAMZA,
    arabic.YEH + arabic.HAMZA_ABOVE: arabic.YEH_HAMZA,
    arabic.ALEF_MAKSURA + arabic.HAMZA_ABOVE: arabic.YEH_HAMZA,
    arabic.TATWEEL + arabic.HAMZA_ABOVE: arabic.YEH_HAMZA,  # a hamza on the line that joins two letters
}
_UNJOINED = "اأإآٱدذرزوؤةىء"  # letters never joined to the next one
LOOKALIKES = {row["letter"]: row["meant"] for row in read_lexicon("lookalikes")}
_FARSI_YEH = "\u06cc"
_FINAL_YEH = re.compile(f"{arabic.YEH}(?!\\w)")
_FINAL_FARSI_YEH = re.compile(rf"(?<=\w){_FARSI_YEH}(?!\w)")
FOREIGN_LETTERS = "پچژگێۆڕڵٹڈڑںټډړښ"  # frequent in Persian, Kurdish, Urdu or Pashto, rare in Arabic
ARABIC_LETTERS = "ةأإى"  # frequent in Arabic, rare in those

# What becomes of a character by itself, and under which name it is counted.
_FATES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(MARKS, ("", "diacritic")),
    **dict.fromkeys(HAMZA_MARKS, ("", "diacritic")),
    **dict.fromkeys([arabic.TATWEEL, *_TATWEEL_FORMS], ("", "tatweel")),
    **dict.fromkeys(INVISIBLE, ("", "invisible")),
    **dict.fromkeys(CONTROLS, ("", "control")),
    **dict.fromkeys(SPACES, (" ", "space")),
    **dict.fromkeys(LINE_ENDS, ("\n", "line_end")),
    **{char: (plain, "digit") for char, plain in DIGITS.items()},
    **dict.fromkeys(SEPARATORS, (arabic.COMMA, "digit")),
    arabic.PERCENT: ("%", "digit"),
    **{char: (plain, "presentation_form") for char, plain in FORMS.items()},
}
_SUSPECT = f"[{re.escape(''.join(sorted(_FATES)))}]"
# Not [...]+: re skips ahead only to a bare set, which is three times as fast.
_SUSPECTS = re.compile(f"{_SUSPECT}{_SUSPECT}*")
_BY_NEIGHBOURS = frozenset([arabic.TATWEEL, "\r", *SEPARATORS])
_NOT_TATWEEL = re.compile(f"[^{arabic.TATWEEL}]")
_VOWELS = "".join(sorted(MARKS))
_VOWELLED = re.compile(
    f"(?<=[\u0621-\u063a\u0641-\u064a])([{_VOWELS}]++)(?![{''.join(HAMZA_MARKS)}{arabic.TATWEEL}{_VOWELS}])"
)
_VOCALISED_SHARE = 40  # one fatha in so many characters makes a pass of its own for the vowel marks worth it

_LONG_RUN = 32  # characters; longer runs do not come twice

# Replacement; edits as (place in the run, removed, inserted); counts by kind.
_Repair = tuple[str, tuple[tuple[int, int, int], ...], tuple[tuple[str, int], ...]]


def plain_characters(text: str, repairs: Counter[str]) -> tuple[str, OffsetMap]:
    """``text`` in plain letters, digits and spaces; what was changed is counted in ``repairs``."""
    if text.count(arabic.FATHA) * _VOCALISED_SHARE > len(text):
        text, vowels = _strip_vowels(text, repairs)
        text, others = _repair_runs(text, repairs)
        return text, vowels.then(others)
    return _repair_runs(text, repairs)


def _strip_vowels(text: str, repairs: Counter[str]) -> tuple[str, OffsetMap]:
    """Marks right after a letter, all at once: what ``_repair_runs`` does to them, faster."""
    pieces = _VOWELLED.split(text)
    lengths = list(map(len, pieces))
    marks = lengths[1::2]
    flat = [1] * (3 * len(marks))
    flat[0::3] = [end - 1 for end in accumulate(map(add, lengths[0:-1:2], [0, *marks]))]
    flat[1::3] = [length + 1 for length in marks]
    repairs["diacritic"] += sum(marks)
    return "".join(pieces[0::2]), OffsetMap(flat)


def _repair_runs(text: str, repairs: Counter[str]) -> tuple[str, OffsetMap]:
    pieces: list[str] = []
    flat: list[int] = []
    copied = vowels = 0
    for match in _SUSPECTS.finditer(text):
        start, end = match.span()
        if match.group() in MARKS and text[start - 1 : start].isalpha():  # the most frequent: one on a letter
            pieces.append(text[copied:start])
            flat += (start - 1, 2, 1)
            vowels += 1
            copied = end
            continue
        before = text[start - 1] if start > copied else ""
        repair = _repair_often if end - start < _LONG_RUN else _repair
        replacement, edits, kinds = repair(before, match.group(), text[end : end + 1])
        pieces += (text[copied : start - len(before)], replacement)
        for place, removed, inserted in edits:
            flat += (start + place, removed, inserted)
        for kind, count in kinds:
            repairs[kind] += count
        copied = end
    if not copied:
        return text, IDENTITY
    repairs["diacritic"] += vowels
    pieces.append(text[copied:])
    return "".join(pieces), OffsetMap(flat)


def _repair(before: str, run: str, after: str) -> _Repair:
    """What a run of suspect characters becomes, between the characters on its two sides.

    Marks and tatweel go with the letter they stand on, be it the one before the run (which is
    therefore part of the replacement); invisible characters go with none.
    """
    groups: list[tuple[int, str]] = [(1, before)] if before else []  # source length, what stands there now
    kinds: Counter[str] = Counter()
    for index, char in enumerate(run):
        plain, kind = _FATES[char]
        if char in HAMZA_MARKS:
            on_tatweel = run[index - 1 : index] == arabic.TATWEEL
            composed = COMPOSED.get((arabic.TATWEEL if on_tatweel else _last(groups)) + char)
            if composed and on_tatweel:
                plain, kind = composed, "composed"
            elif composed:
                length, letters = groups.pop()
                groups.append((length + 1, letters[:-1] + composed))
                kinds["composed"] += 1
                continue
        elif char in _BY_NEIGHBOURS:
            plain = _between(run[index - 1] if index else before, run, index, after)
        kinds[kind] += 1
        if plain or kind not in ("diacritic", "tatweel"):
            groups.append((1, plain))
        else:
            _join_letter(groups)
    edits: list[tuple[int, int, int]] = []
    place = -len(before)
    for length, plain in groups:
        if length != len(plain):
            edits.append((place, length, len(plain)))
        place += length
    return "".join(plain for _, plain in groups), tuple(edits), tuple(kinds.items())


_repair_often = lru_cache(maxsize=50_000)(_repair)


def _last(groups: list[tuple[int, str]]) -> str:
    return groups[-1][1][-1:] if groups else ""


def _between(previous: str, run: str, index: int, after: str) -> str:
    """What becomes of the character at ``index`` of ``run``, whose fate hangs on its neighbours."""
    char = run[index]
    if char == arabic.TATWEEL:
        if previous == char or _joins(previous):
            return ""
        beyond = _NOT_TATWEEL.search(run, index)
        return "" if _is_letter(beyond.group() if beyond else after) else "-"  # a dash drawn with this key
    following = run[index + 1 : index + 2] or after
    if char == "\r":
        return "" if following == "\n" else "\n"
    return SEPARATORS[char] if previous.isdigit() and following.isdigit() else arabic.COMMA


def _is_letter(char: str) -> bool:
    return char.isalpha() and char != arabic.TATWEEL


def _joins(char: str) -> bool:
    """Whether a tatweel after this character lengthens its join to the next one."""
    return char in MARKS or (_is_letter(char) and char not in _UNJOINED)


def _join_letter(groups: list[tuple[int, str]]) -> None:
    """Counts one more source character to the last letter, with whatever vanished in between."""
    length = 1
    while groups and not groups[-1][1]:
        length += groups.pop()[0]
    if groups and _is_letter(groups[-1][1][-1]):
        last_length, letters = groups.pop()
        groups.append((last_length + length, letters))
    else:
        groups.append((length, ""))


def is_arabic(text: str) -> bool:
    """Whether the letters tell Arabic from Persian, Urdu, Kurdish and Pashto."""
    return sum(map(text.count, ARABIC_LETTERS)) > sum(map(text.count, FOREIGN_LETTERS))


def fold_lookalikes(text: str, repairs: Counter[str], arabic_text: bool | None = None) -> str:
    """Persian and other keyboard variants (ک ی) as the Arabic letters meant, if the text is Arabic."""
    present = [letter for letter in LOOKALIKES if letter in text]
    if not present or not (is_arabic(text) if arabic_text is None else arabic_text):
        return text
    if _FARSI_YEH in text and _FINAL_YEH.search(text):
        # Whoever has a key for final ي wrote this letter for its dotless twin: علی is على.
        text, final = _FINAL_FARSI_YEH.subn(arabic.ALEF_MAKSURA, text)
        repairs["letter"] += final
    for letter in present:
        repairs["letter"] += text.count(letter)
        text = text.replace(letter, LOOKALIKES[letter])
    return text
