"""From likenesses between articles to stories and topics: the same groups, in whatever order articles came.

Copies of copies are one text. A part or a rewrite belongs to the story of the earliest text it is one of, and to no
chain: the rewrite of a rewrite may be far from the first, and what has two parts is a roundup. But of a crowd, where
not all are compared with the first, those belong to it that are alike to one it is alike to. Topics gather stories and
single articles as stories gather texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from typing import NamedTuple

from etl.records import content_key


class Node(NamedTuple):
    """An article, in the order in which stories begin: its day, its time on that day, then its key."""

    day: date
    moment: str
    key: int
    article: int


class Member(NamedTuple):
    """What an article is in its group."""

    key: int
    group: int
    kind: str
    similarity: float


Shade = Mapping[
    int, Set[int]
]  # the bands under which articles of a crowd were compared with few, by their keys
Links = Mapping[tuple[int, int], tuple[str, float]]  # kind and similarity by two keys, the lower first


def stories(nodes: Sequence[Node], links: Links, shade: Shade) -> list[Member]:
    """The members of all stories among those articles; one that stands alone is of none."""
    texts = _joined(nodes, (pair for pair, (kind, _) in links.items() if kind == "copy"))
    others = (pair for pair, (kind, _) in links.items() if kind in ("part", "rewrite"))
    groups = _gathered(texts, others, shade)
    return [member for texts in groups for member in _story(texts, links)]


def topics(nodes: Sequence[Node], links: Links, stories: Iterable[Member], shade: Shade) -> list[Member]:
    """The members of all topics: stories and articles that tell of one happening."""
    told: dict[int, list[int]] = {}
    for member in stories:
        told.setdefault(member.group, []).append(member.key)
    pairs = [(keys[0], other) for keys in told.values() for other in keys[1:]]
    groups = _gathered(_joined(nodes, pairs), links, shade)
    return [
        member
        for texts in groups
        if len(texts) > 1
        for member in _members("topic", sorted(node for text in texts for node in text), links)
    ]


def _joined(nodes: Sequence[Node], pairs: Iterable[tuple[int, int]]) -> list[list[Node]]:
    """Whatever is joined by any chain of pairs, the earliest article first, the group of the earliest first."""
    head = {node.key: node.key for node in nodes}

    def find(key: int) -> int:
        while head[key] != key:
            head[key] = head[head[key]]
            key = head[key]
        return key

    for one, other in pairs:
        head[find(one)] = find(other)
    groups: dict[int, list[Node]] = {}
    for node in sorted(nodes):
        groups.setdefault(find(node.key), []).append(node)
    return list(groups.values())


def _gathered(
    texts: list[list[Node]], pairs: Iterable[tuple[int, int]], shade: Shade
) -> list[list[list[Node]]]:
    """The texts, each that begins a group with those alike to it that no earlier one took."""
    shades = [set[int]().union(*(shade.get(node.key, ()) for node in text)) for text in texts]
    place = {node.key: number for number, text in enumerate(texts) for node in text}
    alike: dict[int, set[int]] = {}
    for one, other in pairs:
        alike.setdefault(place[one], set()).add(place[other])
        alike.setdefault(place[other], set()).add(place[one])
    groups, taken = [], set[int]()
    for number in range(len(texts)):
        if number not in taken:
            near = alike.get(number, set()) - taken
            if shades[number]:
                near |= {far for each in near for far in alike[each] if shades[number] & shades[far]} - taken
            group = [number, *sorted(near - {number})]
            taken.update(group)
            groups.append([texts[each] for each in group])
    return groups


def _story(texts: Sequence[Sequence[Node]], links: Links) -> list[Member]:
    members = _members("story", [node for text in texts for node in text], links)
    copies = {node.key for node in texts[0]}
    parts = {key for pair, (kind, _) in links.items() if kind == "part" and copies & {*pair} for key in pair}
    copies |= {node.key for text in texts if parts & {node.key for node in text} for node in text}
    kinds = ("origin" if not n else "copy" if m.key in copies else "rewrite" for n, m in enumerate(members))
    return [member._replace(kind=kind) for member, kind in zip(members, kinds, strict=True)]


def _members(what: str, nodes: Sequence[Node], links: Links) -> list[Member]:
    """Each with its likeness to the first, or where that is not known, to whichever it is most like."""
    if len(nodes) < 2:
        return []
    first = nodes[0]
    group = content_key(what, first.article)
    best: dict[int, float] = {}
    keys = {node.key for node in nodes}
    for (one, other), (_, similarity) in links.items():
        if one in keys and other in keys:
            for key in (one, other):
                best[key] = max(best.get(key, 0.0), similarity)
    members = [Member(first.key, group, what, 1.0)]
    for node in nodes[1:]:
        direct = links.get((min(first.key, node.key), max(first.key, node.key)))
        members.append(Member(node.key, group, what, direct[1] if direct else best[node.key]))
    return members
