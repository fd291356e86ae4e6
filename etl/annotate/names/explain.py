"""Which step did what to the names on a word: for whoever asks why a name was found, cut, dropped, joined or linked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from etl.annotate.document import Document
from etl.annotate.names.annotator import NameAnnotator, Reading
from etl.annotate.names.cluster import Cluster
from etl.annotate.names.roles.stated import StatedRole
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.stages import Change
from etl.clean.keys import match_key

_AROUND = 5  # tokens of text shown before and behind the word


class Done(NamedTuple):
    """What a stage did to a name on the word, and why."""

    stage: str
    by: str  # the function, by its module in ``etl/annotate/names``
    did: str
    why: str


class Occurrence(NamedTuple):
    """A place where the word stands, and all that was done to names there, in order."""

    text: str
    done: list[Done]


def explain(document: Document, word: str, annotator: NameAnnotator) -> Iterator[Occurrence]:
    """For each place of a document where a word (or several) stands, what each stage did to the names on it."""
    tokens = NameTokens(document)
    told: list[Change] = []
    reading = annotator.read(tokens, told)
    keys = [match_key(part) for part in word.split()]
    for place in range(len(tokens) - len(keys) + 1):
        if keys and all(_is(tokens, place + after, key) for after, key in enumerate(keys)):
            places = range(place, place + len(keys))
            yield Occurrence(_around(tokens, places), list(_done(tokens, places, told, reading)))


def _is(tokens: NameTokens, place: int, key: str) -> bool:
    form = tokens[place]
    return key in (form.key, form.stem, form.bare)


def _around(tokens: NameTokens, places: range) -> str:
    first, last = max(0, places.start - _AROUND), min(len(tokens), places.stop + _AROUND) - 1
    return " ".join(tokens.document.text[tokens.document.starts[first] : tokens.document.ends[last]].split())


def _done(tokens: NameTokens, places: range, told: list[Change], reading: Reading) -> Iterator[Done]:
    for change in told:
        if any(_holds(name, places) for name in (*change.before, *change.after)):
            yield Done(change.stage, change.by, _change(tokens, change), change.why)
    for cluster in reading.clusters:
        for name, why in cluster.joined.items():
            if _holds(name, places):
                yield Done("cluster", "cluster.resolve", _joined(tokens, cluster, name), why)
                yield _linked(reading, name)
    for role in reading.roles:
        if any(name is not None and _holds(name, places) for name in (role.person, role.organisation)):
            yield Done("roles", "roles.stated.stated_roles", _role(tokens, role), role.title.lemma)


def _holds(name: Name, places: range) -> bool:
    return name.first < places.stop and places.start < name.past


def _shown(tokens: NameTokens, name: Name) -> str:
    start, end = tokens.span(name)
    return f"{name.type} {tokens.document.text[start:end]}"


def _change(tokens: NameTokens, change: Change) -> str:
    before, after = ([_shown(tokens, name) for name in names] for names in (change.before, change.after))
    if not before:
        return f"found {' | '.join(after)}"
    if before == after:
        return before[0]
    return f"{' | '.join(before)} → {' | '.join(after)}" if after else f"dropped {' | '.join(before)}"


def _joined(tokens: NameTokens, cluster: Cluster, name: Name) -> str:
    others = dict.fromkeys(_shown(tokens, other) for other in cluster.names if other is not name)
    return f"{_shown(tokens, name)} with {', '.join(others)}" if others else f"{_shown(tokens, name)} alone"


def _linked(reading: Reading, name: Name) -> Done:
    entity = reading.entity_of[name]
    readings = ", ".join(dict.fromkeys(known.id for known in name.known)) or "none"
    country = f" ({entity.country})" if entity.country else ""
    which = entity.lexicon_id or "an entity of this article"
    return Done(
        "link",
        "link.entities.Linker",
        f"{which}: {entity.name_ar}{country}",
        f"readings of the lists: {readings}",
    )


def _role(tokens: NameTokens, role: StatedRole) -> str:
    document = tokens.document
    text = document.text[document.starts[role.first] : document.ends[role.past - 1]]
    return f"{text} of {_shown(tokens, role.person)}" if role.person else f"{text} of somebody not named here"
