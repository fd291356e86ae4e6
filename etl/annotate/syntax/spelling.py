"""From the sounds of a word to how it is written without vowel marks.

Sounds are a string: consonants as Arabic letters (ء whatever its seat, ٱ the alif that only carries a first vowel), the
vowels a i u and, long, A I U; Y is an A written ى. A doubled consonant is written twice. ``+`` stands between a
stem and its ending. The rules are those of Wright, *A Grammar of the Arabic Language* I: §§ 14–17 and 131–141 for
hamza, §§ 142–175 for و and ي.
"""

from __future__ import annotations

import re

_LONG = {"a": "A", "i": "I", "u": "U"}
_LETTER = {"A": "ا", "I": "ي", "U": "و", "ٱ": "ا"}
_SHORT = tuple("aiu")
_NO_VOWEL = r"(?=[^aiuAIUY+])"

# Where a stem's last و or ي meets an ending, then what holds anywhere.
_CONTRACTIONS = [(re.compile(pattern), contracted) for pattern, contracted in (
    (r"aو\+[au]$", "A"),  # دعا
    (r"aي\+[au]$", "Y"),  # نفى, يرى
    (r"a[وي]\+aت", "aت"),  # نفت, دعت
    (r"a([وي])\+U", r"aو"),  # نفوا, يرون
    (r"a([وي])\+I", r"aي"),  # ترين
    (r"[iu][وي]\+U", "U"),  # يدعون, خشوا
    (r"[iu][وي]\+I", "I"),
    (r"i[وي]\+u$", "I"),  # ينفي
    (r"uو\+u$", "U"),  # يدعو
    (r"aي\+aا", "Y"),  # مستثنى
    (r"aي\+aة", "Aة"),
    (r"A[وي]\+", "Aء+"),  # إلقاء
    (r"[وي]\+$", ""),  # لم يدع
    (r"\+", ""),
    (r"iو", "iي"),  # إيضاح, خشي
    (r"uي(?=[^aiuAIUYي])", "uو"),  # يوقن
)]  # fmt: skip
_MEETING = re.compile(rf"ء([aiu])ء{_NO_VOWEL}")
_DOUBLED = re.compile(r"([^aiuAIUY])\1")


def spellings(sounds: str, pronoun: str = "") -> tuple[str, ...]:
    """The ways to write a word with a pronoun attached; several where the seat of a hamza varies (قرؤوا, قرأوا).

    >>> spellings("نaفaي+aت"), spellings("دuعiو+a"), spellings("قaرaء+Uا"), spellings("نaفaي+a", "ه")
    (('نفت',), ('دعي',), ('قرؤوا', 'قرأوا'), ('نفاه',))
    """
    for pattern, contracted in _CONTRACTIONS:
        sounds = pattern.sub(contracted, sounds)
    if pronoun:
        sounds = re.sub(r"(?<=[Uو])ا$", "", sounds)  # the silent alif of قالوا
        sounds = re.sub(r"ة(?=[aiu]?$)", "ت", re.sub(r"تuم$", "تuمU", sounds)).replace("Y", "A") + pronoun
    sounds = _MEETING.sub(lambda found: "ء" + _LONG[found[1]], sounds)  # آمن
    sounds = _DOUBLED.sub(r"\1", sounds)
    sounds = sounds[:-1] if sounds[-1:] in _SHORT else sounds
    written = [""]
    for place, sound in enumerate(sounds):
        if sound == "ء":
            letters = _seats(sounds[place - 1 : place], sounds[place + 1 : place + 2])
        elif sound == "Y":
            last = place == len(sounds) - 1 and sounds[place - 1] != "ي"
            letters = ["ى" if last else "ا"]  # حيا
        elif sound in "aiu" or (sound == "A" and written[0].endswith("آ")):
            continue
        else:
            letters = [_LETTER.get(sound, sound)]
        written = [start + letter for letter in letters for start in written]
    return tuple(written)


def _seats(before: str, after: str) -> list[str]:
    """How a hamza is written between two sounds, "" at an edge of the word; the usual way first."""
    if not before:
        return ["آ" if after == "A" else "إ" if after in ("i", "I") else "أ"]
    if not after:
        return [{"a": "أ", "i": "ئ", "u": "ؤ"}.get(before, "ء")]
    if after in "iI" or before in "iIي":
        return ["ئ"]
    if after in "uU":
        return ["ؤ", *{"a": "أ", "A": "ء", "U": "ء"}.get(before, "")]
    if before == "u":
        return ["ؤ"]
    if before in "AUو":
        return ["ء"]
    return ["آ" if after == "A" else "أ"]
