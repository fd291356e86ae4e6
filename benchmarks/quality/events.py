"""Coded events on our own gold (``benchmarks/gold/events.jsonl``; ``short_…`` are items as feeds have them) and, where
they are present, on the development articles and on sentences judged for protests and assaults.

A predicted event is a gold one where a trigger of its mentions overlaps the gold trigger and the type is the same; each
is matched once, in the order of the text. ``typed_precision``, ``typed_recall`` and ``typed_f1`` count these;
``type_accuracy`` is the share of equal types among the predicted events whose trigger overlaps any gold one. Of the
events found: ``status`` is equal; ``claim`` says of both or of neither that a statement asserts it; ``actor``,
``recipient`` and ``place`` agree where both name nobody, or where one of the names on one side is one of the other's:
equal as keys, or all words of the shorter among those of the longer, the article and plural endings aside, or both
of the same country where either is a country's own name; the holder of an office whom the text never names is called by
its words for him, too (العاهل الأردني); ``date`` is the same first day, or none in both. Figures
``…_named`` count only those that the gold names.

``halfA`` and ``halfB`` are the development articles by a hash of their names: rules were written looking at the first
alone. The sentences of ``protest_gsr`` and ``assault_gsr`` are scored as yes (any such event in them, whatever its
status but negated) against easy no; ``…_difficult_alarms`` is the share of the difficult ones that raise it.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date
from functools import cache
from hashlib import md5
from pathlib import Path
from typing import Any

from benchmarks.quality import development
from etl.annotate.pipeline import default_pipeline
from etl.clean import restore
from etl.clean.keys import match_key
from etl.lexicon import alternatives, names_of, read_lexicon
from etl.paths import PROJECT
from etl.records import Annotations, Entity, Event, EventParticipant

GOLD = Path(__file__).parent.parent / "gold"
OWN = {"": GOLD / "events.jsonl", "short_": GOLD / "events_short.jsonl"}  # by the part of the figures' names
SENTENCES = PROJECT.parent / "shared" / "dev"
EXTRA = "development set"
PARTS = ("status", "claim", "actor", "recipient", "place", "date")

Gold = dict[str, Any]


def score() -> dict[str, float]:
    """The figures that are gated, over our own gold."""
    shown: dict[str, float] = {}
    for part, path in OWN.items():
        counts: Counter[str] = Counter()
        for line in path.read_text("utf-8").splitlines():
            gold = json.loads(line)
            counts += compare(gold, _annotated(gold["text"], date.fromisoformat(gold["published"])))
        shown |= figures(counts, part)
    return shown


def extra() -> dict[str, float]:
    """The development articles, whole and by halves, and the judged sentences."""
    parts: dict[str, Counter[str]] = {}
    for gold, found in development.annotated():
        counts = compare(gold, found)
        for part in ("dev_", f"dev_half{half(gold['id'])}_"):
            parts.setdefault(part, Counter()).update(counts)
    shown = {name: value for part, counts in parts.items() for name, value in figures(counts, part).items()}
    for kind in ("protest", "assault"):
        shown |= judged_sentences(kind) | judged_actors(kind)
    return shown


def half(identity: str) -> str:
    """A or B."""
    return "AB"[int(md5(identity.encode(), usedforsecurity=False).hexdigest(), 16) % 2]


def figures(counts: Counter[str], part: str) -> dict[str, float]:
    """What the counts come to."""
    gold, predicted, typed = counts["gold"], counts["predicted"], counts["typed"]
    shown = {
        "typed_precision": _share(typed, predicted),
        "typed_recall": _share(typed, gold),
        "typed_f1": _share(2 * typed, gold + predicted),
        "type_accuracy": _share(typed, counts["overlapping"]),
    }
    shown |= {name: _share(counts[name], typed) for name in PARTS}
    for name in ("actor", "recipient", "place", "date"):
        shown[f"{name}_named"] = _share(counts[f"{name}_named"], counts[f"gold_{name}"])
    return {part + name: value for name, value in shown.items()}


def _share(some: int, of: int) -> float:
    return some / of if of else float("nan")


# One article


def compare(gold: Gold, found: Annotations) -> Counter[str]:
    """Counts of one article, from which the figures follow."""
    counts: Counter[str] = Counter(gold=len(gold["events"]), predicted=len(found.events))
    pairs = pair(gold["events"], found)
    overlapping = {ordinal for each in gold["events"] for ordinal in _overlapping(each, found)}
    counts["typed"], counts["overlapping"] = len(pairs), len(overlapping | set(pairs.values()))
    entities = {entity.key: entity for entity in found.entities}
    for wanted, ordinal in pairs.items():
        counts += _agreement(gold["events"][wanted], found, ordinal, entities, gold["text"])
    return counts


def pair(gold: list[Gold], found: Annotations) -> dict[int, int]:
    """The gold events that are found, and as which."""
    pairs: dict[int, int] = {}
    for number, each in enumerate(gold):
        same = (at for at in _overlapping(each, found) if found.events[at].type == each["type"])
        ordinal = next((at for at in same if at not in pairs.values()), None)
        if ordinal is not None:
            pairs[number] = ordinal
    return pairs


def _overlapping(gold: Gold, found: Annotations) -> list[int]:
    start, end = gold["trigger"]
    spans = [(each.trigger_start, each.trigger_end, at) for at, each in enumerate(found.events)]
    spans += [(each.start, each.end, each.event) for each in found.event_mentions]
    return list(dict.fromkeys(at for first, past, at in spans if first < end and start < past))


def _agreement(
    gold: Gold, found: Annotations, ordinal: int, entities: dict[int, Entity], text: str
) -> Counter[str]:
    event = found.events[ordinal]
    agree = {
        "status": gold["status"] == event.status,
        "claim": bool(gold["asserted_by"]) == (event.asserted_by is not None),
        "place": same_party(gold_names(gold["place"]), _place(event, entities)),
        "date": gold["start"] == (event.first_day and event.first_day.isoformat()),
    }
    for part in ("actor", "recipient"):
        parties = [each for each in found.event_participants if each.event == ordinal and each.part == part]
        agree[part] = same_party(gold_names(gold[part]), _names(parties, entities, text))
    counts = Counter(name for name, right in agree.items() if right)
    for name, key in (("actor", "actor"), ("recipient", "recipient"), ("place", "place"), ("date", "start")):
        counts[f"gold_{name}"] += bool(gold[key])
        counts[f"{name}_named"] += bool(gold[key]) and agree[name]
    return counts


# Whether two are the same

Party = tuple[str, str | None]  # a name, and its country


def gold_names(told: Any) -> list[Party]:
    """Whom the gold names, one or several."""
    if not told:
        return []
    return [
        (each, None) if isinstance(each, str) else (each["name"], each["country"])
        for each in (told if isinstance(told, list) else [told])
    ]


def _names(parties: list[EventParticipant], entities: dict[int, Entity], text: str) -> list[Party]:
    """What the found ones are called: by their names, or where the text has none of these, by its words for them."""
    names = [(each.name, each.country) for each in parties]
    names += [(entities[each.entity].name_ar, each.country) for each in parties if each.entity in entities]
    told = (each for each in parties if each.name not in text and each.start is not None)
    return names + [(text[each.start : each.end], each.country) for each in told]


def _place(event: Event, entities: dict[int, Entity]) -> list[Party]:
    if event.place_name is None:
        return []
    known = [(entities[event.place].name_ar, event.place_country)] if event.place in entities else []
    return [(event.place_name, event.place_country), *known]


def same_party(one: list[Party], other: list[Party]) -> bool:
    """Whether two sides name nobody, or share somebody."""
    if not one or not other:
        return not one and not other
    return any(_same(a, b) for a in one for b in other)


def _same(one: Party, other: Party) -> bool:
    first, second = _words(one[0]), _words(other[0])
    shorter, longer = sorted((first, second), key=len)
    if shorter and shorter <= longer:
        return True
    country = one[1] or other[1]
    either = {match_key(one[0]), match_key(other[0])} & _country_names()
    return (
        bool(either)
        and country is not None
        and country in (_country(one), _country(other))
        and (_country(one) == _country(other))
    )


def _country(party: Party) -> str | None:
    return party[1] or _countries().get(match_key(party[0]))


@cache
def _countries() -> dict[str, str]:
    rows = read_lexicon("countries")
    names = {match_key(name): row["iso2"] for row in rows for name in names_of(row)}
    return names | {match_key(name): row["iso2"] for row in rows for name in alternatives(row["capital_ar"])}


def _country_names() -> set[str]:
    return set(_countries())


_ENDINGS = ("ون", "ين", "ات", "ان", "ا", "ه")


def _words(name: str) -> frozenset[str]:
    return frozenset(_root(match_key(word)) for word in name.split() if match_key(word))


def _root(key: str) -> str:
    for led in ("وال", "لل", "بال", "ال"):
        if key.startswith(led) and len(key) > len(led) + 2:
            key = key.removeprefix(led)
            break
    ending = next((end for end in _ENDINGS if key.endswith(end) and len(key) > len(end) + 2), "")
    return key.removesuffix(ending)


# Sentences judged for one kind of event


def judged_sentences(kind: str) -> dict[str, float]:
    """Whether sentences that report a protest or an assault are told from those that do not."""
    file = SENTENCES / f"{kind}_gsr.csv"
    if not file.is_file():
        return {}
    counts: Counter[str] = Counter()
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            said = _tells(_annotated(row["text"]), kind.upper())
            counts[f"{row['label']} {said}"] += 1
    right, missed, alarms = counts["yes True"], counts["yes False"], counts["easy no True"]
    difficult = counts["difficult no True"]
    return {
        f"{kind}_precision": _share(right, right + alarms),
        f"{kind}_recall": _share(right, right + missed),
        f"{kind}_f1": _share(2 * right, 2 * right + alarms + missed),
        f"{kind}_difficult_alarms": _share(difficult, difficult + counts["difficult no False"]),
    }


def _tells(found: Annotations, kind: str) -> bool:
    return any(each.type == kind and each.status != "negated" for each in found.events)


def judged_actors(kind: str) -> dict[str, float]:
    """Whether the country of who protests or assaults is right, of the spans whose verb is found."""
    file = SENTENCES / f"{kind}_spans.json"
    if not file.is_file():
        return {}
    counts: Counter[str] = Counter()
    for each in json.loads(file.read_text("utf-8")):
        found = _annotated(each["text"])
        events = [at for at, event in enumerate(found.events) if event.type == kind.upper()]
        countries = {
            _iso3(party.country)
            for party in found.event_participants
            if party.event in events and party.part == "actor" and party.country
        }
        roles = [span["source_role"] for span in each["spans"] if isinstance(span["source_role"], dict)]
        wanted = {role.get("main") for role in roles} - {None, "", "None"}
        if events and wanted:
            counts["asked"] += 1
            counts["right"] += bool(wanted & countries)
            counts["told"] += bool(countries)
    return {
        f"{kind}_actor_country": _share(counts["right"], counts["asked"]),
        f"{kind}_actor_country_told": _share(counts["right"], counts["told"]),
    }


def _iso3(country: str | None) -> str | None:
    return next((row["iso3"] for row in read_lexicon("countries") if row["iso2"] == country), None)


@cache
def _annotated(text: str, published_on: date | None = None) -> Annotations:
    article = restore(
        source="gold",
        identity=text[:40],
        address="-",
        position=1,
        body=text,
        title=None,
        published_on=published_on,
    )
    annotated, rejected = default_pipeline().annotate([article])
    assert not rejected, rejected
    return annotated[0]
