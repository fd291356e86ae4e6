"""Match keys: one key for the spellings of a word that differ by keyboard, hamza or vowel marks only.

Keys are for comparing; they never replace stored text.
"""

from __future__ import annotations

from functools import lru_cache

from pyarabic import araby_const as arabic

from etl.clean.characters import DIGITS, FORMS, HAMZA_MARKS, INVISIBLE, LOOKALIKES, MARKS

_LETTERS = {
    arabic.ALEF_MADDA: arabic.ALEF,
    arabic.ALEF_HAMZA_ABOVE: arabic.ALEF,
    arabic.ALEF_HAMZA_BELOW: arabic.ALEF,
    arabic.WAW_HAMZA: arabic.WAW,
    arabic.YEH_HAMZA: arabic.YEH,
    arabic.ALEF_MAKSURA: arabic.YEH,
    arabic.TEH_MARBUTA: arabic.HEH,
}
_SAME = {**LOOKALIKES, **_LETTERS, arabic.TEH_MARBUTA: arabic.HEH, "\u06c3": arabic.HEH}
_WEAK = str.maketrans(dict.fromkeys((arabic.ALEF, arabic.WAW, arabic.YEH, arabic.HEH), ""))
_ROOT = 3  # consonants that tell something
_DROPPED = dict.fromkeys([*MARKS, *HAMZA_MARKS, *INVISIBLE, arabic.TATWEEL], "")


def _folded(text: str) -> str:
    return "".join(_SAME.get(char, char) for char in text)


_FOLD = str.maketrans(
    {**DIGITS, **{form: _folded(plain) for form, plain in FORMS.items()}, **_SAME, **_DROPPED}
)


@lru_cache(maxsize=1 << 14)
def match_key(word: str) -> str:
    """The key of a word or phrase: ى=ي, ة=ه, أإآٱ=ا, ؤ=و, ئ=ي, no vowel marks, no tatweel, lower case.

    الكاظمى and الكاظمي have the same key, so do واكد and وأكد, مدرسة and مدرسه.
    """
    return word.translate(_FOLD).lower()


def consonants(word: str) -> str:
    """The key of a word without letters that may be vowels or an ending; as it is where too little would be left.

    Forms of one root mostly share it: مدرسة and مدارس.
    """
    key = match_key(word)
    strong = key.translate(_WEAK)
    return strong if len(strong) >= _ROOT else key
