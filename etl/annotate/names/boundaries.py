"""Where a name begins and ends: titles, kinds of place and outlets stay out; وزارة and حزب stay in."""

from __future__ import annotations

from etl.annotate.names.known import shared_known
from etl.annotate.names.spans import Name, Reading
from etl.annotate.names.titles import Head, shared_heads, shared_titles


def settle(reading: Reading, names: list[Name]) -> list[Name]:
    """The names with the edges our conventions give them; those of which nothing is left are dropped."""
    settled: list[Name] = []
    for name in names:
        if name.type != "LOC" and name.rule == "lexicon.entity":
            settled.append(name)
            continue
        before = (name.first, name.past)
        _trim_marks(reading, name)
        if name.first < name.past:
            _trim_front(reading, name)
        floor = settled[-1].past if settled else 0
        if name.type in ("ORG", "LOC"):
            _take_head(reading, name, floor)
        if name.type == "ORG":
            _stop_before_place(reading, name)
        _trim_marks(reading, name)
        if (name.first, name.past) != before:
            _look_up(reading, name)
        if name.first < name.past and not _is_adjective(reading, name):
            settled.append(name)
    return settled


def _look_up(reading: Reading, name: Name) -> None:
    """After its edges moved, whose name the lexicons say it is."""
    name.known, name.cut = [], None
    if name.first >= name.past:
        return
    match = shared_known().at(reading.document, name.first, name.past)
    if match is not None and match.past == name.past:
        name.known = [known for known in match.readings if known.type == name.type]
        if name.known:
            name.cut = match.start - reading.document.starts[name.first]


def _trim_marks(reading: Reading, name: Name) -> None:
    forms = reading.forms
    while name.first < name.past and forms[name.first].kind == "mark":
        name.first += 1
    while name.first < name.past and forms[name.past - 1].kind == "mark":
        name.past -= 1


def _trim_front(reading: Reading, name: Name) -> None:
    """Drop what stands before the name proper: a person's titles, the kind of a place, صحيفة."""
    while name.past - name.first > 1:
        if name.type == "PERSON":
            title = shared_titles().at(reading.document, name.first, name.past - 1)
            if title is None or not (title.readings[0].definite or title.past - title.first > 1):
                return
            name.first = title.past
        else:
            head = _head_at(reading, name.first, name.past - 1)
            if head is None or head[1].inside:
                return
            name.first = head[0]


def _head_at(reading: Reading, place: int, past: int) -> tuple[int, Head] | None:
    match = shared_heads().at(reading.document, place, past)
    return (match.past, match.readings[0]) if match else None


def _take_head(reading: Reading, name: Name, floor: int) -> None:
    """A word right before that belongs to the name (وزارة، مطار) joins it and gives it its type."""
    for first in (name.first - 2, name.first - 1):
        if first < floor:
            continue
        head = _head_at(reading, first, name.first)
        if head is not None and head[0] == name.first and head[1].inside and head[1].type != "MISC":
            if name.type == "LOC" and "proper" not in head[1].follows:
                continue
            name.first, name.type = first, head[1].type
            return


def _stop_before_place(reading: Reading, name: Name) -> None:
    """An organisation's name ends before بـ and a place: جامعة الملك سعود | بالرياض."""
    for place in range(name.first + 1, name.past):
        form = reading.forms[place]
        if form.key.startswith("ب") and form.clitics.proclitic == 1:
            match = shared_known().at(reading.document, place, name.past)
            if match is not None and match.clitic == "ب" and match.readings[0].type == "LOC":
                name.past = place
                return


def _is_adjective(reading: Reading, name: Name) -> bool:
    """A nationality adjective that the tagger or a list took for a place: العراقي، (الحكومة) السعودية."""
    form = reading.forms[name.first]
    if name.type != "LOC" or name.past - name.first > 1 or not form.nationality:
        return False
    if not any(known.kind in ("country", "region", "entity") for known in name.known):
        return True
    if name.first == 0 or form.clitics.proclitic:
        return False
    before = reading.forms[name.first - 1]
    return before.kind == "word" and (before.clitics.article > 0 or bool(before.nationality))
