"""Clusters of names that mean the same in an article: short names, acronyms and other spellings join the full name."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise, product

from pyarabic import araby_const as arabic

from etl.annotate.kept import AN_ARTICLE, Kept
from etl.annotate.names.also_called import also_called
from etl.annotate.names.spans import Name, NameTokens
from etl.annotate.names.titles import name_words, trigger_words
from etl.annotate.names.tokens import shared_lists
from etl.annotate.syntax.clitics import LI, with_article, without_article, without_lam
from etl.annotate.syntax.transcription import skeleton

_LONG_SKELETON = 3
_BEARERS = 64  # of one name, that an article is read to tell apart
_USUAL = "2"  # class of a given name with which a full name begins
_FAMILY = 4  # words of a name whose given name may be left out
_UNSURE = 0.5  # how sure a short name is of its bearer where several bear it

Keys = tuple[str, ...]  # a name's words, as match keys


@dataclass(slots=True)
class Cluster:
    """One entity of the article and the names that mean it."""

    type: str
    ordinal: int  # among those of its kind, in the order they were met
    names: list[Name] = field(default_factory=list)
    keys: dict[Keys, None] = field(default_factory=dict)  # the distinct names
    fullest_name: Name = field(init=False)
    fullest: Keys = ()  # the name of the most words; the earliest among equals
    known: set[str] = field(default_factory=set)  # ids of what the lexicons say its names may mean
    countries: set[str] = field(default_factory=set)  # where those lie
    places: list[int] = field(default_factory=list)  # first tokens of its names, from left to right
    joined: dict[Name, str] = field(default_factory=dict)  # why each name is here

    def join(self, name: Name, keys: Keys, why: str) -> None:
        """Take in a name."""
        self.names.append(name)
        self.joined[name] = why
        self.keys[keys] = None
        if len(keys) > len(self.fullest):
            self.fullest, self.fullest_name = keys, name
        self.known.update(known.id for known in name.known)
        self.countries.update({known.country for known in name.known} - {""})
        insort(self.places, name.first)

    def nearness(self, place: int) -> int:
        """Where it was named last before a token; where it is named first after it, negative, if it was not."""
        before = bisect_left(self.places, place)
        return self.places[before - 1] if before else -self.places[0]


def confidence(name: Name, why: str) -> float:
    """How sure it is that a name means the cluster that it joined."""
    return min(name.confidence, _UNSURE) if why == "short_name_nearest" else name.confidence


def same_word(one: str, other: str) -> bool:
    """Whether two words spell the same name."""
    if one == other or without_article(one) == without_article(other):
        return True
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2:
        return False
    read = shared_lists().read
    if read(one).given and read(other).given:  # سالم and سليم, محمد and محمود
        return False
    bones = skeleton(one)
    return len(bones) >= _LONG_SKELETON and bones == skeleton(other)


def same_words(one: Keys, other: Keys) -> bool:
    """Whether two names are the same, word by word."""
    return len(one) == len(other) and all(map(same_word, one, other))


def _spelt(word: str) -> tuple[str, ...]:
    """What two words share, one or the other, when they spell the same name."""
    bare, bones = without_article(word), skeleton(word)
    return (bare, "~" + bones) if len(bones) >= _LONG_SKELETON else (bare,)


_spellings = Kept(_spelt).__getitem__


def resolve(tokens: NameTokens, names: list[Name]) -> list[Cluster]:
    """The clusters that the names mean, in the order they first appear."""
    people = _People(tokens)
    people.read([name for name in names if name.type == "PERSON"])
    others = _Others(tokens)
    others.read([name for name in names if name.type != "PERSON"])
    return sorted([*people.clusters, *others.clusters], key=lambda cluster: cluster.places[0])


class _People:
    """The people of an article, by the words of their names."""

    def __init__(self, tokens: NameTokens) -> None:
        self.clusters: list[Cluster] = []
        self._tokens = tokens
        # By two words, the full names that begin with the one and hold, or end with, the other.
        self._holding: defaultdict[tuple[str, str], list[tuple[Cluster, Keys]]] = defaultdict(list)
        self._ending: defaultdict[tuple[str, str], list[tuple[Cluster, Keys]]] = defaultdict(list)
        # By a word they are called alone.
        self._called: defaultdict[str, dict[int, Cluster]] = defaultdict(dict)

    def read(self, names: list[Name]) -> None:
        """Full names first, those set beside others before all, then the short ones that follow or announce them."""
        beside = {name: full for full, name in pairwise(names) if also_called(self._tokens, full, name)}
        apart = beside.keys() | set(beside.values())
        short: list[tuple[Name, Keys]] = []
        of: dict[Name, Cluster] = {}
        for name in sorted(names, key=lambda name: name not in apart):
            keys = split_name(tuple(self._tokens.keys(name)))
            bearer = of.get(beside[name]) if name in beside else None
            if bearer is None and (len(keys) == 1 or self._of_family(name)):
                short.append((name, keys))
                continue
            of[name] = bearer or self._named_so(keys) or self._new()
            self._join(of[name], name, keys, "short_name" if bearer else "same_name")
        short.sort(key=lambda each: -len(each[1]))
        for name, keys in short:
            self._join_short(name, keys)

    def _of_family(self, name: Name) -> bool:
        """Whether no given name begins a name of several words, so that it may be a family's: قائد السبسي."""
        short = bool(name.known) and all(known.short for known in name.known)
        form = self._tokens[name.first]
        return short or form.given < _USUAL or form.key in name_words("inner_title")

    def _new(self) -> Cluster:
        self.clusters.append(Cluster("PERSON", len(self.clusters)))
        return self.clusters[-1]

    def _join(self, cluster: Cluster, name: Name, keys: Keys, why: str) -> None:
        if keys not in cluster.keys:
            for word in _ends(keys):
                for spelling in _spellings(word):
                    self._called[spelling][cluster.ordinal] = cluster
            for pair in _pairs(keys, keys[1:]):
                self._holding[pair].append((cluster, keys))
            for pair in _pairs(keys, keys[-1:]):
                self._ending[pair].append((cluster, keys))
        cluster.join(name, keys, why)

    def _named_so(self, keys: Keys) -> Cluster | None:
        """The person met first whose full name this may be."""
        longer = (self._holding[pair][:_BEARERS] for pair in _pairs(keys, keys[-1:]) if pair in self._holding)
        shorter = (self._ending[pair][:_BEARERS] for pair in _pairs(keys, keys[1:]) if pair in self._ending)
        found = [
            cluster
            for entries in (*longer, *shorter)
            for cluster, known in entries
            if same_person(keys, known)
        ]
        return min(found, key=lambda cluster: cluster.ordinal, default=None)

    def _join_short(self, name: Name, keys: Keys) -> None:
        """A family's or given name alone means the person last named so; before any, the one named so later."""
        word = "".join(keys)
        bearers = self._bearers(word) or self._bearers(_with_article(self._tokens[name.first].key, word))
        ids = {known.id for known in name.known}
        bearers = [cluster for cluster in bearers if ids & cluster.known] or bearers
        if not bearers:
            so = self._named_so(keys) if len(keys) > 1 else None
            self._join(so or self._new(), name, keys, "same_name")
            return
        nearest = max(bearers, key=lambda cluster: cluster.nearness(name.first))
        alone = len([cluster for cluster in bearers if len(cluster.fullest) > 1]) < 2
        self._join(nearest, name, keys, "short_name" if alone else "short_name_nearest")

    def _bearers(self, word: str) -> list[Cluster]:
        """Those who are called by a word alone, in the order they were met."""
        called: dict[int, Cluster] = {}
        for spelling in _spellings(word):
            called |= islice(self._called.get(spelling, {}).items(), _BEARERS)
        return [
            called[ordinal]
            for ordinal in sorted(called)
            if any(same_word(word, part) for known in called[ordinal].keys for part in _ends(known))
        ]


