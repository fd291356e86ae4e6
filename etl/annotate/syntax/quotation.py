"""Which quotation marks, and which brackets, belong together.

Newsrooms write «…», »…«, “…”, ”…“, „…“, ‘…’, '…', ‹…› and "…", mix them, leave some open, and close others in a later
paragraph. A mark that can open and close is told by what it leans on (قال "نعم" وذهب), else the bare ones open and
close by turns. Time is linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from etl.annotate.syntax.clitics import BEFORE_NAMES

if TYPE_CHECKING:
    from etl.annotate.document import Document

# What closes each mark. A mark of the second table could itself open, and closes only where it does not lean forward.
_CLOSED_BY: Mapping[str, str] = {
    "«": "»", "»": "«", "“": "”", "”": "“", "„": "“”", "‹": "›", "›": "‹", "‘": "’", "’": "‘", '"': '"', "'": "'",
    "(": ")", "[": "]", "{": "}",
}  # fmt: skip
_ALSO_CLOSED_BY: Mapping[str, str] = {
    "»": "»", "“": '“"″', "”": '”"″', "„": '"″', '"': "”“″", "‘": "'‘", "'": "’‘",
}  # fmt: skip
_CLOSING_LOOK = frozenset("»”›")
_APOSTROPHES = frozenset("’‘'")  # where they do not lean on the word after them
_LEANS_BACK_ON = frozenset(".!?؟…،,؛;)]}%»”’›")  # besides letters and figures
_LEANS_FORWARD_ON = frozenset("([{«“‘‹„")
_LONGEST = 400  # tokens; past them the closing mark was forgotten
_DEEPEST = 6  # quotations in one another

BRACKETS = frozenset("()[]{}")
QUOTATION_MARKS = frozenset([*_CLOSED_BY, "″"]) - BRACKETS  # ″: what some systems make of " behind a figure
# Before there are tokens. Either way round: many papers write »كذا« and ”كذا“, some ”كذا”; the mark then stands against
# its first word, as the end of one quotation and the beginning of the next do not. Past the length one was forgotten.
_QUOTED = re.compile(
    '«[^«»\n]{1,1200}»|»(?=\\w)[^«»\n]{1,1200}«|“[^“”\n]{1,1200}”|”(?=\\w)[^“”\n]{1,1200}[“”]|"[^"\n]{1,1200}"'
)
STOPS = frozenset(".؟?!؛;…")  # stand outside a quotation that their sentence ends

# How names have been recognised and tagged: one of these opens and closes whatever it leans on, any closes any other.
MAY_OPEN = frozenset('"«“(')
MAY_CLOSE = frozenset('"»”)]}')
_SHORT_OPENING, _SHORT = MAY_OPEN | {"[", "{"}, 6  # of a stretch between them: what begins it, its tokens


class Enclosures(NamedTuple):
    """What marks enclose, by token.

    ``closing`` gives for each mark that opens the one that closes it, or past the last token it holds; ``opening`` the
    way back; ``around`` for each token the innermost mark that opens around it, -1 for none. The marks ``left_open``
    are closed by none: they reach to the end of their sentence at most.
    """

    closing: dict[int, int]
    opening: dict[int, int]
    around: list[int]
    left_open: frozenset[int]


class _Mark(NamedTuple):
    at: int
    sign: str
    line: int
    leans: str  # "forward" on what follows it, "back" on what stands before it, "" on neither or both

    @property
    def doubtful(self) -> bool:
        """A mark that closes by its look and may open (قناة” جيو”): it does where its line has one that closes it."""
        return self.sign in _CLOSING_LOOK and self.leans != "forward"


def pair_marks(document: Document, wanted: frozenset[str]) -> Enclosures:
    """Pair the wanted marks, one in another and over line breaks."""
    closing: dict[int, int] = {}
    left_open: dict[int, None] = {}
    stack: list[_Mark] = []
    for mark in _told_apart(list(_marks(document, wanted))):
        stack = [each for each in stack if mark.at - each.at <= _LONGEST]
        depth = next((depth for depth in reversed(range(len(stack))) if _closes(mark, stack[depth])), -1)
        if depth >= 0:
            closing[stack[depth].at] = mark.at
            left_open.pop(stack[depth].at, None)
            del stack[depth:]
        elif _opens(mark):
            # A paragraph of a speech opens with a mark of its own; the one before it is never closed.
            stack = [each for each in stack if each.sign != mark.sign or each.line == mark.line]
            stack = [*stack[1 - _DEEPEST :], mark]
            if not mark.doubtful:
                left_open[mark.at] = None
    return _bounded(document, closing, list(left_open))


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """The characters of quotations within a line, marks included, before anything is known of tokens."""
    return [match.span() for match in _QUOTED.finditer(text)]


def short_stretches(forms: list[str]) -> Iterator[tuple[int, int]]:
    """What stands between a mark and the next that closes any, where it is short: first token, past the last."""
    opened = -1
    for place, form in enumerate(forms):
        if opened >= 0 and form in MAY_CLOSE:
            if place - opened - 1 <= _SHORT:
                yield opened + 1, place
            opened = -1
        elif form in _SHORT_OPENING:
            opened = place


def _marks(document: Document, wanted: frozenset[str]) -> Iterator[_Mark]:
    line = seen = 0
    for at in document.where(wanted.__contains__):
        start, end = document.starts[at], document.ends[at]
        line += document.text.count("\n", seen, start)
        seen = start
        yield _Mark(at, document.tokens[at], line, _leaning(document.text, start, end))


def _told_apart(marks: list[_Mark]) -> list[_Mark]:
    """The marks, bare ones as “ and ” on lines where all lean so that they pair one in another ("كذا "كذا" كذا")."""
    marks = _without_strays(marks)
    nested = {line for line, its in groupby(marks, lambda mark: mark.line) if _nests(its)}
    signs = {"forward": "“", "back": "”"}
    return [
        mark._replace(sign=signs[mark.leans]) if mark.sign == '"' and mark.line in nested else mark
        for mark in marks
    ]


def _without_strays(marks: list[_Mark]) -> list[_Mark]:
    """The marks, none bare that has no other half: what opens and stays open as “, what only could close left out."""
    strays = {}
    opened = False  # by a line before
    for _, its in groupby((mark for mark in marks if mark.sign == '"'), lambda mark: mark.line):
        line = list(its)
        if len(line) % 2 == 0:
            continue
        stray = None if opened else _stray(line)
        if stray is None:
            opened = not opened
        else:
            strays[stray.at] = [stray._replace(sign="“")] if stray.leans == "forward" else []
    return [each for mark in marks for each in strays.get(mark.at, [mark])] if strays else marks


def _stray(line: list[_Mark]) -> _Mark | None:
    """Of an odd number of bare marks the one without which those before and behind it open and close by turns."""
    wrong = ("back", "forward")  # what opens does not lean back
    first = next((at for at, mark in enumerate(line) if mark.leans == wrong[at % 2]), -1)
    for at in range(first - first % 2, -1, -2):
        behind = line[at + 1 :]
        if behind and all(mark.leans != wrong[turn % 2] for turn, mark in enumerate(behind)):
            return line[at]
    return None


def _nests(marks: Iterable[_Mark]) -> bool:
    depth = deepest = 0
    for mark in marks:
        if mark.sign == '"':
            depth += {"forward": 1, "back": -1}.get(mark.leans, -_LONGEST)
            deepest = max(deepest, depth)
            if depth < 0:
                return False
    return depth == 0 and deepest > 1


def _leaning(text: str, start: int, end: int) -> str:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == ":" or (before in BEFORE_NAMES and not text[start - 2 : start - 1].isalnum()):  # ل«عكاظ»
        return "forward"
    back = before.isalnum() or before in _LEANS_BACK_ON
    forward = after.isalnum() or after in _LEANS_FORWARD_ON or (after == "…" and not back)
    return "" if back == forward else "back" if back else "forward"


def _closes(mark: _Mark, opened: _Mark) -> bool:
    if opened.doubtful and mark.line != opened.line:
        return False
    if mark.sign in _ALSO_CLOSED_BY.get(opened.sign, "") and mark.leans != "forward":
        return True
    if mark.sign not in _CLOSED_BY[opened.sign]:
        return False
    if mark.leans == "forward" and mark.sign in _CLOSED_BY:  # by turns, but a new paragraph opens anew
        return mark.sign == opened.sign == '"' and mark.line == opened.line
    return True


def _opens(mark: _Mark) -> bool:
    return mark.sign in _CLOSED_BY and (mark.leans == "forward" or mark.sign not in _APOSTROPHES)


def _bounded(document: Document, closing: dict[int, int], left_open: list[int]) -> Enclosures:
    """The pairs, and the first mark left open in each sentence: up to its end, or that of what it stands in."""
    around = _enclosures(closing, [], len(document.tokens)).around
    first_open = []
    openings = sorted(closing)
    unread = iter(document.sentences)
    past = 0
    for at in left_open:
        if at < past:
            continue
        while at >= past:
            past = next(unread)[1]
        end = past - (document.tokens[past - 1] in STOPS and past - 1 > at)
        number = bisect_right(openings, at)
        for behind in openings[number : number + 1]:
            if document.tokens[behind] == document.tokens[at]:
                end = min(end, behind)  # the next quotation begins
        closing[at] = min(end, closing[around[at]]) if around[at] >= 0 else end
        first_open.append(at)
    return _enclosures(closing, first_open, len(document.tokens))


def _enclosures(closing: dict[int, int], left_open: list[int], count: int) -> Enclosures:
    around = [-1] * count
    pairs = sorted(closing.items())
    for opening, close in pairs:  # the inner ones last
        around[opening + 1 : close] = [opening] * (close - opening - 1)
    return Enclosures(
        closing, {close: opening for opening, close in reversed(pairs)}, around, frozenset(left_open)
    )
