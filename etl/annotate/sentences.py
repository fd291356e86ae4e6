"""Where a sentence of news Arabic ends.

A sentence ends at . ! ? ؟ … and at every line break. A full stop does not end one after an initial or a
one-letter abbreviation (د. أحمد, ا.ف.ب), after the number of a list item (1. كذا), or glued to letters and digits
(إي.إف.جي, albawabhnews.com). Two dots, which many papers of Egypt and the Gulf write, end one where they
touch the word before (كذا.. وكذا) and are a pause where they stand free (كذا .. وكذا). A stop before a comma
or colon («كذا.»، وأضاف) is no end, nor are commas and ؛. A stop inside quotation marks ends the sentence only
where the quotation closes with it: a quotation of several sentences is never torn apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from etl.annotate.syntax.clitics import WA
from etl.annotate.syntax.quotation import quoted_spans
from etl.annotate.syntax.tokens import PUNCTUATION

_MARKS = "".join(mark for mark, kind in PUNCTUATION.items() if kind in ("stop", "question", "exclamation"))
_GOES_ON = {mark for mark, kind in PUNCTUATION.items() if kind in ("comma", "semicolon", "colon")}
_LINE_BREAK = "\n\r\u2028\u2029\x85"
# A run of stops with the brackets and quotation marks that close right after it, or a line break.
_STOP = re.compile(
    rf"[{_MARKS}{_LINE_BREAK}](?:(?<![{_LINE_BREAK}])[{_MARKS}]*+(?:[\"“”’']|[ \t]{{0,3}}[»)\]}}{_MARKS}])*+)?+"
)
_ABBREVIATION = re.compile(r"(?<!\w)(?:[^\W\d_]|Mr|Mrs|Ms|Dr|St|Inc|vs|No)\Z")
_ERA = re.compile(r"\d ?[مهق]\Z")  # 2015 م. and 1436 ه. may close a sentence
_LOOK_BACK = 5  # the longest abbreviation and the character before it


def split_sentences(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """The sentences of ``text`` as ranges over its tokens, given where the tokens start."""
    quotations = quoted_spans(text)
    quote_starts = [start for start, _ in quotations]
    sentences: list[tuple[int, int]] = []
    first = 0
    for stop in _STOP.finditer(text):
        start, end = stop.span()
        if first == len(starts):
            break
        if text[start] not in _LINE_BREAK:
            within = bisect_right(quote_starts, start) - 1
            if within >= 0 and end < quotations[within][1]:
                continue
            if _is_list_number(text, starts[first], start) or not _ends_sentence(text, start, end):
                continue
        past = bisect_left(starts, end, first)
        if past > first:
            sentences.append((first, past))
            first = past
    if first < len(starts):
        sentences.append((first, len(starts)))
    return sentences


def _is_list_number(text: str, first: int, stop: int) -> bool:
    """Whether a sentence so far is no more than the number of a list item."""
    return stop - first <= 4 and text[first:stop].lstrip("(").isdigit()


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether the run of stops at ``start`` closes a sentence, quotation marks aside."""
    if text[end : end + 2].lstrip(" ")[:1] in _GOES_ON:
        return False
    if text[start] != "." or text.startswith("...", start):
        return True
    following = text[start + 1 : start + 2]
    if following == ".":
        return not text[start - 1 : start].isspace()
    if following.isascii() and following.isalnum():
        return False
    inside = text[start - 1 : start].isalpha() and following.isalpha()
    if inside and not text.startswith(f"{WA} ", start + 1):
        return False  # what ends something has a space behind it (etl/clean/spacing.py), but for a و that stands alone
    before = text[max(0, start - _LOOK_BACK) : start]
    return not _ABBREVIATION.search(before) or _ERA.search(before) is not None