def _pairs(keys: Keys, others: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The first word of a name with each of some others, in the ways that spellings may share."""
    return product(_spellings(keys[0]), [spelling for word in others for spelling in _spellings(word)])


def split_name(words: Keys) -> Keys:
    """The parts of a person's name, each one word however it is written: عبد | الرحمن, أبو | بكر, نور | الدين.

    A name that begins with بن (بن سلمان, as it is spelt there: ابن سلمان) is one part: it is a family's or a father's.
    """
    begins, ends, sons = name_words("compound"), name_words("ends_compound"), name_words("son")
    parts = [word.removeprefix(arabic.ALEF) if word in sons else word for word in words[:1]]
    for word in words[1:]:
        if parts[-1] in begins or word in ends or (len(parts) == 1 and parts[0] in sons):
            parts[-1] += word
        else:
            parts.append(word)
    return tuple(parts)


def same_person(one: Keys, other: Keys) -> bool:
    """Two full names of one person: the words of the shorter stand in the longer in order, the first alike.

    Of two that name the father, it is the same.
    """
    shorter, longer = sorted((one, other), key=len)
    fathers = len(shorter) > 2 and all(keys[1] in name_words("son") for keys in (one, other))
    if not same_word(shorter[0], longer[0]) or (fathers and not same_word(shorter[2], longer[2])):
        return False
    left = iter(longer)
    return all(any(same_word(word, each) for each in left) for word in shorter)


def _with_article(form: str, word: str) -> str:
    """A family name of no list that stands in a form behind لل, as the article has it elsewhere: للرحوي, الرحوي."""
    return with_article(without_lam(word)) if form == LI + word and word.startswith(LI) else word


def _ends(keys: Keys) -> list[str]:
    """The words by which a person is called alone: the family name (with its particle cut), also one of several words
    (قائد السبسي), as one; else the given name."""
    before = keys[-2] if len(keys) > 1 else ""
    if before in name_words("son"):
        return ["".join(keys[-2:]), keys[0]]
    several = ["".join(keys[1:])] if 2 < len(keys) <= _FAMILY else []
    return (
        [*several, keys[0]]
        if not before or before in name_words("particle")
        else [*several, keys[-1], keys[0]]
    )


class _Others:
    """Organisations, places and other things: by identity in the lexicons, by name, by acronym."""

    def __init__(self, tokens: NameTokens) -> None:
        self.clusters: list[Cluster] = []
        self._tokens = tokens
        # By type, and by an id of the lexicons or by a name, whole or without the word that says what it is.
        self._met: dict[tuple[str, str, str | Keys], Cluster] = {}

    def read(self, names: list[Name]) -> None:
        """Bring the names together, from left to right."""
        previous: tuple[Name, Cluster] | None = None
        for name in names:
            keys = tuple(self._tokens.keys(name))
            cluster, why = self._same_thing(name, keys), "same_name"
            told = also_called(self._tokens, previous[0], name) if cluster is None and previous else ""
            if previous and told:
                cluster, why = previous[1], told
            if cluster is None:
                cluster = Cluster(name.type, len(self.clusters))
                self.clusters.append(cluster)
            self._join(cluster, name, keys, why)
            previous = (name, cluster)

    def _join(self, cluster: Cluster, name: Name, keys: Keys, why: str) -> None:
        for known in name.known:
            self._note(cluster, "known", known.id)
        if keys not in cluster.keys:
            self._note(cluster, "whole", _without_articles[keys])
            if keys[0] in trigger_words():
                self._note(cluster, "headless", _without_articles[keys[1:]])
        cluster.join(name, keys, why)

    def _note(self, cluster: Cluster, how: str, sign: str | Keys) -> None:
        """Find a cluster by a sign, unless one met before it is."""
        only = self._met.setdefault((cluster.type, how, sign), cluster)
        if cluster.ordinal < only.ordinal:
            self._met[cluster.type, how, sign] = cluster

    def _same_thing(self, name: Name, keys: Keys) -> Cluster | None:
        """The cluster met first that is this by the lexicons or by name: the same words, or the same but for the word
        that says what it is (حركة حماس and حماس)."""
        words = _without_articles[keys]
        signs: list[tuple[str, str | Keys]] = [("known", known.id) for known in name.known]
        signs += [("whole", words), ("headless", words)]
        signs += [("whole", words[1:])] if keys[0] in trigger_words() else []
        clusters = [self._met[name.type, *sign] for sign in signs if (name.type, *sign) in self._met]
        clusters = [cluster for cluster in clusters if not _elsewhere(name, cluster)]
        return min(clusters, key=lambda cluster: cluster.ordinal, default=None)


def _elsewhere(name: Name, cluster: Cluster) -> bool:
    """Whether a place lies in another country than its namesake: طرابلس اللبنانية, طرابلس الليبية."""
    countries = {known.country for known in name.known} - {""} if name.type == "LOC" else set()
    return bool(countries and cluster.countries) and countries.isdisjoint(cluster.countries)


_without_articles: Kept[Keys, Keys] = Kept(lambda keys: tuple(map(without_article, keys)), AN_ARTICLE)
