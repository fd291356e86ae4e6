"""A body's shorter name with its fuller one: اتحاد الكرة is الاتحاد المصري لكرة القدم, where no other body fits."""

from __future__ import annotations

from itertools import islice

from etl.annotate.names.cluster import Cluster
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import trigger_words
from etl.annotate.names.tokens import NameToken
from etl.annotate.syntax.clitics import LI

_EVERYWHERE = "security_force"  # kind of bodies that are called alike in every state
_BEARERS = 64  # of one word, that an article is read to tell apart


Forms = list[NameToken]


def with_short_forms(tokens: NameTokens, clusters: list[Cluster]) -> list[Cluster]:
    """The clusters, each of a body's or place's shorter name brought to the only one whose fuller name holds it."""
    forms: dict[int, Forms] = {}
    holding: dict[tuple[str, str], list[Cluster]] = {}  # by type and word, longer names
    for cluster in clusters:
        if cluster.type != "PERSON":
            forms[id(cluster)] = words = _words(tokens, cluster.fullest_name)
            for form in words if len(words) > 1 else ():
                holding.setdefault((cluster.type, form.bare), []).append(cluster)
    brought: set[int] = set()
    for cluster in sorted(clusters, key=lambda cluster: -len(cluster.fullest)) if holding else ():
        if short := forms.get(id(cluster)):
            others = holding.get((cluster.type, short[-1].bare), ())
            fuller = {
                id(other): other
                for other in islice(others, _BEARERS)
                if id(other) not in brought
                and _fits(short, forms[id(other)])
                and _may_be(cluster, other)
                and not _is_of_elsewhere(tokens, cluster, other)
            }
            if len(fuller) == 1:
                _bring(tokens, cluster, *fuller.values())
                brought.add(id(cluster))
    return [cluster for cluster in clusters if id(cluster) not in brought] if brought else clusters


def _words(tokens: NameTokens, name: Name) -> Forms:
    if name.words == 1:
        return [tokens[name.first]]
    return [form for form in tokens[name.first : name.past] if form.kind != "mark"]


def _fits(short: Forms, full: Forms) -> bool:
    """Whether a name's words stand in a longer one in order, behind the same word or without the one it begins with."""
    if len(short) >= len(full):
        return False
    one, other = short[0], full[0]
    if one.bare == other.bare:
        described = one.clitics.article and not other.clitics.article  # الشرطة الأردنية, شرطة الشغب الأردنية
        return len(short) > 1 and not described and _in_order(short[1:], full[1:])
    headless = other.bare in trigger_words() and one.bare not in trigger_words() and one.clitics.article
    return bool(headless) and _in_order(short, full[-len(short) :])


def _in_order(short: Forms, full: Forms) -> bool:
    left = iter(full)
    return all(any(_same(word, each) for each in left) for word in short)


def _same(form: NameToken, other: NameToken) -> bool:
    """كلية الطب is not كلية طب الأسنان, but اتحاد الكرة one لكرة القدم."""
    if form.bare != other.bare:
        return False
    return bool(form.clitics.article) == bool(other.clitics.article) or other.proclitic.endswith(LI)


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


def _is_of_elsewhere(tokens: NameTokens, cluster: Cluster, other: Cluster) -> bool:
    """Whether a body was named before the one of another country, and beside places of its own.

    So in وزارة الداخلية … في صفاقس … وزارة الداخلية الإيطالية.
    """
    country = tokens[other.fullest_name.past - 1].nationality
    first, fuller = (min(name.first for name in each.names) for each in (cluster, other))
    if not country or first > fuller:
        return False
    around = tokens.countries_around(tokens.sentence_start(first))
    return bool(around) and country not in around
