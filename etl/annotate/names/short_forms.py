"""A body's shorter name with its fuller one: اتحاد الكرة is الاتحاد المصري لكرة القدم, where no other body fits."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import NamedTuple

from etl.annotate.names.cluster import Cluster
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import trigger_words
from etl.annotate.syntax.clitics import LI

_EVERYWHERE = "security_force"  # kind of bodies that are called alike in every state
_BEARERS = 64  # of one word, that an article is read to tell apart


class _Word(NamedTuple):
    """A word of a body's name, its clitics cut."""

    bare: str
    definite: bool
    purpose: bool  # behind ل: لكرة القدم


def with_short_forms(tokens: NameTokens, clusters: list[Cluster]) -> list[Cluster]:
    """The clusters, each of a body's or place's shorter name brought to the only one whose fuller name holds it."""
    words = {id(cluster): _words(tokens, cluster.fullest_name) for cluster in clusters}
    holding: defaultdict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for word in dict.fromkeys(word.bare for word in words[id(cluster)]):
            holding[cluster.type, word].append(cluster)
    left = {id(cluster): cluster for cluster in clusters}
    for cluster in sorted(clusters, key=lambda cluster: -len(words[id(cluster)])):
        short = words[id(cluster)]
        fuller = [
            other
            for other in islice(holding[cluster.type, short[-1].bare], _BEARERS)
            if id(other) in left and _fits(short, words[id(other)]) and _may_be(cluster, other)
        ]
        if len(fuller) == 1:
            _bring(tokens, cluster, fuller[0])
            del left[id(cluster)]
    return list(left.values())


def _words(tokens: NameTokens, name: Name) -> tuple[_Word, ...]:
    forms = [form for form in tokens[name.first : name.past] if form.kind != "mark"]
    first = _Word(forms[0].bare, bool(forms[0].clitics.article), False)
    return first, *(
        _Word(form.bare, bool(form.clitics.article), form.proclitic.endswith(LI)) for form in forms[1:]
    )


def _fits(short: tuple[_Word, ...], full: tuple[_Word, ...]) -> bool:
    """Whether a name's words stand in a longer one in order, behind the same word or without the one it begins with."""
    if len(short) >= len(full):
        return False
    if short[0].bare == full[0].bare:
        described = short[0].definite and not full[0].definite  # الشرطة الأردنية is not شرطة الشغب الأردنية
        return len(short) > 1 and not described and _in_order(short[1:], full[1:])
    headless = full[0].bare in trigger_words() and short[0].bare not in trigger_words()
    return headless and short[0].definite and _in_order(short, full[-len(short) :])


def _in_order(short: tuple[_Word, ...], full: tuple[_Word, ...]) -> bool:
    left = iter(full)
    return all(any(_same(word, each) for each in left) for word in short)


def _same(word: _Word, other: _Word) -> bool:
    """كلية الطب is not كلية طب الأسنان, but اتحاد الكرة one لكرة القدم."""
    return word.bare == other.bare and (word.definite == other.definite or other.purpose)


def _may_be(cluster: Cluster, other: Cluster) -> bool:
    """Whether the lists do not say that they are two, by the name of one alone and of no state's security."""
    if not cluster.known or not cluster.known.isdisjoint(other.known):
        return True
    listed = [known for name in cluster.names for known in name.known]
    if all(known.level == _EVERYWHERE and not known.country for known in listed):
        return True  # الدفاع المدني, with a directorate in each state
    return all(known.short for known in listed) and bool(other.known or len(cluster.known) > 1)


def _bring(tokens: NameTokens, cluster: Cluster, fuller: Cluster) -> None:
    for name in cluster.names:
        fuller.join(name, tuple(tokens.keys(name)), "short_name")
