"""The news agency an article comes from: by by-line, dateline, the mark after the last sentence, or the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import unescape
from typing import NamedTuple

from etl.clean.keys import match_key
from etl.lexicon import alternatives, read_lexicon

_HEAD, _TAIL = 300, 60  # characters of the body that are looked at
_DATELINE = 80  # of those, how far a dateline may reach
_QUOTES = '"«»“”'
_LONE_TATWEEL = re.compile(r"(?<!\S)ـ+(?!\S)")
_SHORTEST_NAME = 5  # letters of a name that is taken wherever it stands; shorter ones are words too


class Agency(NamedTuple):
    """An agency and where it is named."""

    agency: str | None = None  # its id in entities_media.tsv, or "several"
    basis: str | None = None  # byline, dateline, signature or text


class _Signs(NamedTuple):
    ids: dict[str, str]  # by the mark or name without dots and spaces
    byline: re.Pattern[str]
    dateline: re.Pattern[str]
    signature: re.Pattern[str]
    named: re.Pattern[str]


def agency_of(author: str | None, body: str) -> Agency:
    """The agency an article comes from, the surest sign first; none where none is named."""
    signs = _signs()
    head, tail = _key(body[:_HEAD]), _key(body[-_TAIL:])
    looked_at = (
        ("byline", signs.byline, _key(unescape(author or ""))),
        ("dateline", signs.dateline, head[:_DATELINE]),
        ("signature", signs.signature, tail),
        ("text", signs.named, head),
    )
    for basis, pattern, text in looked_at:
        if match := pattern.search(text):
            return Agency(signs.ids[_bare(match["mark"])], basis)
    return Agency()


def _key(text: str) -> str:
    """Folded, but for a letter's lengthening that stands alone: it is a dash (لندن ـ رويترز)."""
    return match_key(_LONE_TATWEEL.sub("-", text).strip())


@cache
def _signs() -> _Signs:
    marks = {row["mark"]: row["id"] for row in read_lexicon("agencies")}
    names: dict[str, str] = {}
    for row in read_lexicon("entities_media"):
        if row["kind"] == "news_agency" and not row["ambiguous"]:
            told = (row["name_ar"], *alternatives(row["variants"]))
            names.update((name, row["id"]) for name in told if len(name) >= _SHORTEST_NAME)
    ids = {_bare(match_key(form)): key for form, key in [*names.items(), *marks.items()]}
    any_sign, any_name = _any_of([*marks, *names]), _any_of(names)
    return _Signs(
        ids,
        # لندن - رويترز; واس (جدة): all that stands between two marks, for صفا may be somebody's name.
        re.compile(rf"(?:^|[-–—/:،,|({_QUOTES}])\s*(?P<mark>{any_sign})\.?\s*(?:$|[-–—/:،,|(){_QUOTES}])"),
        # القاهرة - أ ش أ: …; (واس) …; … 2015 م واس, at the end of a line
        re.compile(
            rf"(?:^|[-–—/:،,|(\[«]\s*|\s(?={any_sign}\s*\n))(?P<mark>{any_sign})\s*(?:[-–—/:|)\]»]|\n)"
        ),
        re.compile(rf"[(\[{{«/:+–—-]\s*[{_QUOTES}]?(?P<mark>{any_sign})\s*[)\]}}{_QUOTES}]?\s*\.?\s*$"),
        re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?P<mark>{any_name})(?!\w)"),
    )


def _any_of(forms: Iterable[str]) -> str:
    """A pattern of any of them, the longest first, whatever marks stand between their letters or words."""
    return "|".join(map(_pattern, sorted(forms, key=lambda form: (-len(form), form))))


def _pattern(form: str) -> str:
    words = match_key(form).replace(".", " ").split()
    letters = all(len(word) == 1 for word in words)
    # Two letters without a mark between are a word: آب.
    between = (r"[.\s]*" if len(words) > 2 else r"[.\s]+") if letters else rf"[\s{_QUOTES}]+"
    return between.join(map(re.escape, words))


def _bare(form: str) -> str:
    return re.sub(rf"[.\s{_QUOTES}]", "", form)
