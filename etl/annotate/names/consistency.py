"""What an article has once called by name it calls by name throughout: later short forms the tagger missed."""

from __future__ import annotations

from etl.annotate.names.spans import Name, Reading
from etl.annotate.names.titles import shared_titles

_CONFIDENCE = 0.7


def complete(reading: Reading, names: list[Name]) -> list[Name]:
    """The names, and the unmarked repetitions of people's family names and of whole organisation names."""
    taken = {place for name in names for place in range(name.first, name.past)}
    wanted = _wanted(reading, names)
    if not wanted:
        return names
    added = list(names)
    for place, form in enumerate(reading.forms):
        for key in dict.fromkeys((form.stem, form.key)):
            for keys, type_ in wanted.get(key, ()):
                past = place + len(keys)
                if past > len(reading.forms) or not taken.isdisjoint(range(place, past)):
                    continue
                if all(reading.forms[place + step].key == keys[step] for step in range(1, len(keys))):
                    cut = 0 if key == form.key else None
                    added.append(Name(place, past, type_, "repetition", _CONFIDENCE, cut=cut))
                    taken.update(range(place, past))
    return sorted(added, key=lambda name: name.first)


def _wanted(reading: Reading, names: list[Name]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """By first word, what to look for: longest first."""
    wanted: dict[tuple[str, ...], str] = {}
    for name in names:
        keys = tuple(reading.keys(name))
        if name.type == "MISC" or name.rule == "repetition" or _titled_place(reading, name):
            continue
        if len(keys) > 1 or _distinct(reading, name.past - 1):
            wanted.setdefault(keys, name.type)
        if name.type == "PERSON" and len(keys) > 1 and _distinct(reading, name.past - 1):
            wanted.setdefault(keys[-1:], "PERSON")
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for keys, type_ in sorted(wanted.items(), key=lambda item: (-len(item[0]), item[0])):
        by_first.setdefault(keys[0], []).append((keys, type_))
    return by_first


def _distinct(reading: Reading, place: int) -> bool:
    """Whether a word alone is sure to be this name again: no common word, no adjective of nationality."""
    form = reading.forms[place]
    if form.kind != "word" or form.nationality or len(form.bare) < 3:
        return False
    return form.is_name or form.frequency <= 2


def _titled_place(reading: Reading, name: Name) -> bool:
    """(مطار) الملك عبدالعزيز: elsewhere the same words are the man, or another thing named after him."""
    return name.type != "PERSON" and shared_titles().at(reading.document, name.first, name.past) is not None
